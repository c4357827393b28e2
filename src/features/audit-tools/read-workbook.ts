/** A tool from a file that somebody brings: a workbook or JSON. What cannot be read is told at its place; nothing is guessed. */
import { draftFaults } from '#domain/audit-tool/draft.ts'
import type { TableFault, TableRead } from '#domain/audit-tool/read-tables.ts'
import { toolFromTables } from '#domain/audit-tool/tool-from-tables.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { Problem } from '#domain/problem.ts'
import type { NamedFile } from '#platform/files/kind-of-file.ts'
import { runInThread } from '#platform/files/reading-thread.ts'
import { cleanForm } from '#platform/http/forms.ts'
import { readToolFile } from './tool-schema.ts'
import { unguarded } from './workbook-texts.ts'

/** Of one sheet: what lies below is not read. */
export const mostRows = 5000

/** As JSON: the largest that the page can send back when it is accepted. A tool of a hundred questions has 60,000. */
const mostCharacters = 400_000

export interface WorkbookTask {
  readonly name: string
  readonly content: ArrayBuffer
}

export interface FileRead {
  readonly tool: ToolContent | null
  readonly faults: readonly string[]
}

const placeInWords = ({ sheet, row, column, sentence }: TableFault): string => {
  const place = [sheet, ...(row === null ? [] : [`row ${row}`]), ...(column === null ? [] : [column])].join(', ')
  return `${place}: ${sentence}`
}

const cleanText = (text: string): string => String(cleanForm({ text })['text']).toWellFormed()

/** Control characters and half characters come from pasted text, and no database takes them. */
const cleaned = (json: string): string =>
  JSON.stringify(JSON.parse(json), (_name, value: unknown) => (typeof value === 'string' ? cleanText(value) : value))

function checked(json: string): FileRead {
  if (json.length > mostCharacters) return { tool: null, faults: ['The tool is far larger than any audit could be.'] }
  const read = readToolFile(json)
  if (read.tool === null) return read
  const faults = draftFaults(read.tool)
  return faults.length === 0 ? read : { tool: null, faults }
}

/** A tool from the text of a JSON file. */
export function toolFromJson(text: string): FileRead {
  try {
    return checked(cleaned(text))
  } catch (error) {
    return { tool: null, faults: [`It is not JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
}

async function toolFromWorkbook({ name, content }: NamedFile): Promise<FileRead> {
  const tables: TableRead[] = []
  const copy = new Uint8Array(content).buffer
  await runInThread<TableRead>({
    entry: new URL('./reading-worker.ts', import.meta.url),
    data: { name, content: copy } satisfies WorkbookTask,
    transfer: [copy],
    handle: async table => void tables.push(table),
  })
  const { tool, faults } = toolFromTables(tables.map(bare))
  return tool === null ? { tool, faults: faults.map(placeInWords) } : checked(cleaned(JSON.stringify(tool)))
}

const bare = (table: TableRead): TableRead => ({
  ...table,
  rows: table.rows.map(row => ({
    ...row,
    cells: row.cells.map(cell => (typeof cell === 'string' ? unguarded(cell) : cell)),
  })),
})

const isJson = ({ content }: NamedFile): boolean => /^\s*[{[]/.test(content.subarray(0, 100).toString('utf8').replace('\uFEFF', ''))

/** Never throws for what is wrong with a file. */
export async function readTool(file: NamedFile): Promise<FileRead> {
  if (isJson(file)) return toolFromJson(file.content.toString('utf8').replace('\uFEFF', ''))
  try {
    return await toolFromWorkbook(file)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { tool: null, faults: [error.message] }
  }
}
