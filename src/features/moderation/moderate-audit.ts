/** The second look: agree, or another grade with its reason. Two moderators at once: one is recorded, the other is told. */
import { auditProblems } from '#domain/audit/problems.ts'
import { secondLook, type Decided } from '#domain/moderation/moderate.ts'
import { moderationProblems } from '#domain/moderation/problems.ts'
import type { Context } from '#platform/context.ts'
import { enterGrade, gradesOf } from '../audits/door.ts'
import { refuseWhileOpen, waitingAudit } from './look-blind.ts'
import { keepSections, type SectionsLookedAt } from './look-at-sections.ts'
import { stageNow } from './queries.ts'

/** Throws `moderation.threads-open` while a question is talked about, and `moderation.grade-first` where moderation is blind, or where a blind look has begun. */
export async function moderateAudit(
  ctx: Context,
  reference: string,
  decided: Decided,
  sections: SectionsLookedAt = {},
): Promise<void> {
  const { submissionId, whose } = await waitingAudit(ctx, reference)
  await refuseWhileOpen(ctx, whose.auditId, reference)
  if ((await stageNow(ctx, submissionId)) !== 'open') throw moderationProblems.gradeFirst({ ref: reference })
  const auditorGrade = (await gradesOf(ctx, submissionId)).find(entry => entry.kind === 'auditor')?.grade
  if (auditorGrade === undefined) throw auditProblems.notGraded({ ref: reference })
  const { moderatorGrade, agreedGrade, reason } = secondLook(auditorGrade, decided)
  await keepSections(ctx, submissionId, sections)
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
