/**
 * The SSDA903 as one file of elements: EXPSSDA903 holds a CHILD for each child, with a HEADER (who the child is, reviews,
 * absences, outcomes) and an EPISODE for each episode. Its elements are read as rows of the tables.
 */
import type { LocalDate } from '../../calendar/dates.ts'
import type { ReadAt } from '../journey.ts'
import type { ReadingFault, RecordReading, RowRead } from '../reading.ts'
import { careCovers } from './covers.ts'
import { gather, partOf, type CareChild } from './gather.ts'
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
const otherNames: ReadonlyMap<string, string> = new Map([
  ['CHILDID', 'CHILD'],
  ['PL', 'PLACE'],
])
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
const longestName = 60
const mostNames = 500

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
  readonly values: Map<string, string>
}
type Meet = (name: string) => void

/** The rows that a CHILD holds. `meet` is told of every element that holds no other. */
function rowsIn(child: CareElement, meet: Meet): readonly Row[] {
  const own = new Map<string, string>()
  const rows: Row[] = []
  walk(child, { into: own, rows, meet, depth: 0 })
  const once = onceTables.filter(([, needs]) => own.has(needs)).map(([table]) => ({ table, values: own }))
  const reference = own.get('CHILD') ?? ''
  for (const { values } of rows) values.set('CHILD', reference)
  return [...once.filter(({ table }) => table !== 'UASC' || isUnaccompanied(own)), ...rows]
}

interface Walk {
  readonly into: Map<string, string>
  readonly rows: Row[]
  readonly meet: Meet
  readonly depth: number
}

function walk(element: CareElement, at: Walk): void {
  for (const one of element.children) {
    const name = one.name.toUpperCase()
    if (one.children.length > 0) {
      if (at.depth < deepest) walk(one, { ...at, into: mapFor(name, at), depth: at.depth + 1 })
      continue
    }
    at.meet(name)
    at.into.set(otherNames.get(name) ?? name, one.text)
  }
}

/** A row of its own for the elements that come more than once. */
function mapFor(name: string, { into, rows }: Walk): Map<string, string> {
  const table = Object.hasOwn(rowElements, name) ? rowElements[name] : undefined
  if (table === undefined) return into
  const values = new Map<string, string>()
  rows.push({ table, values })
  return values
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

function take(into: (reference: string) => CareChild, rows: readonly Row[], at: ReadAt, readers: Readers): RowRead {
  const faults: ReadingFault[] = []
  for (const row of rows) {
    const found: CareRowRead | undefined = readers.get(row.table)?.(cellsOf(row, at.row))
    if (!found) continue
    if (found.row === null) return { parts: [], faults: found.faults, read: false }
    faults.push(...found.faults)
    gather(row.table, into(found.row.reference), found.row, at)
  }
  if (rows.length > 0) return { parts: [], faults, read: true }
  const fault: ReadingFault = { kind: 'no-reference', row: at.row, column: 'CHILDID', heading: 'CHILDID', value: null }
  return { parts: [], faults: [fault], read: false }
}

/** One CHILD alone, for a single file: its events at once. */
export function readCareChild(element: CareElement, reportDate: LocalDate, at: ReadAt): RowRead {
  const children = new Map<string, CareChild>()
  const rows = rowsIn(element, () => undefined)
  const read = take(reference => childIn(children, reference), rows, at, readersFor(reportDate))
  return { ...read, parts: Array.from(children.values(), partOf) }
}

/** Of one import. `reportDate` is the 31 March of the return. */
export function careXmlReading(reportDate: LocalDate): CareXmlReading {
  const children = new Map<string, CareChild>()
  const readers = readersFor(reportDate)
  const met = new Map<string, number>()
  const meet: Meet = name => {
    const short = name.slice(0, longestName)
    if (met.has(short) || met.size < mostNames) met.set(short, (met.get(short) ?? 0) + 1)
  }
  const tables = new Set<CareTableName>(['Episodes', 'Reviews', 'Missing', 'PlacedAdoption'])
  return {
    reportDate,
    child: (element, at) => {
      const rows = rowsIn(element, meet)
      for (const { table } of rows) tables.add(table)
      return take(reference => childIn(children, reference), rows, at, readers)
    },
    finish: () => Array.from(children.values(), partOf),
    met: () => Array.from(met, ([name, count]) => told(name, count)),
    covers: () => careCovers(tables),
  }
}

function told(name: string, count: number): ReturnType<CareXmlReading['met']>[number] {
  const column = meanings.get(otherNames.get(name) ?? name)
  const understood = column !== undefined || name === 'UASC'
  return { letter: '', heading: name, meaning: column?.meaning ?? '', kept: column?.kept ?? false, count, understood }
}
