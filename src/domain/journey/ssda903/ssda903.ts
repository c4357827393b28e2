/**
 * The SSDA903 as files of tables, of one year or of several. A row gives no events by itself: they come when all tables have
 * been read, because a period of care is a chain of episodes.
 */
import type { LocalDate } from '../../calendar/dates.ts'
import type { SheetRow } from '../../cases/cells.ts'
import type { ExtractReading, RowRead, TableFormat, TableRecognised } from '../reading.ts'
import { careCovers } from './covers.ts'
import { careChild, gather, partOf, type CareChild } from './gather.ts'
import { careRowReader, type CareCells } from './read-row.ts'
import { placesOf, recogniseCareTable } from './recognise.ts'
import { careTableNamed, type CareTableName } from './tables.ts'

const nothingRead: RowRead = { parts: [], faults: [], read: true }

export const ssda903: TableFormat = {
  format: 'ssda903',
  recognise: recogniseCareTable,
  read: reportDate => {
    const children = new Map<string, CareChild>()
    const tables = new Set<CareTableName>()
    return {
      table: (recognised, file) => tableReader(recognised, file, { reportDate, children, tables }),
      finish: () => Array.from(children.values(), partOf),
      covers: () => careCovers(tables),
    } satisfies ExtractReading
  },
}

interface Extract {
  readonly reportDate: LocalDate
  readonly children: Map<string, CareChild>
  readonly tables: Set<CareTableName>
}

function tableReader(recognised: TableRecognised, file: number, extract: Extract): (row: SheetRow) => RowRead {
  const table = careTableNamed(recognised.table)
  const places = placesOf(table, recognised)
  const readRow = careRowReader(table, extract.reportDate)
  // Without its day a row says nothing; not every table has one.
  const day = table.columns.find(({ type, needed }) => type === 'date' && needed)?.name ?? ''
  extract.tables.add(table.name)
  return row => {
    if (row.cells.every(isBlank)) return nothingRead
    const { row: found, faults } = readRow(cellsOf(row, places))
    if (found === null) return { parts: [], faults, read: false }
    gather(table.name, childIn(extract.children, found.reference), found, { file, row: row.number })
    const read = day === '' || found.day(day) !== null
    return faults.length === 0 && read ? nothingRead : { parts: [], faults, read }
  }
}

const isBlank = (cell: unknown): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '')

export function childIn(children: Map<string, CareChild>, reference: string): CareChild {
  const known = children.get(reference)
  if (known) return known
  const child = careChild(reference)
  children.set(reference, child)
  return child
}

const cellsOf = (row: SheetRow, places: readonly number[]): CareCells => ({
  number: row.number,
  cell: column => row.cells[places[column] ?? -1] ?? null,
  formula: column => row.formulas.length > 0 && row.formulas.includes(places[column] ?? -1),
  place: column => places[column] ?? null,
  has: column => (places[column] ?? -1) !== -1,
})
