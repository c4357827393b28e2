/** The pages of timeliness and of a case's facts. */
import type { Context } from '#platform/context.ts'
import { conventionsAgain, conventionsPage, saveConventions } from './conventions-page.ts'
import { conventionsForm, limitForm } from './forms.ts'
import { limitAgain, limitPage, saveLimit } from './limit-page.ts'
import { download, page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { caseView } from './case-view.ts'
import { dataQualityView, faultsTable, faultsView } from './data-quality.ts'
import { measureAsked, measureView } from './measure-view.ts'
import { measuresView } from './measures-view.ts'

async function measurePage(ctx: Context, { params, query }: RouteRequest): Promise<Reply> {
  const view = await measureView(ctx, measureAsked(params['measure'] ?? '', query))
  if (view.cases.length > 0)
    await ctx.announce({ type: 'timeliness.cases-read', subject: `measure:${params['measure'] ?? ''}` })
  return page('timeliness/pages/measure.njk', view)
}

async function casePage(ctx: Context, { params }: RouteRequest): Promise<Reply> {
  const reference = params['case'] ?? ''
  const view = await caseView(ctx, reference)
  await ctx.announce({ type: 'case.facts-read', subject: `case:${reference}` })
  return page('timeliness/pages/case.njk', view)
}

const teamIn = ({ team }: RouteRequest['query']): string | null => (team === undefined || team === '' ? null : team)

async function dataQualityPage(ctx: Context, { query, format }: RouteRequest): Promise<Reply> {
  const team = teamIn(query)
  if (format === 'page') return page('timeliness/pages/data-quality.njk', await dataQualityView(ctx, team))
  const table = await faultsTable(ctx, team)
  await ctx.announce({ type: 'data-quality.read', subject: 'rule:every' })
  return download(table, 'text/csv; charset=utf-8', 'data-quality.csv')
}

async function faultsPage(ctx: Context, { params, query }: RouteRequest): Promise<Reply> {
  const number = Number(query['number'])
  const place =
    query['caseReference'] !== undefined && Number.isInteger(number)
      ? { caseReference: query['caseReference'], number }
      : null
  const view = await faultsView(ctx, { code: params['code'] ?? '', team: teamIn(query), place })
  if (view.rows.length > 0) await ctx.announce({ type: 'data-quality.read', subject: `rule:${params['code'] ?? ''}` })
  return page('timeliness/pages/faults.njk', view)
}

const recorded = { method: 'GET', recordsRead: true } as const

export const timelinessRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/timeliness',
    permission: 'timeliness.read',
    run: async ctx => page('timeliness/pages/measures.njk', await measuresView(ctx)),
  }),
  route({
    method: 'GET',
    path: '/timeliness/measures/:measure',
    permission: 'timeliness.read',
    recordsRead: true,
    announces: ['timeliness.cases-read'],
    run: measurePage,
  }),
  route({ method: 'GET', path: '/timeliness/conventions', permission: 'timeliness.set', run: conventionsPage }),
  route({
    method: 'POST',
    path: '/timeliness/conventions',
    permission: 'timeliness.set',
    body: conventionsForm,
    announces: ['timeliness.conventions-set'],
    run: saveConventions,
    again: conventionsAgain,
  }),
  route({ method: 'GET', path: '/timeliness/measures/:measure/limit', permission: 'timeliness.set', run: limitPage }),
  route({
    method: 'POST',
    path: '/timeliness/measures/:measure/limit',
    permission: 'timeliness.set',
    body: limitForm,
    announces: ['timeliness.conventions-set'],
    run: saveLimit,
    again: limitAgain,
  }),
  route({
    ...recorded,
    path: '/data-quality',
    permission: 'data-quality.read',
    announces: ['data-quality.read'],
    formats: ['page', 'csv'],
    run: dataQualityPage,
  }),
  route({
    ...recorded,
    path: '/data-quality/:code',
    permission: 'data-quality.read',
    announces: ['data-quality.read'],
    run: faultsPage,
  }),
  route({
    method: 'GET',
    path: '/cases/:case',
    permission: 'case.read-facts',
    recordsRead: true,
    announces: ['case.facts-read'],
    run: casePage,
  }),
]
