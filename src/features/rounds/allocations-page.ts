/** The page on which auditors are allocated: the proposal, changed or as it stands. */
import type { PairFault } from '#domain/rounds/check-pairs.ts'
import { roundLifecycle } from '#domain/rounds/lifecycle.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import type { Problem } from '#domain/problem.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { allocateAuditors } from './allocate-auditors.ts'
import { allocationsView } from './allocations-view.ts'
import { messages, roundAsked, type Typed } from './asked.ts'
import { auditorField, typedText, type AllocationsForm } from './forms.ts'
import { paths } from './paths.ts'
import { sampledCasesOf, type SampledCaseFound } from './sample-queries.ts'

export async function allocationsPage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed | null = null,
  errors: FieldErrors | null = null,
): Promise<Reply> {
  const round = await roundAsked(ctx, request)
  if (round.state === 'opened') throw roundProblems.notDrawn({ reference: round.reference })
  if (round.state === 'closed') throw roundProblems.alreadyClosed({ reference: round.reference })
  return page('rounds/pages/allocations.njk', await allocationsView(ctx, round, { typed, errors }), errors ? 422 : 200)
}

export async function allocate(ctx: Context, request: RouteRequest<AllocationsForm>): Promise<Reply> {
  const round = await roundAsked(ctx, request)
  const cases = (await sampledCasesOf(ctx, round.roundId)).filter(one => !one.reserve)
  const chosen = cases.map(one => ({
    caseReference: one.caseReference,
    auditorId: typedText(request.body, auditorField(one.drawOrder)),
  }))
  try {
    await allocateAuditors(
      ctx,
      round.reference,
      chosen.filter(pair => pair.auditorId !== ''),
    )
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
  return Object.fromEntries(
    faults.map(fault => {
      const one = cases.find(candidate => candidate.caseReference === fault.caseReference)
      return [auditorField(one?.drawOrder ?? 1), fault.sentence]
    }),
  )
}
