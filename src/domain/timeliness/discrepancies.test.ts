/**
 * Where the tools of the sector count otherwise (sector notes, section 4): our figure beside theirs, worked out here as they do it,
 * and the sentence by which a page explains ours.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, daysBetween, localDate } from '../calendar/dates.ts'
import { weekdayOf } from '../calendar/bank-holidays.ts'
import { isWorkingDay } from '../calendar/working-time.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import { exampleJourney, happens, type ExampleSource } from './example-journey.ts'
import { measureOf } from './measures.ts'
import { conventionInWords, usualSettings, type MeasureSettings } from './settings.ts'
import { workOut } from './work-out.ts'

const worked = (
  key: string,
  events: readonly JourneyEvent[],
  settings: MeasureSettings = usualSettings,
  source: ExampleSource = {},
) => workOut(exampleJourney(events, source), settings, [measureOf(key)!])[0]!
const words = (key: string, settings: MeasureSettings = usualSettings) => conventionInWords(measureOf(key)!, settings)

/** NumPy's busday_count without a calendar: weekdays from the first day on, up to the day before the last. */
function busdayCount(from: string, to: string): number {
  let count = 0
  for (let day = localDate(from); day < to; day = addDays(day, 1)) if (weekdayOf(day) % 6 !== 0) count += 1
  return count
}

const conference = (started: string, held: string) => [
  happens('section-47', started),
  happens('initial-conference', held),
]
const assessment = (referred: string, started: string, until?: string) => [
  happens('referral', referred),
  happens('assessment', started, until === undefined ? {} : { until }),
]

test('clock start: from the referral an assessment is late that from its own start is in time, and the words say which', () => {
  const events = assessment('2024-01-08', '2024-01-22', '2024-03-18')
  const own: MeasureSettings = { ...usualSettings, assessmentClock: 'assessment-start' }
  assert.deepEqual(
    [worked('assessment-from-referral', events).state, worked('assessment-from-referral', events).took],
    ['met-late', 50],
  )
  assert.deepEqual(
    [worked('assessment-from-referral', events, own).state, worked('assessment-from-referral', events, own).took],
    ['met', 40],
  )
  assert.equal(busdayCount('2024-01-22', '2024-03-18'), 40)
  assert.match(words('assessment-from-referral'), /The clock starts with the referral;/)
  assert.match(
    words('assessment-from-referral', own),
    /The clock starts with the assessment’s own start, not with the referral\./,
  )
})

test('np.busday_count agrees from working day to working day, and gives a day more to a clock that starts at a weekend', () => {
  assert.equal(worked('initial-conference', conference('2024-01-08', '2024-01-29')).took, 15)
  assert.equal(busdayCount('2024-01-08', '2024-01-29'), 15)
  const saturday = worked('initial-conference', conference('2024-01-13', '2024-02-05'))
  assert.deepEqual([saturday.took, saturday.state, saturday.dueOn], [16, 'met-late', '2024-02-02'])
  assert.equal(busdayCount('2024-01-13', '2024-02-05'), 15)
  assert.match(words('initial-conference'), /The day on which the clock starts is not counted\./)
})

test('bank holidays: np.busday_count takes Christmas for working days, so what is in time here is late there', () => {
  const events = conference('2023-12-11', '2024-01-04')
  assert.deepEqual(
    [worked('initial-conference', events).took, worked('initial-conference', events).dueOn],
    [15, '2024-01-04'],
  )
  assert.equal(busdayCount('2023-12-11', '2024-01-04'), 18)
  const as: MeasureSettings = { ...usualSettings, bankHolidays: 'worked' }
  assert.deepEqual(
    [worked('initial-conference', events, as).took, worked('initial-conference', events, as).state],
    [18, 'met-late'],
  )
  assert.match(words('initial-conference'), /the bank holidays of England are not working days/)
  assert.match(words('initial-conference', as), /working days, bank holidays too/)
})

test('bank holidays: the moved day of 2020 and the added one of 2022 are those of GOV.UK, not those of a list with errors', () => {
  assert.equal(worked('initial-conference', conference('2020-04-20', '2020-05-12')).dueOn, '2020-05-12')
  assert.equal(worked('first-core-group', [happens('protection-plan', '2022-09-12')]).dueOn, '2022-09-27')
  assert.equal(worked('first-core-group', [happens('protection-plan', '2023-12-20')]).dueOn, '2024-01-08')
})

