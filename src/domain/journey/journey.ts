/**
 * A child's journey as facts: what happened, from when to when, and in which row of which file that stands. It holds the case
 * reference, the age in years and nothing else by which a child could be known.
 */
import type { LocalDate } from '../calendar/dates.ts'
import type { EventKind } from './kinds.ts'

export type EventFact = string | number | boolean

/** A format in which councils hold these facts. */
export type JourneyFormat = 'annex-a' | 'ssda903' | 'cin-census' | 'ssd' | 'dfe-data-flow' | 'own-csv'

/** Where an event was read: the file's or table's number in its import, from 1, and the row or record in it, from 1. */
export interface ReadAt {
  readonly file: number
  readonly row: number
  /** The import, of an event that was kept from an earlier one or read from the database; left out while a file is read. */
  readonly importId?: string
}

export interface JourneyEvent {
  readonly kind: EventKind
  /** The source's own id, or what makes the event one of its kind in this child's journey: the same in the next extract. */
  readonly key: string
  /** The first day. Null where the source leaves it blank. */
  readonly on: LocalDate | null
  /** The last day. Null while it lasts, for events of one day, and where it is blank. */
  readonly until: LocalDate | null
  /** When the case system says it is, or was, due. */
  readonly due: LocalDate | null
  /** The key of the event of which it is part, where the source says so. */
  readonly of: string | null
  /** As the kind's table names them. What is blank or unknown is left out: never false, never nought. */
  readonly facts: Readonly<Record<string, EventFact>>
  readonly at: ReadAt
}

/** What is kept of the child. A date of birth is used to work these out when a file is read, and then forgotten. */
export interface ChildRead {
  /** In whole years on the report date; null where unknown, and for a child not yet born. */
  readonly ageYears: number | null
  readonly unborn: boolean
  /** yyyy-mm in which the child turns, or turned, 16: kept from 15 on alone, for what the law asks from that day. */
  readonly sixteenIn: string | null
  /** yyyy-mm in which the child was born: kept under five alone, since health assessments come more often until then. */
  readonly bornIn: string | null
}

/** How much of a kind a source holds. `latest`: the last event alone, which can show what is overdue and never a share in time. */
export type Coverage = 'all' | 'latest'

/** What a source can say at all: the kinds that it holds. A kind that is not here is unknown, never none. */
export type Covers = Partial<Readonly<Record<EventKind, Coverage>>>

/** One extract, as the journeys read from it cite it. */
export interface JourneySource {
  readonly format: JourneyFormat
  readonly importId: string
  /** The day on which the extract was taken: what is open then, is open "now". */
  readonly reportDate: LocalDate
  readonly covers: Covers
}

/** One child as one source tells it. Events stand in the order of `on`, those without a day last. */
export interface Journey {
  readonly caseReference: string
  readonly child: ChildRead
  readonly source: JourneySource
  readonly events: readonly JourneyEvent[]
}

/** What a reader gives for a row or record: some of a child's events, in any order; the child where it says something of them. */
export interface JourneyPart {
  readonly caseReference: string
  readonly child: ChildRead | null
  readonly events: readonly JourneyEvent[]
}

export const nothingOfChild: ChildRead = { ageYears: null, unborn: false, sixteenIn: null, bornIn: null }

/** An event with nothing but its days; readers add to it. */
export const eventOf = (
  kind: EventKind,
  key: string,
  on: LocalDate | null,
  more: Partial<Omit<JourneyEvent, 'kind' | 'key' | 'on'>> & Pick<JourneyEvent, 'at'>,
): JourneyEvent => ({ kind, key, on, until: null, due: null, of: null, facts: {}, ...more })
