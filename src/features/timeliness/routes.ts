/** The pages of timeliness and of a case's facts. */
import type { Context } from '#platform/context.ts'
import { page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { caseView } from './case-view.ts'
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
  route({
    method: 'GET',
    path: '/cases/:case',
    permission: 'case.read-facts',
    recordsRead: true,
    announces: ['case.facts-read'],
    run: casePage,
  }),
]
