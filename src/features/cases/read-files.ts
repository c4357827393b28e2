/**
 * The reading itself, without a database: files in; rows, cases, parts of journeys and the report out, in batches that are already
 * the text which the database takes, so that the thread that serves pages has nothing to do but pass it on. Runs in the reading thread.
 */
import { readFile } from 'node:fs/promises'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { cleanText } from '#domain/cases/cells.ts'
import type { ImportReport } from '#domain/cases/import-report.ts'
import { nameMatcher, type StaffKnown, type TeamKnown } from '#domain/cases/match-names.ts'
import { readImport, type ImportReading, type MatchedCase } from '#domain/cases/read-import.ts'
import { recogniseList } from '#domain/cases/recognise-list.ts'
import type { ListRow } from '#domain/cases/read-list-rows.ts'
import type { Covers, JourneyFormat } from '#domain/journey/journey.ts'
import type { OwnMapping } from '#domain/journey/own-csv/mapping.ts'
import { couldBeMapped, recogniseOwn } from '#domain/journey/own-csv/recognise-own.ts'
import type { RowRead, TableRecognised } from '#domain/journey/reading.ts'
import { recogniseTable } from '#domain/journey/table-formats.ts'
import { kindOfFile, type NamedFile } from '#platform/files/kind-of-file.ts'
import { readTables } from '#platform/files/read-tables.ts'
import type { Row, Sheet } from '#platform/files/sheet.ts'
import { batchParts, type PartsBatch } from './batch-parts.ts'
import { readFileOfRecords } from './read-elements-of-file.ts'
import { openExtracts, type Extracts } from './open-extracts.ts'

export interface ReadingTask {
  readonly files: readonly FileGiven[]
  readonly reportDate: LocalDate
  readonly teams: readonly TeamKnown[]
  readonly staff: readonly StaffKnown[]
  /** How the one file is read where it is of the council's own; null for files that are known by what is in them. */
  readonly mapping: OwnMapping | null
}

/** Its content, or where it lies on the disk of whoever runs the command. */
export type FileGiven = { readonly name: string } & ({ readonly content: ArrayBuffer } | { readonly path: string })

/** `json` is an array of objects whose keys are the columns of the insert in write-cases.ts. */
export type ReadingMessage =
  | { readonly kind: 'rows'; readonly json: string; readonly rows: number; readonly sheet: string }
  | ({ readonly kind: 'parts' } & PartsBatch)
  | { readonly kind: 'cases'; readonly json: string }
  | {
      readonly kind: 'report'
      readonly report: ImportReport
      /** Null where nothing was recognised. */
      readonly format: JourneyFormat | null
      readonly covers: Covers
      /** One CSV alone, with headings that a person could say what they hold. */
      readonly mappable: boolean
    }

type Send = (message: ReadingMessage) => Promise<void>

const rowsInBatch = 1000
const casesInBatch = 2000

/** Throws problems of files. Sends the report last. */
export async function readFiles(task: ReadingTask, send: Send): Promise<void> {
  const reading = readImport(task.reportDate)
  const extracts = openExtracts(task.reportDate)
  const parts = batchParts(batch => send({ kind: 'parts', ...batch }))
  const work: Work = { reading, extracts, parts, send, mapping: task.mapping }
  let sheetNumber = 0
  let mappable = false
  for (const given of await inReadingOrder(task.files)) {
    const file = await opened(given)
    const kind = kindOfFile(file)
    if (kind === 'xml' || kind === 'json') {
      sheetNumber += 1
      await readFileOfRecords(work, kind, { file, number: sheetNumber, reportDate: task.reportDate })
      continue
    }
    for await (const sheet of readTables(file)) {
      sheetNumber += 1
      const headings = await readOneSheet(work, { sheet, sheetNumber, fileName: file.name })
      mappable = task.files.length === 1 && kind === 'csv' && couldBeMapped(headings)
    }
  }
  await parts.add(extracts.finish(), '')
  await parts.flush()
  const { report, cases } = reading.finish(nameMatcher(task.teams, task.staff))
  await sendCases(cases, send)
  await send({ kind: 'report', report, format: extracts.format(), covers: extracts.covers(), mappable })
}

async function sendCases(cases: readonly MatchedCase[], send: Send): Promise<void> {
  for (let from = 0; from < cases.length; from += casesInBatch)
    await send({ kind: 'cases', json: JSON.stringify(cases.slice(from, from + casesInBatch).map(caseColumns)) })
}

const opened = async (given: FileGiven): Promise<NamedFile> => ({
  name: given.name,
  content: 'path' in given ? await readFile(given.path) : Buffer.from(given.content),
})

interface Work {
  readonly reading: ImportReading
  readonly extracts: Extracts
  readonly parts: ReturnType<typeof batchParts>
  readonly send: Send
  readonly mapping: OwnMapping | null
}

