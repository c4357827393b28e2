/**
 * The SSDA903 as one file of elements: EXPSSDA903 holds a CHILD for each child, with a HEADER (who the child is, reviews,
 * absences, outcomes) and an EPISODE for each episode. Its elements are read as rows of the tables.
 */
import type { LocalDate } from '../../calendar/dates.ts'
import type { ReadAt } from '../journey.ts'
import type { ColumnTold, ReadingFault, RecordReading, RowRead } from '../reading.ts'
import { careCovers } from './covers.ts'
import { careChild, gather, partOf, type CareChild } from './gather.ts'
import { careRowReader, type CareCells, type CareRowRead } from './read-row.ts'
import { childIn } from './ssda903.ts'
import { careTables, type CareTable, type CareTableName } from './tables.ts'

/** An element with all that it holds. `text` is what stands in it beside its children. */
export interface CareElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly children: readonly CareElement[]
}

/** The elements that are called otherwise than the columns. */
const otherNames: Readonly<Record<string, string>> = { CHILDID: 'CHILD', PL: 'PLACE' }
/** Elements that come once for each row of a table. */
const rowElements: Readonly<Record<string, CareTableName>> = {
  EPISODE: 'Episodes',
  AREVIEW: 'Reviews',
  AMISSING: 'Missing',
  AD_PLACED: 'PlacedAdoption',
  SWEPISODE: 'SWEpisodes',
  SW_EPISODE: 'SWEpisodes',
}
/** Tables of which a child has one row, and the element without which there is none. */
const onceTables: readonly (readonly [CareTableName, string])[] = [
  ['Header', 'CHILD'],
  ['UASC', 'UASC'],
  ['OC3', 'IN_TOUCH'],
  ['AD1', 'DATE_INT'],
]
const deepest = 8

export interface CareXmlReading extends RecordReading {
  /** Takes a CHILD. Several files may tell of the same child, so the events come with `finish`. */
  child(element: CareElement, at: ReadAt): RowRead
  finish(): RowRead['parts']
}

type Readers = ReadonlyMap<CareTableName, ReturnType<typeof careRowReader>>

const readersFor = (reportDate: LocalDate): Readers =>
  new Map(careTables.map(table => [table.name, careRowReader(table, reportDate)]))

const tableByName: ReadonlyMap<CareTableName, CareTable> = new Map(careTables.map(table => [table.name, table]))
const meanings = new Map(careTables.flatMap(({ columns }) => columns.map(one => [one.name, one] as const)))

type Values = ReadonlyMap<string, string>
interface Row {
  readonly table: CareTableName
  readonly values: Values
}

/** The rows that a CHILD holds. */
function rowsIn(child: CareElement): readonly Row[] {
  const own = new Map<string, string>()
  const rows: { table: CareTableName; values: Map<string, string> }[] = []
  const walk = (element: CareElement, into: Map<string, string>, depth: number): void => {
    for (const one of element.children) {
      const name = one.name.toUpperCase()
      if (one.children.length === 0) into.set(otherNames[name] ?? name, one.text)
      if (one.children.length === 0 || depth > deepest) continue
      const table = Object.hasOwn(rowElements, name) ? rowElements[name] : undefined
      const values = table === undefined ? into : new Map<string, string>()
      if (table !== undefined) rows.push({ table, values })
      walk(one, values, depth + 1)
    }
  }
  walk(child, own, 0)
  const once = onceTables.filter(([, needs]) => own.has(needs)).map(([table]) => ({ table, values: own }))
  const reference = own.get('CHILD') ?? ''
  for (const { values } of rows) values.set('CHILD', reference)
  return [...once.filter(({ table }) => table !== 'UASC' || isUnaccompanied(own)), ...rows]
}

/** The element UASC holds 1 for a child who came alone, and 0 for others. */
const isUnaccompanied = (own: Values): boolean =>
  own.get('UASC')?.trim() === '1' || (own.get('DUC') ?? '').trim() !== ''

function cellsOf({ table, values }: Row, record: number): CareCells {
  const columns = tableByName.get(table)?.columns ?? []
  return {
    number: record,
    cell: column => values.get(columns[column]?.name ?? '') ?? null,
    formula: () => false,
    place: () => null,
    has: column => values.has(columns[column]?.name ?? '') || columns[column]?.needed === true,
  }
}

function take(into: (reference: string) => CareChild, element: CareElement, at: ReadAt, readers: Readers): RowRead {
  const faults: ReadingFault[] = []
  let read = false
  for (const row of rowsIn(element)) {
    const found: CareRowRead | undefined = readers.get(row.table)?.(cellsOf(row, at.row))
    if (!found) continue
    faults.push(...found.faults)
    if (found.row === null) return { parts: [], faults: found.faults, read: false }
    gather(row.table, into(found.row.reference), found.row, at)
    read = true
  }
  if (read) return { parts: [], faults, read }
  const fault: ReadingFault = { kind: 'no-reference', row: at.row, column: 'CHILDID', heading: 'CHILDID', value: null }
  return { parts: [], faults: [fault], read: false }
}

/** One CHILD alone, for a single file: its events at once. */
export function readCareChild(element: CareElement, reportDate: LocalDate, at: ReadAt): RowRead {
  let child: CareChild | null = null
  const read = take(reference => (child ??= careChild(reference)), element, at, readersFor(reportDate))
  return child === null ? read : { ...read, parts: [partOf(child)] }
}

/** Of one import. `reportDate` is the 31 March of the return. */
export function careXmlReading(reportDate: LocalDate): CareXmlReading {
  const children = new Map<string, CareChild>()
  const readers = readersFor(reportDate)
  const met = new Map<string, number>()
  const tables = new Set<CareTableName>(['Episodes', 'Reviews', 'Missing'])
  return {
    reportDate,
    child: (element, at) => {
      for (const { table, values } of rowsIn(element)) {
        tables.add(table)
        if (table !== 'UASC' && table !== 'OC3' && table !== 'AD1') countIn(met, values)
      }
      return take(reference => childIn(children, reference), element, at, readers)
    },
    finish: () => Array.from(children.values(), partOf),
    met: () => Array.from(met, ([name, count]) => ({ ...told(name), count, understood: meanings.has(name) })),
    covers: () => careCovers(tables),
  }
}

function countIn(met: Map<string, number>, values: Values): void {
  for (const name of values.keys()) {
    const short = name.slice(0, 60)
    if (met.has(short) || met.size < 500) met.set(short, (met.get(short) ?? 0) + 1)
  }
}

const told = (name: string): ColumnTold => {
  const column = meanings.get(name)
  return { letter: '', heading: name, meaning: column?.meaning ?? '', kept: column?.kept ?? false }
}
