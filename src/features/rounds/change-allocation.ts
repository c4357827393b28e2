/**
 * Gives a case to another auditor before its audit is handed in, with a reason: somebody is ill, has left, or is too near to it. The
 * other auditor begins anew, because a judgement cannot be handed over; the audit that was begun is set aside.
 */
import { concernsBetween, permittedFor } from '#domain/rounds/allocate.ts'
import { pairFaults } from '#domain/rounds/check-pairs.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { auditorsAvailable } from '../auditors/door.ts'
import { endAllocation } from './end-allocation.ts'
import { withManagers } from './lines-of-management.ts'
import type { RoundFound } from './queries.ts'
import { caseToChange } from './remove-case.ts'
import type { SampledCaseFound } from './sample-queries.ts'

export interface AllocationChange {
  readonly drawOrder: number
  readonly auditorId: string
  readonly because: string
}

/** Those who may have the case, without the one who has it, with what to know before choosing them. */
export async function othersFor(ctx: Context, round: RoundFound, one: SampledCaseFound) {
  const [asked] = await withManagers(ctx, [one])
  const auditors = await auditorsAvailable(ctx, round.month)
  if (!asked) return []
  return permittedFor(asked, auditors)
    .filter(other => other.staffId !== one.auditorId)
    .map(other => ({ ...other, concerns: concernsBetween(other, asked) }))
}

export async function changeAllocation(ctx: Context, reference: string, change: AllocationChange): Promise<void> {
  const { round, one } = await caseToChange(ctx, reference, change.drawOrder)
  const { caseReference, sampledCaseId } = one
  if (one.auditorId === null || one.auditorId === change.auditorId) throw roundProblems.sameAuditor({ caseReference })
  const auditors = await auditorsAvailable(ctx, round.month)
  const faults = pairFaults([{ caseReference, auditorId: change.auditorId }], await withManagers(ctx, [one]), auditors)
  if (faults.length > 0) throw roundProblems.allocationsNotPermitted({ faults })
  await endAllocation(ctx, one, change.because.trim())
  await ctx.db
    .insertInto('allocation')
    .values({
      authorityId: ctx.authorityId,
      allocationId: ctx.newId(),
      sampledCaseId,
      auditorId: change.auditorId,
      allocatedBy: staffIdOf(ctx),
      allocatedAt: ctx.now,
      supersededAt: null,
    })
    .execute()
  await ctx.announce({ type: 'round.allocated', subject: `round:${reference}`, audits: 1, auditors: 1 })
  await ctx.announce({ type: 'round.allocation-changed', subject: `round:${reference}`, caseReference })
}
