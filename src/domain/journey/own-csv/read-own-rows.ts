/** Rows of a council's own table as events, by a mapping in which `mappingFaults` found nothing. */
import type { LocalDate } from '../../calendar/dates.ts'
import { columnLetter, type CellValue, type SheetRow } from '../../cases/cells.ts'
import type { CodeName } from '../../cases/codes.ts'
import { quotable, type FaultKind } from '../../cases/faults.ts'
import { readCode, readInteger, readReference, readText, type ValueRead } from '../../cases/read-value.ts'
import { eventOf, type Covers, type EventFact } from '../journey.ts'
import { kindTold, type FactType } from '../kinds.ts'
import type { ReadingFault, RowRead } from '../reading.ts'
import { dayReader, type DayReader } from '../ssda903/day-reader.ts'
import { placeOfHeading } from './headings.ts'
import type { OwnMapping } from './mapping.ts'

/** The facts for whose codes there is a table. Others are kept as they are written, in capitals. */
const codesOfFact: Readonly<Record<string, CodeName>> = {
  source: 'source',
  primaryNeed: 'need',
  categoryOfNeed: 'need',
  closureReason: 'closure',
  initialCategory: 'abuse',
  latestCategory: 'abuse',
  status: 'legalStatus',
  placementType: 'placementType',
  provider: 'provider',
  plan: 'permanence',
  eligibility: 'eligibility',
  inTouch: 'inTouch',
  accommodation: 'accommodation',
  activity: 'activity',
}
const longestCode = 20

type CellReader = (cell: CellValue) => ValueRead<EventFact>

/** Yes and no are facts; "unknown" is nothing. */
function readYesNo(cell: CellValue): ValueRead<boolean> {
  const read = readCode(cell, 'yesNo')
  if (!('value' in read)) return read
  return read.value === 'unknown' ? { blank: true } : { value: read.value === 'yes' }
}

function readOwnCode(cell: CellValue, name: string): ValueRead<string> {
  const codes = Object.hasOwn(codesOfFact, name) ? codesOfFact[name] : undefined
  if (codes !== undefined) return readCode(cell, codes)
  const read = readText(cell)
  if (!('value' in read)) return read
  return read.value.length > longestCode ? { fault: 'value-not-known' } : { value: read.value.toUpperCase() }
}

const factReaders: Readonly<Record<FactType, (name: string, days: DayReader) => CellReader>> = {
  'yes-no': () => readYesNo,
  number: () => readInteger,
  date: (_name, days) => days,
  text: () => readText,
  code: name => cell => readOwnCode(cell, name),
}

const monthFirst = /^(\s*)(\d{1,2})([-/.])(\d{1,2})([-/.]\d{2,4})/
/** 05/31/2018 as 31/05/2018. Other ways of writing a day are the same everywhere. */
const dayToFront = (text: string): string =>
  text.length > 40
    ? text
    : text.replace(monthFirst, (_all, ...[before, month, sign, day, rest]: string[]) =>
        [before, day, sign, month, rest].join(''),
      )

interface Column<Value> {
  readonly name: string
  readonly place: number
  readonly heading: string
  readonly read: (cell: CellValue) => ValueRead<Value>
}

/** What the table says of its one kind: all that it holds. */
export const ownCovers = ({ kind }: OwnMapping): Covers => ({ [kind]: 'all' })

