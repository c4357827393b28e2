/** One page: the strengths proposed as good practice, newest first, for those who may read the audits that they come from. */
import { z } from 'zod'
import { instant } from '#domain/calendar/dates.ts'
import { themes } from '#domain/findings/themes.ts'
import type { Context } from '#platform/context.ts'
import { page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { proposalsView } from './proposals-view.ts'
import { proposalsAfter, type ProposalFound, type ProposalPlace } from './queries.ts'

const perPage = 20

function placeIn({ before, finding }: RouteRequest['query']): ProposalPlace | null {
  return before !== undefined && !Number.isNaN(Date.parse(before)) && z.uuid().safeParse(finding).success
    ? { at: instant(before), findingId: finding ?? '' }
    : null
}

/** A theme that there is not is not asked for. */
const themeIn = ({ theme }: RouteRequest['query']): string | null =>
  themes.find(({ code }) => code === theme)?.code ?? null

/** Text of an audit was read: once for each audit, in their order, so that two readers never wait for each other. */
async function recordRead(ctx: Context, found: readonly ProposalFound[]): Promise<void> {
  const references = [...new Set(found.map(({ reference }) => reference))].sort()
  for (const reference of references) await ctx.announce({ type: 'good-practice.read', subject: `audit:${reference}` })
}

async function listPage(ctx: Context, { query }: RouteRequest): Promise<Reply> {
  const asked = { theme: themeIn(query), place: placeIn(query) }
  const found = await proposalsAfter(ctx, asked, perPage + 1)
  const shown = found.slice(0, perPage)
  await recordRead(ctx, shown)
  const last = found.length > perPage ? (shown.at(-1) ?? null) : null
  return page('good-practice/pages/good-practice.njk', proposalsView(asked, shown, last))
}

export const goodPracticeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/good-practice',
    permission: 'audit.read',
    recordsRead: true,
    announces: ['good-practice.read'],
    run: listPage,
  }),
]
