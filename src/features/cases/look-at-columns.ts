/**
 * The columns of a file of the council's own that waits for them to be named: their headings, and example values of those that hold
 * no words. Looked at anew in a thread whenever they are shown, and stored nowhere.
 */
import type { CellValue } from '#domain/cases/cells.ts'
import { caseProblems } from '#domain/cases/problems.ts'
import { columnsSeen, type ColumnSeen } from '#domain/journey/own-csv/column-examples.ts'
import { couldBeMapped } from '#domain/journey/own-csv/recognise-own.ts'
import type { Context } from '#platform/context.ts'
import { kindOfFile } from '#platform/files/kind-of-file.ts'
import { readTables } from '#platform/files/read-tables.ts'
import { runInThread } from '#platform/files/reading-thread.ts'
import { uploadedFiles } from './queries.ts'

export interface LookingTask {
  readonly file: { readonly name: string; readonly content: ArrayBuffer }
}

export interface FileSeen {
  readonly headings: readonly CellValue[]
  readonly columns: readonly ColumnSeen[]
}

const entry = new URL('./looking-worker.ts', import.meta.url)
/** As many rows as make plain what a column holds. */
const rowsLookedAt = 500

/** Throws `case-import.mapping-of-one-csv`, and problems of files. */
export async function lookAtColumns(ctx: Context, importId: string): Promise<FileSeen> {
  const [file, ...others] = await uploadedFiles(ctx, importId)
  if (!file || others.length > 0) throw caseProblems.mappingOfOneCsv({})
  const seen: FileSeen[] = []
  await runInThread<FileSeen>({
    entry,
    data: { file } satisfies LookingTask,
    transfer: [file.content],
    handle: async found => void seen.push(found),
  })
  const [found] = seen
  if (!found || !couldBeMapped(found.headings)) throw caseProblems.mappingOfOneCsv({})
  return found
}

/** In the thread. */
export async function lookAtFile({ file }: LookingTask, send: (found: FileSeen) => Promise<void>): Promise<void> {
  const named = { name: file.name, content: Buffer.from(file.content) }
  if (kindOfFile(named) !== 'csv') throw caseProblems.mappingOfOneCsv({})
  for await (const sheet of readTables(named)) {
    const rows: (readonly CellValue[])[] = []
    for await (const { cells } of sheet.rows) {
      rows.push(cells)
      if (rows.length > rowsLookedAt) break
    }
    const [headings = [], ...below] = rows
    await send({ headings, columns: columnsSeen(headings, below) })
  }
}
