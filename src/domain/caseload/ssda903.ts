/**
 * A caseload as the files of the SSDA903 for the year that ends on a 31 March: the episodes of the year, from placements and legal
 * statuses, and the other tables. What the caseload does not hold, such as health checks of the year, is worked out or made up
 * from what it does.
 */
import { addDays, localDate, type LocalDate } from '../calendar/dates.ts'
import { careTables } from '../journey/ssda903/tables.ts'
import type { Caseload, CaseloadChild, TableWritten } from './caseload.ts'
import { british, type Cells, type Year } from './ssda903/cells.ts'
import { episodeRows } from './ssda903/episode-rows.ts'
import {
  adoptedRows,
  absenceRows,
  decisionRows,
  headerRows,
  healthRows,
  leaverRows,
  permanenceRows,
  reviewRows,
  unaccompaniedRows,
  workerRows,
} from './ssda903/other-rows.ts'

type Rows = (child: CaseloadChild, year: Year) => readonly Cells[]

/** In the order of the return. Children who were not looked after in the year are in none, but for those who left care. */
const rowsOf = {
  Header: headerRows,
  Episodes: episodeRows,
  Reviews: reviewRows,
  UASC: unaccompaniedRows,
  OC2: healthRows,
  OC3: leaverRows,
  AD1: adoptedRows,
  PlacedAdoption: decisionRows,
  PrevPerm: permanenceRows,
  Missing: absenceRows,
  SWEpisodes: workerRows,
} as const satisfies Readonly<Record<string, Rows>>

/** `year` is that in which the return's year ends: 2021 for 1 April 2020 to 31 March 2021. */
export function ssda903Tables(caseload: Caseload, year: number): readonly TableWritten[] {
  const end = localDate(`${year}-03-31`)
  const until: LocalDate = caseload.reportDate < end ? caseload.reportDate : end
  const of: Year = { from: localDate(`${year - 1}-04-01`), to: until, after: addDays(until, 1) }
  return Object.entries(rowsOf).map(([name, rows]) => {
    const headings = careTables.find(table => table.name === name)?.columns.map(column => column.name) ?? []
    return { name, headings, rows: { [Symbol.iterator]: () => rowsIn(caseload, { rows, headings, of }) } }
  })
}

interface Writing {
  readonly rows: Rows
  readonly headings: readonly string[]
  readonly of: Year
}

function* rowsIn(
  { children }: Caseload,
  { rows, headings, of }: Writing,
): Generator<readonly (string | number | null)[]> {
  for (const child of children) {
    const common: Cells = { CHILD: child.caseReference, DOB: british(child.born), SEX: sexes(child, of) }
    for (const cells of rows(child, of)) {
      const all: Cells = { ...common, ...cells }
      yield headings.map(heading => all[heading] ?? null)
    }
  }
}

/** Letters since the return of 2025, numbers before. */
const sexes = ({ sex }: CaseloadChild, { to }: Year): string => (to >= '2024-04-01' ? sex : sex === 'M' ? '1' : '2')
