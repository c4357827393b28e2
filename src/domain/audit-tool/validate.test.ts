/** Every fault of an audit tool is found, with its place, before it is published; the tool that is shipped has none. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { standingOf } from './standing.ts'
import { type Question, type Section, type ToolContent } from './tool.ts'
import { toolFaults } from './validate.ts'

const shipped = JSON.parse(
  readFileSync(new URL('../../../audit-tools/monthly-case-audit/1.json', import.meta.url), 'utf8'),
) as ToolContent

const faultsOf = (tool: ToolContent): readonly string[] =>
  [...toolFaults(tool)].map(({ code, where }) => `${code} ${where}`.trim())

const withSection = (change: (section: Section) => Section): ToolContent => ({
  ...shipped,
  sections: shipped.sections.map((section, index) => (index === 0 ? change(section) : section)),
})

/** Changes to the first questions of the first section, in order. */
const withQuestion = (...changes: readonly Partial<Question>[]): ToolContent =>
  withSection(section => ({
    ...section,
    questions: section.questions.map((question, index) => ({ ...question, ...changes[index] })),
  }))

const [first, second] = shipped.sections
assert.ok(first && second)
const place = `${first.key}/${first.questions[0]?.key ?? ''}`
const twoChoices = [
  { code: 'yes', label: 'Yes' },
  { code: 'yes', label: 'Yes, indeed' },
]

const planted: readonly (readonly [string, ToolContent, readonly string[]])[] = [
  ['a section’s key given twice', withSection(section => ({ ...section, key: second.key })), ['section-key-twice']],
  [
    'a question’s key given twice',
    withQuestion({ key: second.questions[0]?.key ?? '' }),
    [`question-key-twice ${second.questions[0]?.key ?? ''}`],
  ],
  ['a section’s key of another shape', withSection(section => ({ ...section, key: 'The.Record' })), ['key-shape']],
  ['a section’s key that the product keeps', withSection(section => ({ ...section, key: 'overall' })), ['key-kept']],
  ['a section without guidance', withSection(section => ({ ...section, guidance: ' ' })), [`no-guidance ${first.key}`]],
  [
    'a section without questions',
    withSection(section => ({ ...section, questions: [] })),
    [`no-questions ${first.key}`],
  ],
  [
    'a mandatory section that is not always asked',
    withSection(section => ({ ...section, mandatory: true, statuses: ['closed'] })),
    [`mandatory-not-always ${first.key}`],
  ],
  [
    'a graded section without a descriptor',
    withSection(section => ({
      ...section,
      descriptors: { outstanding: 'Best', good: '', 'requires-improvement': 'Less', inadequate: 'Least' },
    })),
    [`no-descriptor ${first.key}`],
  ],
  ['a question’s key of another shape', withQuestion({ key: 'Summary!' }), [`key-shape ${first.key}/Summary!`]],
  ['a question without words', withQuestion({ text: '' }), [`no-text ${place}`]],
  ['a question tied to no indicator', withQuestion({ indicators: [] }), [`no-indicator ${place}`]],
  ['an indicator that there is not', withQuestion({ indicators: [13] }), [`unknown-indicator ${place}`]],
  ['too few answers to choose from', withQuestion({ answerKind: 'choice' }), [`too-few-choices ${place}`]],
  [
    'an answer to choose given twice',
    withQuestion({ answerKind: 'choice', choices: twoChoices }),
    [`choice-twice ${place}`],
  ],
  [
    'a code of an answer with a comma',
    withQuestion({
      answerKind: 'choices',
      choices: [
        { code: 'a,b', label: 'Both' },
        { code: 'c', label: 'One' },
      ],
    }),
    [`choice-shape ${place}`],
  ],
  ['too few of several answers', withQuestion({ answerKind: 'choices' }), [`too-few-choices ${place}`]],
  ['a graded question without descriptors', withQuestion({ answerKind: 'grade' }), [`no-descriptor ${place}`]],
  ['a scale without numbers', withQuestion({ answerKind: 'scale', least: 5, most: 5 }), [`range-empty ${place}`]],
  ['a count from below nothing', withQuestion({ answerKind: 'count', least: -1 }), [`range-empty ${place}`]],
  ['a scale longer than a page is wide', withQuestion({ answerKind: 'scale', most: 100 }), [`scale-too-long ${place}`]],
  [
    'guidance for a number that the scale lacks',
    withQuestion({ answerKind: 'scale', scaleGuidance: [{ at: 11, text: 'Eleven' }] }),
    [`guidance-outside-scale ${place}`],
  ],
  [
    'a question whose field would be the day of a date',
    withQuestion({ key: `${first.questions[1]?.key ?? ''}-day` }, { answerKind: 'date' }),
    [`field-twice ${first.key}`],
  ],
  [
    'two fields of a page with one name',
    withQuestion({ key: `${first.questions[1]?.key ?? ''}-evidence` }),
    [`field-twice ${first.key}`],
  ],
  [
    'a question whose field would be the section’s grade',
    withQuestion({ key: `${first.key}-grade` }),
    [`field-twice ${first.key}`],
  ],
  ['a question whose field the page needs itself', withQuestion({ key: 'shown' }), [`field-twice ${first.key}`]],
  [
    'an indicator that no question tests',
    { ...shipped, indicators: [...shipped.indicators, { number: 99, name: 'Nothing' }] },
    ['indicator-not-covered'],
  ],
  [
    'no descriptor of the overall grade',
    { ...shipped, overallDescriptors: { outstanding: 'o', good: '', 'requires-improvement': 'r', inadequate: 'i' } },
    ['no-descriptor'],
  ],
  [
    'nothing asked of outcomes',
    {
      ...shipped,
      sections: shipped.sections.map(section => ({
        ...section,
        questions: section.questions.map(question => ({ ...question, kind: 'quality' as const })),
      })),
    },
    ['no-outcome'],
  ],
]

test('the tool that is shipped has no faults', () => {
  assert.deepEqual(faultsOf(shipped), [])
})

for (const [what, tool, expected] of planted) {
  test(`${what} is found, so that the tool is not published`, () => {
    const found = faultsOf(tool)
    for (const fault of expected)
      assert.ok(
        found.some(one => one.startsWith(fault)),
        `${fault} in ${found.join('; ')}`,
      )
  })
}

test('every fault has a sentence for the person who wrote the tool', () => {
  const sentences = planted.flatMap(([, tool]) => [...toolFaults(tool)].map(({ sentence }) => sentence))
  for (const sentence of sentences) assert.match(sentence, /\.$/)
})

test('a case is asked the sections of its status, and one whose status is not known is asked everything', () => {
  const keysFor = (status: string): readonly string[] =>
    standingOf(shipped, { caseStatus: status, ageYears: 9, placement: null, theme: null }, new Map()).sections.map(
      section => section.key,
    )
  assert.ok(!keysFor('child-in-need').includes('looked-after'))
  assert.ok(keysFor('looked-after').includes('looked-after'))
  assert.equal(keysFor('A status of the council’s own').length, shipped.sections.length)
})

test('a question filled in from the record is answered yes, partly or no, by measures that there are', () => {
  const yes = { answerKind: 'yes-partly-no' } as const
  assert.deepEqual(faultsOf(withQuestion({ ...yes, measures: ['protection-visits'] })), [])
  assert.deepEqual(faultsOf(withQuestion({ ...yes, measures: ['visits-to-the-moon'] })), [`unknown-measure ${place}`])
  const counted = withQuestion({ answerKind: 'count', measures: ['protection-visits'] })
  assert.deepEqual(faultsOf(counted), [`filled-in-other-kind ${place}`])
})
