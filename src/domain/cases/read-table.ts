/** One table of a format other than Annex A, from its headings to its last row; says in the end what became of it. */
import type { RowRead, TableRecognised } from '../journey/reading.ts'
import type { SheetPlace, SheetRow } from './cells.ts'
import type { SheetReport } from './import-report.ts'
import type { FaultTally } from './tally-faults.ts'

export interface TableReading {
  /** The row as read; null for one with nothing in it. */
  row(row: SheetRow): RowRead | null
  report(): SheetReport
}

export interface TableAt {
  readonly place: SheetPlace & { readonly hidden: boolean }
  readonly recognised: TableRecognised
  readonly headingRow: number
}

export function readTable(at: TableAt, read: (row: SheetRow) => RowRead, faults: FaultTally): TableReading {
  const { place, recognised } = at
  const counts = { read: 0, withFaults: 0, notRead: 0 }
  let formulas = 0
  return {
    row: row => {
      if (row.cells.every(cell => cell === null)) return null
      formulas += row.formulas.length
      const found = read(row)
      for (const fault of found.faults) faults.add({ ...fault, sheetNumber: place.sheetNumber, sheet: place.sheet })
      if (!found.read) counts.notRead += 1
      else counts.read += 1
      if (found.read && found.faults.length > 0) counts.withFaults += 1
      return found
    },
    report: () => ({
      sheetNumber: place.sheetNumber,
      fileName: place.fileName,
      sheet: place.sheet,
      hidden: place.hidden,
      list: null,
      table: recognised.table,
      whyNot: null,
      headingRow: at.headingRow,
      understood: recognised.columns,
      missing: recognised.missing,
      notUnderstood: recognised.notUnderstood.map(column => ({ ...column, repeats: null })),
      rows: { ...counts },
      repeated: 0,
      formulas,
    }),
  }
}