/** Tables that others lean on come first; what is no table keeps its place. */
async function inReadingOrder(files: readonly FileGiven[]): Promise<readonly FileGiven[]> {
  if (files.length === 1) return files
  const placed: { readonly file: FileGiven; readonly order: number }[] = []
  for (const file of files) placed.push({ file, order: (await tableIn(file))?.order ?? 0 })
  return placed.sort((one, other) => one.order - other.order).map(({ file }) => file)
}

/** By the first row of its first sheet. */
async function tableIn(given: FileGiven): Promise<TableRecognised | null> {
  const file = await opened(given)
  if (!['workbook', 'csv'].includes(kindOfFile(file))) return null
  for await (const sheet of readTables(file)) for await (const row of sheet.rows) return recogniseTable(row.cells)
  return null
}

interface SheetAt {
  readonly sheet: Sheet
  readonly sheetNumber: number
  readonly fileName: string
}

/** Its first row. */
async function readOneSheet(work: Work, at: SheetAt): Promise<Row['cells']> {
  const name = cleanText(at.sheet.name)?.slice(0, 200) ?? `Sheet ${at.sheetNumber}`
  const rows = at.sheet.rows[Symbol.asyncIterator]()
  const first = await rows.next()
  const rest = { [Symbol.asyncIterator]: () => rows }
  if (first.done === true) {
    await readOneList(work, { ...at, name, rest })
    return []
  }
  const table = tableAt(work, first.value, at.sheetNumber)
  if (table) await readOneTable(work, { ...at, ...table, name, rest, headingRow: first.value.number })
  else await readOneList(work, { ...at, name, rest: withFirst(first.value, rest) })
  return first.value.cells
}

interface TableFound {
  readonly recognised: TableRecognised
  readonly read: (row: Row) => RowRead
}

/** By the mapping where there is one, else by the headings; null where they are of no table. */
function tableAt({ extracts, mapping }: Work, first: Row, sheetNumber: number): TableFound | null {
  if (mapping)
    return { recognised: recogniseOwn(mapping, first.cells), read: extracts.own(mapping, first.cells, sheetNumber) }
  const recognised = tableOf(first)
  return recognised && { recognised, read: extracts.table(recognised, sheetNumber) }
}

/** A list of Annex A, told by its own headings, is never taken for another format's table. */
function tableOf({ cells }: Row): TableRecognised | null {
  const recognised = recogniseTable(cells)
  if (recognised === null) return null
  const list = recogniseList(cells)
  return list.kind === 'recognised' && list.as.read.length >= recognised.found ? null : recognised
}

async function* withFirst(first: Row, rest: AsyncIterable<Row>): AsyncGenerator<Row> {
  yield first
  yield* rest
}

interface NamedSheet extends SheetAt {
  readonly name: string
  readonly rest: AsyncIterable<Row>
}

const placeOf = ({ sheet, sheetNumber, fileName, name }: NamedSheet) => ({
  sheetNumber,
  fileName,
  sheet: name,
  hidden: sheet.hidden,
  from1904: sheet.from1904,
})

async function readOneTable(
  { reading, parts }: Work,
  at: NamedSheet & TableFound & { readonly headingRow: number },
): Promise<void> {
  const { recognised, headingRow, read } = at
  const lines = reading.table({ place: placeOf(at), recognised, headingRow }, read)
  for await (const row of at.rest) {
    const found = lines.row(row)
    if (found) await parts.add(found.parts, at.name)
  }
}

async function readOneList({ reading, extracts, parts, send }: Work, at: NamedSheet): Promise<void> {
  const lines = reading.sheet(placeOf(at))
  let batch: ListRow[] = []
  const sendBatch = async (): Promise<void> => {
    const json = JSON.stringify(batch.map(row => rowColumns(row, at.sheetNumber, at.name)))
    const rows = batch.length
    batch = []
    await send({ kind: 'rows', json, rows, sheet: at.name })
  }
  for await (const row of at.rest) {
    const read = lines.row(row)
    if (read?.read !== true) continue
    batch.push(read)
    const part = extracts.listRow(read, at.sheetNumber)
    if (part) await parts.add([part], at.name)
    if (batch.length === rowsInBatch) await sendBatch()
  }
  if (batch.length > 0) await sendBatch()
}

const rowColumns = (row: ListRow, sheetNumber: number, sheet: string): object => ({
  list: row.list,
  row_number: row.row,
  file_number: sheetNumber,
  sheet,
  case_reference: row.caseReference,
  facts: row.facts,
})

/** The columns of the insert in write-cases.ts. */
export const caseColumns = (one: MatchedCase): object => ({
  case_reference: one.caseReference,
  case_status: one.caseStatus,
  age_years: one.ageYears,
  team_name: one.teamName,
  worker_name: one.workerName,
  team_id: one.teamId,
  locality_id: one.localityId,
  practitioner_id: one.practitionerId,
  open: one.open,
})
