/** The sheets of any file of tables that we read. */
import { readCsv } from './csv.ts'
import { kindOfFile, type NamedFile } from './kind-of-file.ts'
import type { Sheet } from './sheet.ts'
import { readWorkbook } from './workbook.ts'

export async function* readTables(file: NamedFile): AsyncGenerator<Sheet> {
  if (kindOfFile(file) === 'csv') yield readCsv(file)
  else yield* readWorkbook(file)
}
