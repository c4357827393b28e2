/**
 * One sheet, from its first row to its last: looks for the headings among the first rows (councils put titles and notes above
 * them), then reads row after row. Says in the end what became of it.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { listName, type AnnexAList } from './annex-a-lists.ts'
import type { SheetPlace, SheetRow } from './cells.ts'
import type { SheetReport } from './import-report.ts'
import { rowReader, type ListRow } from './read-list-rows.ts'
import { recogniseList, type Recognised } from './recognise-list.ts'
import type { FaultTally, RepeatTally } from './tally-faults.ts'

/** Headings are looked for in this many rows. */
const rowsAboveHeadings = 20

export interface SheetReading {
  /** The row as read; null for headings, blank rows, and rows of a sheet that is not read. */
  row(row: SheetRow): ListRow | null
  report(): SheetReport
}

export interface Tallies {
  readonly faults: FaultTally
  readonly repeats: RepeatTally
}

interface Found {
  readonly headingRow: number
  readonly recognised: Recognised
  /** Null when there is no column of references: its rows are counted and not read. */
  readonly read: ((row: SheetRow) => ListRow | null) | null
}

export function readSheet(
  place: SheetPlace & { readonly hidden: boolean },
  reportDate: LocalDate,
  tallies: Tallies,
): SheetReading {
  const counts = { read: 0, withFaults: 0, notRead: 0, repeated: 0, formulas: 0, looked: 0 }
  let search: Search = {}
  return {
    row: row => {
      const { found } = search
      if (!found) {
        counts.looked += 1
        search = lookedAt(row, search, { looked: counts.looked, place, reportDate })
        return null
      }
      const read = found.read?.(row) ?? null
      if (read !== null) count(read, { counts, tallies, place, found })
      else if (found.read === null && row.cells.some(cell => cell !== null)) counts.notRead += 1
      return read
    },
    report: () => ({
      sheetNumber: place.sheetNumber,
      fileName: place.fileName,
      sheet: place.sheet,
      hidden: place.hidden,
      rows: { read: counts.read, withFaults: counts.withFaults, notRead: counts.notRead },
      repeated: counts.repeated,
      formulas: counts.formulas,
      whyNot: whyNot(search, counts.looked),
      ...columnsOf(search.found),
    }),
  }
}

/** What has come of looking for the headings. */
interface Search {
  readonly found?: Found
  readonly ambiguous?: readonly AnnexAList[]
}

interface Looking {
  readonly looked: number
  readonly place: SheetPlace
  readonly reportDate: LocalDate
}

function lookedAt(row: SheetRow, search: Search, { looked, place, reportDate }: Looking): Search {
  if (looked > rowsAboveHeadings || search.ambiguous) return search
  const recognition = recogniseList(row.cells)
  if (recognition.kind === 'none') return {}
  if (recognition.kind === 'ambiguous') return { ambiguous: recognition.between }
  const { as } = recognition
  const hasReference = as.read.some(one => one.column.type === 'reference')
  return {
    found: { headingRow: row.number, recognised: as, read: hasReference ? rowReader(as, place, reportDate) : null },
  }
}

interface Counting {
  readonly counts: { read: number; withFaults: number; notRead: number; repeated: number; formulas: number }
  readonly tallies: Tallies
  readonly place: SheetPlace
  readonly found: Found
}

function count(row: ListRow, { counts, tallies, place, found }: Counting): void {
  counts.formulas += row.formulas
  for (const fault of row.faults) tallies.faults.add(fault)
  if (!row.read) {
    counts.notRead += 1
    return
  }
  counts.read += 1
  if (row.faults.length > 0) counts.withFaults += 1
  if (tallies.repeats.repeats(row, found.recognised.list, place)) counts.repeated += 1
}

function whyNot({ found, ambiguous }: Search, looked: number): string | null {
  if (found)
    return found.read
      ? null
      : `It has the headings of ${listName(found.recognised.list.number)} and no column of references, so no row could be read. Add the column “Child Unique ID”.`
  if (looked === 0) return 'It is empty.'
  if (ambiguous)
    return `Its headings fit ${ambiguous.map(list => listName(list.number)).join(' and ')} equally well. Add the missing headings.`
  return `None of its first ${rowsAboveHeadings} rows has the headings of an Annex A list.`
}

function columnsOf(
  found: Found | undefined,
): Pick<SheetReport, 'list' | 'headingRow' | 'understood' | 'missing' | 'notUnderstood'> {
  if (!found) return { list: null, headingRow: null, understood: [], missing: [], notUnderstood: [] }
  const { recognised, headingRow } = found
  return {
    list: recognised.list.number,
    headingRow,
    understood: recognised.read.map(({ letter, heading, column }) => ({
      letter,
      heading: heading.slice(0, 120),
      meaning: column.heading,
      kept: column.kept,
    })),
    missing: recognised.missing.map(column => column.heading),
    notUnderstood: recognised.notUnderstood,
  }
}
