/** The two steps of a draw: choose how, look at the strata, draw. */
import { roundLifecycle } from '#domain/rounds/lifecycle.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import type { SamplingPlan } from '#domain/sampling/plan.ts'
import type { Context } from '#platform/context.ts'
import { parseForm } from '#platform/http/forms.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { messages, referenceIn, roundAsked, type Typed } from './asked.ts'
import { planErrors, planTyped, targetsOf } from './draw-plan.ts'
import { drawSample, refuseSecondDraw } from './draw-sample.ts'
import { sampleForm, type SampleForm } from './forms.ts'
import { paths } from './paths.ts'
import type { RoundFound } from './queries.ts'
import { frameOf } from './sample-queries.ts'
import { sampleFormView, samplePreviewView, typedOf } from './sample-view.ts'

export async function samplePage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed,
  errors: FieldErrors | null = null,
): Promise<Reply> {
  const round = await roundAsked(ctx, request)
  await refuseSecondDraw(ctx, round)
  const { cases } = await frameOf(ctx, round, { exclusionMonths: 0 })
  const view = sampleFormView(ctx, round, { typed, errors, targets: await targetsOf(ctx, cases) })
  return page('rounds/pages/sample.njk', view, errors ? 422 : 200)
}

interface Planned {
  readonly plan: SamplingPlan
  readonly frame: Awaited<ReturnType<typeof frameOf>>
}

/** The plan with the frame that it is for; or, by field, what stops it. */
async function planned(ctx: Context, round: RoundFound, form: SampleForm): Promise<Planned | FieldErrors> {
  const frame = await frameOf(ctx, round, form)
  const unknown = notListed(form, await frameOf(ctx, round, { exclusionMonths: 0 }))
  if (unknown) return unknown
  const plan = planTyped(form, await targetsOf(ctx, frame.cases))
  if (plan === null) return { target: 'No case that may be drawn fits this rule now. Choose another' }
  const errors = planErrors(plan, frame.cases)
  return Object.keys(errors).length > 0 ? errors : { plan, frame }
}

/** Cases named to be left out that are not open on the list: a slip of the pen would leave the wrong case in. */
function notListed(form: SampleForm, { cases }: Planned['frame']): FieldErrors | null {
  const known = new Set(cases.map(one => one.caseReference))
  const errors = (['restricted', 'closing'] as const).flatMap(field => {
    const missing = form[field].filter(reference => !known.has(reference))
    return missing.length === 0 ? [] : [[field, `Not an open case of this list: ${missing.join(', ')}`] as const]
  })
  return errors.length === 0 ? null : Object.fromEntries(errors)
}

const isPlanned = (found: Planned | FieldErrors): found is Planned =>
  'frame' in found && typeof found.frame === 'object'

/** Without a choice in the address: the form. With one: the strata as they would be drawn. */
export async function samplePageOrPreview(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { query } = request
  const chosen = query['size'] !== undefined || query['method'] !== undefined
  if (!chosen || query['change'] === 'yes') return samplePage(ctx, request, query)
  const typed = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value ?? '']))
  const parsed = parseForm(sampleForm, typed)
  if (!parsed.ok) return samplePage(ctx, request, typed, parsed.errors)
  const round = await roundAsked(ctx, request)
  await refuseSecondDraw(ctx, round)
  const found = await planned(ctx, round, parsed.value)
  if (!isPlanned(found)) return samplePage(ctx, request, typed, found)
  return page('rounds/pages/sample-preview.njk', samplePreviewView(round, parsed.value, found.plan, found.frame))
}

export async function drawIt(ctx: Context, request: RouteRequest<SampleForm>): Promise<Reply> {
  const { size, seed, exclusionMonths, restricted, closing } = request.body
  const again = (errors: FieldErrors) => samplePage(ctx, request, typedOf(request.body), errors)
  const round = await roundAsked(ctx, request)
  await refuseSecondDraw(ctx, round)
  const found = await planned(ctx, round, request.body)
  if (!isPlanned(found)) return again(found)
  try {
    await drawSample(ctx, referenceIn(request), { size, seed, exclusionMonths, restricted, closing, plan: found.plan })
  } catch (error) {
    return again(
      messages(error, { [roundProblems.frameEmpty.code]: problem => ({ exclusionMonths: problem.message }) }),
    )
  }
  return seeOther(paths.done(paths.round(referenceIn(request)), roundLifecycle.opened.draw?.done ?? ''))
}
