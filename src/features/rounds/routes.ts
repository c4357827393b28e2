/** The pages of a round, from opening to closing. Each GET is a page, each POST one deed that is announced. */
import { isLocalDate } from '#domain/calendar/dates.ts'
import { page, route, type Route, type RouteRequest } from '#platform/http/route.ts'
import { allocate, allocationsPage } from './allocations-page.ts'
import { roundAsked, type Typed } from './asked.ts'
import { caseRoutes } from './case-page.ts'
import { close, closurePage } from './closure-page.ts'
import { allocationsForm, closureForm, openForm, sampleForm, typedText } from './forms.ts'
import { open, openPage } from './open-page.ts'
import type { RoundPlace } from './queries.ts'
import { roundView } from './round-view.ts'
import { drawPage } from './draw-page.ts'
import { drawIt, samplePage, samplePageOrPreview } from './sample-page.ts'
import { roundsView } from './views.ts'

function placeIn({ month, before }: RouteRequest['query']): RoundPlace | null {
  return month !== undefined && isLocalDate(month) && before !== undefined ? { month, reference: before } : null
}

export const roundsRoutes: readonly Route[] = [
  ...caseRoutes,
  route({
    method: 'GET',
    path: '/rounds',
    permission: 'round.read',
    run: async (ctx, request) => page('rounds/pages/rounds.njk', await roundsView(ctx, placeIn(request.query))),
  }),
  route({ method: 'GET', path: '/rounds/new', permission: 'round.open', run: ctx => openPage(ctx, {}) }),
  route({
    method: 'POST',
    path: '/rounds/new',
    permission: 'round.open',
    body: openForm,
    announces: ['round.opened'],
    run: open,
    again: (ctx, request: RouteRequest<Typed>, errors) => openPage(ctx, request.body, errors),
  }),
  route({
    method: 'GET',
    path: '/rounds/:reference',
    permission: 'round.read',
    run: async (ctx, request) => page('rounds/pages/round.njk', await roundView(ctx, await roundAsked(ctx, request))),
  }),
  route({
    method: 'GET',
    path: '/rounds/:reference/draw',
    permission: 'round.read',
    recordsRead: true,
    announces: ['round.frame-read'],
    formats: ['page', 'csv', 'json'],
    run: drawPage,
  }),
  route({ method: 'GET', path: '/rounds/:reference/sample', permission: 'round.draw', run: samplePageOrPreview }),
  route({
    method: 'POST',
    path: '/rounds/:reference/sample',
    permission: 'round.draw',
    body: sampleForm,
    announces: ['round.drawn'],
    run: drawIt,
    again: (ctx, request: RouteRequest<Typed>, errors) => samplePage(ctx, request, request.body, errors),
  }),
  route({
    method: 'GET',
    path: '/rounds/:reference/allocations',
    permission: 'round.allocate',
    run: (ctx, request) => allocationsPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/rounds/:reference/allocations',
    permission: 'round.allocate',
    body: allocationsForm,
    announces: ['round.allocated', 'audit.allocated'],
    run: allocate,
    again: (ctx, request: RouteRequest<Typed>, errors) => allocationsPage(ctx, request, request.body, errors),
  }),
  route({
    method: 'GET',
    path: '/rounds/:reference/closure',
    permission: 'round.close',
    run: (ctx, request) => closurePage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/rounds/:reference/closure',
    permission: 'round.close',
    body: closureForm,
    announces: ['round.closed'],
    run: close,
    again: (ctx, request: RouteRequest<Typed>, errors) =>
      closurePage(ctx, request, typedText(request.body, 'note'), errors),
  }),
]
