/**
 * Every measure of time that is worked out, in each of its states. The due days were counted by hand on a calendar, from Monday
 * 8 January 2024 unless the case says otherwise.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, localDate } from '../calendar/dates.ts'
import type { ChildRead, JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { exampleJourney, happens, type ExampleSource } from './example-journey.ts'
import { measures, measureOf } from './measures.ts'
import { usualSettings } from './settings.ts'
import { workOut } from './work-out.ts'

const monday = '2024-01-08'

interface Case {
  readonly due: string
  readonly start?: string
  readonly child?: Partial<ChildRead>
  /** All that happened before, and what is measured, on its day or not yet. */
  readonly events: (done: string | null) => readonly JourneyEvent[]
  /** Never done: told only while it is open. */
  readonly openOnly?: true
  /** A blank is unknown. */
  readonly neverOpen?: true
  /** The latest event alone cannot show it. */
  readonly notOfLatest?: true
}

const ended = (kind: EventKind, done: string | null, more = {}): JourneyEvent =>
  happens(kind, monday, { ...more, ...(done !== null && { until: done }) })
const maybe = (kind: EventKind, done: string | null): readonly JourneyEvent[] =>
  done === null ? [] : [happens(kind, done)]
const from =
  (period: EventKind, kind: EventKind, facts = {}) =>
  (done: string | null) => [happens(period, monday, { facts }), ...maybe(kind, done)]
/** In a period that began earlier, from one event to the next. */
const next =
  (period: EventKind, kind: EventKind, began: string, facts = {}) =>
  (done: string | null) => [happens(period, began, { facts }), happens(kind, monday), ...maybe(kind, done)]
const withParent = (status: string) => (done: string | null) => [
  happens('looked-after', monday),
  happens('placement', monday, { facts: { withParents: true } }),
  happens('legal-status', monday, { facts: { status } }),
  ...maybe('looked-after-visit', done),
]
const ofLookedAfter = (kind: EventKind, facts = {}) => from('looked-after', kind, facts)
const placed =
  (began: string, facts = {}) =>
  (done: string | null) => [
    happens('looked-after', began),
    ...next('placement', 'looked-after-visit', began, facts)(done),
  ]

const cases: Readonly<Record<string, Case>> = {
  'referral-decision': {
    due: '2024-01-09',
    neverOpen: true,
    events: done => [happens('referral', monday, { facts: done === null ? {} : { decidedOn: done } })],
  },
  'allocation-from-referral': { due: '2024-01-09', events: from('referral', 'allocation') },
  'assessment-from-referral': {
    due: '2024-03-11',
    events: done => [
      happens('referral', monday),
      happens('assessment', '2024-01-09', done === null ? {} : { until: done }),
    ],
  },
  'assessment-refreshed': {
    due: '2025-01-08',
    events: done => [
      happens('referral', '2023-12-01'),
      happens('assessment', '2023-12-04', { until: monday }),
      ...(done === null ? [] : [happens('assessment', monday, { until: done })]),
    ],
  },
  'section-47-completed': { due: '2024-01-29', events: done => [ended('section-47', done)] },
  'initial-conference': {
    due: '2024-01-29',
    events: from('section-47', 'initial-conference', { conferenceNotRequired: false }),
  },
  'first-core-group': { due: '2024-01-22', events: from('protection-plan', 'core-group') },
  'later-core-groups': { due: '2024-02-05', events: next('protection-plan', 'core-group', '2024-01-02') },
  'first-protection-review': { due: '2024-04-08', events: from('protection-plan', 'protection-review') },
  'later-protection-reviews': { due: '2024-07-08', events: next('protection-plan', 'protection-review', '2023-11-01') },
  'protection-visits': { due: '2024-01-22', events: from('protection-plan', 'protection-visit') },
  'unseen-child': { due: '2024-02-05', openOnly: true, events: from('protection-plan', 'protection-visit') },
  'in-need-visits': { due: '2024-02-05', events: from('in-need-plan', 'in-need-visit') },
  supervision: { due: '2024-02-05', events: from('allocation', 'supervision') },
  'case-summaries': { due: '2024-04-08', events: next('allocation', 'case-summary', '2023-11-01') },
  'care-plan': { due: '2024-01-22', events: ofLookedAfter('care-plan') },
  'first-looked-after-review': { due: '2024-02-05', events: ofLookedAfter('looked-after-review') },
  'second-looked-after-review': {
    due: '2024-04-08',
    notOfLatest: true,
    events: next('looked-after', 'looked-after-review', '2023-12-15'),
  },
  'later-looked-after-reviews': {
    due: '2024-07-08',
    events: done => [
      happens('looked-after-review', '2023-10-15'),
      ...next('looked-after', 'looked-after-review', '2023-09-25')(done),
    ],
  },
  'midpoint-check': {
    due: '2024-04-08',
    events: done => [
      happens('looked-after', '2023-09-25'),
      happens('looked-after-review', monday),
      ...maybe('reviewing-officer-contact', done),
    ],
  },
  'initial-health-assessment': { due: '2024-02-05', events: ofLookedAfter('initial-health-assessment') },
  'review-health-assessment': {
    due: '2025-01-08',
    child: { ageYears: 10 },
    events: next('looked-after', 'health-assessment', '2023-09-25'),
  },
  'education-plan': { due: '2024-02-05', child: { ageYears: 10 }, events: ofLookedAfter('education-plan') },
  'permanence-plan': { due: '2024-05-05', events: ofLookedAfter('permanence-plan') },
  'permanence-drift': { due: '2024-07-08', events: ofLookedAfter('permanence-plan') },
  'permanence-planning-meeting': {
    due: '2024-01-22',
    events: ofLookedAfter('permanence-planning-meeting', { emergency: true }),
  },
  'first-placement-visit': {
    due: '2024-01-15',
    events: done => [happens('looked-after', monday), ...from('placement', 'looked-after-visit')(done)],
  },
  'placement-visits-first-year': { due: '2024-02-19', events: placed('2024-01-02') },
  'placement-visits-after-a-year': { due: '2024-04-08', events: placed('2022-12-01', { longTerm: true }) },
  'visits-under-interim-care-order': { due: '2024-01-15', events: withParent('C1') },
  'visits-under-care-order': { due: '2024-01-15', events: withParent('C2') },
  'private-fostering-first-visit': { due: '2024-01-15', events: from('private-fostering', 'private-fostering-visit') },
  'private-fostering-visits-first-year': {
    due: '2024-02-19',
    events: next('private-fostering', 'private-fostering-visit', '2024-01-02'),
  },
  'private-fostering-visits-after-a-year': {
    due: '2024-04-08',
    events: next('private-fostering', 'private-fostering-visit', '2022-12-01'),
  },
  'adoption-placement-visits': { due: '2024-01-15', events: from('adoption-placement', 'looked-after-visit') },
  'needs-assessment': {
    start: '2024-01-31',
    due: '2024-04-30',
    child: { ageYears: 16, sixteenIn: '2024-01' },
    events: from('leaving-care', 'needs-assessment', { eligibility: 'eligible' }),
  },
  'pathway-plan-reviews': { due: '2024-07-08', events: next('leaving-care', 'pathway-plan-review', '2023-09-25') },
  'in-touch-now': { due: '2024-03-04', openOnly: true, events: from('leaving-care', 'adviser-contact') },
  'return-interview': {
    due: '2024-01-11',
    events: done => [happens('missing', '2024-01-06', { until: monday }), ...maybe('return-interview', done)],
  },
  'pre-proceedings': { due: '2024-04-29', events: done => [ended('pre-proceedings', done)] },
  'care-proceedings': { due: '2024-07-08', events: done => [ended('care-proceedings', done)] },
}

