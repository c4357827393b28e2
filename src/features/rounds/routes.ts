/** The pages of a round, from opening to closing. Each GET is a page, each POST one deed that is announced. */
import { isLocalDate } from '#domain/calendar/dates.ts'
import { Problem } from '#domain/problem.ts'
import { roundLifecycle } from '#domain/rounds/lifecycle.ts'
import { monthFault, monthFrom } from '#domain/rounds/opening.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import type { PairFault } from '#domain/rounds/check-pairs.ts'
import type { Context } from '#platform/context.ts'
import { parseForm } from '#platform/http/forms.ts'
import { page, route, seeOther, type FieldErrors, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { allocateAuditors } from './allocate-auditors.ts'
import { allocationsView } from './allocations-view.ts'
import { closeRound } from './close-round.ts'
import { drawSample, refuseSecondDraw } from './draw-sample.ts'
import { allocationsForm, auditorField, closureForm, openForm, sampleForm, typedText, type AllocationsForm, type ClosureForm, type OpenForm, type SampleForm } from './forms.ts'
import { openRound } from './open-round.ts'
import { paths } from './paths.ts'
import { roundByReference, type RoundFound, type RoundPlace } from './queries.ts'
import { roundView } from './round-view.ts'
import { sampledCasesOf, type SampledCaseFound } from './sample-queries.ts'
import { sampleFormView, samplePreviewView } from './sample-view.ts'
import { closureView, openView, roundsView } from './views.ts'

type Typed = Readonly<Record<string, unknown>>
type TypedRequest = RouteRequest<Typed>

const found = (ctx: Context, request: RouteRequest): Promise<RoundFound> => roundByReference(ctx, request.params['reference'] ?? '')
const reference = (request: RouteRequest): string => request.params['reference'] ?? ''

/** The messages to show beside the form when a rule said no before anything was written; anything else is thrown on. */
function messages(error: unknown, told: Readonly<Record<string, (problem: Problem) => FieldErrors>>): FieldErrors {
  const tell = error instanceof Problem ? told[error.code] : undefined
  if (!tell) throw error
  return tell(error as Problem)
}

function placeIn({ month, before }: RouteRequest['query']): RoundPlace | null {
  return month !== undefined && isLocalDate(month) && before !== undefined ? { month, reference: before } : null
}

const openPage = async (ctx: Context, typed: Typed, errors: FieldErrors | null = null): Promise<Reply> =>
  page('rounds/pages/open-round.njk', await openView(ctx, typed, errors), errors ? 422 : 200)

async function open(ctx: Context, { body }: RouteRequest<OpenForm>): Promise<Reply> {
  const month = monthFrom(body.month, body.year)
  const fault = monthFault(month, ctx.today)
  if (month === null || fault !== null) return openPage(ctx, body, { month: fault ?? 'Enter a month and a year' })
  const { title, auditType, importId, toolVersionId } = body
  const opened = await openRound(ctx, { month, title, auditType, importId, toolVersionId })
  return seeOther(paths.done(paths.round(opened.reference), 'round-opened'))
}

async function samplePage(ctx: Context, request: RouteRequest, typed: Typed, errors: FieldErrors | null = null): Promise<Reply> {
  const round = await found(ctx, request)
  await refuseSecondDraw(ctx, round)
  return page('rounds/pages/sample.njk', sampleFormView(ctx, round, { typed, errors }), errors ? 422 : 200)
}

/** Without a size in the address: the form. With one: the strata as they would be drawn. */
async function samplePageOrPreview(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { query } = request
  if (query['size'] === undefined || query['change'] === 'yes') return samplePage(ctx, request, query)
  const typed = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value ?? '']))
  const parsed = parseForm(sampleForm, typed)
  if (!parsed.ok) return samplePage(ctx, request, typed, parsed.errors)
  const round = await found(ctx, request)
  await refuseSecondDraw(ctx, round)
  return page('rounds/pages/sample-preview.njk', await samplePreviewView(ctx, round, parsed.value))
}

async function drawIt(ctx: Context, request: RouteRequest<SampleForm>): Promise<Reply> {
  const { size, seed, exclusionMonths, everyStratum } = request.body
  try {
    await drawSample(ctx, reference(request), { size, seed, exclusionMonths, everyStratum })
  } catch (error) {
    const errors = messages(error, { [roundProblems.frameEmpty.code]: problem => ({ exclusionMonths: problem.message }) })
    const typed = { size: String(size), seed, exclusionMonths: String(exclusionMonths), everyStratum: everyStratum ? 'yes' : '' }
    return samplePage(ctx, request, typed, errors)
  }
  return seeOther(paths.done(paths.round(reference(request)), roundLifecycle.opened.draw?.done ?? ''))
}

