/** What is and what is not owed: whose plan it is, what counts as a visit, which placement, and what an ending or a blank changes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JourneyEvent } from '../journey/journey.ts'
import { exampleJourney, happens, type ExampleSource } from './example-journey.ts'
import { measureOf } from './measures.ts'
import { usualSettings } from './settings.ts'
import { kindsMissing, workOut } from './work-out.ts'

const results = (key: string, events: readonly JourneyEvent[], source: ExampleSource = {}) =>
  workOut(exampleJourney(events, source), usualSettings, [measureOf(key)!])
const states = (key: string, events: readonly JourneyEvent[], source: ExampleSource = {}) =>
  results(key, events, source).map(({ state }) => state)
const plan = (on: string, facts = {}, until?: string) =>
  happens('protection-plan', on, { facts, ...(until !== undefined && { until }) })
const visit = (on: string, facts = {}) => happens('protection-visit', on, { facts })
const careVisit = (on: string) => happens('looked-after-visit', on)

test('an open plan of another authority asks nothing of this one', () => {
  const theirs = [plan('2024-01-08', { otherAuthority: true })]
  for (const key of ['protection-visits', 'first-protection-review', 'first-core-group', 'repeat-plan', 'unseen-child'])
    assert.deepEqual(results(key, theirs), [], key)
  assert.equal(results('protection-visits', [plan('2024-01-08')]).length, 1)
})

test('short breaks are no looked-after: neither the period nor its placements are measured', () => {
  const stay = (status: string) => [
    happens('looked-after', '2024-01-08'),
    happens('placement', '2024-01-08'),
    happens('legal-status', '2024-01-08', { facts: { status } }),
  ]
  for (const key of ['first-looked-after-review', 'first-placement-visit', 'care-plan', 'initial-health-assessment']) {
    for (const status of ['V3', 'V4']) assert.deepEqual(results(key, stay(status)), [], `${key} ${status}`)
    assert.deepEqual(states(key, stay('V2')), ['overdue'], key)
  }
  assert.deepEqual(results('first-placement-visit', [happens('placement', '2024-01-08')]), [])
})

test('a visit at which the child was not seen is no visit, and one that does not say is', () => {
  const due = '2024-01-22'
  const unseen = results('protection-visits', [plan('2024-01-08'), visit('2024-01-15', { seen: false })], {
    today: due,
  })
  assert.deepEqual([unseen[0]?.state, unseen[0]?.doneOn], ['due', null])
  assert.deepEqual(states('protection-visits', [plan('2024-01-08'), visit('2024-01-15')], { today: due }), [
    'met',
    'due',
  ])
})

test('the plan itself says how often, in days', () => {
  const [only] = results('protection-visits', [plan('2024-01-08', { visitEveryDays: 28 })], { today: '2024-02-05' })
  assert.deepEqual([only?.dueOn, only?.state], ['2024-02-05', 'due'])
})

test('a plan that ended in time owes nothing, and one that ended too late is told with its end', () => {
  assert.deepEqual(results('first-protection-review', [plan('2024-01-08', {}, '2024-04-08')]), [])
  const [missed] = results('first-protection-review', [plan('2024-01-08', {}, '2024-05-01')])
  assert.deepEqual([missed?.state, missed?.endedOn, missed?.dueOn], ['overdue', '2024-05-01', '2024-04-08'])
})

test('a blank day is unknown, never met and never overdue; what is certain stays certain', () => {
  assert.deepEqual(states('first-protection-review', [plan('2024-01-08'), happens('protection-review', null)]), [
    'unknown',
  ])
  const some = [plan('2024-05-20'), visit('2024-05-24'), visit(null!)]
  assert.deepEqual(states('protection-visits', some), ['met', 'unknown'])
  assert.deepEqual(states('first-protection-review', [happens('protection-plan', null)]), ['unknown'])
  const known = [
    happens('looked-after', null),
    happens('looked-after-review', '2023-12-01'),
    happens('looked-after-review', '2024-02-01'),
  ]
  assert.deepEqual(states('second-looked-after-review', known), ['met'])
})

test('a review that names its plan and lies before it cannot be right: unknown', () => {
  const before = happens('protection-review', '2024-01-02', { of: 'protection-plan 2024-01-08' })
  assert.deepEqual(states('first-protection-review', [plan('2024-01-08'), before]), ['unknown'])
})

test('a plan that ends before it starts makes all of it unknown', () => {
  assert.deepEqual(states('first-protection-review', [plan('2024-01-08', {}, '2023-01-08')]), ['unknown'])
})

test('what is dated after the extract has not happened', () => {
  const ahead = [plan('2024-04-02'), happens('protection-review', '2024-07-01')]
  const [open] = results('first-protection-review', ahead)
  assert.deepEqual([open?.state, open?.doneOn], ['due', null])
  assert.deepEqual(results('first-protection-review', [plan('2024-08-01')]), [])
})

test('an event belongs to the plan that it names, or to the one in which it falls when its source names another’s', () => {
  const plans = [plan('2024-01-08', {}, '2024-03-01'), plan('2024-03-01')]
  const named = happens('protection-visit', '2024-03-01', { of: 'protection-plan 2024-03-01' })
  const first = results('protection-visits', [...plans, named]).filter(({ instance }) =>
    instance.endsWith('2024-01-08'),
  )
  assert.deepEqual([first.length, first[0]?.doneOn, first[0]?.endedOn], [1, null, '2024-03-01'])
  const foreign = happens('protection-visit', '2024-01-10', { of: 'key of another extract' })
  assert.equal(results('protection-visits', [...plans, foreign])[0]?.doneOn, '2024-01-10')
})

test('each placement has its own first visit within a week', () => {
  const moved = [
    happens('looked-after', '2024-01-08'),
    happens('placement', '2024-01-08', { until: '2024-02-20' }),
    happens('placement', '2024-02-20'),
    careVisit('2024-01-15'),
    careVisit('2024-02-29'),
  ]
  assert.deepEqual(states('first-placement-visit', moved), ['met', 'met-late'])
})

test('after a year it depends on whether the placement is to last; where that is blank, what is between is unknown', () => {
  const year = (facts: Record<string, boolean>, done: string) =>
    states('placement-visits-after-a-year', [
      happens('looked-after', '2022-01-10'),
      happens('placement', '2022-01-10', { facts }),
      careVisit('2024-01-08'),
      careVisit(done),
    ])[0]
  assert.equal(year({ longTerm: true }, '2024-03-20'), 'met')
  assert.equal(year({ longTerm: false }, '2024-03-20'), 'met-late')
  assert.equal(year({}, '2024-02-19'), 'met')
  assert.equal(year({}, '2024-03-20'), 'unknown')
  assert.equal(year({}, '2024-04-09'), 'met-late')
})

const athome = (status: string, ...more: readonly JourneyEvent[]) => [
  happens('looked-after', '2024-01-08'),
  happens('placement', '2024-01-08', { facts: { withParents: true } }),
  happens('legal-status', '2024-01-08', { facts: { status } }),
  ...more,
]

test('with a parent under an interim order visits are weekly until the first review, then every four weeks', () => {
  const visits = ['2024-01-15', '2024-01-23', '2024-02-06', '2024-03-05'].map(careVisit)
  const all = athome('C1', ...visits, happens('looked-after-review', '2024-02-05'))
  const told = results('visits-under-interim-care-order', all, { today: '2024-04-02' })
  assert.deepEqual(
    told.map(({ state }) => state),
    ['met', 'met-late', 'met-late', 'met', 'due'],
  )
  assert.equal(told.at(-1)?.dueOn, '2024-04-02')
  assert.deepEqual(results('first-placement-visit', all), [])
})

test('with a parent under a care order the first visit is within a week and later ones every six', () => {
  const all = athome('C2', careVisit('2024-01-15'))
  assert.deepEqual(
    results('visits-under-care-order', all).map(({ dueOn }) => dueOn),
    ['2024-01-15', '2024-02-26'],
  )
  assert.deepEqual(results('visits-under-interim-care-order', all), [])
})

test('under five a health assessment is due every six months, from five every twelve, and near the birthday they must agree', () => {
  const events = [happens('looked-after', '2023-06-01'), happens('health-assessment', '2023-07-03')]
  const state = (child: object) => states('review-health-assessment', events, { today: '2024-03-31', child })
  assert.deepEqual(state({ ageYears: 3, bornIn: '2020-08' }), ['overdue'])
  assert.deepEqual(state({ ageYears: 9 }), ['due'])
  assert.deepEqual(state({ ageYears: 5 }), ['unknown'])
  assert.deepEqual(state({}), ['unknown'])
})

test('a plan for permanence is due on the day of the second review, and until then on the last day on which that may be', () => {
  const start = happens('looked-after', '2024-01-08')
  const review = (on: string) => happens('looked-after-review', on)
  const due = (...more: JourneyEvent[]) => results('permanence-plan', [start, ...more])[0]?.dueOn
  assert.equal(due(), '2024-05-05')
  assert.equal(due(review('2024-01-31')), '2024-04-30')
  assert.equal(due(review('2024-01-31'), review('2024-04-02')), '2024-04-02')
})

test('what was done before becoming looked after counts where the law says so', () => {
  const start = happens('looked-after', '2024-01-08')
  const [plan] = results('care-plan', [start, happens('care-plan', '2024-01-05')])
  assert.deepEqual([plan?.state, plan?.took], ['met', 0])
  assert.deepEqual(states('initial-health-assessment', [start, happens('initial-health-assessment', '2023-10-10')]), [
    'met',
  ])
  assert.deepEqual(states('initial-health-assessment', [start, happens('initial-health-assessment', '2023-09-10')]), [
    'overdue',
  ])
})

test('the sixteenth birthday is the last day of its month, and whoever is younger is not asked', () => {
  const eligible = happens('leaving-care', '2023-06-01', { facts: { eligibility: 'eligible' } })
  const at = (child: object) => results('needs-assessment', [eligible], { child })
  assert.equal(at({ ageYears: 16, sixteenIn: '2024-02' })[0]?.dueOn, '2024-05-29')
  assert.deepEqual(at({ ageYears: 15, sixteenIn: '2024-09' }), [])
  assert.deepEqual(
    at({ ageYears: 17, sixteenIn: null }).map(({ state }) => state),
    ['unknown'],
  )
})

test('an interview that was declined is owed no more; one after the next time away does not count for this one', () => {
  const away = (on: string, until: string, facts = {}) => happens('missing', on, { until, facts })
  assert.deepEqual(states('return-interview', [away('2024-01-06', '2024-01-08', { accepted: false })]), [
    'not-applicable',
  ])
  assert.deepEqual(results('return-interview', [away('2024-01-06', '2024-01-08', { absent: true })]), [])
  const twice = [
    away('2024-01-06', '2024-01-08'),
    away('2024-02-01', '2024-02-02'),
    happens('return-interview', '2024-02-03'),
  ]
  assert.deepEqual(
    results('return-interview', twice).map(({ state, endedOn }) => [state, endedOn]),
    [
      ['overdue', '2024-02-01'],
      ['met', null],
    ],
  )
})

test('a conference is asked after an enquiry that needs one; where that is blank and none was held, it is unknown', () => {
  const enquiry = (facts: Record<string, boolean>) => happens('section-47', '2024-01-08', { facts })
  assert.deepEqual(results('initial-conference', [enquiry({ conferenceNotRequired: true })]), [])
  assert.deepEqual(states('initial-conference', [enquiry({ conferenceNotRequired: false })]), ['overdue'])
  assert.deepEqual(states('initial-conference', [enquiry({})]), ['unknown'])
  assert.deepEqual(states('initial-conference', [enquiry({}), happens('initial-conference', '2024-01-24')]), ['met'])
})

test('a case that was allocated before the referral is allocated at once', () => {
  const events = [happens('allocation', '2023-05-01'), happens('referral', '2024-01-08')]
  assert.deepEqual(states('allocation-from-referral', events), ['met'])
})

test('what no source holds is named, and gives no result where even its beginning is not held', () => {
  const without = exampleJourney([], { without: ['protection-plan', 'core-group'] })
  assert.deepEqual(kindsMissing(measureOf('first-core-group')!, without.known), ['protection-plan', 'core-group'])
  assert.deepEqual(workOut(without, usualSettings), [])
})

test('an instance keeps its name when more has happened by the next extract', () => {
  const now = [plan('2024-01-08'), visit('2024-01-15')]
  const before = results('protection-visits', now, { today: '2024-01-20' }).map(({ instance }) => instance)
  const after = results('protection-visits', [...now, visit('2024-01-29')]).map(({ instance }) => instance)
  assert.deepEqual(after.slice(0, 2), before)
  assert.equal(new Set(after).size, 3)
})
