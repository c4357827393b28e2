/** The looking itself, without a database: the first rows of a CSV in; its headings and what may be shown of its columns out. */
import type { CellValue } from '#domain/cases/cells.ts'
import { caseProblems } from '#domain/cases/problems.ts'
import { columnsSeen, type ColumnSeen } from '#domain/journey/own-csv/column-examples.ts'
import { kindOfFile } from '#platform/files/kind-of-file.ts'
import { readTables } from '#platform/files/read-tables.ts'

export interface LookingTask {
  readonly file: { readonly name: string; readonly content: ArrayBuffer }
}

export interface FileSeen {
  readonly headings: readonly CellValue[]
  readonly columns: readonly ColumnSeen[]
}

/** As many rows as make plain what a column holds. */
const rowsLookedAt = 500

/** Throws `case-import.mapping-of-one-csv`, and problems of files. */
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
