/**
 * The reading itself, without a database: files in; rows, cases and the report out, in batches that are already the text which
 * the database takes, so that the thread that serves pages has nothing to do but pass it on. Runs in the reading thread.
 */
import type { LocalDate } from '#domain/calendar/dates.ts'
import { cleanText } from '#domain/cases/cells.ts'
import type { ImportReport } from '#domain/cases/import-report.ts'
import { nameMatcher, type StaffKnown, type TeamKnown } from '#domain/cases/match-names.ts'
import { readImport, type ImportReading, type MatchedCase } from '#domain/cases/read-import.ts'
import type { ListRow } from '#domain/cases/read-list-rows.ts'
import type { NamedFile } from '#platform/files/kind-of-file.ts'
import { readTables } from '#platform/files/read-tables.ts'
import type { Sheet } from '#platform/files/sheet.ts'

export interface ReadingTask {
  readonly files: readonly { readonly name: string; readonly content: ArrayBuffer }[]
  readonly reportDate: LocalDate
  readonly teams: readonly TeamKnown[]
  readonly staff: readonly StaffKnown[]
}

/** `json` is an array of objects whose keys are the columns of the insert in write-cases.ts. */
export type ReadingMessage =
  | { readonly kind: 'rows'; readonly json: string; readonly rows: number; readonly sheet: string }
  | { readonly kind: 'cases'; readonly json: string }
  | { readonly kind: 'report'; readonly report: ImportReport }

type Send = (message: ReadingMessage) => Promise<void>

const rowsInBatch = 1000
const casesInBatch = 2000

/** Throws problems of files. Sends the report last. */
export async function readFiles(task: ReadingTask, send: Send): Promise<void> {
  const reading = readImport(task.reportDate)
  let sheetNumber = 0
  for (const { name, content } of task.files) {
    const file: NamedFile = { name, content: Buffer.from(content) }
    for await (const sheet of readTables(file)) {
      sheetNumber += 1
      await readOneSheet(reading, { sheet, sheetNumber, fileName: name }, send)
    }
  }
  const { report, cases } = reading.finish(nameMatcher(task.teams, task.staff))
  for (let from = 0; from < cases.length; from += casesInBatch) {
    await send({ kind: 'cases', json: JSON.stringify(cases.slice(from, from + casesInBatch).map(caseColumns)) })
  }
  await send({ kind: 'report', report })
}

interface SheetAt {
  readonly sheet: Sheet
  readonly sheetNumber: number
  readonly fileName: string
}

async function readOneSheet(
  reading: ImportReading,
  { sheet, sheetNumber, fileName }: SheetAt,
  send: Send,
): Promise<void> {
  const name = cleanText(sheet.name)?.slice(0, 200) ?? `Sheet ${sheetNumber}`
  const lines = reading.sheet({ sheetNumber, fileName, sheet: name, hidden: sheet.hidden, from1904: sheet.from1904 })
  let batch: ListRow[] = []
  const sendBatch = async (): Promise<void> => {
    const json = JSON.stringify(batch.map(row => rowColumns(row, sheetNumber, name)))
    const rows = batch.length
    batch = []
    await send({ kind: 'rows', json, rows, sheet: name })
  }
  for await (const row of sheet.rows) {
    const read = lines.row(row)
    if (read?.read === true) batch.push(read)
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

const caseColumns = (one: MatchedCase): object => ({
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
