/** The page that opens a round. */
import { monthFault, monthFrom } from '#domain/rounds/opening.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import type { Typed } from './asked.ts'
import type { OpenForm } from './forms.ts'
import { openRound } from './open-round.ts'
import { paths } from './paths.ts'
import { openView } from './views.ts'

export const openPage = async (ctx: Context, typed: Typed, errors: FieldErrors | null = null): Promise<Reply> =>
  page('rounds/pages/open-round.njk', await openView(ctx, typed, errors), errors ? 422 : 200)

export async function open(ctx: Context, { body }: RouteRequest<OpenForm>): Promise<Reply> {
  const month = monthFrom(body.month, body.year)
  const fault = monthFault(month, ctx.today)
  if (month === null || fault !== null) return openPage(ctx, body, { month: fault ?? 'Enter a month and a year' })
  const { title, auditType, importId, toolVersionId } = body
  const opened = await openRound(ctx, { month, title, auditType, importId, toolVersionId })
  return seeOther(paths.done(paths.round(opened.reference), 'round-opened'))
}