test('a target by rank can be a Saturday; ours is always a working day, and a conference on the Sunday after it is late', () => {
  const friday = '2024-01-26'
  for (const started of ['2024-01-05', '2024-01-06', '2024-01-07'])
    assert.ok(isWorkingDay(worked('initial-conference', conference(started, friday)).dueOn!))
  const sunday = worked('initial-conference', conference('2024-01-05', '2024-01-28'))
  assert.deepEqual([sunday.dueOn, sunday.state, sunday.took], [friday, 'met-late', 16])
  assert.equal(worked('initial-conference', conference('2024-01-08', '2024-01-28')).state, 'met')
  assert.match(words('initial-conference'), /on a day that is not worked counts as done on the next working day/)
})

test('91 and 183 days: a review on the last day of three calendar months can be late there, and one a day past it in time', () => {
  const reviewed = (on: string, settings = usualSettings) =>
    worked(
      'first-protection-review',
      [happens('protection-plan', '2023-06-15'), happens('protection-review', on)],
      settings,
    )
  const days: MeasureSettings = { ...usualSettings, months: 'days' }
  assert.equal(reviewed('2023-09-15').state, 'met')
  assert.equal(daysBetween(localDate('2023-06-15'), localDate('2023-09-15')), 92)
  assert.deepEqual([reviewed('2023-09-15', days).state, reviewed('2023-09-15', days).dueOn], ['met-late', '2023-09-14'])
  const winter = (settings: MeasureSettings) =>
    worked(
      'first-protection-review',
      [happens('protection-plan', '2022-12-15'), happens('protection-review', '2023-03-16')],
      settings,
    )
  assert.deepEqual([winter(usualSettings).state, winter(days).state], ['met-late', 'met'])
  assert.match(words('first-protection-review'), /A month ends on the same day of the next month/)
  assert.match(words('first-protection-review', days), /Months are counted as days: 91 here\./)
  assert.match(words('later-protection-reviews', days), /Months are counted as days: 183 here\./)
})

test('months end where February does, in leap years and others', () => {
  const due = (on: string) => worked('first-protection-review', [happens('protection-plan', on)]).dueOn
  assert.deepEqual(['2022-11-30', '2023-11-30', '2023-11-29'].map(due), ['2023-02-28', '2024-02-29', '2024-02-29'])
})

test('negative intervals: an end before its start passes x <= 45 there, and is unknown here', () => {
  const events = assessment('2024-03-04', '2024-03-05', '2024-02-05')
  assert.ok(daysBetween(localDate('2024-03-05'), localDate('2024-02-05')) <= 45)
  assert.deepEqual(
    [worked('assessment-from-referral', events).state, worked('assessment-from-referral', events).took],
    ['unknown', null],
  )
  assert.equal(
    worked('assessment-from-referral', assessment('2024-03-04', '2024-02-05', '2024-03-20')).state,
    'unknown',
  )
  const named = happens('initial-conference', '2024-01-02', { of: 'section-47 2024-01-08' })
  assert.equal(worked('initial-conference', [happens('section-47', '2024-01-08'), named]).state, 'unknown')
})

test('8670Q steps back 44 working days, so it calls overdue on the 45th what is still in time here until that day is over', () => {
  const started = '2024-01-08'
  const backFrom = (day: string, days: number): string => {
    let at = localDate(day)
    for (let left = days; left > 0; left -= isWorkingDay(at) ? 1 : 0) at = addDays(at, -1)
    return at
  }
  const due = '2024-03-11'
  assert.ok(started < backFrom(due, 44))
  const open = worked('assessment-from-referral', assessment(started, started), usualSettings, { today: due })
  assert.deepEqual([open.state, open.dueOn], ['due', due])
  const counted: MeasureSettings = { ...usualSettings, startDay: 'counted' }
  const theirs = worked('assessment-from-referral', assessment(started, started), counted, { today: due })
  assert.deepEqual([theirs.state, theirs.dueOn], ['overdue', '2024-03-08'])
  assert.match(words('assessment-from-referral', counted), /the first day counted/)
})

test('open cases are counted with the day of the extract as their end there; here they are due or overdue and in no share', () => {
  const open = worked('assessment-from-referral', assessment('2024-06-10', '2024-06-10'))
  assert.ok(busdayCount('2024-06-10', '2024-06-28') <= 45)
  assert.deepEqual([open.state, open.took, open.doneOn], ['due', null, null])
})

test('"seen" left blank is a no for one tool; here the visit counts, and whether the child was alone is unknown', () => {
  const events = [
    happens('protection-plan', '2024-01-08'),
    happens('protection-visit', '2024-01-15'),
    happens('protection-visit', '2024-01-22', { facts: { seenAlone: false } }),
  ]
  assert.equal(worked('protection-visits', events).state, 'met')
  assert.deepEqual([worked('seen-alone', events).state, worked('seen-alone', events).counted], ['unknown', null])
  assert.match(words('protection-visits'), /one that does not say whether they were is\./)
})
