/** Reads a CSV row by row: UTF-8, UTF-16 or Windows' own Western letters; commas, semicolons, tabs or bars between cells. */
import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { utf16Of, type NamedFile } from './kind-of-file.ts'
import { fileLimits } from './limits.ts'
import { fileProblems } from './problems.ts'
import type { Row, Sheet } from './sheet.ts'

const pieceSize = 65_536
const separators = [',', ';', '\t', '|'] as const

const encodingOf = (content: Buffer): string => utf16Of(content) ?? (isUtf8(content) ? 'utf-8' : 'windows-1252')

function* textPieces(content: Buffer): Generator<string> {
  const decoder = new TextDecoder(encodingOf(content))
  for (let from = 0; from < content.length; from += pieceSize)
    yield decoder.decode(content.subarray(from, from + pieceSize), { stream: true })
  yield decoder.decode()
}

/** The separator that stands most often in the first lines, outside quotation marks. */
function separatorOf(content: Buffer): string {
  const [head = ''] = textPieces(content.subarray(0, pieceSize))
  const unquoted = head
    .replace(/"[^"]*"/g, '')
    .split('\n')
    .slice(0, 5)
    .join('\n')
  const counts = separators.map(separator => ({ separator, count: unquoted.split(separator).length }))
  return counts.sort((a, b) => b.count - a.count)[0]?.separator ?? ','
}

/** The one sheet of a CSV. Its rows are numbered as a spreadsheet would number them. */
export function readCsv(file: NamedFile): Sheet {
  const name = file.name.replace(/\.[a-z]{1,4}$/i, '')
  return { name, hidden: false, from1904: false, rows: rowsOf(file) }
}

async function* rowsOf({ name, content }: NamedFile): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: separatorOf(content),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: fileLimits.csvRecord,
  })
  const source = Readable.from(textPieces(content))
  source.on('error', error => parser.destroy(error))
  source.pipe(parser)
  let number = 0
  try {
    const records: AsyncIterable<string[]> = parser
    for await (const record of records) {
      number += 1
      const cells = record.slice(0, fileLimits.columns).map(cell => (cell === '' ? null : cell))
      yield { number, cells, formulas: [] }
    }
  } catch (error) {
    const csvFault = error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
    if (!csvFault) throw error
    throw fileProblems.csvBroken({ file: name, line: parser.info.lines })
  }
}
