/** A whole tool as an Excel workbook to be worked on: headings that stay in sight, wrapped text, and lists to choose codes from. */
import writeExcelFile, { type Feature, type Image, type Sheet } from 'write-excel-file/node'
import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings, sanitizeTextContent } from 'write-excel-file/utility'
import { layouts, type Column, type TableCell } from '#domain/audit-tool/tables.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { tablesOf, type TableWritten } from '#domain/audit-tool/write-tables.ts'
import { guarded } from './workbook-texts.ts'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What the library's own types call what an image is read from; our workbooks have none. */
type FileContent = Image['content']

/** Rows below the headings in which codes can be chosen: more than any tool has. */
const rowsWithLists = 2000

const heading = ({ heading: text }: Column) => ({
  value: text,
  type: String,
  fontWeight: 'bold' as const,
  wrap: true,
  alignVertical: 'top' as const,
  backgroundColor: '#F3F2F1',
})

const cell = (value: TableCell) => {
  if (value === null) return null
  const style = { wrap: true, alignVertical: 'top' as const }
  return typeof value === 'number'
    ? { ...style, value, type: Number }
    : { ...style, value: guarded(String(value)), type: String }
}

const sheetOf = ({ sheet, columns, rows }: TableWritten): Sheet<FileContent> => ({
  sheet,
  data: [columns.map(heading), ...rows.map(row => row.map(cell))],
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
})

const letter = (place: number): string => String.fromCharCode(65 + place)

/** One for each column whose cells hold one of a few codes. A cell of several is left free. */
const listsOf = (columns: readonly Column[]): readonly string[] =>
  columns.flatMap(({ kind, options }, place) => {
    if (options === undefined || kind === 'list') return []
    const cells = `${letter(place)}2:${letter(place)}${rowsWithLists}`
    const formula = sanitizeTextContent(`"${options.join(',')}"`)
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>${formula}</formula1></dataValidation>`
  })

const sheetPart = 'xl/worksheets/sheet{id}.xml'

const lists: Feature<FileContent> = {
  files: {
    transform: {
      [sheetPart]: {
        transform: (xml, { sheet }) => {
          const found = listsOf(Object.values(layouts).find(layout => layout.sheet === sheet)?.columns ?? [])
          if (found.length === 0) return xml
          const markup = `<dataValidations count="${found.length}">${found.join('')}</dataValidations>`
          const order = getOrderOfSiblings(sheetPart, 'worksheet') ?? []
          return insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'worksheet')
        },
      },
    },
  },
}

export async function toolWorkbook(tool: ToolContent): Promise<Buffer> {
  return writeExcelFile(tablesOf(tool).map(sheetOf), { features: [lists] }).toBuffer()
}