async function allocationsPage(ctx: Context, request: RouteRequest, typed: Typed | null = null, errors: FieldErrors | null = null): Promise<Reply> {
  const round = await found(ctx, request)
  if (round.state === 'opened') throw roundProblems.notDrawn({ reference: round.reference })
  if (round.state === 'closed') throw roundProblems.alreadyClosed({ reference: round.reference })
  return page('rounds/pages/allocations.njk', await allocationsView(ctx, round, { typed, errors }), errors ? 422 : 200)
}

async function allocate(ctx: Context, request: RouteRequest<AllocationsForm>): Promise<Reply> {
  const round = await found(ctx, request)
  const cases = (await sampledCasesOf(ctx, round.roundId)).filter(one => !one.reserve)
  const chosen = cases.map(one => ({ caseReference: one.caseReference, auditorId: typedText(request.body, auditorField(one.drawOrder)) }))
  try {
    await allocateAuditors(ctx, round.reference, chosen.filter(pair => pair.auditorId !== ''))
  } catch (error) {
    const first = cases.find(one => one.auditorId === null)
    const errors = messages(error, {
      [roundProblems.allocationsNotPermitted.code]: problem => faultsByField(problem, cases),
      [roundProblems.noAuditorChosen.code]: problem => ({ [auditorField(first?.drawOrder ?? 1)]: problem.message }),
    })
    return allocationsPage(ctx, request, request.body, errors)
  }
  return seeOther(paths.done(paths.round(round.reference), roundLifecycle.drawn.allocate?.done ?? ''))
}

function faultsByField(problem: Problem, cases: readonly SampledCaseFound[]): FieldErrors {
  const faults = problem.details['faults'] as readonly PairFault[]
  return Object.fromEntries(faults.map(fault => {
    const one = cases.find(candidate => candidate.caseReference === fault.caseReference)
    return [auditorField(one?.drawOrder ?? 1), fault.sentence]
  }))
}

async function closurePage(ctx: Context, request: RouteRequest, note = '', errors: FieldErrors | null = null): Promise<Reply> {
  const round = await found(ctx, request)
  if (round.state === 'closed') throw roundProblems.alreadyClosed({ reference: round.reference })
  return page('rounds/pages/closure.njk', await closureView(ctx, round, { note, errors }), errors ? 422 : 200)
}

async function close(ctx: Context, request: RouteRequest<ClosureForm>): Promise<Reply> {
  try {
    await closeRound(ctx, reference(request), request.body.note)
  } catch (error) {
    return closurePage(ctx, request, request.body.note ?? '', messages(error, { [roundProblems.noteNeeded.code]: problem => ({ note: problem.message }) }))
  }
  return seeOther(paths.done(paths.round(reference(request)), roundLifecycle['under-way'].close?.done ?? ''))
}

export const roundsRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/rounds', permission: 'round.read', run: async (ctx, request) => page('rounds/pages/rounds.njk', await roundsView(ctx, placeIn(request.query))) }),
  route({ method: 'GET', path: '/rounds/new', permission: 'round.open', run: ctx => openPage(ctx, {}) }),
  route({
    method: 'POST', path: '/rounds/new', permission: 'round.open', body: openForm, announces: ['round.opened'],
    run: open, again: (ctx, request: TypedRequest, errors) => openPage(ctx, request.body, errors),
  }),
  route({ method: 'GET', path: '/rounds/:reference', permission: 'round.read', run: async (ctx, request) => page('rounds/pages/round.njk', await roundView(ctx, await found(ctx, request))) }),
  route({ method: 'GET', path: '/rounds/:reference/sample', permission: 'round.draw', run: samplePageOrPreview }),
  route({
    method: 'POST', path: '/rounds/:reference/sample', permission: 'round.draw', body: sampleForm, announces: ['round.drawn'],
    run: drawIt, again: (ctx, request: TypedRequest, errors) => samplePage(ctx, request, request.body, errors),
  }),
  route({ method: 'GET', path: '/rounds/:reference/allocations', permission: 'round.allocate', run: (ctx, request) => allocationsPage(ctx, request) }),
  route({
    method: 'POST', path: '/rounds/:reference/allocations', permission: 'round.allocate', body: allocationsForm, announces: ['round.allocated', 'audit.allocated'],
    run: allocate, again: (ctx, request: TypedRequest, errors) => allocationsPage(ctx, request, request.body, errors),
  }),
  route({ method: 'GET', path: '/rounds/:reference/closure', permission: 'round.close', run: (ctx, request) => closurePage(ctx, request) }),
  route({
    method: 'POST', path: '/rounds/:reference/closure', permission: 'round.close', body: closureForm, announces: ['round.closed'],
    run: close, again: (ctx, request: TypedRequest, errors) => closurePage(ctx, request, typedText(request.body, 'note'), errors),
  }),
]
