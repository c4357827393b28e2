/** The two steps of a draw: choose how, look at the strata, draw. */
import { roundLifecycle } from '#domain/rounds/lifecycle.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import type { Context } from '#platform/context.ts'
import { parseForm } from '#platform/http/forms.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { messages, referenceIn, roundAsked, type Typed } from './asked.ts'
import { drawSample, refuseSecondDraw } from './draw-sample.ts'
import { sampleForm, type SampleForm } from './forms.ts'
import { paths } from './paths.ts'
import { sampleFormView, samplePreviewView } from './sample-view.ts'

export async function samplePage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed,
  errors: FieldErrors | null = null,
): Promise<Reply> {
  const round = await roundAsked(ctx, request)
  await refuseSecondDraw(ctx, round)
  return page('rounds/pages/sample.njk', sampleFormView(ctx, round, { typed, errors }), errors ? 422 : 200)
}

/** Without a size in the address: the form. With one: the strata as they would be drawn. */
export async function samplePageOrPreview(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { query } = request
  if (query['size'] === undefined || query['change'] === 'yes') return samplePage(ctx, request, query)
  const typed = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value ?? '']))
  const parsed = parseForm(sampleForm, typed)
  if (!parsed.ok) return samplePage(ctx, request, typed, parsed.errors)
  const round = await roundAsked(ctx, request)
  await refuseSecondDraw(ctx, round)
  return page('rounds/pages/sample-preview.njk', await samplePreviewView(ctx, round, parsed.value))
}

export async function drawIt(ctx: Context, request: RouteRequest<SampleForm>): Promise<Reply> {
  const { size, seed, exclusionMonths, everyStratum } = request.body
  try {
    await drawSample(ctx, referenceIn(request), { size, seed, exclusionMonths, everyStratum })
  } catch (error) {
    const errors = messages(error, {
      [roundProblems.frameEmpty.code]: problem => ({ exclusionMonths: problem.message }),
    })
    const typed = {
      size: String(size),
      seed,
      exclusionMonths: String(exclusionMonths),
      everyStratum: everyStratum ? 'yes' : '',
    }
    return samplePage(ctx, request, typed, errors)
  }
  return seeOther(paths.done(paths.round(referenceIn(request)), roundLifecycle.opened.draw?.done ?? ''))
}
