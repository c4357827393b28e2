/** What fits a question, what is missing from an answer, and how an answer is read: a table for each kind of question. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answerKinds, type AnswerKind, type Question } from '../audit-tool/tool.ts'
import { gradeCodes } from '../grades/grade.ts'
import { answerFault, answerMissing, answerText, gradeFault, gradeGiven, mostCharacters } from './answers.ts'

const question = (answerKind: AnswerKind, rest: Partial<Question> = {}): Question => ({
  key: 'seen-alone',
  text: 'Was the child seen alone?',
  kind: 'quality',
  answerKind,
  indicators: [2],
  required: true,
  ...rest,
})

const choices = [
  { code: 'better', label: 'Better' },
  { code: 'worse', label: 'Worse' },
]

const fits: readonly (readonly [Question, string, boolean])[] = [
  [question('yes-partly-no'), 'not-applicable', true],
  [question('yes-partly-no'), 'Yes', false],
  [question('choice', { choices }), 'worse', true],
  [question('choice', { choices }), 'unclear', false],
  [question('choice'), 'worse', false],
  [question('progress', { choices }), 'better', true],
  [question('progress', { choices }), 'constructor', false],
  [question('short-text'), 'x'.repeat(500), true],
  [question('short-text'), 'x'.repeat(501), false],
  [question('long-text'), 'x'.repeat(mostCharacters), true],
  [question('long-text'), 'x'.repeat(mostCharacters + 1), false],
  [question('date'), '2018-02-28', true],
  [question('date'), '2018-02-29', false],
  [question('date'), 'yesterday', false],
  [question('count'), '0', true],
  [question('count'), '-1', false],
  [question('count'), '2.5', false],
  [question('count'), '9999', true],
  [question('count', { least: 1, most: 3 }), '4', false],
  [question('grade'), 'requires-improvement', true],
  [question('grade'), 'not-graded', false],
  [question('scale'), '0', true],
  [question('scale'), '10', true],
  [question('scale'), '11', false],
  [question('scale', { least: 1, most: 5 }), '0', false],
  [question('choices', { choices }), 'better,worse', true],
  [question('choices', { choices }), 'better,better', false],
  [question('choices', { choices }), 'better,unclear', false],
  [question('reflection'), 'x'.repeat(mostCharacters), true],
  [question('reflection'), 'x'.repeat(mostCharacters + 1), false],
  [question('evidence'), 'Case note of 14 May 2018', true],
  [question('evidence'), 'x'.repeat(501), false],
]

for (const [asked, value, does] of fits) {
  const shown = value.length > 20 ? `${value.length} characters` : `“${value}”`
  test(`${shown} ${does ? 'fits' : 'does not fit'} a question of the kind ${asked.answerKind}`, () => {
    const fault = answerFault(asked, { value, evidence: '' })
    assert.equal(fault?.field, does ? undefined : asked.key)
  })
}

test('an empty answer is a draft’s right, whatever the question', () => {
  for (const kind of answerKinds) assert.equal(answerFault(question(kind), { value: '', evidence: 'So far.' }), null)
})

test('evidence that is too long is told on its own field, not on the answer’s', () => {
  const evidence = 'x'.repeat(mostCharacters + 1)
  assert.equal(answerFault(question('yes-partly-no'), { value: 'yes', evidence })?.field, 'seen-alone-evidence')
  assert.equal(gradeFault('record.grade', { value: 'good', evidence })?.field, 'record.grade-evidence')
})

test('a grade is one of the four or none yet', () => {
  for (const value of [...gradeCodes, '']) assert.equal(gradeFault('record.grade', { value, evidence: '' }), null)
  for (const value of ['excellent', 'not-graded', 'Good']) {
    assert.equal(gradeFault('record.grade', { value, evidence: '' })?.field, 'record.grade')
    assert.equal(gradeGiven(new Map([['record.grade', { value, evidence: '' }]]), 'record.grade'), null)
  }
})

const explained = [...choices, { code: 'other', label: 'Something else', explain: true }]
const compliance = { kind: 'compliance' } as const
const missing: readonly (readonly [string, Question, string, string, string | null])[] = [
  ['a required question without an answer', question('long-text'), ' ', 'Seen.', 'seen-alone'],
  ['a question that may be left', question('long-text', { required: false }), '', '', null],
  ['yes without evidence', question('yes-partly-no', compliance), 'yes', '', null],
  ['does not apply, without why', question('yes-partly-no'), 'not-applicable', ' ', 'seen-alone-evidence'],
  ['does not apply, with why', question('yes-partly-no'), 'not-applicable', 'Born in May.', null],
  [
    'no to what must be done, without what was found',
    question('yes-partly-no', compliance),
    'no',
    '',
    'seen-alone-evidence',
  ],
  ['no to how well it was done', question('yes-partly-no'), 'no', '', null],
  ['a grade without its reasons', question('grade'), 'good', ' ', 'seen-alone-evidence'],
  ['a grade with its reasons', question('grade'), 'good', 'Seen each time.', null],
  [
    'a choice that must be explained',
    question('choices', { choices: explained }),
    'better,other',
    '',
    'seen-alone-evidence',
  ],
  ['a choice that need not be', question('choices', { choices: explained }), 'better', '', null],
  ['evidence that the tool requires', question('scale', { evidence: 'required' }), '7', '', 'seen-alone-evidence'],
  ['a choice named no', question('choice', { choices: [{ code: 'no', label: 'No' }] }), 'no', '', null],
]

for (const [what, asked, value, evidence, field] of missing) {
  test(`${what}: ${field === null ? 'nothing is missing' : `the field ${field} is`}`, () => {
    assert.equal(answerMissing(asked, { value, evidence })?.field ?? null, field)
  })
}

test('an answer is read by its label; what has no label is read as it was given', () => {
  assert.equal(answerText(question('yes-partly-no'), 'not-applicable'), 'Does not apply')
  assert.equal(answerText(question('progress', { choices }), 'worse'), 'Worse')
  assert.equal(answerText(question('long-text'), 'yes'), 'yes')
  assert.equal(answerText(question('grade'), 'requires-improvement'), 'Requires improvement')
  assert.equal(answerText(question('scale'), '7'), '7 out of 10')
  assert.equal(answerText(question('scale', { most: 5 }), ''), '')
  assert.equal(answerText(question('choices', { choices }), 'better,worse'), 'Better, Worse')
})

test('no text that anyone can send makes the checks throw', () => {
  const kinds = fc.constantFrom(...answerKinds)
  fc.assert(
    fc.property(kinds, fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (kind, value, evidence) => {
      answerFault(question(kind, { choices }), { value, evidence })
      answerMissing(question(kind), { value, evidence })
    }),
  )
})
