/**
 * The tables of a report as CSV, one line for each figure. The headings are frozen: people's spreadsheets depend on them. A
 * chart's numbers are those of the table printed with it, so charts add no lines.
 */
import { stringify } from 'csv-stringify/sync'
import type { Block, DocumentCell, DocumentTable, ReportDocument } from '#domain/learning/report-document.ts'
import { formulaSafe } from './formula-safe.ts'

export const csvHeadings = ['section', 'row', 'column', 'value', 'of', 'percent', 'note'] as const

type Line = readonly string[]

const line = (section: string, row: string, column: string, cell: DocumentCell): Line => [
  formulaSafe(section),
  formulaSafe(row),
  formulaSafe(column),
  cell.numeric ? cell.value : formulaSafe(cell.value),
  cell.of,
  cell.percent,
  formulaSafe(cell.note),
]

const tableLines = (table: DocumentTable): readonly Line[] =>
  table.rows.flatMap(row =>
    row.cells.map((cell, index) => line(table.title, row.label, table.columns[index + 1] ?? '', cell)),
  )

function blockLines(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'key-figure':
      return [line('Key figures', block.label, '', block.cell)]
    case 'table':
    case 'strengths':
    case 'areas-for-improvement':
      return tableLines(block.table)
    default:
      return []
  }
}

/** A line for each figure of the report, in the order of `csvHeadings`; texts that a spreadsheet would run are made harmless. */
export const linesOf = (document: ReportDocument): readonly Line[] => document.blocks.flatMap(blockLines)

export function renderTable(document: ReportDocument): string {
  return stringify(
    [csvHeadings, ...linesOf(document)].map(cells => [...cells]),
    { record_delimiter: '\r\n' },
  )
}
