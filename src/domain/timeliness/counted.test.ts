/** Measures that count, and results added up: what is not known stands in no denominator, and no share hides how many it is of. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JourneyEvent } from '../journey/journey.ts'
import { exampleJourney, happens, type ExampleSource } from './example-journey.ts'
import { measureOf } from './measures.ts'
import { usualSettings } from './settings.ts'
import { tallyResults } from './tally.ts'
import { workOut } from './work-out.ts'

const results = (key: string, events: readonly JourneyEvent[], source: ExampleSource = {}) =>
  workOut(exampleJourney(events, source), usualSettings, [measureOf(key)!])
const counted = (key: string, events: readonly JourneyEvent[], source: ExampleSource = {}) =>
  results(key, events, source).map(result => result.counted)
const referral = (on: string, facts = {}) => happens('referral', on, { facts })

test('every referral within 12 months of one before counts, to the day', () => {
  const days = ['2022-03-01', '2023-03-01', '2024-02-29', '2025-03-01']
  assert.deepEqual(
    counted(
      're-referral',
      days.map(on => referral(on)),
      { today: '2025-06-01' },
    ),
    [false, true, true, false],
  )
  assert.deepEqual(
    counted('re-referral', [referral('2024-01-08', { noFurtherAction: true }), referral('2024-02-01')]),
    [false, true],
  )
})

test('a source of half a year does not know who was referred before, unless it says so itself', () => {
  const annex = { format: 'annex-a' } as const
  assert.deepEqual(counted('re-referral', [referral('2024-01-08'), referral('2024-03-01')], annex), [null, null])
  assert.deepEqual(
    counted(
      're-referral',
      [referral('2024-01-08', { referralsIn12Months: 2 }), referral('2024-03-01', { referralsIn12Months: 0 })],
      annex,
    ),
    [true, false],
  )
})

test('a second plan counts, by the source’s own number before what the extract shows', () => {
  const plan = (on: string, facts = {}) => happens('protection-plan', on, { facts, until: on })
  assert.deepEqual(counted('repeat-plan', [plan('2022-01-10'), plan('2024-01-08')]), [false, true])
  assert.deepEqual(counted('repeat-plan', [plan('2024-01-08', { previousPlans: 1 })], { format: 'annex-a' }), [true])
  assert.deepEqual(counted('repeat-plan', [plan('2024-01-08')], { format: 'cin-census' }), [null])
  assert.deepEqual(counted('repeat-plan', [plan('2022-01-10', { otherAuthority: true }), plan('2024-01-08')]), [false])
})

test('seen alone at every other visit: at this one or at the one before', () => {
  const alone = (...facts: (boolean | undefined)[]) =>
    counted('seen-alone', [
      happens('protection-plan', '2024-01-01'),
      ...facts.map((is, at) =>
        happens('protection-visit', `2024-01-1${at}`, { facts: is === undefined ? {} : { seenAlone: is } }),
      ),
    ])
  assert.deepEqual(alone(true, false, false, true), [true, false, true])
  assert.deepEqual(alone(false, undefined, true), [null, true])
  assert.deepEqual(alone(true), [])
})

test('in touch and interviews offered are counted of those that are asked', () => {
  const leaver = (inTouch?: string) => [
    happens('leaving-care', '2020-01-08', { facts: inTouch === undefined ? {} : { inTouch } }),
  ]
  const aged = (ageYears: number) => ({ child: { ageYears } })
  assert.deepEqual(counted('in-touch-return', leaver('yes'), aged(19)), [true])
  assert.deepEqual(counted('in-touch-return', leaver('refused'), aged(19)), [false])
  assert.deepEqual(counted('in-touch-return', leaver(), aged(19)), [null])
  assert.deepEqual(counted('in-touch-return', leaver('yes'), aged(22)), [])
  assert.deepEqual(counted('in-touch-return', leaver('died'), aged(19)), [])
  const away = (facts: object) => [happens('missing', '2024-01-08', { until: '2024-01-09', facts: { ...facts } })]
  assert.deepEqual(counted('return-interview-offered', away({ offered: false })), [false])
  assert.deepEqual(counted('return-interview-offered', away({})), [null])
  assert.deepEqual(counted('return-interview-offered', away({ absent: true, offered: true })), [])
})

test('of the latest event alone nothing is counted', () => {
  assert.deepEqual(counted('re-referral', [referral('2024-01-08')], { latest: ['referral'] }), [null])
})

const plan = (on: string, until?: string) => happens('protection-plan', on, until === undefined ? {} : { until })
const review = (on: string) => happens('protection-review', on)
const key = 'first-protection-review'

test('results are added up by measure and group, with a share of those completed and the ended ones apart', () => {
  const all = [
    ...results(key, [plan('2023-01-09'), review('2023-04-09')]),
    ...results(key, [plan('2023-01-09'), review('2023-05-09')]),
    ...results(key, [plan('2024-01-08')]),
    ...results(key, [plan('2024-05-01')]),
    ...results(key, [plan('2023-01-09', '2023-06-01')]),
    ...results(key, [plan('2023-01-09')], { without: ['protection-review'] }),
  ]
  const [tally, ...others] = tallyResults(all, () => 'North')
  assert.deepEqual(others, [])
  assert.deepEqual(tally, {
    measure: key,
    group: 'North',
    met: 1,
    metLate: 1,
    due: 1,
    overdue: 1,
    missed: 1,
    unknown: 1,
    notApplicable: 0,
    completed: 2,
    inTime: { numerator: 1, denominator: 2 },
    counted: 0,
    outOf: 0,
  })
  const groups = tallyResults(all, ({ state }) => state)
  assert.deepEqual(
    groups.map(({ group }) => group),
    ['met', 'met-late', 'overdue', 'due', 'unknown'],
  )
})

test('there is no share where none is completed, and none where the latest event alone is held', () => {
  assert.deepEqual(
    tallyResults([], () => ''),
    [],
  )
  assert.equal(tallyResults(results(key, [plan('2024-01-08')]), () => '')[0]?.inTime, null)
  const latest = results(key, [plan('2024-01-08')], { latest: ['protection-review'] })
  const done = results(key, [plan('2023-01-09'), review('2023-04-09')])
  assert.equal(tallyResults([...done, ...latest], () => '')[0]?.inTime, null)
})

test('what is counted is yes of those known, and the unknown ones stand beside it', () => {
  const again = results('re-referral', [referral('2023-05-01'), referral('2024-01-08')])
  const unknown = results('re-referral', [referral('2024-01-08')], { format: 'annex-a' })
  const [tally] = tallyResults([...again, ...unknown], () => '')
  assert.deepEqual(
    [tally?.counted, tally?.outOf, tally?.unknown, tally?.notApplicable, tally?.inTime],
    [1, 2, 1, 0, null],
  )
})
