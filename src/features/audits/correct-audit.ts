/**
 * The auditor takes up an audit that was handed in, with a reason. The version before stays as it was, with its grades; handing in again
 * makes the next one, which is moderated anew.
 */
import { can } from '#domain/access/can.ts'
import { lengthFault } from '#domain/audit/answers.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { auditHeld, subjectOf } from './queries.ts'

export async function correctAudit(ctx: Context, reference: string, reason: string): Promise<void> {
  const audit = await auditHeld(ctx, reference)
  if (audit.state === 'closed') throw auditProblems.roundClosed({ ref: reference })
  if (audit.submissionId === null) throw auditProblems.nothingToCorrect({ ref: reference })
  requireMay(can(ctx.actor, 'audit.correct', subjectOf(audit)))
  const why = reason.trim()
  if (why === '' || lengthFault(why) !== null) throw auditProblems.reasonNeeded({})
  await ctx.db
    .insertInto('correction')
    .values({
      authorityId: ctx.authorityId,
      submissionId: audit.submissionId,
      correctedBy: staffIdOf(ctx),
      begunAt: ctx.now,
      reason: why,
    })
    .execute()
  await ctx.announce({ type: 'audit.correction-begun', subject: `audit:${reference}` })
}
