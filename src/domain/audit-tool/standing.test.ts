/** How an audit stands by its tool: what is asked, what the instrument works out, and the auditor's own rating beside it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aQuestion, aSection, aTool } from '#testing/tools.ts'
import type { CaseAsked } from './applies.ts'
import { standingOf } from './standing.ts'

const facts: CaseAsked = { caseStatus: 'looked-after', ageYears: 9, placement: null, theme: null }
const given = (answers: Readonly<Record<string, string>>) =>
  new Map(Object.entries(answers).map(([key, value]) => [key, { value }]))

/** Two items with a gate and sub-items, an outcome of both that is no sum, a question for counting, and a total. */
const instrument = aTool({
  sections: [
    aSection('safety', [
      aQuestion('reports'),
      aQuestion('late', { answerKind: 'count', askedWhen: "answer('reports') == 'yes'" }),
      aQuestion('beyond-control', { askedWhen: "asked('late') && number('late') > 0" }),
      aQuestion('services'),
      aQuestion('how-many', { answerKind: 'count', dataOnly: true, indicators: [], required: false }),
    ]),
    aSection('leaving', [aQuestion('plan')], { ages: { from: 16 } }),
  ],
  scales: [
    {
      key: 'item',
      name: 'Item',
      values: [
        { code: 'strength', label: 'Strength' },
        { code: 'ani', label: 'Area needing improvement' },
      ],
    },
    {
      key: 'outcome',
      name: 'Outcome',
      values: ['substantially', 'partially', 'not-achieved'].map(code => ({ code, label: code })),
    },
  ],
  ratings: [
    {
      key: 'outcome-1',
      title: 'Outcome 1',
      section: 'safety',
      scale: 'outcome',
      appliesWhen: "count_applicable(['item-1', 'item-2']) > 0",
      rules: [
        { when: "all_of(['item-1', 'item-2'], 'strength')", gives: 'substantially' },
        { when: "rating('item-2') == 'strength'", gives: 'partially', because: 'The second item carries the outcome.' },
      ],
      otherwise: 'not-achieved',
      mayOverride: false,
    },
    {
      key: 'item-1',
      title: 'Item 1',
      section: 'safety',
      scale: 'item',
      appliesWhen: "answer('reports') == 'yes'",
      rules: [
        { when: "number('late') == 0", gives: 'strength' },
        { when: "answer('beyond-control') == 'yes'", gives: 'strength', because: 'What was late was beyond control.' },
      ],
      otherwise: 'ani',
      mayOverride: true,
    },
    {
      key: 'item-2',
      title: 'Item 2',
      section: 'safety',
      scale: 'item',
      rules: [{ when: "answer('services') == 'yes'", gives: 'strength' }],
      otherwise: 'ani',
      mayOverride: true,
    },
    {
      key: 'item-3',
      title: 'Item 3',
      section: 'leaving',
      scale: 'item',
      rules: [],
      otherwise: 'ani',
      mayOverride: true,
    },
  ],
  totals: [{ key: 'late-in-all', title: 'Late', section: 'safety', value: "sum_of(['late'])" }],
  consistency: [
    {
      code: 'late-and-strong',
      when: "number('late') > 2 && rating('item-1') == 'strength'",
      sentence: 'Three or more were late, and the item is a strength.',
    },
  ],
})

function stands(answers: Readonly<Record<string, string>>, of: CaseAsked = facts) {
  const standing = standingOf(instrument, of, given(answers))
  return {
    asked: standing.sections.flatMap(section => section.questions.map(({ key }) => key)),
    ratings: Object.fromEntries(standing.ratings.map(({ rating, stands: value }) => [rating.key, value])),
    totals: standing.totals.map(({ value }) => value),
    unfitting: standing.unfitting.map(({ code }) => code),
    standing,
  }
}

test('with nothing answered only what depends on nothing is asked, and nothing is worked out', () => {
  const { asked, ratings, totals } = stands({})
  assert.deepEqual(asked, ['reports', 'services', 'how-many'])
  assert.deepEqual(ratings, { 'outcome-1': null, 'item-1': null, 'item-2': null })
  assert.deepEqual(totals, [null])
})

test('a gate that does not hold makes an item not applicable, and the outcome is of the others', () => {
  const { asked, ratings, totals } = stands({ reports: 'no', services: 'yes' })
  assert.deepEqual(asked, ['reports', 'services', 'how-many'])
  assert.deepEqual(ratings, { 'outcome-1': 'substantially', 'item-1': 'not-applicable', 'item-2': 'strength' })
  assert.deepEqual(totals, [0])
})

test('the first rule that holds gives the value, and its reason', () => {
  const { ratings, standing } = stands({ reports: 'yes', late: '2', 'beyond-control': 'yes', services: 'no' })
  assert.deepEqual(ratings, { 'outcome-1': 'not-achieved', 'item-1': 'strength', 'item-2': 'ani' })
  assert.equal(standing.ratings[1]?.because, 'What was late was beyond control.')
})

test('an outcome is what the pattern of its items says, not their sum', () => {
  const one = { reports: 'yes', late: '1', 'beyond-control': 'no', services: 'yes' }
  const other = { reports: 'yes', late: '0', services: 'no' }
  assert.equal(stands(one).ratings['outcome-1'], 'partially')
  assert.equal(stands(other).ratings['outcome-1'], 'not-achieved')
})

test('the auditor’s own rating stands, both are kept, and what is built on it follows', () => {
  const answers = { reports: 'yes', late: '1', 'beyond-control': 'no', services: 'yes' }
  const { standing, ratings } = stands({ ...answers, 'rating.item-1': 'strength' })
  const [outcome, item] = standing.ratings
  assert.deepEqual([item?.calculated, item?.stands, item?.overridden], ['ani', 'strength', true])
  assert.deepEqual([outcome?.calculated, ratings['outcome-1']], ['substantially', 'substantially'])
})

test('no other rating is taken where the instrument does not allow it, from another scale, or before it is worked out', () => {
  assert.equal(
    stands({ reports: 'no', services: 'no', 'rating.outcome-1': 'substantially' }).ratings['outcome-1'],
    'not-achieved',
  )
  assert.equal(stands({ services: 'no', 'rating.item-2': 'substantially' }).ratings['item-2'], 'ani')
  assert.equal(stands({ 'rating.item-2': 'strength' }).ratings['item-2'], null)
})

test('an answer to what is not asked any more counts for nothing, and comes back when it is asked again', () => {
  const answers = { late: '3', 'beyond-control': 'yes', services: 'yes' }
  assert.deepEqual(stands({ ...answers, reports: 'no' }).totals, [0])
  assert.deepEqual(stands({ ...answers, reports: 'yes' }).unfitting, ['late-and-strong'])
})

test('a section for another age is not asked and its ratings are not shown; of an age that is not known it is asked', () => {
  assert.ok(!stands({}).asked.includes('plan'))
  assert.ok(stands({}, { ...facts, ageYears: null }).asked.includes('plan'))
  assert.ok('item-3' in stands({}, { ...facts, ageYears: 17 }).ratings)
})
