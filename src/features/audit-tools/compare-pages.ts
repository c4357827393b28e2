/** Two versions of a tool are compared: any two that were published, or one with the draft. */
import { can } from '#domain/access/can.ts'
import { nextVersion } from '#domain/audit-tool/draft.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { comparisonView } from './comparison-view.ts'
import { draftIfAny } from './drafts.ts'
import { paths } from './paths.ts'
import { versionsOf } from './queries.ts'

interface Comparable {
  readonly value: string
  readonly name: string
  readonly content: ToolContent
}

/** Everything that can be compared, the earliest first; the draft is last, for those who may see it. */
async function comparable(ctx: Context, key: string): Promise<readonly Comparable[]> {
  const versions = (await versionsOf(ctx, key)).map(({ version, content }) => ({
    value: String(version),
    name: `Version ${version}`,
    content,
  }))
  const draft = can(ctx.actor, 'tool.design').may ? await draftIfAny(ctx, key) : null
  return draft ? [...versions, { value: 'draft', name: 'The draft', content: draft.content }] : versions
}

const placeOf = (list: readonly Comparable[], value: string | undefined, otherwise: number): number =>
  value === undefined ? otherwise : list.findIndex(one => one.value === value)

async function comparison(ctx: Context, request: RouteRequest): Promise<Reply> {
  const key = request.params['key'] ?? ''
  requireMay(can(ctx.actor, 'tool.read'))
  const list = await comparable(ctx, key)
  const to = placeOf(list, request.query['to'], list.length - 1)
  const from = placeOf(list, request.query['from'], Math.max(to - 1, 0))
  const [first, last] = from <= to ? [from, to] : [to, from]
  const [earlier, later] = [list[first], list[last]]
  if (!earlier || !later) throw httpProblems.notFound({})
  const [one, ...others] = list.slice(first, last + 1).map(found => found.content)
  // A version beside itself: what it says of the version before does not count.
  const [two = nextVersion(later.content), ...more] = others
  const items = (chosen: Comparable) =>
    params(list.map(({ value, name }) => ({ value, text: name, selected: value === chosen.value })))
  return page('audit-tools/pages/comparison.njk', {
    name: later.content.name,
    back: list.some(({ value }) => value !== 'draft') ? paths.tool(key) : paths.draft(key),
    action: paths.comparisonOf(key),
    earlier: earlier.name,
    later: later.name,
    from: items(earlier),
    to: items(later),
    comparison: comparisonView([one ?? earlier.content, two, ...more]),
  })
}

export const compareRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/audit-tools/:key/comparison', permission: 'tool.read', run: comparison }),
]
