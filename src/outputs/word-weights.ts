/** How the columns of words share the width of a table: longer texts get more, but never all of it. Numbers weigh nothing here. */
import type { DocumentTable } from '#domain/learning/report-document.ts'

/** One weight for each column, by the root of its longest text. */
export function wordWeights(table: DocumentTable): readonly number[] {
  return table.columns.map((column, index) => {
    if (index > 0 && table.rows[0]?.cells[index - 1]?.numeric) return 0
    const texts = table.rows.map(row => (index === 0 ? row.label : (row.cells[index - 1]?.text ?? '')))
    return Math.sqrt(Math.max(12, column.length, ...texts.map(text => text.length)))
  })
}
