/**
 * How far back a source can be trusted to hold a kind of event, and which facts a format has a place for: what a format cannot say
 * is never called missing.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { dateOfDay, dayNumber, monthsAfter } from '../calendar/day-numbers.ts'
import { eventsOf, type CombinedJourney, type KindKnown } from '../journey/combine.ts'
import type { JourneyEvent, JourneyFormat } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'

/** Months before the report date of which a format tells; null where it is all that the case system holds. */
const monthsHeld: Readonly<Record<JourneyFormat, number | null>> = {
  'annex-a': 6,
  ssda903: 12,
  'cin-census': 12,
  'dfe-data-flow': 12,
  ssd: null,
  'own-csv': null,
}

const months = new Map<string, LocalDate>()

/** The first day from which all events of a kind are held; null where there is no such day, so that all are. */
export function heldFrom(known: KindKnown): LocalDate | null {
  const count = monthsHeld[known.source.format]
  if (count === null) return null
  const key = `${known.knownTo} ${count}`
  const before = months.get(key)
  if (before !== undefined) return before
  if (months.size > 1000) months.clear()
  const day = dateOfDay(monthsAfter(dayNumber(known.knownTo), -count))
  months.set(key, day)
  return day
}

/** True where an event of a kind on that day would be held. */
export function wouldBeHeld(journey: CombinedJourney, kind: EventKind, day: LocalDate): boolean {
  const known = journey.known.get(kind)
  if (known === undefined || day > known.knownTo) return false
  const from = heldFrom(known)
  return from === null || from <= day
}

/** Facts that every export of a format has a column for. */
const tells: Partial<Readonly<Record<JourneyFormat, Partial<Readonly<Record<EventKind, readonly string[]>>>>>> = {
  'annex-a': {
    assessment: ['childSeen'],
    'protection-visit': ['seenAlone'],
    'looked-after': ['reasonCeased'],
    referral: ['noFurtherAction'],
    allocation: ['team'],
  },
  ssd: {
    assessment: ['childSeen'],
    'protection-visit': ['seen', 'seenAlone'],
    'in-need-visit': ['seen', 'seenAlone'],
    'looked-after-visit': ['seen', 'seenAlone'],
    'looked-after': ['reasonCeased'],
    referral: ['noFurtherAction'],
    allocation: ['team'],
  },
  ssda903: { 'looked-after': ['reasonCeased'] },
  'cin-census': { referral: ['noFurtherAction'] },
}

/** True where the source has a place for the fact: its format says so, or another event of this child tells it. */
export function sourceTells(journey: CombinedJourney, kind: EventKind, fact: string): boolean {
  const format = journey.known.get(kind)?.source.format
  if (format === undefined) return false
  if (tells[format]?.[kind]?.includes(fact) === true) return true
  return eventsOf(journey, kind).some(({ facts }) => facts[fact] !== undefined)
}

const byKey = new WeakMap<readonly JourneyEvent[], ReadonlyMap<string, JourneyEvent>>()

function indexOf(events: readonly JourneyEvent[]): ReadonlyMap<string, JourneyEvent> {
  const known = byKey.get(events)
  if (known) return known
  const index = new Map(events.map(event => [event.key, event]))
  byKey.set(events, index)
  return index
}

/** The event that another says it is part of; undefined where it names none, or one that is not held. */
export function parentOf(journey: CombinedJourney, event: JourneyEvent, kind: EventKind): JourneyEvent | undefined {
  if (event.of === null) return undefined
  const events = eventsOf(journey, kind)
  return events.length < 8 ? events.find(({ key }) => key === event.of) : indexOf(events).get(event.of)
}

/** Days shared by two events of some length; the last day of one may be the first of the next. */
export const overlap = (one: JourneyEvent, other: JourneyEvent): boolean =>
  one.on !== null &&
  other.on !== null &&
  (one.until === null || other.on < one.until) &&
  (other.until === null || one.on < other.until)
