/**
 * The periods in which things recur (a plan, being looked after, a placement) and the events that fall in them. An event belongs to
 * the period that it names; where it names none that is known, to the one in which its day falls.
 */
import { dayNumber } from '../calendar/day-numbers.ts'
import type { LocalDate } from '../calendar/dates.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { numberOf, type Desk } from './desk.ts'

export interface Period {
  readonly event: JourneyEvent
  readonly start: number | null
  /** Null while it lasts. */
  readonly end: number | null
  /** It ends before it starts. */
  readonly backwards: boolean
  /** What happened in it, found once for all measures; a part of a period has a map of its own. */
  readonly chains: Map<EventKind, Chain>
}

/** Codes of planned short breaks: a child who has them is not looked after for these measures. */
const shortBreaks: ReadonlySet<unknown> = new Set(['V1', 'V3', 'V4'])

const within = (day: string, { on, until }: JourneyEvent): boolean =>
  on !== null && on <= day && (until === null || day <= until)

/** True where every legal status that the child had on the first day is one of short breaks. */
function isShortBreak({ on }: JourneyEvent, journey: CombinedJourney): boolean {
  if (on === null) return false
  const held = eventsOf(journey, 'legal-status').filter(status => within(on, status))
  return held.length > 0 && held.every(({ facts }) => shortBreaks.has(facts['status']))
}

/** Placed for adoption: other regulations say how often these children are visited. */
const isAdoptive = ({ facts: { placementType } }: JourneyEvent): boolean =>
  typeof placementType === 'string' && placementType.startsWith('A')

/** Where every period of being looked after is known, a placement outside them is a short break or a stay of another sort. */
const isOutside = ({ on, of }: JourneyEvent, journey: CombinedJourney): boolean =>
  on !== null &&
  of === null &&
  journey.known.get('looked-after')?.coverage === 'all' &&
  !eventsOf(journey, 'looked-after').some(period => within(on, period))

/** What is not a period in the sense of any measure. */
const leftOut: Partial<Readonly<Record<EventKind, (event: JourneyEvent, journey: CombinedJourney) => boolean>>> = {
  'protection-plan': ({ facts }) => facts['otherAuthority'] === true,
  referral: ({ facts }) => facts['noFurtherAction'] === true,
  'looked-after': isShortBreak,
  placement: (event, journey) => isAdoptive(event) || isShortBreak(event, journey) || isOutside(event, journey),
}

/** An end that lies after the day on which the extract was taken has not come. */
function endOf(event: JourneyEvent, knownTo: number): number | null {
  const end = numberOf(event.until)
  return end !== null && end > knownTo ? null : end
}

function periodFrom(event: JourneyEvent, knownTo: number): Period | null {
  const start = numberOf(event.on)
  if (start !== null && start > knownTo) return null
  const end = endOf(event, knownTo)
  return { event, start, end, backwards: start !== null && end !== null && end < start, chains: new Map() }
}

const nonePeriods: readonly Period[] = []

function findPeriods(desk: Desk, kind: EventKind): readonly Period[] {
  const events = eventsOf(desk.journey, kind)
  const known = desk.journey.known.get(kind)
  if (events.length === 0 || known === undefined) return nonePeriods
  const knownTo = dayNumber(known.knownTo)
  const out = leftOut[kind]
  const periods: Period[] = []
  for (const event of events) {
    const period = out?.(event, desk.journey) === true ? null : periodFrom(event, knownTo)
    if (period !== null) periods.push(period)
  }
  return periods
}

/** The child's periods of a kind, without those that count for no measure; found once for all measures. */
export function periodsOf(desk: Desk, kind: EventKind): readonly Period[] {
  const known = desk.periods.get(kind)
  if (known !== undefined) return known
  const found = findPeriods(desk, kind)
  desk.periods.set(kind, found)
  return found
}

/** An event that counts, on its day. */
export interface Happened {
  readonly event: JourneyEvent
  readonly day: number
}

/** What counts as having happened. A blank is not a no. */
const happened: Partial<Readonly<Record<EventKind, (event: JourneyEvent) => boolean>>> = {
  'protection-visit': ({ facts }) => facts['seen'] !== false,
  'in-need-visit': ({ facts }) => facts['seen'] !== false,
  'looked-after-visit': ({ facts }) => facts['seen'] !== false,
  'private-fostering-visit': ({ facts }) => facts['seen'] !== false,
  'looked-after-review': ({ facts }) => facts['cancelled'] !== true,
}

/** The events of one period, each day once, in their order. */
export interface Chain {
  readonly events: readonly Happened[]
  /** One of the period's events has no day, or one before the period: it may be any of those that are missing. */
  readonly doubtful: boolean
}

type Belongs = 'yes' | 'no' | 'doubtful'

const names = (event: JourneyEvent, periods: readonly Period[]): boolean =>
  event.of !== null && periods.some(period => period.event.key === event.of)

/** By its day alone. An event that names the period and lies before it cannot be right; after its end it may be. */
function falls(day: number, { start, end }: Period, linked: boolean): Belongs {
  if (start !== null && day < start) return linked ? 'doubtful' : 'no'
  return linked || end === null || day <= end ? 'yes' : 'no'
}

function belongs(event: JourneyEvent, day: number | null, period: Period, all: readonly Period[]): Belongs {
  const linked = event.of === period.event.key
  if (!linked && names(event, all)) return 'no'
  return day === null ? 'doubtful' : falls(day, period, linked)
}

/** The day on which an event counts; undefined where it does not count, or lies after the day of the extract. */
function countsOn(event: JourneyEvent, knownTo: string, atEnd: boolean): LocalDate | null | undefined {
  const date = atEnd ? event.until : event.on
  if ((atEnd && date === null) || happened[event.kind]?.(event) === false) return undefined
  return date !== null && date > knownTo ? undefined : date
}

const byDay = (one: Happened, other: Happened): number => one.day - other.day

interface Gathered {
  readonly events: Happened[]
  doubtful: boolean
}

/** The events of one kind that belong to a period. */
function gather(
  desk: Desk,
  period: Period,
  { kind, atEnd }: { kind: EventKind; atEnd: boolean },
  into: Gathered,
): void {
  const all = periodsOf(desk, period.event.kind)
  const knownTo = desk.journey.known.get(kind)?.knownTo ?? ''
  for (const event of eventsOf(desk.journey, kind)) {
    const date = countsOn(event, knownTo, atEnd)
    if (date === undefined) continue
    const day = numberOf(date)
    const is = belongs(event, day, period, all)
    if (is === 'doubtful') into.doubtful = true
    else if (is === 'yes' && day !== null) into.events.push({ event, day })
  }
}

function findChain(desk: Desk, period: Period, kinds: readonly EventKind[], atEnd: boolean): Chain {
  const into: Gathered = { events: [], doubtful: false }
  for (const kind of kinds) gather(desk, period, { kind, atEnd }, into)
  const { events, doubtful } = into
  if (kinds.length > 1 || atEnd) events.sort(byDay)
  return { events: events.filter(({ day }, at) => day !== events[at - 1]?.day), doubtful }
}

/** What happened in a period. With `atEnd`, events count on their last day, and those that last do not count. */
export function chainOf(desk: Desk, period: Period, kinds: readonly EventKind[], atEnd = false): Chain {
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1 || atEnd) return findChain(desk, period, kinds, atEnd)
  const known = period.chains.get(kind)
  if (known !== undefined) return known
  const found = findChain(desk, period, kinds, atEnd)
  period.chains.set(kind, found)
  return found
}
