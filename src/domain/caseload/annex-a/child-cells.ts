/** What every list says of a child, and the looking up of a child's events that the lists share. */
import { addDays, type LocalDate } from '../../calendar/dates.ts'
import { ageOn } from '../../cases/read-date.ts'
import type { EventFact, JourneyEvent } from '../../journey/journey.ts'
import type { EventKind } from '../../journey/kinds.ts'
import type { CaseloadChild, CellWritten } from '../caseload.ts'
import { ofsted } from './ofsted-values.ts'

/** By the names of the columns; what is not there is blank. */
export type Cells = Readonly<Record<string, CellWritten>>

export interface Scope {
  readonly reportDate: LocalDate
  /** The lists tell of the last six months, and the tenth of the last twelve. */
  readonly since: LocalDate
  readonly sinceYear: LocalDate
}

export const scopeTo = (reportDate: LocalDate): Scope => ({
  reportDate,
  since: addDays(reportDate, -183),
  sinceYear: addDays(reportDate, -365),
})

/** 14/05/2018. */
export const british = (day: LocalDate | null | undefined): string | null =>
  day ? `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}` : null

export const eventsIn = ({ events }: CaseloadChild, kind: EventKind): readonly JourneyEvent[] =>
  events.filter(event => event.kind === kind)

/** Still open on the report date, or ended within the time of the list. */
export const told = ({ on, until }: JourneyEvent, { since, reportDate }: Scope): boolean =>
  on !== null && on <= reportDate && (until === null || until >= since)

/** The last of a kind within an event that lasts: by its key where it says so, else by its days. */
export function lastWithin(
  child: CaseloadChild,
  kind: EventKind,
  { key, on, until }: JourneyEvent,
): JourneyEvent | null {
  const within = eventsIn(child, kind).filter(one => {
    if (one.on === null) return false
    if (one.of !== null) return one.of === key
    return (on === null || one.on >= on) && (until === null || one.on <= until)
  })
  return within.reduce<JourneyEvent | null>(
    (last, one) => (last && (last.on ?? '') > (one.on ?? '') ? last : one),
    null,
  )
}

export const fact = (event: JourneyEvent | null, name: string): EventFact | null => event?.facts[name] ?? null

export const textOf = (event: JourneyEvent | null, name: string): string | null => {
  const found = fact(event, name)
  return found === null ? null : String(found)
}

/** The worker whose allocation lasts; a personal adviser is told apart. */
export function heldNow(child: CaseloadChild, adviser: boolean): JourneyEvent | null {
  const open = eventsIn(child, 'allocation').filter(({ until }) => until === null)
  return open.findLast(one => (fact(one, 'role') === 'personal-adviser') === adviser) ?? null
}

export function childCells(child: CaseloadChild, { reportDate }: Scope): Cells {
  const held = heldNow(child, false)
  return {
    caseReference: child.caseReference,
    gender: ofsted('gender', child.sex),
    ethnicity: ofsted('ethnicity', child.ethnicity),
    dateOfBirth: british(child.born),
    ageYears: ageOn(child.born, reportDate),
    disability: ofsted('yesNo', child.disabled),
    uasc: ofsted('yesNo', child.unaccompanied),
    team: textOf(held, 'team'),
    worker: textOf(held, 'worker'),
  }
}
