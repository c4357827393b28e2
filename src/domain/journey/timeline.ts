/**
 * A child's journey as rows of bars and points for a picture, and the same as a plain table that cites the row of the file in which
 * each event stands. The table holds everything; the picture leaves out what has no day or lies outside the years it shows.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { dateOfDay, dayNumber, monthsAfter } from '../calendar/day-numbers.ts'
import { eventsOf, type CombinedJourney } from './combine.ts'
import type { JourneyEvent, JourneyFormat } from './journey.ts'
import { kindTold, type EventKind } from './kinds.ts'
import { eventLabel, timelineRows } from './timeline-rows.ts'

export interface TimelineBar {
  readonly from: LocalDate
  /** Null while it lasts. */
  readonly until: LocalDate | null
  readonly label: string
  readonly kind: EventKind
  readonly key: string
}

export interface TimelinePoint {
  readonly on: LocalDate
  readonly label: string
  readonly kind: EventKind
  readonly key: string
  /** The child was not seen, or the review was cancelled: drawn hollow. */
  readonly void: boolean
}

export interface TimelineRow {
  readonly label: string
  readonly bars: readonly TimelineBar[]
  readonly points: readonly TimelinePoint[]
}

export interface Timeline {
  /** Those that hold anything. */
  readonly rows: readonly TimelineRow[]
  readonly from: LocalDate
  /** The report date. */
  readonly to: LocalDate
  /** Events in the table that are not in the picture: without a day, or outside its years. */
  readonly leftOut: number
}

/** The longest that a journey can be: a day in another century is a slip, and would flatten the rest. */
const mostYears = 26

/** Annex A's lists never say when a referral was closed or an enquiry completed, so that a bar would claim that it is open. */
const mayBeOpen = (journey: CombinedJourney, kind: EventKind): boolean =>
  (kind !== 'referral' && kind !== 'section-47') || journey.known.get(kind)?.source.format !== 'annex-a'

/** Of some length. An end before the start is told as a fault; here the event stands on its first day. */
function isBar({ kind, on, until, facts }: JourneyEvent, journey: CombinedJourney): boolean {
  if (kindTold(kind).ends === null || on === null || facts['noFurtherAction'] === true) return false
  return until === null ? mayBeOpen(journey, kind) : until >= on
}

function firstDay(journey: CombinedJourney, earliest: LocalDate): LocalDate {
  let first = journey.reportDate
  for (const events of journey.byKind.values())
    for (const { on } of events) if (on !== null && on >= earliest && on < first) first = on
  return first
}

interface Gathered {
  readonly bars: TimelineBar[]
  readonly points: TimelinePoint[]
  leftOut: number
}

const isVoid = ({ facts }: JourneyEvent): boolean => facts['seen'] === false || facts['cancelled'] === true

/** False where it cannot be shown between the two days. */
function place(event: JourneyEvent, journey: CombinedJourney, from: LocalDate, into: Gathered): boolean {
  const { kind, key, on, until } = event
  if (on === null || on > journey.reportDate) return false
  const label = eventLabel(event)
  const bar = isBar(event, journey)
  if (bar && (until === null || until >= from)) into.bars.push({ from: on, until, label, kind, key })
  else if (!bar && on >= from) into.points.push({ on, label, kind, key, void: isVoid(event) })
  else return false
  return true
}

function gather(journey: CombinedJourney, kinds: readonly EventKind[], from: LocalDate): Gathered {
  const into: Gathered = { bars: [], points: [], leftOut: 0 }
  for (const kind of kinds)
    for (const event of eventsOf(journey, kind)) if (!place(event, journey, from, into)) into.leftOut += 1
  into.bars.sort(byFirstDay)
  into.points.sort(byDay)
  return into
}

const byFirstDay = (one: TimelineBar, other: TimelineBar): number =>
  Number(one.from > other.from) - Number(one.from < other.from)
const byDay = (one: TimelinePoint, other: TimelinePoint): number =>
  Number(one.on > other.on) - Number(one.on < other.on)

/** `since`: shows what happened from that day on; the whole journey without it. */
export function timelineOf(journey: CombinedJourney, since: LocalDate | null = null): Timeline {
  const earliest = since ?? dateOfDay(monthsAfter(dayNumber(journey.reportDate), -12 * mostYears))
  const from = since ?? firstDay(journey, earliest)
  const rows: TimelineRow[] = []
  let leftOut = 0
  for (const { label, kinds } of timelineRows) {
    const { bars, points, leftOut: lost } = gather(journey, kinds, from)
    leftOut += lost
    if (bars.length + points.length > 0) rows.push({ label, bars, points })
  }
  return { rows, from, to: journey.reportDate, leftOut }
}

export interface JourneyTableRow {
  readonly on: LocalDate | null
  readonly until: LocalDate | null
  /** The row of the picture in which it stands. */
  readonly row: string
  /** "Child protection visit (seen alone)". */
  readonly what: string
  readonly kind: EventKind
  readonly key: string
  /** Where it stands written. Null for a kind whose source is not known. */
  readonly source: {
    readonly importId: string
    readonly format: JourneyFormat
    readonly file: number
    readonly row: number
  } | null
}

function tableRow(event: JourneyEvent, row: string, journey: CombinedJourney): JourneyTableRow {
  const source = journey.known.get(event.kind)?.source
  return {
    on: event.on,
    until: event.until,
    row,
    what: eventLabel(event),
    kind: event.kind,
    key: event.key,
    source: source === undefined ? null : { importId: source.importId, format: source.format, ...event.at },
  }
}

/** What is without a day comes last. Of one day, in the order of the picture's rows. */
const inOrder = (one: JourneyTableRow, other: JourneyTableRow): number => {
  const [a, b] = [one.on ?? '9999-99-99', other.on ?? '9999-99-99']
  return Number(a > b) - Number(a < b)
}

/** Every event of the journey in the order of its days. */
export function journeyTable(journey: CombinedJourney): readonly JourneyTableRow[] {
  const rows: JourneyTableRow[] = []
  for (const { label, kinds } of timelineRows)
    for (const kind of kinds) for (const event of eventsOf(journey, kind)) rows.push(tableRow(event, label, journey))
  return rows.sort(inOrder)
}
