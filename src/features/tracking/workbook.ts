/** A board as an Excel workbook for a panel: the rows that the page shows, all of them, with what was last decided of each. */
import { boardLevels, type Board } from '#domain/tracking/board.ts'
import type { Context } from '#platform/context.ts'
import { renderWorkbook } from '#outputs/workbook.ts'
import { rowsAfter, type RowsAsked } from './queries.ts'
import { headingsOf, rowView } from './row-view.ts'

/** More rows than any board of a county has; a workbook of more helps no panel. */
const mostRows = 5000

export async function boardWorkbook(
  ctx: Context,
  board: Board,
  asked: RowsAsked,
): Promise<{ content: Buffer; rows: number }> {
  const found = await rowsAfter(ctx, { ...asked, place: null }, mostRows)
  const headings = [
    'Case',
    'Level',
    'Since',
    'Why',
    'Held by',
    ...headingsOf(board),
    'Last written',
    'By, owner and review',
  ]
  const rows = found.map(one => {
    const row = rowView(board, one)
    return [row.reference, row.level, row.since, row.because, row.held, ...row.cells, one.lastWords ?? '', row.lastTold]
  })
  const levels = Object.values(boardLevels).join(', ')
  const about = [
    [board.title],
    [board.purpose],
    [`Levels: ${levels}. A board says where to look; it never says that practice was poor.`],
  ]
  return {
    content: await renderWorkbook([
      { name: 'Board', headings, rows },
      { name: 'About', headings: ['About this board'], rows: about },
    ]),
    rows: rows.length,
  }
}
