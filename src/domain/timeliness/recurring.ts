/** Things that recur: the first within a time of a period's start, each later one within a time of the one before, and what is open. */
import { monthsAfter } from '../calendar/day-numbers.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import { askedOf } from './conditions.ts'
import { cited, tell, type Desk, type Window } from './desk.ts'
import type { Limit } from './measure.ts'
import { chainOf, periodsOf, type Chain, type Happened, type Period } from './periods.ts'
import type { RuleOf } from './rules.ts'

/** The windows of a period: `at` 0 opens with it, 1 with its first event. The last one has no event and ends with the period. */
export interface Opening {
  readonly at: number
  /** Null where the period's own first day is blank. */
  readonly start: number | null
  /** The event that opened it; null for the period's start. */
  readonly by: JourneyEvent | null
  readonly next: Happened | null
}

function openingsOf(start: number | null, { events }: Chain): readonly Opening[] {
  const openings: Opening[] = []
  for (let at = 0; at <= events.length; at += 1) {
    const by = events[at - 1]
    openings.push({ at, start: by?.day ?? start, by: by?.event ?? null, next: events[at] ?? null })
  }
  return openings
}

const instanceOf = (period: Period, by: JourneyEvent | null): string =>
  by === null ? period.event.key : `${period.event.key} > ${by.key}`

/** The window of an opening in its period, with what the rule knows of it. */
function windowOf(period: Period, opening: Opening, doubtful: boolean, known: Known): Window {
  const { by, next } = opening
  const evidence = [cited(period.event)]
  if (by) evidence.push(cited(by))
  if (next) evidence.push(cited(next.event))
  return {
    instance: known.instance ?? instanceOf(period, by),
    start: opening.start,
    done: next?.day ?? null,
    end: next ? null : period.end,
    evidence,
    maybeDone: doubtful,
    limits: known.limits,
    maybeAsked: known.maybeAsked,
  }
}

/** When it started, or what ended it, is not known: told once. */
const tellUnknown = (desk: Desk, { event, start }: Period): void =>
  tell(desk, { instance: event.key, start, done: null, end: null, evidence: [cited(event)], maybeAsked: true })

/** What a rule knows of a window beside its days; null where it does not measure it. */
export type Known = Pick<Window, 'limits' | 'maybeAsked'> & { readonly instance?: string }

/** Tells of each window of a period that the rule measures. A period that ends before it starts is unknown, and any where a kind that is needed is not held. */
export function tellWindows(desk: Desk, period: Period, chain: Chain, known: (opening: Opening) => Known | null): void {
  if (desk.missing || period.backwards) {
    tellUnknown(desk, period)
    return
  }
  for (const opening of openingsOf(period.start, chain)) {
    const more = known(opening)
    if (more !== null) tell(desk, windowOf(period, opening, chain.doubtful, more))
  }
}

/** With the latest event alone, an earlier one may have been the first: only a rule that goes on for ever measures what it opened. */
const placed = ({ latest }: Desk, { first, last }: RuleOf<'recurring'>, { at }: Opening): boolean =>
  at >= first && at <= last ? !latest || at === 0 || last === Infinity : false

function inYear(year: 'first' | 'after' | undefined, start: number | null, period: Period): boolean {
  if (year === undefined) return true
  if (period.start === null || start === null) return false
  return start < monthsAfter(period.start, 12) === (year === 'first')
}

const open = ({ next }: Opening, { end }: Period): boolean => next === null && end === null

function measured(desk: Desk, rule: RuleOf<'recurring'>, period: Period, opening: Opening): boolean {
  if (rule.openOnly && !open(opening, period)) return false
  return placed(desk, rule, opening) && inYear(rule.year, opening.start, period)
}

/** What the period itself says: how often, and whether it is asked. */
function knownOf({ facts }: JourneyEvent, fact: string | undefined, maybeAsked: boolean): Known {
  const count = fact === undefined ? undefined : facts[fact]
  const limits: readonly Limit[] = typeof count === 'number' && count > 0 ? [{ count, unit: 'calendar-days' }] : []
  return limits.length > 0 ? { limits, maybeAsked } : { maybeAsked }
}

export function recurring(desk: Desk, rule: RuleOf<'recurring'>): void {
  for (const period of periodsOf(desk, rule.during)) {
    const asked = askedOf(period.event, rule.when)
    if (asked === 'no') continue
    const chain = chainOf(desk, period, rule.of, rule.atEnd)
    const known = knownOf(period.event, rule.limitFact, asked !== 'yes')
    tellWindows(desk, period, chain, opening => (measured(desk, rule, period, opening) ? known : null))
    if (rule.unknownWithout && !desk.missing && !period.backwards && chain.events.length === 0 && period.end === null)
      tellUnknown(desk, period)
  }
}
