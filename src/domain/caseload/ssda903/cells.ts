/** What the tables of the SSDA903 share: the year, days as the return writes them, and who was looked after in it. */
import type { LocalDate } from '../../calendar/dates.ts'
import type { JourneyEvent } from '../../journey/journey.ts'
import type { EventKind } from '../../journey/kinds.ts'
import type { CaseloadChild, CellWritten } from '../caseload.ts'

/** By the names of the columns; what is not there is blank. */
export type Cells = Readonly<Record<string, CellWritten>>

export interface Year {
  readonly from: LocalDate
  /** The last day of which the return tells. */
  readonly to: LocalDate
  /** The day after it. */
  readonly after: LocalDate
}

/** 14/05/2018. */
export const british = (day: LocalDate | null): string | null =>
  day === null ? null : `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

export const eventsIn = ({ events }: CaseloadChild, kind: EventKind): readonly JourneyEvent[] =>
  events.filter(event => event.kind === kind)

/** Lasted on one day of the year at least. */
export const lastedIn = ({ on, until }: JourneyEvent, { from, to }: Year): boolean =>
  (on === null || on <= to) && (until === null || until >= from)

export const inYear = (day: LocalDate | null, { from, to }: Year): boolean => day !== null && day >= from && day <= to

/** An end after the year is not known yet when the return is made. */
export const endBy = (until: LocalDate | null, { to }: Year): LocalDate | null =>
  until !== null && until <= to ? until : null

export const lookedAfterIn = (child: CaseloadChild, year: Year): readonly JourneyEvent[] =>
  eventsIn(child, 'looked-after').filter(period => lastedIn(period, year))

export const textOf = ({ facts }: JourneyEvent, name: string): string | null => {
  const fact = facts[name]
  return fact === undefined ? null : String(fact)
}
