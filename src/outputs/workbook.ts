/** Tables of text as an Excel workbook: headings that stay in sight, wrapped cells, and no text that a spreadsheet would run. */
import writeExcelFile from 'write-excel-file/node'
import { formulaSafe } from './formula-safe.ts'

export interface WorkbookSheet {
  /** At most 31 characters. */
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

const [narrowest, widest] = [10, 60]
/** Excel holds no more in a cell. */
const mostCharacters = 32_767

const widthOf = (sheet: WorkbookSheet, place: number): number => {
  const longest = Math.max(...[sheet.headings, ...sheet.rows].map(row => String(row[place] ?? '').length))
  return Math.min(widest, Math.max(narrowest, longest + 2))
}

const style = { wrap: true, alignVertical: 'top' as const }
const textCell = (text: string) => ({ ...style, value: formulaSafe(text).slice(0, mostCharacters), type: String })

const cell = (value: string | number) => {
  if (value === '') return null
  return typeof value === 'number' ? { ...style, value, type: Number } : textCell(value)
}

const heading = (text: string) => ({ ...textCell(text), fontWeight: 'bold' as const, backgroundColor: '#F3F2F1' })

export function renderWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(sheet => ({
      sheet: sheet.name,
      data: [sheet.headings.map(heading), ...sheet.rows.map(row => row.map(cell))],
      columns: sheet.headings.map((_, place) => ({ width: widthOf(sheet, place) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()
}
