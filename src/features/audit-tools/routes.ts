/** An audit tool as its auditors meet it, to be read before a round and in team meetings. */
import { estimatedMinutes } from '#domain/audit-tool/tool.ts'
import { grades } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { draftRoutes } from './draft-routes.ts'
import { latestToolVersion } from './queries.ts'
import { toolsView } from './start-view.ts'

const kindWords = { compliance: 'Compliance', quality: 'Quality', outcome: 'Outcome' } as const

async function toolPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const tool = await latestToolVersion(ctx, request.params['key'] ?? '')
  if (!tool) throw httpProblems.notFound({})
  const { content } = tool
  return page('audit-tools/pages/tool.njk', {
    name: tool.name,
    version: tool.version,
    purpose: content.purpose,
    lookbackMonths: content.lookbackMonths,
    judgementMonths: content.judgementMonths,
    minutes: estimatedMinutes(content.sections),
    questions: content.sections.reduce((count, section) => count + section.questions.length, 0),
    sections: content.sections.map(section => ({
      title: section.title,
      guidance: section.guidance,
      askedOf: section.statuses ? section.statuses.join(', ').replaceAll('-', ' ') : 'every case',
      questions: section.questions.map(({ text, kind, indicators }) => ({ text, kind: kindWords[kind], indicators: indicators.join(', ') })),
      descriptors: section.descriptors ? grades.map(({ code, label }) => ({ label, text: section.descriptors?.[code] ?? '' })) : [],
    })),
    indicators: content.indicators.map(({ number, name }) => ({ number, name })),
  })
}

export const auditToolsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/audit-tools',
    permission: 'tool.read',
    run: async ctx => page('audit-tools/pages/tools.njk', await toolsView(ctx)),
  }),
  route({ method: 'GET', path: '/audit-tools/:key', permission: 'tool.read', run: toolPage }),
  ...draftRoutes,
]
