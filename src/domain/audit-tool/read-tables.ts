/** From the cells of tables back to records: every cell that cannot be read is told by sheet, row and column. Nothing is guessed. */
import { isKey } from './draft.ts'
import { layouts, newBeginning, tableNames, type Column, type Row, type TableCell, type TableName } from './tables.ts'

export interface TableRead {
  readonly sheet: string
  /** With the headings first. `number` is the row as the spreadsheet counts it. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly TableCell[] }[]
}

export interface TableFault {
  readonly sheet: string
  /** As the spreadsheet counts them; null where it is about the whole sheet. */
  readonly row: number | null
  /** The heading; null where it is about the whole row. */
  readonly column: string | null
  readonly sentence: string
}

export interface RecordRead {
  readonly row: number
  readonly record: Row
}

export type RecordsRead = Readonly<Record<TableName, readonly RecordRead[]>>

const mostCharacters = 2000

type Reading = { readonly value: unknown } | { readonly fault: string }

const isBlank = (cell: TableCell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')

const plain = (cell: TableCell): string => String(cell).replaceAll('\r\n', '\n')

const listOf = (cell: TableCell): readonly string[] =>
  plain(cell)
    .split(/[;,\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')

function readText(cell: TableCell, { options, open }: Column): Reading {
  const text = plain(cell)
  if (text.length > mostCharacters)
    return { fault: `has ${text.length} characters: ${mostCharacters.toLocaleString('en-GB')} at most` }
  if (options === undefined || open === true) return { value: text }
  const code = text.trim().toLowerCase()
  return options.includes(code)
    ? { value: code }
    : { fault: `is “${text.slice(0, 60)}”, which is none of: ${options.join(', ')}` }
}

function readKey(cell: TableCell): Reading {
  const key = plain(cell).trim()
  return key.length <= 60 ? { value: key } : { fault: 'is longer than 60 characters' }
}

function readNumber(cell: TableCell, { above0, decimals }: Column): Reading {
  const number = typeof cell === 'number' ? cell : Number(plain(cell).trim())
  const said = `is “${plain(cell).slice(0, 60)}”, which is no`
  if (!Number.isFinite(number) || number < 0) return { fault: `${said} number` }
  if (decimals !== true && !Number.isSafeInteger(number)) return { fault: `${said} whole number` }
  return above0 === true && number === 0 ? { fault: `${said} number above 0` } : { value: number }
}

const yesWords = ['yes', 'y', 'true', '1', 'x']
const noWords = ['no', 'n', 'false', '0']

function readYes(cell: TableCell, { empty }: Column): Reading {
  const word = plain(cell).trim().toLowerCase()
  if (yesWords.includes(word)) return { value: true }
  if (noWords.includes(word)) return { value: empty === 'always' ? false : undefined }
  return { fault: `is “${word.slice(0, 60)}”: write yes or no` }
}

function readNumbers(cell: TableCell): Reading {
  const numbers = listOf(cell).map(Number)
  return numbers.every(Number.isSafeInteger)
    ? { value: numbers }
    : { fault: `is “${plain(cell).slice(0, 60)}”: write whole numbers` }
}

function readList(cell: TableCell): Reading {
  const list = listOf(cell)
  const long = list.find(one => one.length > 60)
  return long === undefined
    ? { value: list }
    : { fault: `names “${long.slice(0, 60)}…”, which is longer than 60 characters` }
}

const readers: Readonly<Record<Column['kind'], (cell: TableCell, column: Column) => Reading>> = {
  text: readText,
  key: readKey,
  number: readNumber,
  yes: readYes,
  list: readList,
  numbers: readNumbers,
  carries: cell => (plain(cell).trim().toLowerCase() === newBeginning ? { value: null } : readKey(cell)),
}

const emptyValues: Readonly<Record<Column['kind'], unknown>> = {
  text: '',
  key: '',
  number: 0,
  yes: false,
  list: [],
  numbers: [],
  carries: undefined,
}

function readCell(column: Column, cell: TableCell | undefined): Reading {
  // A text of spaces alone is a text, where texts may be empty.
  if (cell === undefined || cell === null || (isBlank(cell) && column.kind !== 'text')) return readEmpty(column)
  if (isBlank(cell) && (column.empty === 'needed' || column.options !== undefined)) return readEmpty(column)
  return readers[column.kind](cell, column)
}

function readEmpty({ empty, kind }: Column): Reading {
  if (empty === 'needed') return { fault: 'is empty' }
  return { value: empty === 'always' ? emptyValues[kind] : undefined }
}

const sameWords = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** Where each column stands, by its heading; -1 where it is not there. Columns that we do not know are somebody's notes. */
const placesOf = (columns: readonly Column[], headings: readonly TableCell[]): readonly number[] =>
  columns.map(({ heading }) => headings.findIndex(one => typeof one === 'string' && sameWords(one, heading)))

interface Reader {
  readonly sheet: string
  readonly columns: readonly Column[]
  readonly places: readonly number[]
  readonly faults: TableFault[]
}

function recordOf({ sheet, columns, places, faults }: Reader, row: number, cells: readonly TableCell[]): Row {
  const record: Record<string, unknown> = {}
  for (const [index, column] of columns.entries()) {
    const read = readCell(column, cells[places[index] ?? -1])
    if ('fault' in read) faults.push({ sheet, row, column: column.heading, sentence: `The cell ${read.fault}.` })
    else if (read.value !== undefined) record[column.field] = read.value
  }
  return record
}

function recordsOf(name: TableName, table: TableRead | undefined, faults: TableFault[]): readonly RecordRead[] {
  const { sheet, columns } = layouts[name]
  const [headings, ...rest] = table?.rows ?? []
  const rows = rest.filter(({ cells }) => !cells.every(isBlank))
  if (headings === undefined || rows.length === 0) return []
  const places = placesOf(columns, headings.cells)
  const missing = columns.filter((column, index) => places[index] === -1 && column.empty === 'needed')
  for (const { heading } of missing)
    faults.push({ sheet, row: null, column: heading, sentence: 'There is no column with this heading.' })
  if (missing.length > 0) return []
  return rows.map(({ number, cells }) => ({
    row: number,
    record: recordOf({ sheet, columns, places, faults }, number, cells),
  }))
}

/** The records of every table, and whatever could not be read. Sheets that we do not know are somebody's notes. */
export function readRecords(tables: readonly TableRead[]): {
  readonly records: RecordsRead
  readonly faults: readonly TableFault[]
} {
  const faults: TableFault[] = []
  const entries = tableNames.map(name => {
    const table = tables.find(({ sheet }) => sameWords(sheet, layouts[name].sheet))
    return [name, recordsOf(name, table, faults)] as const
  })
  const records = Object.fromEntries(entries) as RecordsRead
  for (const name of ['tool', 'sections', 'questions'] as const)
    if (!tables.some(({ sheet }) => sameWords(sheet, layouts[name].sheet)))
      faults.push({
        sheet: layouts[name].sheet,
        row: null,
        column: null,
        sentence: 'The workbook has no sheet of this name.',
      })
  return { records, faults: [...faults, ...keyFaults(records)] }
}

/** Keys that name two things, or nothing. */
function* uniqueFaults(records: RecordsRead, name: TableName, field: string): Generator<TableFault> {
  const seen = new Set<string>()
  for (const { row, record } of records[name]) {
    const key = record[field]
    if (typeof key !== 'string') continue
    if (!isKey(key)) yield at(name, row, field, `“${key}” is no key: use small letters, digits and hyphens.`)
    else if (seen.has(key)) yield at(name, row, field, `Another row has the key ${key}.`)
    seen.add(key)
  }
}

/** Rows that belong to a thing that is not there. */
function* belongingFaults(records: RecordsRead, name: TableName, field: string, to: TableName): Generator<TableFault> {
  const known = new Set(records[to].map(({ record }) => record['key']))
  for (const { row, record } of records[name]) {
    const key = record[field]
    if (typeof key === 'string' && !known.has(key))
      yield at(name, row, field, `The sheet ${layouts[to].sheet} has no ${key}.`)
  }
}

const ownerOf = ({ what, of }: Row): string =>
  what === 'tool' ? 'tool' : `${String(what)} ${typeof of === 'string' ? of : ''}`

/** Descriptors belong to the tool, to a section or to a question; each has them once. */
function* descriptorFaults(records: RecordsRead): Generator<TableFault> {
  const owners = new Set([
    'tool',
    ...records.sections.map(({ record }) => `section ${String(record['key'])}`),
    ...records.questions.map(({ record }) => `question ${String(record['key'])}`),
  ])
  const seen = new Set<string>()
  for (const { row, record } of records.descriptors) {
    const owner = ownerOf(record)
    if (!owners.has(owner)) yield at('descriptors', row, 'of', `The workbook has no ${owner}.`)
    else if (seen.has(owner)) yield at('descriptors', row, 'of', `Another row has the descriptors of the ${owner}.`)
    seen.add(owner)
  }
}

function keyFaults(records: RecordsRead): readonly TableFault[] {
  const named = ['sections', 'questions', 'ratings', 'scales'] as const
  return [
    ...named.flatMap(name => [...uniqueFaults(records, name, 'key')]),
    ...uniqueFaults(records, 'consistency', 'code'),
    ...belongingFaults(records, 'questions', 'section', 'sections'),
    ...belongingFaults(records, 'choices', 'of', 'questions'),
    ...belongingFaults(records, 'scaleGuidance', 'of', 'questions'),
    ...descriptorFaults(records),
    ...belongingFaults(records, 'ratingRules', 'of', 'ratings'),
    ...belongingFaults(records, 'scaleValues', 'of', 'scales'),
  ]
}

const at = (name: TableName, row: number, field: string, sentence: string): TableFault => ({
  sheet: layouts[name].sheet,
  row,
  column: layouts[name].columns.find(column => column.field === field)?.heading ?? null,
  sentence,
})
