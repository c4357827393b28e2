/**
 * Gives sampled cases to auditors: as proposed, or as the quality assurance lead chose. Every pair is checked again here, whatever
 * the page offered. An allocation once made is not changed; cases without an auditor can be allocated later.
 */
import { can } from '#domain/access/can.ts'
import {
  propose,
  type AuditorAvailable,
  type CaseToAllocate,
  type Pair,
  type Proposal,
} from '#domain/rounds/allocate.ts'
import { pairFaults } from '#domain/rounds/check-pairs.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { auditorsAvailable } from '../auditors/door.ts'
import { withManagers } from './lines-of-management.ts'
import { roundToChange, type RoundFound } from './queries.ts'
import { sampledCasesOf, type SampledCaseFound } from './sample-queries.ts'

export interface Allocating {
  /** Cases drawn that have no auditor yet. */
  readonly waiting: readonly (SampledCaseFound & CaseToAllocate)[]
  readonly auditors: readonly AuditorAvailable[]
  readonly proposal: Proposal
}

/** What there is to allocate, and the proposal. Always the same for the same cases and people. */
export async function allocating(ctx: Context, round: RoundFound): Promise<Allocating> {
  const cases = await sampledCasesOf(ctx, round.roundId)
  const auditors = await auditorsAvailable(ctx, round.month)
  const waiting = await withManagers(
    ctx,
    cases.filter(one => !one.reserve && one.auditorId === null),
  )
  return { waiting, auditors, proposal: propose(waiting, auditors) }
}

export async function allocateAuditors(
  ctx: Context,
  reference: string,
  wanted: readonly Pair[] | 'as-proposed',
): Promise<readonly Pair[]> {
  const round = await roundToChange(ctx, reference)
  if (round.state === 'closed') throw roundProblems.alreadyClosed({ reference })
  if (round.state === 'opened') throw roundProblems.notDrawn({ reference })
  requireMay(can(ctx.actor, 'round.allocate', { state: round.state }))
  const { waiting, auditors, proposal } = await allocating(ctx, round)
  if (waiting.length === 0) throw roundProblems.nothingToAllocate({ reference })
  const pairs = wanted === 'as-proposed' ? proposal.pairs : wanted
  if (pairs.length === 0) throw roundProblems.noAuditorChosen({ reference })
  const faults = pairFaults(pairs, waiting, auditors)
  if (faults.length > 0) throw roundProblems.allocationsNotPermitted({ faults })
  await saveAllocations(ctx, waiting, pairs)
  const busy = new Set(pairs.map(pair => pair.auditorId)).size
  await ctx.announce({ type: 'round.allocated', subject: `round:${reference}`, audits: pairs.length, auditors: busy })
  return pairs
}

async function saveAllocations(
  ctx: Context,
  waiting: readonly SampledCaseFound[],
  pairs: readonly Pair[],
): Promise<void> {
  const auditorOf = new Map(pairs.map(pair => [pair.caseReference, pair.auditorId]))
  const values = waiting.flatMap(({ sampledCaseId, caseReference }) => {
    const auditorId = auditorOf.get(caseReference)
    if (auditorId === undefined) return []
    const made = { allocatedBy: staffIdOf(ctx), allocatedAt: ctx.now, supersededAt: null }
    return [{ ...made, authorityId: ctx.authorityId, allocationId: ctx.newId(), sampledCaseId, auditorId }]
  })
  await ctx.db.insertInto('allocation').values(values).execute()
}
