/** From a report's tables to the cells, words and charts that every output shows. */
import { cellText, cellValue, isShown, type Cell } from '../suppression/cell.ts'
import type { BlockOf, ChartSeries, DocumentCell, DocumentTable, Tone } from './report-document.ts'
import type { Figure, ReportRow, ReportTable } from './report-table.ts'
import type { ThemeLine } from './round-report.ts'

const hiddenNote = 'Hidden to protect children'

/** How much of its row a cell is, for a heat table. */
function shadeOf({ count, of }: Figure): DocumentCell['shade'] {
  if (!isShown(count) || !isShown(of) || of.shown === 0) return null
  if (count.shown === 0) return 0
  return Math.ceil((count.shown * 4) / of.shown) as 1 | 2 | 3 | 4
}

export function figureCell(figure: Figure): DocumentCell {
  const text = cellText(figure.count)
  const percent = figure.percent === null ? '' : String(figure.percent)
  return {
    text: percent === '' ? text : `${text} (${percent}%)`,
    value: cellValue(figure.count),
    of: cellValue(figure.of),
    percent,
    note: isShown(figure.count) ? '' : hiddenNote,
    shade: shadeOf(figure),
    numeric: true,
  }
}

export function countCell(cell: Cell): DocumentCell {
  return {
    text: cellText(cell),
    value: cellValue(cell),
    of: '',
    percent: '',
    note: isShown(cell) ? '' : hiddenNote,
    shade: null,
    numeric: true,
  }
}

export function textCell(text: string): DocumentCell {
  return { text, value: text, of: '', percent: '', note: '', shade: null, numeric: false }
}

/** A table with its words made from its cells, so that the words say neither more nor less. */
export function documentTable(title: string, columns: readonly string[], rows: DocumentTable['rows']): DocumentTable {
  const line = (row: DocumentTable['rows'][number]): string =>
    `${row.label}: ${row.cells.map((cell, index) => `${columns[index + 1] ?? ''} ${cell.text}`).join(', ')}.`
  return { title, columns, rows, words: [`${title}.`, ...rows.map(line)].join('\n') }
}

/** Rows as groups or questions, a column for each band, and last the number of audits that the row is out of. */
export function tableWithTotals(title: string, first: string, table: ReportTable): DocumentTable {
  const rows = table.total && table.rows.length > 1 ? [...table.rows, table.total] : table.rows
  return documentTable(
    title,
    [first, ...table.columns.map(column => column.label), 'Audits'],
    rows.map(row => ({
      label: row.label,
      cells: [...row.figures.map(figureCell), countCell(row.of)],
    })),
  )
}

/** A table with one row of figures, told downwards: one line for each column. */
export function tableDownwards(title: string, first: string, table: ReportTable): DocumentTable {
  const figures = table.rows[0]?.figures ?? []
  return documentTable(
    title,
    [first, 'Audits'],
    table.columns.map((column, index) => {
      const figure = figures[index]
      return { label: column.label, cells: figure ? [figureCell(figure)] : [] }
    }),
  )
}

/** The groups of a table with how many audits each has. */
export function groupSizes(title: string, first: string, table: ReportTable): DocumentTable {
  return documentTable(
    title,
    [first, 'Audits'],
    table.rows.map(row => ({ label: row.label, cells: [countCell(row.of)] })),
  )
}

export function themeTable(title: string, lines: readonly ThemeLine[]): DocumentTable {
  return documentTable(
    title,
    ['Theme', 'Audits'],
    lines.map(line => ({ label: line.theme, cells: [figureCell(line.audits)] })),
  )
}

const tones: readonly Tone[] = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

const isWhole = (row: ReportRow): boolean =>
  isShown(row.of) && row.of.shown > 0 && row.figures.every(figure => isShown(figure.count))

/**
 * A chart of the rows of which every number is shown: a bar with a part missing would mislead. Null where fewer than one is.
 * `behind` is the table as it is printed, whose words are part of the alternative text.
 */
export function stackedChart(title: string, table: ReportTable, behind: DocumentTable): BlockOf<'chart'> | null {
  const rows = [...(table.total && table.rows.length > 1 ? [table.total] : []), ...table.rows]
  const drawn = rows.filter(isWhole)
  if (drawn.length === 0 || table.columns.length > tones.length) return null
  const missing = rows.filter(row => !isWhole(row) && !(isShown(row.of) && row.of.shown === 0)).map(row => row.label)
  const left = missing.length === 0 ? '' : ` Not drawn, because a number is hidden: ${missing.join(', ')}.`
  const series = table.columns.map((column, index): ChartSeries => ({
    name: column.label,
    tone: tones[index] ?? 'first',
    values: drawn.map(row => {
      const count = row.figures[index]?.count
      return count && isShown(count) ? count.shown : 0
    }),
  }))
  return {
    kind: 'chart',
    title,
    categories: drawn.map(row => `${row.label} (${cellText(row.of)})`),
    series,
    table: behind,
    alt: `Stacked bars, each bar the whole of its row, with the number of audits in brackets.${left} ${behind.words}`,
  }
}