/** Makes the reader of the rows below these headings. `file` is the table's number in the import. */
export function readOwnRows(
  mapping: OwnMapping,
  headings: readonly CellValue[],
  { file, from1904 = false }: { readonly file: number; readonly from1904?: boolean },
): (row: SheetRow) => RowRead {
  const { columns, dateOrder } = mapping
  const remembered = dayReader(dateOrder === 'month-first' ? dayToFront : undefined, from1904)
  const column = <Value>(name: string, heading: string | null, read: Column<Value>['read']): Column<Value> | null => {
    const place = heading === null ? -1 : placeOfHeading(headings, heading)
    return place === -1 || heading === null ? null : { name, place, heading, read }
  }
  const types: Readonly<Record<string, FactType>> = kindTold(mapping.kind).facts
  const facts = Object.entries(columns.facts).flatMap(([name, heading]) => {
    const type = Object.hasOwn(types, name) ? types[name] : undefined
    return type === undefined ? [] : (column(name, heading, factReaders[type](name, remembered)) ?? [])
  })
  const reading: Reading = {
    mapping,
    file,
    reference: column('caseReference', columns.caseReference, readReference),
    on: column('on', columns.on, remembered),
    until: column('until', columns.until, remembered),
    due: column('due', columns.due, remembered),
    of: column('of', columns.of, readText),
    key: column('key', columns.key, readText),
    facts,
  }
  return row => (row.cells.every(isBlank) ? { parts: [], faults: [], read: true } : readOwnRow(row, reading))
}

const isBlank = (cell: CellValue): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '')

interface Reading {
  readonly mapping: OwnMapping
  readonly file: number
  readonly reference: Column<string> | null
  readonly on: Column<LocalDate> | null
  readonly until: Column<LocalDate> | null
  readonly due: Column<LocalDate> | null
  readonly of: Column<string> | null
  readonly key: Column<string> | null
  readonly facts: readonly Column<EventFact>[]
}

function readOwnRow(row: SheetRow, reading: Reading): RowRead {
  const faults: ReadingFault[] = []
  const value = <Value>(column: Column<Value> | null): Value | null => {
    if (column === null) return null
    const read = column.read(row.cells[column.place] ?? null)
    if ('value' in read) return read.value
    const formula = row.formulas.includes(column.place)
    if ('fault' in read) faults.push(faultAt(read.fault, column, row))
    else if (formula) faults.push(faultAt('formula-without-value', column, row))
    return null
  }
  const caseReference = value(reading.reference)
  if (caseReference === null) return { parts: [], faults: lost(faults, reading, row), read: false }
  const [on, due] = [value(reading.on), value(reading.due)]
  const until = lastDay(value(reading.until), on, () => faults.push(faultAt('value-not-known', reading.until, row)))
  const [of, key] = [value(reading.of), value(reading.key)]
  const facts = factsIn(reading.facts, value)
  const day = on ?? due
  if (day === null) {
    if (faults.length === 0) faults.push(faultAt('blank', reading.on ?? reading.due, row))
    return { parts: [], faults, read: false }
  }
  const at = { file: reading.file, row: row.number }
  const event = eventOf(reading.mapping.kind, key ?? day, on, { until, due, of, facts, at })
  return { parts: [{ caseReference, child: null, events: [event] }], faults, read: true }
}

function factsIn(
  columns: readonly Column<EventFact>[],
  value: (column: Column<EventFact>) => EventFact | null,
): Record<string, EventFact> {
  const facts: Record<string, EventFact> = {}
  for (const column of columns) {
    const fact = value(column)
    if (fact !== null) facts[column.name] = fact
  }
  return facts
}

/** A last day before the first is left out and told. */
function lastDay(until: LocalDate | null, on: LocalDate | null, tell: () => void): LocalDate | null {
  if (until === null || on === null || until >= on) return until
  tell()
  return null
}

const lost = (faults: readonly ReadingFault[], { reference }: Reading, row: SheetRow): readonly ReadingFault[] =>
  faults.length > 0 ? faults.slice(0, 1) : [faultAt('no-reference', reference, row)]

function faultAt(kind: FaultKind, column: Column<unknown> | null, row: SheetRow): ReadingFault {
  if (column === null) return { kind, row: row.number, column: null, heading: null, value: null }
  const cell = row.cells[column.place] ?? null
  return {
    kind,
    row: row.number,
    column: columnLetter(column.place),
    heading: column.heading.slice(0, 120),
    value: cell === null ? null : quotable(String(cell).slice(0, 60)),
  }
}
