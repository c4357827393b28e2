/**
 * From a row of a recognised sheet to its facts and faults. A fact that could not be read is left out and told; the rest of the
 * row is kept. Dates of birth are used for the age where that is blank, and then forgotten.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { columnLetter, type CellValue, type SheetPlace, type SheetRow } from './cells.ts'
import type { ListColumn } from './annex-a-lists.ts'
import { readStatus } from './case-status.ts'
import { faultWords, quotable, type FaultKind, type RowFault } from './faults.ts'
import { ageOn } from './read-date.ts'
import { readAge, readCode, readDate, readInteger, readReference, readText, type ValueRead } from './read-value.ts'
import type { ColumnRead, Recognised } from './recognise-list.ts'

export type Fact = string | number
export type Facts = Readonly<Record<string, Fact>>

export interface ListRow {
  readonly list: number
  readonly row: number
  /** Null on the list of adopters, which has no children. */
  readonly caseReference: string | null
  /** False when the row could not be read at all: it then has no facts. */
  readonly read: boolean
  readonly facts: Facts
  readonly faults: readonly RowFault[]
  readonly formulas: number
}

type Reader = (cell: CellValue, column: ListColumn, place: SheetPlace) => ValueRead<Fact>

const readers: Readonly<Record<ListColumn['type'], Reader>> = {
  reference: cell => readReference(cell),
  text: cell => readText(cell),
  date: (cell, _column, place) => readDate(cell, place.from1904),
  integer: cell => readInteger(cell),
  age: cell => readAge(cell),
  code: (cell, column) => readCode(cell, column.codes ?? 'yesNo'),
  status: cell => statusIn(readText(cell)),
}

/** The facts hold our code, or the council's own words. */
function statusIn(read: ValueRead<string>): ValueRead<string> {
  if (!('value' in read)) return read
  const given = readStatus(read.value)
  if (given === null) return { blank: true }
  return { value: 'known' in given ? given.known : given.words }
}

/** Makes the reader of one sheet's rows. Gives null for a row with nothing in it. */
export function rowReader(
  sheet: Recognised,
  place: SheetPlace,
  reportDate: LocalDate,
): (row: SheetRow) => ListRow | null {
  const hasChildren = sheet.list.columns.some(column => column.key === 'caseReference')
  return row => {
    if (row.cells.every(isBlank)) return null
    const {
      facts: { caseReference, ...facts },
      faults,
    } = readCells(sheet.read, { place, row }, reportDate)
    const lost = hasChildren ? whyLost(caseReference, faults, { place, row }) : null
    return {
      list: sheet.list.number,
      row: row.number,
      caseReference: hasChildren && caseReference !== undefined ? String(caseReference) : null,
      read: lost === null,
      facts: lost === null ? facts : {},
      faults: lost === null ? faults : [lost],
      formulas: row.formulas.length,
    }
  }
}

const isBlank = (cell: CellValue): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '')

/** A row without a child's reference is nobody's. */
function whyLost(caseReference: Fact | undefined, faults: readonly RowFault[], at: CellPlace): RowFault | null {
  if (caseReference !== undefined) return null
  return faults.find(fault => faultWords[fault.kind].rowLost) ?? faultOf('no-reference', null, at)
}

const cellAt = (row: SheetRow, { place }: ColumnRead): CellValue => row.cells[place] ?? null

interface CellPlace {
  readonly place: SheetPlace
  readonly row: SheetRow
}

function readCells(
  columns: readonly ColumnRead[],
  at: CellPlace,
  reportDate: LocalDate,
): { facts: Facts; faults: readonly RowFault[] } {
  const facts: Record<string, Fact> = {}
  const faults: RowFault[] = []
  for (const one of columns) {
    const read = readers[one.column.type](cellAt(at.row, one), one.column, at.place)
    const kind = faultIn(read, one, at)
    if (kind !== null && isTold(one.column)) faults.push(faultOf(kind, one, at))
    if ('value' in read && one.column.kept) facts[one.column.key] = read.value
  }
  const age = facts['ageYears'] ?? ageFromBirth(columns, at, reportDate)
  return { facts: age === null ? facts : { ...facts, ageYears: age }, faults }
}

/** The one use that is made of a date of birth. */
function ageFromBirth(columns: readonly ColumnRead[], { row, place }: CellPlace, reportDate: LocalDate): number | null {
  const born = columns.find(one => one.column.key === 'dateOfBirth')
  const read = born ? readDate(cellAt(row, born), place.from1904) : null
  return read !== null && 'value' in read ? ageOn(read.value, reportDate) : null
}

/** Of what is not kept, only a date of birth matters: the age may rest on it. */
const isTold = (column: ListColumn): boolean => column.kept || column.key === 'dateOfBirth'

function faultIn(read: ValueRead<Fact>, one: ColumnRead, { row }: CellPlace): FaultKind | null {
  if ('fault' in read) return read.fault
  if (!('blank' in read)) return null
  if (row.formulas.includes(one.place)) return 'formula-without-value'
  return one.column.mayBeBlank ? null : 'blank'
}

function faultOf(kind: FaultKind, one: ColumnRead | null, { place, row }: CellPlace): RowFault {
  const { sheetNumber, sheet } = place
  const where = { kind, sheetNumber, sheet, row: row.number }
  if (one === null) return { ...where, column: null, heading: null, value: null }
  const cell = cellAt(row, one)
  const value = one.column.kept && cell !== null ? quotable(String(cell)) : null
  return { ...where, column: columnLetter(one.place), heading: one.heading.slice(0, 120), value }
}
