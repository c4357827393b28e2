/** The formats whose files are tables, beside Annex A: which of them a heading row belongs to. */
import type { CellValue } from '../cases/cells.ts'
import type { TableFormat, TableRecognised } from './reading.ts'
import { ssd } from './ssd/read-ssd.ts'
import { ssda903 } from './ssda903/ssda903.ts'

export const tableFormats: readonly TableFormat[] = [ssd, ssda903]

/** The surest; null where the headings are of none. */
export function recogniseTable(headings: readonly CellValue[]): TableRecognised | null {
  const found = tableFormats.flatMap(format => format.recognise(headings) ?? [])
  return found.sort((one, other) => other.found - one.found)[0] ?? null
}

export function tableFormat(recognised: TableRecognised): TableFormat {
  const format = tableFormats.find(one => one.format === recognised.format)
  if (!format) throw new Error(`There is no reader of ${recognised.format}`)
  return format
}
