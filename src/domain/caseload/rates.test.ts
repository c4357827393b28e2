/** Made-up caseloads are about as busy, as late and as often come back to as the country's are: wide limits, many children. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysBetween, localDate, type LocalDate } from '../calendar/dates.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { addWorking, dayNumber, dayText } from './days.ts'
import { makeChildren } from './make-caseload.ts'

const children = [...makeChildren({ children: 4000, reportDate: localDate('2026-03-31'), seed: 11 })]
const ofKind = (kind: EventKind): readonly JourneyEvent[] =>
  children.flatMap(({ events }) => events.filter(event => event.kind === kind))
const inWorkingDays = (from: LocalDate, days: number): LocalDate => dayText(addWorking(dayNumber(from), days))

const near = (what: string, part: number, whole: number, [low, high]: readonly [number, number]): void => {
  assert.ok(whole > 50, `${what}: only ${whole}`)
  assert.ok(part / whole >= low && part / whole <= high, `${what}: ${part} of ${whole}, ${(part / whole).toFixed(3)}`)
}

const shareOf = (kind: EventKind, is: (event: JourneyEvent) => boolean, limits: readonly [number, number]): void => {
  const events = ofKind(kind)
  near(kind, events.filter(is).length, events.length, limits)
}

/** The share of gaps between events of a kind that belong together and are no longer than so many days. */
const gapsWithin = (kind: EventKind, days: number, limits: readonly [number, number]): void => {
  const gaps: number[] = []
  for (const { events } of children)
    for (const series of Map.groupBy(
      events.filter(event => event.kind === kind),
      ({ of }) => of,
    ).values())
      for (let index = 1; index < series.length; index += 1)
        gaps.push(daysBetween(series[index - 1]!.on!, series[index]!.on!))
  near(`gaps of ${kind}`, gaps.filter(gap => gap <= days).length, gaps.length, limits)
}

test('a child has about thirty events', () => {
  const events = children.reduce((sum, child) => sum + child.events.length, 0)
  near('events', events, children.length, [20, 45])
})

test('about 22% of referrals come within 12 months of one before, and the fact says so', () => {
  let again = 0
  for (const { events } of children) {
    const days = events.filter(({ kind }) => kind === 'referral').map(({ on, facts }) => ({ on: on!, facts }))
    days.forEach(({ on, facts }, index) => {
      const before = days.slice(0, index).filter(earlier => daysBetween(earlier.on, on) <= 365).length
      assert.equal(facts['referralsIn12Months'], before)
      if (before > 0) again += 1
    })
  }
  near('come again', again, ofKind('referral').length, [0.18, 0.26])
  shareOf('referral', ({ facts }) => facts['noFurtherAction'] === true, [0.08, 0.2])
})

test('about 84% of assessments are authorised in 45 working days', () => {
  const ended = ofKind('assessment').filter(({ until }) => until !== null)
  near('assessments', ended.filter(({ until, due }) => until! <= due!).length, ended.length, [0.79, 0.89])
})

test('about 80% of initial conferences are held in 15 working days of the strategy discussion', () => {
  let inTime = 0
  for (const { events } of children)
    for (const { kind, of, on } of events) {
      if (kind !== 'initial-conference') continue
      const enquiry = events.find(event => event.kind === 'section-47' && event.key === of)!
      if (on! <= inWorkingDays(enquiry.on!, 15)) inTime += 1
    }
  near('conferences', inTime, ofKind('initial-conference').length, [0.74, 0.87])
})

test('reviews are in time for about nine in ten', () => {
  for (const kind of ['protection-review', 'looked-after-review'] as const)
    shareOf(kind, ({ on, due }) => on! <= due!, [0.84, 0.96])
})

test('visits, supervision and summaries are in time for most, with slips', () => {
  gapsWithin('looked-after-visit', 42 + 4, [0.78, 0.95])
  gapsWithin('protection-visit', 28 + 4, [0.85, 0.99])
  gapsWithin('supervision', 33, [0.75, 0.95])
  gapsWithin('case-summary', 93, [0.65, 0.88])
  shareOf('protection-visit', ({ facts }) => facts['seen'] === true, [0.91, 0.99])
})

test('there are looked-after children, care leavers, the unborn, the missing and cases in court', () => {
  const kinds: readonly EventKind[] = [
    'looked-after',
    'leaving-care',
    'missing',
    'care-proceedings',
    'pre-proceedings',
    'pathway-plan-review',
    'adoption-decision',
  ]
  for (const kind of kinds) assert.ok(ofKind(kind).length > 8, kind)
  const share = children.filter(({ events }) => events.some(({ kind }) => kind === 'looked-after')).length / 4000
  assert.ok(share > 0.05 && share < 0.2, String(share))
  assert.ok(children.filter(({ born }) => born > '2026-03-31').length > 20)
})
