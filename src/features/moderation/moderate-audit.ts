/** The second look: agree, or another grade with its reason. Two moderators at once: one is recorded, the other is told. */
import { can } from '#domain/access/can.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { secondLook, type Decided } from '#domain/moderation/moderate.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { auditHeld, enterGrade, gradesOf, subjectOf } from '../audits/door.ts'

export async function moderateAudit(ctx: Context, reference: string, decided: Decided): Promise<void> {
  const audit = await auditHeld(ctx, reference)
  const { auditId, submissionId } = audit
  if (submissionId === null || audit.state !== 'submitted') throw auditProblems.alreadyModerated({ ref: reference })
  requireMay(can(ctx.actor, 'audit.moderate', subjectOf(audit)))
  const auditorGrade = (await gradesOf(ctx, submissionId)).find(entry => entry.kind === 'auditor')?.grade
  if (auditorGrade === undefined) throw auditProblems.notGraded({ ref: reference })
  const { moderatorGrade, agreedGrade, reason } = secondLook(auditorGrade, decided)
  const whose = { authorityId: ctx.authorityId, auditId, submissionId }
  await enterGrade(ctx, whose, { kind: 'moderator', grade: moderatorGrade, reason })
  await enterGrade(ctx, whose, { kind: 'agreed', grade: agreedGrade, reason })
  await ctx.announce({
    type: 'audit.moderated',
    subject: `audit:${reference}`,
    auditorGrade,
    moderatorGrade,
    agreedGrade,
  })
}
