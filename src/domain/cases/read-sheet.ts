/**
 * One sheet, from its first row to its last: looks for the headings among the first rows (councils put titles and notes above
 * them), then reads row after row. Says in the end what became of it.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { listName } from './annex-a-lists.ts'
import type { SheetPlace, SheetRow } from './cells.ts'
import type { SheetReport } from './import-report.ts'
import { rowReader, type ListRow } from './read-list-rows.ts'
import { recogniseList, type Recognised, type Recognition } from './recognise-list.ts'
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

export function readSheet(place: SheetPlace & { readonly hidden: boolean }, reportDate: LocalDate, tallies: Tallies): SheetReading {
  const counts = { read: 0, withFaults: 0, notRead: 0, repeated: 0, formulas: 0, looked: 0 }
  let ambiguous: Recognition | null = null
  let found: Found | null = null

  const lookForHeadings = (row: SheetRow): void => {
    counts.looked += 1
    const recognition = recogniseList(row.cells)
    if (recognition.kind === 'ambiguous') ambiguous ??= recognition
    if (recognition.kind !== 'recognised') return
    const { as } = recognition
    const hasReference = as.read.some(one => one.column.type === 'reference')
    found = { headingRow: row.number, recognised: as, read: hasReference ? rowReader(as, place, reportDate) : null }
  }

  const count = (read: ListRow, list: Recognised['list']): void => {
    counts.formulas += read.formulas
    for (const fault of read.faults) tallies.faults.add(fault)
    if (!read.read) counts.notRead += 1
    else counts.read += 1
    if (read.read && read.faults.length > 0) counts.withFaults += 1
    if (read.read && tallies.repeats.repeats(read, list, place)) counts.repeated += 1
  }

  return {
    row: row => {
      if (found === null) {
        if (counts.looked < rowsAboveHeadings && ambiguous === null) lookForHeadings(row)
        return null
      }
      if (found.read === null) {
        if (row.cells.some(cell => cell !== null)) counts.notRead += 1
        return null
      }
      const read = found.read(row)
      if (read !== null) count(read, found.recognised.list)
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
      whyNot: whyNot(found, ambiguous, counts.looked),
      ...columnsOf(found),
    }),
  }
}

function whyNot(found: Found | null, ambiguous: Recognition | null, looked: number): string | null {
  if (found) return found.read ? null : `It has the headings of ${listName(found.recognised.list.number)} and no column of references, so no row could be read. Add the column “Child Unique ID”.`
  if (looked === 0) return 'It is empty.'
  if (ambiguous?.kind === 'ambiguous') return `Its headings fit ${ambiguous.between.map(list => listName(list.number)).join(' and ')} equally well. Add the missing headings.`
  return `None of its first ${rowsAboveHeadings} rows has the headings of an Annex A list.`
}

function columnsOf(found: Found | null): Pick<SheetReport, 'list' | 'headingRow' | 'understood' | 'missing' | 'notUnderstood'> {
  if (!found) return { list: null, headingRow: null, understood: [], missing: [], notUnderstood: [] }
  const { recognised, headingRow } = found
  return {
    list: recognised.list.number,
    headingRow,
    understood: recognised.read.map(({ letter, heading, column }) => ({ letter, heading: heading.slice(0, 120), meaning: column.heading, kept: column.kept })),
    missing: recognised.missing.map(column => column.heading),
    notUnderstood: recognised.notUnderstood,
  }
}