const later = (day: string, days: number): string => addDays(localDate(day), days)
const allOf = (key: string, done: string | null, source: ExampleSource) => {
  const { events, child } = cases[key]!
  return workOut(exampleJourney(events(done), { ...(child && { child }), ...source }), usualSettings, [measureOf(key)!])
}
/** The result of the window that opens on the day of the case. */
const found = (key: string, done: string | null, source: ExampleSource) =>
  allOf(key, done, source).find(({ startedOn }) => startedOn === (cases[key]!.start ?? monday))

/** Due by another event or another limit than the measure's own. */
const otherwise = new Set(['permanence-plan', 'visits-under-interim-care-order', 'visits-under-care-order'])

const longAfter = { today: '2026-12-31' }

test('every measure of time that is worked out and has a limit is among the cases', () => {
  const timed = measures.filter(({ rule, counts, limit }) => rule !== null && counts === null && limit !== null)
  assert.deepEqual(timed.map(({ key }) => key).sort(), Object.keys(cases).sort())
})

for (const [key, { due, openOnly, neverOpen, notOfLatest }] of Object.entries(cases)) {
  const measure = measureOf(key)!
  if (!openOnly)
    test(`${measure.code} ${key}: met when done soon and on the last day, late by a day the day after`, () => {
      for (const [done, state] of [
        [later(cases[key]!.start ?? monday, 1), 'met'],
        [due, 'met'],
        [later(due, 1), 'met-late'],
      ] as const) {
        const result = found(key, done, longAfter)
        assert.deepEqual([result?.state, result?.dueOn, result?.doneOn], [state, due, done])
        if (!otherwise.has(key)) assert.equal(result!.took! <= measure.limit!.count, state === 'met')
        assert.ok(result!.evidence.length > 0)
      }
    })

  test(`${measure.code} ${key}: due until the last day, overdue after it`, () => {
    if (neverOpen) {
      assert.equal(found(key, null, longAfter)?.state, 'unknown')
      return
    }
    const onTheDay = found(key, null, { today: due })
    assert.deepEqual([onTheDay?.state, onTheDay?.dueOn, onTheDay?.took], ['due', due, null])
    const after = found(key, null, { today: later(due, 1) })
    assert.deepEqual([after?.state, after?.dueOn, after?.doneOn, after?.endedOn], ['overdue', due, null, null])
  })

  const needed = measure.needs.at(-1)!
  if (measure.needs.length > 1)
    test(`${measure.code} ${key}: unknown where no source holds ${needed}`, () => {
      const results = allOf(key, null, { ...longAfter, without: [needed] })
      assert.ok(results.length > 0)
      for (const { state } of results) assert.equal(state, 'unknown')
    })

  test(`${measure.code} ${key}: with the latest alone, only what is open now and never what was met`, () => {
    for (const done of [null, due]) {
      const results = allOf(key, done, { today: later(due, 1), latest: measure.needs })
      for (const { state, latestOnly } of results) {
        assert.ok(['due', 'overdue', 'unknown'].includes(state), state)
        assert.equal(latestOnly, true)
      }
      if (done === null && !neverOpen && !notOfLatest) assert.ok(results.some(({ state }) => state === 'overdue'))
    }
  })
}
