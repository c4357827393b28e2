/**
 * The auditor's answer to an allocation: they declare that they have no conflict and the audit is theirs, or they decline it. Declined
 * for a conflict, the conflict with the case is kept, so that nobody proposes it to them again.
 */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { declareConflict } from '../auditors/door.ts'
import { endAllocation } from './end-allocation.ts'

export interface AllocationFound {
  readonly allocationId: string
  readonly sampledCaseId: string
  readonly caseReference: string
  readonly auditReference: string
  readonly roundReference: string
  readonly roundTitle: string
  readonly state: 'allocated' | 'in-progress' | 'submitted' | 'moderated' | 'closed' | 'set-aside'
  readonly auditorId: string
  readonly accepted: boolean
}

/** The allocation that an audit comes from; 404 for everyone but its auditor, and once it has ended. */
export async function allocationOfAudit(ctx: Context, auditReference: string): Promise<AllocationFound> {
  const { rows } = await sql<AllocationFound>`
    select allocation.allocation_id, allocation.sampled_case_id, audit.case_reference, audit.reference as audit_reference,
      round.reference as round_reference, round.title as round_title, audit.state, audit.auditor_id,
      coalesce(reply.accepted, false) as accepted
    from audit_standing audit
    join allocation on allocation.authority_id = audit.authority_id and allocation.sampled_case_id = audit.sampled_case_id
      and allocation.auditor_id = audit.auditor_id and allocation.superseded_at is null
    join round on round.authority_id = audit.authority_id and round.round_id = audit.round_id
    left join allocation_reply reply on reply.authority_id = allocation.authority_id and reply.allocation_id = allocation.allocation_id
    where audit.authority_id = ${ctx.authorityId} and audit.reference = ${auditReference} and audit.state <> 'set-aside'`.execute(
    ctx.db,
  )
  const found = rows[0]
  if (!found) throw httpProblems.notFound({})
  const { auditorId, state } = found
  requireMay(can(ctx.actor, 'allocation.reply', { auditorId, state }))
  return found
}

/** Whether whoever has this audit accepted it. */
export async function isAccepted(ctx: Context, auditId: string): Promise<boolean> {
  const { rows } = await sql<{ accepted: boolean }>`
    select exists (select from audit
      join allocation on allocation.authority_id = audit.authority_id and allocation.sampled_case_id = audit.sampled_case_id
        and allocation.auditor_id = audit.auditor_id and allocation.superseded_at is null
      join allocation_reply reply on reply.authority_id = allocation.authority_id and reply.allocation_id = allocation.allocation_id
        and reply.accepted
      where audit.authority_id = ${ctx.authorityId} and audit.audit_id = ${auditId}) as accepted`.execute(ctx.db)
  return rows[0]?.accepted === true
}

export type Reply =
  { readonly accepted: true } | { readonly accepted: false; readonly because: string; readonly conflict: boolean }

/** The second click of a double click finds the same answer and changes nothing. */
export async function replyToAllocation(ctx: Context, auditReference: string, reply: Reply): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`allocation-reply:${auditReference}`}))`.execute(ctx.db)
  const found = await allocationOfAudit(ctx, auditReference)
  if (found.accepted) {
    if (reply.accepted) return
    throw roundProblems.alreadyAccepted({ audit: auditReference })
  }
  const because = reply.accepted ? null : reply.because.trim()
  await ctx.db
    .insertInto('allocationReply')
    .values({
      authorityId: ctx.authorityId,
      allocationId: found.allocationId,
      accepted: reply.accepted,
      because,
      repliedBy: staffIdOf(ctx),
      repliedAt: ctx.now,
    })
    .execute()
  if (reply.accepted) {
    await ctx.announce({ type: 'allocation.accepted', subject: `audit:${auditReference}` })
    return
  }
  await decline(ctx, found, reply)
}

async function decline(
  ctx: Context,
  found: AllocationFound,
  { because, conflict }: { readonly because: string; readonly conflict: boolean },
): Promise<void> {
  const { caseReference, auditReference, auditorId } = found
  if (conflict)
    await declareConflict(ctx, auditorId, {
      caseReference,
      practitionerId: null,
      teamId: null,
      because: because.trim(),
    })
  await endAllocation(ctx, found, because.trim())
  await ctx.announce({ type: 'allocation.declined', subject: `audit:${auditReference}`, conflict })
}
