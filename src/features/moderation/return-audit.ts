/** A moderator returns an audit with a reason: the submission stays as it was, and the auditor can answer again. */
import { can } from '#domain/access/can.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { auditHeld, subjectOf } from '../audits/door.ts'

export async function returnAudit(ctx: Context, reference: string, reason: string): Promise<void> {
  const audit = await auditHeld(ctx, reference)
  if (audit.state !== 'submitted' || audit.submissionId === null)
    throw auditProblems.alreadyModerated({ ref: reference })
  requireMay(can(ctx.actor, 'audit.moderate', subjectOf(audit)))
  if (reason.trim() === '') throw auditProblems.reasonNeeded({})
  await ctx.db
    .insertInto('submissionReturn')
    .values({
      authorityId: ctx.authorityId,
      submissionId: audit.submissionId,
      returnedBy: staffIdOf(ctx),
      returnedAt: ctx.now,
      reason: reason.trim(),
    })
    .execute()
  await ctx.announce({ type: 'audit.returned', subject: `audit:${reference}` })
}
