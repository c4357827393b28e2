/** The pages of the tracking boards. What names cases is recorded as a read. */
import type { Context } from '#platform/context.ts'
import { download, page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { boardAsked, boardsView, boardView, rowsAsked } from './boards-view.ts'
import { caseAgain, casePage, saveNote } from './case-page.ts'
import { noteForm } from './forms.ts'
import { boardWorkbook } from './workbook.ts'

const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function boardPage(ctx: Context, { params, query, format }: RouteRequest): Promise<Reply> {
  const board = boardAsked(params['board'] ?? '')
  const asked = rowsAsked(board.key, query)
  if (format === 'workbook') {
    const { content } = await boardWorkbook(ctx, board, asked)
    await ctx.announce({ type: 'tracking.read', subject: `board:${board.key}` })
    return download(content, office, `${board.key}.xlsx`)
  }
  const view = await boardView(ctx, board, asked)
  if (view.rows.length > 0) await ctx.announce({ type: 'tracking.read', subject: `board:${board.key}` })
  return page('tracking/pages/board.njk', view)
}

export const trackingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/tracking',
    permission: 'tracking.read',
    run: async ctx => page('tracking/pages/boards.njk', await boardsView(ctx)),
  }),
  route({
    method: 'GET',
    path: '/tracking/:board',
    permission: 'tracking.read',
    recordsRead: true,
    announces: ['tracking.read'],
    formats: ['page', 'workbook'],
    run: boardPage,
  }),
  route({
    method: 'GET',
    path: '/tracking/:board/cases/:case',
    permission: 'tracking.read',
    recordsRead: true,
    announces: ['tracking.read-case'],
    run: casePage,
  }),
  route({
    method: 'POST',
    path: '/tracking/:board/cases/:case',
    permission: 'tracking.note',
    body: noteForm,
    announces: ['tracking.noted', 'tracking.read-case'],
    run: saveNote,
    again: caseAgain,
  }),
]
