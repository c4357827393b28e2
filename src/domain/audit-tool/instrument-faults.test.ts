/** Faults of conditions and ratings, each found at its place before a tool is published; and none claimed where there is none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aQuestion, aSection, aTool } from '#testing/tools.ts'
import { instrumentFaults } from './instrument-faults.ts'
import type { Question, Rating, ToolContent } from './tool.ts'

const codes = (tool: ToolContent): readonly string[] =>
  [...instrumentFaults(tool)].map(({ code, where }) => (where === '' ? code : `${code} ${where}`))

const asking = (...questions: readonly Question[]) => aTool({ sections: [aSection('one', questions)] })
const when = (key: string, askedWhen: string, more: Partial<Question> = {}) => aQuestion(key, { askedWhen, ...more })

const rating = (key: string, more: Partial<Rating>): Rating => ({
  key,
  title: key,
  section: 'one',
  scale: 'item',
  rules: [],
  otherwise: 'weak',
  mayOverride: true,
  ...more,
})
const scales = [
  {
    key: 'item',
    name: 'Item',
    values: [
      { code: 'strong', label: 'Strong' },
      { code: 'weak', label: 'Weak' },
    ],
  },
]
const rated = (...ratings: readonly Rating[]) => ({
  ...asking(aQuestion('a'), aQuestion('b', { required: false })),
  scales,
  ratings,
})

const faulty: readonly (readonly [string, ToolContent, readonly string[]])[] = [
  ['an unknown name', asking(when('a', "answer('b') == 'yes'")), ['expression one/a']],
  ['a code that is not offered', asking(aQuestion('a'), when('b', "answer('a') == 'maybe'")), ['expression one/b']],
  ['text compared with a number', asking(aQuestion('a'), when('b', "answer('a') > 3")), ['expression one/b']],
  ['a question that waits for itself', asking(when('a', "answer('a') == 'yes'")), ['circle one/a']],
  [
    'two questions that wait for each other',
    asking(when('a', "answer('b') == 'yes'"), when('b', "answer('a') == 'yes'")),
    ['circle one/a'],
  ],
  [
    'a condition against itself',
    asking(aQuestion('a'), when('b', "answer('a') == 'yes' && answer('a') == 'no'")),
    ['unreachable one/b'],
  ],
  [
    'a condition against that of the question it reads',
    asking(aQuestion('a'), when('b', "answer('a') == 'yes'"), when('c', "answer('a') == 'no' && answer('b') == 'no'")),
    ['unreachable one/c'],
  ],
  ['an age that is never', asking(aQuestion('a', { askedWhen: 'age > 9', ages: { to: 4 } })), ['unreachable one/a']],
  [
    'a number beyond the scale',
    asking(aQuestion('a', { answerKind: 'scale' }), when('b', "number('a') > 10")),
    ['unreachable one/b'],
  ],
  [
    'a condition on what need not be answered',
    asking(aQuestion('a', { required: false }), when('b', "answer('a') == 'yes'")),
    ['stuck one/b'],
  ],
  [
    'a rating on what need not be answered',
    rated(rating('r', { rules: [{ when: "answer('b') == 'yes'", gives: 'strong' }] })),
    ['stuck r'],
  ],
  [
    'a rule that never holds',
    rated(rating('r', { rules: [{ when: "answer('a') == 'yes' && !(answer('a') == 'yes')", gives: 'strong' }] })),
    ['rule-never-holds r'],
  ],
  ['a value that the scale lacks', rated(rating('r', { otherwise: 'fair' })), ['unknown-value r']],
  ['a scale that is not there', rated(rating('r', { scale: 'none' })), ['no-scale r']],
  ['a section that is not there', rated(rating('r', { section: 'none' })), ['no-section r']],
  ['a key of a question and of a rating', rated(rating('a', {})), ['key-twice a']],
  [
    'ratings that wait for each other',
    rated(
      rating('r', { rules: [{ when: "rating('s') == 'weak'", gives: 'strong' }] }),
      rating('s', { rules: [{ when: "rating('r') == 'weak'", gives: 'strong' }] }),
    ),
    ['circle r'],
  ],
  [
    'a rule of the product’s own name',
    {
      ...asking(aQuestion('a')),
      consistency: [{ code: 'good-while-worse', when: "answer('a') == 'no'", sentence: 'S.' }],
    },
    ['rule-twice good-while-worse'],
  ],
  [
    'what can never not fit',
    {
      ...asking(aQuestion('a')),
      consistency: [{ code: 'c', when: "answer('a') == 'no' && answer('a') == 'yes'", sentence: 'S.' }],
    },
    ['never-holds c'],
  ],
  [
    'an overall grade that there is none of',
    { ...asking(aQuestion('a')), consistency: [{ code: 'c', when: "overall() == 'good'", sentence: 'S.' }] },
    ['expression c'],
  ],
]

for (const [what, tool, expected] of faulty)
  test(`${what} is found at its place`, () => {
    assert.deepEqual(codes(tool), expected)
  })

const sound: readonly (readonly [string, ToolContent])[] = [
  [
    'a guarded condition',
    asking(aQuestion('a', { required: false }), when('b', "answered('a') && answer('a') == 'yes'")),
  ],
  ['a chain of conditions', asking(aQuestion('a'), when('b', "answer('a') == 'no'"), when('c', "answer('b') == 'no'"))],
  ['a condition on a fact that may be unknown', asking(when('a', "age >= 16 || case_status == 'care-leaver'"))],
  [
    'sums, which are not tried out',
    asking(
      aQuestion('a', { answerKind: 'count' }),
      aQuestion('b', { answerKind: 'count' }),
      when('c', "number('a') + number('b') == 700"),
    ),
  ],
  [
    'several choices together',
    asking(
      aQuestion('a', { answerKind: 'choices', choices: ['x', 'y', 'z'].map(code => ({ code, label: code })) }),
      when('b', "chose('a', 'x') && chose('a', 'y') && !chose('a', 'z')"),
    ),
  ],
  [
    'days between dates',
    asking(
      aQuestion('a', { answerKind: 'date' }),
      aQuestion('b', { answerKind: 'date' }),
      when('c', "days('a', 'b') > 45"),
    ),
  ],
  [
    'ratings of ratings, behind a gate',
    rated(
      rating('outcome', {
        appliesWhen: "count_applicable(['r']) > 0",
        rules: [{ when: "all_of(['r'], 'strong')", gives: 'strong' }],
      }),
      rating('r', {
        appliesWhen: "answer('a') != 'not-applicable'",
        rules: [{ when: "answer('a') == 'yes'", gives: 'strong' }],
      }),
    ),
  ],
]

for (const [what, tool] of sound)
  test(`no fault is claimed of ${what}`, () => {
    assert.deepEqual(codes(tool), [])
  })

test('a tool of 250 questions in a chain is tried out in a moment', () => {
  const questions = Array.from({ length: 250 }, (_, place) =>
    place === 0 ? aQuestion('q0') : when(`q${place}`, `answer('q${place - 1}') == 'no'`),
  )
  assert.deepEqual(codes(asking(...questions)), [])
})
