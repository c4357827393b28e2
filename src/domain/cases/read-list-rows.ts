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
export function rowReader(sheet: Recognised, place: SheetPlace, reportDate: LocalDate): (row: SheetRow) => ListRow | null {
  const { list, read: columns } = sheet
  const isChildList = list.columns.some(column => column.key === 'caseReference')
  return row => {
    if (row.cells.every(cell => cell === null || (typeof cell === 'string' && cell.trim() === ''))) return null
    const { facts, faults } = readCells(columns, row, place, reportDate)
    const reference = isChildList ? (facts['caseReference'] ?? null) : null
    const notThere = isChildList && reference === null && faults.every(fault => !faultWords[fault.kind].rowLost)
    if (notThere) faults.push(faultOf('no-reference', null, { place, row }))
    const lost = faults.find(fault => faultWords[fault.kind].rowLost)
    delete facts['caseReference']
    return {
      list: list.number,
      row: row.number,
      caseReference: reference === null ? null : String(reference),
      read: lost === undefined,
      facts: lost ? {} : facts,
      faults: lost ? [lost] : faults,
      formulas: row.formulas.length,
    }
  }
}

interface CellPlace {
  readonly place: SheetPlace
  readonly row: SheetRow
}

function readCells(columns: readonly ColumnRead[], row: SheetRow, place: SheetPlace, reportDate: LocalDate) {
  const facts: Record<string, Fact> = {}
  const faults: RowFault[] = []
  let born: LocalDate | null = null
  for (const one of columns) {
    const cell = row.cells[one.place] ?? null
    const read = readers[one.column.type](cell, one.column, place)
    const kind = faultIn(read, one, { place, row })
    if (kind !== null && (one.column.kept || one.column.key === 'dateOfBirth')) faults.push(faultOf(kind, one, { place, row }))
    if (!('value' in read)) continue
    if (one.column.key === 'dateOfBirth') born = read.value as LocalDate
    if (one.column.kept) facts[one.column.key] = read.value
  }
  if (facts['ageYears'] === undefined && born !== null) facts['ageYears'] = ageOn(born, reportDate)
  return { facts, faults }
}

function faultIn(read: ValueRead<Fact>, one: ColumnRead, { row }: CellPlace): FaultKind | null {
  if ('fault' in read) return read.fault
  if (!('blank' in read)) return null
  if (row.formulas.includes(one.place)) return 'formula-without-value'
  return one.column.mayBeBlank ? null : 'blank'
}

function faultOf(kind: FaultKind, one: ColumnRead | null, { place, row }: CellPlace): RowFault {
  const cell = one === null ? null : (row.cells[one.place] ?? null)
  const tells = one?.column.kept === true && cell !== null
  return {
    kind,
    sheetNumber: place.sheetNumber,
    sheet: place.sheet,
    row: row.number,
    column: one === null ? null : columnLetter(one.place),
    heading: one?.heading.slice(0, 120) ?? null,
    value: tells ? quotable(String(cell)) : null,
  }
}
