/** Each thing that does not fit is named, and nothing else is: a table of cases, with their borders. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { concerns, consistencyCodes, type GradesAndAnswers } from './consistency.ts'
import { gradeCodes, gradeSteps, type Grade } from './grade.ts'

const facts = (overall: Grade, rest: Partial<GradesAndAnswers> = {}): GradesAndAnswers => ({
  overall,
  sections: [],
  compliance: [],
  progress: [],
  ...rest,
})

const graded = (...given: readonly Grade[]) =>
  given.map((grade, index) => ({ key: `s${index}`, title: `Section ${index}`, grade }))
const answers = (...given: readonly string[]) => given.map(answer => ({ text: 'Is the child safer?', answer }))

const table: readonly (readonly [string, GradesAndAnswers, readonly string[]])[] = [
  ['nothing but a grade', facts('good'), []],
  ['good throughout', facts('good', { sections: graded('good', 'good') }), []],
  [
    'good with an inadequate section',
    facts('good', { sections: graded('good', 'inadequate') }),
    ['good-with-inadequate-section'],
  ],
  [
    'outstanding with an inadequate section',
    facts('outstanding', { sections: graded('outstanding', 'inadequate') }),
    ['good-with-inadequate-section'],
  ],
  [
    'requires improvement with an inadequate section',
    facts('requires-improvement', { sections: graded('requires-improvement', 'inadequate') }),
    [],
  ],
  ['good while things are worse', facts('good', { progress: answers('better', 'worse') }), ['good-while-worse']],
  ['good while the child is unsafe', facts('good', { progress: answers('unsafe') }), ['good-while-worse']],
  ['inadequate while things are worse', facts('inadequate', { progress: answers('worse') }), []],
  ['good, and one measure unclear', facts('good', { progress: answers('unclear', 'better', 'same') }), []],
  [
    'good, and two measures unclear',
    facts('good', { progress: answers('unclear', 'unclear', 'same') }),
    ['good-while-unknown'],
  ],
  ['good, and half of what is required missing', facts('good', { compliance: answers('yes', 'no') }), []],
  [
    'good, and more than half of what is required missing',
    facts('good', { compliance: answers('no', 'no', 'yes') }),
    ['good-with-most-required-missing'],
  ],
  ['good, and what is required partly there', facts('good', { compliance: answers('partly', 'partly') }), []],
  [
    'better than every section',
    facts('good', { sections: graded('requires-improvement', 'requires-improvement') }),
    ['overall-outside-sections'],
  ],
  ['worse than every section', facts('inadequate', { sections: graded('good', 'good') }), ['overall-outside-sections']],
  [
    'unlike sections that differ among themselves',
    facts('good', { sections: graded('outstanding', 'requires-improvement') }),
    [],
  ],
]

for (const [what, given, expected] of table) {
  test(`${what}: ${expected.length === 0 ? 'nothing to explain' : expected.join(', ')}`, () => {
    assert.deepEqual(
      concerns(given).map(concern => concern.code),
      expected,
    )
  })
}

test('every rule is in the table, so that none is without a case', () => {
  const met = new Set(table.flatMap(([, , codes]) => codes))
  assert.deepEqual(
    consistencyCodes.filter(code => !met.has(code)),
    [],
  )
})

test('a concern names the sections and the counts it is about', () => {
  const [inadequate] = concerns(facts('good', { sections: graded('good', 'inadequate', 'inadequate') }))
  assert.match(inadequate?.sentence ?? '', /“Section 1” and “Section 2”/)
  const [missing] = concerns(facts('good', { compliance: answers('no', 'no', 'yes') }))
  assert.match(missing?.sentence ?? '', /no to 2 of 3 questions/)
})

test('the same facts give the same concerns, each with one of the known codes, and no grade is changed', () => {
  const grade = fc.constantFrom(...gradeCodes)
  const progress = fc.array(fc.constantFrom('better', 'same', 'worse', 'unclear', 'unsafe', ''), { maxLength: 4 })
  const compliance = fc.array(fc.constantFrom('yes', 'partly', 'no'), { maxLength: 6 })
  fc.assert(
    fc.property(grade, fc.array(grade, { maxLength: 6 }), progress, compliance, (overall, sections, moves, done) => {
      const given = facts(overall, {
        sections: graded(...sections),
        progress: answers(...moves),
        compliance: answers(...done),
      })
      const found = concerns(given)
      assert.deepEqual(concerns(given), found)
      assert.ok(found.every(concern => consistencyCodes.includes(concern.code)))
      assert.equal(new Set(found.map(concern => concern.code)).size, found.length)
    }),
  )
})

test('steps between grades are counted from the first to the second, so that a lower one is negative', () => {
  assert.equal(gradeSteps('good', 'requires-improvement'), -1)
  assert.equal(gradeSteps('inadequate', 'outstanding'), 3)
  assert.equal(gradeSteps('good', 'good'), 0)
})
