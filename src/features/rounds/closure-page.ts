/** The page that closes a round. */
import { roundLifecycle } from '#domain/rounds/lifecycle.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { messages, referenceIn, roundAsked } from './asked.ts'
import { closeRound } from './close-round.ts'
import type { ClosureForm } from './forms.ts'
import { paths } from './paths.ts'
import { closureView } from './views.ts'

export async function closurePage(
  ctx: Context,
  request: RouteRequest,
  note = '',
  errors: FieldErrors | null = null,
): Promise<Reply> {
  const round = await roundAsked(ctx, request)
  if (round.state === 'closed') throw roundProblems.alreadyClosed({ reference: round.reference })
  return page('rounds/pages/closure.njk', await closureView(ctx, round, { note, errors }), errors ? 422 : 200)
}

export async function close(ctx: Context, request: RouteRequest<ClosureForm>): Promise<Reply> {
  try {
    await closeRound(ctx, referenceIn(request), request.body.note)
  } catch (error) {
    return closurePage(
      ctx,
      request,
      request.body.note ?? '',
      messages(error, { [roundProblems.noteNeeded.code]: problem => ({ note: problem.message }) }),
    )
  }
  return seeOther(paths.done(paths.round(referenceIn(request)), roundLifecycle['under-way'].close?.done ?? ''))
}
