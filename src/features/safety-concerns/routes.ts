/** The pages of safety concerns: raising from an audit, the list, one concern with what may be done to it, and the clocks. */
import { instant } from '#domain/calendar/dates.ts'
import { safetyConcernLifecycle } from '#domain/safety-concerns/lifecycle.ts'
import type { SafeNow, Severity } from '#domain/safety-concerns/severity.ts'
import type { Context } from '#platform/context.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import { clocksPage, saveClocks } from './clocks-page.ts'
import { closeConcern } from './close-concern.ts'
import { concernView } from './concern-view.ts'
import {
  clocksForm,
  closeForm,
  isTold,
  raiseForm,
  respondForm,
  tellForm,
  toldIn,
  type CloseForm,
  type RaiseForm,
  type RespondForm,
  type TellForm,
} from './forms.ts'
import { listView } from './list-view.ts'
import { openConcern } from './open-concern.ts'
import { paths, wayBack } from './paths.ts'
import { auditToRaiseFrom, type ConcernPlace } from './queries.ts'
import { raiseConcern } from './raise-concern.ts'
import { raiseView, textIn, type Typed } from './raise-view.ts'
import { respondToConcern } from './respond-to-concern.ts'
import { tellSomebody } from './tell-somebody.ts'

const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''
const status = (errors: FieldErrors): number => (Object.keys(errors).length > 0 ? 422 : 200)

async function raisePage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<Reply> {
  const audit = await auditToRaiseFrom(ctx, referenceIn(request))
  const from = textIn(typed, 'from') || request.query['from']
  return page('safety-concerns/pages/raise.njk', await raiseView(ctx, audit, { typed, errors, from }), status(errors))
}

async function raise(ctx: Context, request: RouteRequest<RaiseForm>): Promise<Reply> {
  const { body } = request
  const audit = referenceIn(request)
  const telling = body.telling === 'told' ? toldIn(body, ctx.now) : null
  if (telling !== null && !isTold(telling)) return raisePage(ctx, request, body, telling)
  const given = { seen: body.seen, severity: body.severity as Severity, telling }
  const reference = await raiseConcern(ctx, audit, given)
  const from = encodeURIComponent(wayBack(audit, body.from))
  return seeOther(`${paths.concern(reference)}?from=${from}&done=safety-concern-raised`)
}

/** The list goes on after a place in its order: what waits, since when it was promised, which one. */
function placeIn({ waiting, at, reference }: RouteRequest['query']): ConcernPlace | null {
  if (waiting === undefined || !/^[0-3]$/.test(waiting) || reference === undefined) return null
  return at === undefined || Number.isNaN(Date.parse(at))
    ? null
    : { waiting: Number(waiting), at: instant(at), reference }
}

async function concernPage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<Reply> {
  const concern = await openConcern(ctx, referenceIn(request))
  const view = await concernView(ctx, concern, { typed, errors, from: request.query['from'] })
  return page('safety-concerns/pages/concern.njk', view, status(errors))
}

const back = (reference: string, done: string | undefined): Reply =>
  seeOther(`${paths.concern(reference)}?done=${done ?? ''}`)

async function tell(ctx: Context, request: RouteRequest<TellForm>): Promise<Reply> {
  const telling = toldIn(request.body, ctx.now)
  if (!isTold(telling)) return concernPage(ctx, request, request.body, telling)
  await tellSomebody(ctx, referenceIn(request), telling)
  return back(referenceIn(request), safetyConcernLifecycle.raised.tell?.done)
}

async function respond(ctx: Context, request: RouteRequest<RespondForm>): Promise<Reply> {
  const { done, safe, next, shown } = request.body
  await respondToConcern(ctx, referenceIn(request), { done, safe: safe as SafeNow, next, shown })
  return back(referenceIn(request), safetyConcernLifecycle.raised.respond?.done)
}

async function close(ctx: Context, request: RouteRequest<CloseForm>): Promise<Reply> {
  await closeConcern(ctx, referenceIn(request), request.body.confirmed)
  return back(referenceIn(request), safetyConcernLifecycle.responded.close?.done)
}

const concernAgain = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  concernPage(ctx, request, request.body, errors)

export const safetyConcernRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/audits/:reference/safety-concerns/new',
    permission: 'safety-concern.raise',
    run: (ctx, request) => raisePage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/safety-concerns',
    permission: 'safety-concern.raise',
    body: raiseForm,
    announces: ['safety-concern.raised', 'safety-concern.told', 'safety-concern.notified'],
    run: raise,
    again: (ctx, request, errors) => raisePage(ctx, request, request.body, errors),
  }),
  route({
    method: 'GET',
    path: '/safety-concerns',
    permission: 'safety-concern.read',
    run: async (ctx, request) => page('safety-concerns/pages/list.njk', await listView(ctx, placeIn(request.query))),
  }),
  route({
    method: 'GET',
    path: '/safety-concerns/:reference',
    permission: 'safety-concern.read',
    recordsRead: true,
    announces: ['safety-concern.read', 'safety-concern.notified'],
    run: (ctx, request) => concernPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/safety-concerns/:reference/tellings',
    permission: 'safety-concern.tell',
    body: tellForm,
    announces: ['safety-concern.told', 'safety-concern.read', 'safety-concern.notified'],
    run: tell,
    again: concernAgain,
  }),
  route({
    method: 'POST',
    path: '/safety-concerns/:reference/responses',
    permission: 'safety-concern.respond',
    body: respondForm,
    announces: ['safety-concern.responded', 'safety-concern.read', 'safety-concern.notified'],
    run: respond,
    again: concernAgain,
  }),
  route({
    method: 'POST',
    path: '/safety-concerns/:reference/closure',
    permission: 'safety-concern.close',
    body: closeForm,
    announces: ['safety-concern.closed', 'safety-concern.read', 'safety-concern.notified'],
    run: close,
    again: concernAgain,
  }),
  route({ method: 'GET', path: '/safety-concern-clocks', permission: 'safety-clock.set', run: clocksPage }),
  route({
    method: 'POST',
    path: '/safety-concern-clocks',
    permission: 'safety-clock.set',
    body: clocksForm,
    announces: ['safety-clock.set'],
    run: saveClocks,
    again: clocksPage,
  }),
]
