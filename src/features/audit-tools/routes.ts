/** Audit tools as their auditors meet them, to be read before a round and in team meetings; and the designer's pages. */
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { compareRoutes } from './compare-pages.ts'
import { draftRoutes } from './draft-routes.ts'
import { previewRoutes } from './preview-pages.ts'
import { publishRoutes } from './publish-pages.ts'
import { latestToolVersion, versionsOf } from './queries.ts'
import { toolsView } from './start-view.ts'
import { transferRoutes } from './transfer-pages.ts'
import { toolView } from './tool-view.ts'

async function latestPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const tool = await latestToolVersion(ctx, request.params['key'] ?? '')
  if (!tool) throw httpProblems.notFound({})
  return page('audit-tools/pages/tool.njk', await toolView(ctx, tool))
}

async function versionPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const versions = await versionsOf(ctx, request.params['key'] ?? '')
  const tool = versions.find(({ version }) => String(version) === request.params['version'])
  if (!tool) throw httpProblems.notFound({})
  return page('audit-tools/pages/tool.njk', await toolView(ctx, tool))
}

export const auditToolsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/audit-tools',
    permission: 'tool.read',
    run: async ctx => page('audit-tools/pages/tools.njk', await toolsView(ctx)),
  }),
  route({ method: 'GET', path: '/audit-tools/:key', permission: 'tool.read', run: latestPage }),
  route({ method: 'GET', path: '/audit-tools/:key/versions/:version', permission: 'tool.read', run: versionPage }),
  ...compareRoutes,
  ...draftRoutes,
  ...publishRoutes,
  ...transferRoutes,
  ...previewRoutes,
]
