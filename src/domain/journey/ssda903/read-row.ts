/** One row of a table of the SSDA903 as typed values, with what was wrong with it at its place. */
import type { LocalDate } from '../../calendar/dates.ts'
import { columnLetter, type CellValue } from '../../cases/cells.ts'
import { quotable, type FaultKind } from '../../cases/faults.ts'
import { readReference, readText, type ValueRead } from '../../cases/read-value.ts'
import { childRead } from '../child-read.ts'
import type { ChildRead } from '../journey.ts'
import type { ReadingFault } from '../reading.ts'
import { dayReader, type DayReader } from './day-reader.ts'
import type { CareColumn, CareTable } from './tables.ts'

/** What a row holds, by the names of the columns that are kept. */
export interface CareRow {
  readonly reference: string
  readonly child: ChildRead | null
  readonly day: (name: string) => LocalDate | null
  readonly text: (name: string) => string | null
}

export interface CareRowRead {
  /** Null when there is no reference, so that nothing of the row could be read. */
  readonly row: CareRow | null
  readonly faults: readonly ReadingFault[]
}

/** A row's cells in the order of the table's columns. */
export interface CareCells {
  readonly number: number
  readonly cell: (column: number) => CellValue
  readonly formula: (column: number) => boolean
  /** Where the column stands in the file, from 0; null in a file of elements. */
  readonly place: (column: number) => number | null
  /** The column is in the file. */
  readonly has: (column: number) => boolean
}

type CellReader = (cell: CellValue) => ValueRead<string>

const blank = { blank: true } as const
const mostRemembered = 5_000
const longestCode = 20

/** Codes are few and come a million times: each way of writing one is read once. */
function codeReader(shape: RegExp): CellReader {
  const remembered = new Map<CellValue, ValueRead<string>>()
  return cell => {
    const known = remembered.get(cell)
    if (known) return known
    const read = codeIn(cell, shape)
    const short = typeof cell !== 'string' || cell.length <= longestCode
    if (short && remembered.size < mostRemembered) remembered.set(cell, read)
    return read
  }
}

function codeIn(cell: CellValue, shape: RegExp): ValueRead<string> {
  const read = readText(cell)
  if (!('value' in read)) return read
  const code = read.value.toUpperCase()
  return shape.test(code) ? { value: code } : { fault: 'value-not-known' }
}

function readerOf(column: CareColumn, days: DayReader): CellReader {
  if (column.type === 'date') return days
  if (column.type === 'reference') return readReference
  if (column.type === 'text') return readText
  return column.shape === null ? () => blank : codeReader(column.shape)
}

interface Reading {
  readonly table: CareTable
  readonly columns: readonly { readonly column: CareColumn; readonly read: CellReader; readonly at: number }[]
  readonly index: ReadonlyMap<string, number>
  readonly born: number | undefined
  readonly reportDate: LocalDate
}

/** Makes the reader of a table's rows: what it learns of ways of writing serves all of them. */
export function careRowReader(table: CareTable, reportDate: LocalDate): (cells: CareCells) => CareRowRead {
  const days = dayReader()
  const index = new Map(table.columns.map((column, at) => [column.name, at]))
  const columns = table.columns
    .map((column, at) => ({ column, at, read: readerOf(column, days) }))
    .filter(({ column }) => column.type !== 'ignored' && column.type !== 'reference')
  const reading = { table, columns, index, born: index.get('DOB'), reportDate }
  return cells => readCareRow(cells, reading)
}

function readCareRow(cells: CareCells, reading: Reading): CareRowRead {
  const reference = readReference(cells.cell(0))
  if (!('value' in reference)) {
    const kind = 'fault' in reference ? reference.fault : 'no-reference'
    return { row: null, faults: [faultAt(kind, 0, cells, reading.table)] }
  }
  const values: (string | null)[] = Array.from({ length: reading.table.columns.length }, () => null)
  const faults: ReadingFault[] = []
  for (const { column, read, at } of reading.columns) {
    if (!cells.has(at)) continue
    const found = read(cells.cell(at))
    if ('value' in found) values[at] = found.value
    const kind = faultIn(found, column, cells.formula(at))
    if (kind !== null) faults.push(faultAt(kind, at, cells, reading.table))
  }
  endsBeforeItBegins(values, faults, cells, reading)
  return { row: rowOf(reference.value, values, reading), faults }
}

function rowOf(reference: string, values: readonly (string | null)[], { index, born, reportDate }: Reading): CareRow {
  const text = (name: string): string | null => values[index.get(name) ?? -1] ?? null
  const birthday = born === undefined ? null : ((values[born] ?? null) as LocalDate | null)
  return {
    reference,
    child: birthday === null ? null : childRead(birthday, reportDate),
    day: name => text(name) as LocalDate | null,
    text,
  }
}

function faultIn(read: ValueRead<string>, column: CareColumn, formula: boolean): FaultKind | null {
  if ('fault' in read) return read.fault
  if (!('blank' in read)) return null
  if (formula) return 'formula-without-value'
  return column.needed ? 'blank' : null
}

/** A last day before the first is left out and told. */
function endsBeforeItBegins(
  values: (string | null)[],
  faults: ReadingFault[],
  cells: CareCells,
  { table, index }: Reading,
): void {
  if (!table.span) return
  const [from, to] = table.span.map(name => index.get(name) ?? -1) as [number, number]
  const [first, last] = [values[from] ?? null, values[to] ?? null]
  if (first === null || last === null || last >= first) return
  values[to] = null
  faults.push(faultAt('value-not-known', to, cells, table))
}

function faultAt(kind: FaultKind, at: number, cells: CareCells, table: CareTable): ReadingFault {
  const column = table.columns[at]
  if (!column) return { kind, row: cells.number, column: null, heading: null, value: null }
  const place = cells.place(at)
  const cell = cells.cell(at)
  return {
    kind,
    row: cells.number,
    column: place === null ? column.name : columnLetter(place),
    heading: column.name,
    value: column.kept && cell !== null ? quotable(String(cell).slice(0, 60)) : null,
  }
}
