/** The year's programme, and one activity: read, written, changed, told of, cancelled and carried over. */
import { typedText } from '#ui/form-params.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import { activityFormView, typedFrom } from './activity-form-view.ts'
import { activityView } from './activity-view.ts'
import {
  addForm,
  cancelForm,
  changeForm,
  dayTyped,
  nothingForm,
  outputForm,
  planOf,
  type AddForm,
  type CancelForm,
  type ChangeForm,
  type OutputForm,
  type Typed,
} from './forms.ts'
import { paths } from './paths.ts'
import { addActivity, cancelActivity, carryOver, changeActivity } from './plan-activity.ts'
import { programmeView, yearAsked } from './programme-view.ts'
import { activityByReference } from './queries.ts'
import { recordOutput } from './record-output.ts'

const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''
const statusFor = (errors: FieldErrors): number => (Object.keys(errors).length > 0 ? 422 : 200)

async function newPage(ctx: Context, year: number, typed: Typed, errors: FieldErrors): Promise<Reply> {
  const view = await activityFormView(ctx, {
    year,
    typed,
    errors,
    title: 'Add an activity',
    action: paths.activities,
    back: paths.programme(year),
    seen: null,
  })
  return page('programme/pages/activity-form.njk', view, statusFor(errors))
}

async function add(ctx: Context, { body }: RouteRequest<AddForm>): Promise<Reply> {
  const reference = await addActivity(ctx, Number(body.year), planOf(body))
  return seeOther(`${paths.activity(reference)}?done=programme-activity-added`)
}

interface ChangeAsked {
  readonly typed: Typed | null
  readonly errors: FieldErrors
  readonly status: number
}

async function changePage(ctx: Context, request: RouteRequest, asked: ChangeAsked): Promise<Reply> {
  const activity = await activityByReference(ctx, referenceIn(request))
  if (activity.state === 'cancelled') return onePage(ctx, request)
  const view = await activityFormView(ctx, {
    year: activity.year,
    typed: asked.typed ?? typedFrom(activity),
    errors: asked.errors,
    title: `Change ${activity.reference}`,
    action: paths.change(activity.reference),
    back: paths.activity(activity.reference),
    seen: activity.version,
  })
  return page('programme/pages/activity-form.njk', view, asked.status)
}

/** Somebody else’s change meanwhile is said on the form, with all that was typed. */
async function change(ctx: Context, request: RouteRequest<ChangeForm>): Promise<Reply> {
  const { body } = request
  const seen = Number(body.seen)
  const current = await activityByReference(ctx, referenceIn(request))
  if (current.state !== 'cancelled' && current.version !== seen) {
    const title = `Somebody changed this activity after you opened it: it is now “${current.title}”. Look at its page, then send yours again if it should stand`
    return changePage(ctx, request, {
      typed: { ...body, months: body.months.map(String) },
      errors: { title },
      status: 409,
    })
  }
  await changeActivity(ctx, referenceIn(request), { plan: planOf(body), seen })
  return seeOther(`${paths.activity(referenceIn(request))}?done=programme-activity-changed`)
}

async function onePage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<Reply> {
  const activity = await activityByReference(ctx, referenceIn(request))
  return page('programme/pages/activity.njk', await activityView(ctx, activity, { typed, errors }), statusFor(errors))
}

const again = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  onePage(ctx, request, request.body, errors)

async function tell(ctx: Context, request: RouteRequest<OutputForm>): Promise<Reply> {
  const { state, words } = request.body
  const toldOn = dayTyped(request.body, 'toldOn')
  if (toldOn === null) throw httpProblems.notUnderstood({})
  if (toldOn > ctx.today) return again(ctx, request, { 'toldOn-day': 'The day must be today or earlier' })
  await recordOutput(ctx, referenceIn(request), { state, words, toldOn })
  return seeOther(`${paths.activity(referenceIn(request))}?done=programme-output-recorded`)
}

async function cancel(ctx: Context, request: RouteRequest<CancelForm>): Promise<Reply> {
  await cancelActivity(ctx, referenceIn(request), request.body.why)
  return seeOther(`${paths.activity(referenceIn(request))}?done=programme-activity-cancelled`)
}

async function carry(ctx: Context, request: RouteRequest): Promise<Reply> {
  const later = await carryOver(ctx, referenceIn(request))
  return seeOther(`${paths.activity(later)}?done=programme-activity-carried-over`)
}

const plan = { method: 'POST', permission: 'programme.plan' } as const

export const activityRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/programme',
    permission: 'programme.read',
    run: async (ctx, { query }) => page('programme/pages/programme.njk', await programmeView(ctx, query['year'])),
  }),
  route({
    method: 'GET',
    path: '/programme/activities/new',
    permission: 'programme.plan',
    run: (ctx, { query }) => newPage(ctx, yearAsked(query['year'], ctx.today), {}, {}),
  }),
  route({
    ...plan,
    path: '/programme/activities',
    body: addForm,
    announces: ['programme.activity-added'],
    run: add,
    again: (ctx, { body }, errors) => newPage(ctx, yearAsked(typedText(body, 'year'), ctx.today), body, errors),
  }),
  route({
    method: 'GET',
    path: '/programme/activities/:reference',
    permission: 'programme.read',
    run: (ctx, request) => onePage(ctx, request),
  }),
  route({
    method: 'GET',
    path: '/programme/activities/:reference/change',
    permission: 'programme.plan',
    run: (ctx, request) => changePage(ctx, request, { typed: null, errors: {}, status: 200 }),
  }),
  route({
    ...plan,
    path: '/programme/activities/:reference/change',
    body: changeForm,
    announces: ['programme.activity-changed'],
    run: change,
    again: (ctx, request, errors) => changePage(ctx, request, { typed: request.body, errors, status: 422 }),
  }),
  route({
    ...plan,
    path: '/programme/activities/:reference/output',
    body: outputForm,
    announces: ['programme.output-recorded'],
    run: tell,
    again,
  }),
  route({
    ...plan,
    path: '/programme/activities/:reference/cancellation',
    body: cancelForm,
    announces: ['programme.activity-cancelled'],
    run: cancel,
    again,
  }),
  route({
    ...plan,
    path: '/programme/activities/:reference/carry-over',
    body: nothingForm,
    announces: ['programme.activity-carried-over'],
    run: carry,
    again,
  }),
]
