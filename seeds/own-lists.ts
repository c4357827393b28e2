/**
 * What the county's case system does not export and its teams keep in lists: supervision, case summaries and permanence plans. Some
 * workers are seen less often than they should be, and some children in care wait for a plan, so that boards and measures have something to show.
 */
import { stringify } from 'csv-stringify/sync'
import { addDays, daysBetween, type LocalDate } from '#domain/calendar/dates.ts'
import type { EventKind } from '#domain/journey/kinds.ts'
import type { OwnMapping } from '#domain/journey/own-csv/mapping.ts'
import { children, type Child, type ListFile } from './caseload.ts'

export interface OwnList {
  readonly file: ListFile
  readonly mapping: OwnMapping
}

const numberOf = (child: Child): number => (Number(child.reference) - 4_100_000) / 37
const openOn = (child: Child, on: LocalDate): boolean => child.startedOn <= on && child.closedOn > on

/** Days between one and the next, from the first after the start to the day of the list; the last `missed` are left out. */
function every(child: Child, on: LocalDate, [days, missed]: readonly [number, number]): readonly LocalDate[] {
  const first = addDays(child.startedOn, 5 + (numberOf(child) % 9))
  const count = first > on ? 0 : Math.floor(daysBetween(first, on) / days) + 1
  return Array.from({ length: Math.max(0, count - missed) }, (_, place) => addDays(first, place * days))
}

interface ListTold {
  readonly kind: EventKind
  readonly name: string
  readonly heading: string
  /** A day in a row, and a plan where the list has one. */
  readonly rowsOf: (child: Child, on: LocalDate) => readonly (readonly [LocalDate, ...string[]])[]
  readonly fact?: readonly [name: string, heading: string]
}

const plans = ['Long-term fostering', 'Return home', 'Special guardianship', 'Adoption'] as const

const lists: readonly ListTold[] = [
  {
    kind: 'supervision',
    name: 'supervision-log.csv',
    heading: 'Discussed on',
    rowsOf: (child, on) => every(child, on, [28, numberOf(child) % 5 === 0 ? 3 : 0]).map(day => [day]),
  },
  {
    kind: 'case-summary',
    name: 'case-summaries.csv',
    heading: 'Summary dated',
    rowsOf: (child, on) => every(child, on, [84, numberOf(child) % 4 === 0 ? 1 : 0]).map(day => [day]),
  },
  {
    kind: 'permanence-plan',
    name: 'permanence-tracker.csv',
    heading: 'Plan agreed',
    rowsOf: (child, on) => {
      const agreed = addDays(child.startedOn, 90 + (numberOf(child) % 120))
      const waits = numberOf(child) % 4 === 0
      return child.status !== 'looked-after' || waits || agreed > on
        ? []
        : [[agreed, plans[numberOf(child) % plans.length] ?? plans[0]]]
    },
    fact: ['plan', 'Permanence plan'],
  },
]

const reference = 'Case reference'

/** The lists as they stood on a day, of the cases open then. */
export const ownLists = (on: LocalDate): readonly OwnList[] =>
  lists.map(({ kind, name, heading, rowsOf, fact }) => {
    const rows = children
      .filter(child => openOn(child, on))
      .flatMap(child => rowsOf(child, on).map(row => [child.reference, ...row]))
    return {
      file: { name, content: Buffer.from(stringify([[reference, heading, ...(fact ? [fact[1]] : [])], ...rows])) },
      mapping: {
        kind,
        columns: {
          ...{ caseReference: reference, on: heading, until: null, due: null, of: null, key: null },
          facts: fact ? { [fact[0]]: fact[1] } : {},
        },
      },
    }
  })
