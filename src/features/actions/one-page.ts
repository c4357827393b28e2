/** The page of one action, read and recorded as read. */
import type { Context } from '#platform/context.ts'
import { page, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import type { Typed } from './forms.ts'
import { oneView } from './one-view.ts'
import { actionByReference } from './queries.ts'

export async function onePage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<Reply> {
  const action = await actionByReference(ctx, request.params['reference'] ?? '')
  await ctx.announce({ type: 'action.read', subject: `action:${action.reference}` })
  const view = await oneView(ctx, action, { typed, errors })
  return page('actions/pages/one.njk', view, Object.keys(errors).length > 0 ? 422 : 200)
}
