/** The list of reports, and one address for each round's report, in six formats. Reading a report is itself recorded. */
import { canEver } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { download, page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { didItWorkPage } from './did-it-work-page.ts'
import { learningCardPage } from './learning-card.ts'
import { paths } from './paths.ts'
import { renderReport } from './render-report.ts'
import { reportsView } from './reports-list.ts'
import { reportOfRound } from './round-report.ts'
import { reportView } from './views.ts'

async function showReport(ctx: Context, { params, format }: RouteRequest): Promise<Reply> {
  const report = await reportOfRound(ctx, params['reference'] ?? '')
  await ctx.announce({ type: 'round.report-read', subject: `round:${report.reference}`, format })
  if (format === 'page') {
    const mayShare = report.closedAt !== null && canEver(ctx.actor, 'shared-learning.share')
    const share = mayShare ? paths.share(report.reference) : null
    return page('learning/pages/round-report.njk', { ...reportView(report, canEver(ctx.actor, 'round.read')), share })
  }
  const rendered = await renderReport(report, format)
  return download(rendered.content, rendered.mediaType, rendered.fileName)
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/reports',
    permission: 'round.report',
    run: async ctx => page('learning/pages/reports.njk', await reportsView(ctx)),
  }),
  route({ method: 'GET', path: '/reports/did-it-work', permission: 'insight.read', run: didItWorkPage }),
  route({
    method: 'GET',
    path: '/my-cases-audited/:reference/learning',
    permission: 'audit.reply',
    recordsRead: true,
    announces: ['audit.read'],
    run: learningCardPage,
  }),
  route({
    method: 'GET',
    path: '/rounds/:reference/report',
    permission: 'round.report',
    recordsRead: true,
    announces: ['round.report-read'],
    formats: ['page', 'json', 'csv', 'slides', 'document', 'workbook'],
    run: showReport,
  }),
]
