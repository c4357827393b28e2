/** Blind moderation: the moderator grades before seeing the auditor's grade, then says which grade is agreed. All three are kept. */
import { can } from '#domain/access/can.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { agreedReason } from '#domain/moderation/moderate.ts'
import { moderationProblems } from '#domain/moderation/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { auditHeld, enterGrade, gradesOf, submissionOf, subjectOf } from '../audits/door.ts'
import { stageNow, type BlindLook } from './queries.ts'
import { openQuestions } from './thread-queries.ts'

/** The audit, held, with the submission that waits for a second look by the actor. */
export async function waitingAudit(ctx: Context, reference: string) {
  const audit = await auditHeld(ctx, reference)
  const { submissionId } = audit
  if (submissionId === null || audit.state !== 'submitted') throw auditProblems.alreadyModerated({ ref: reference })
  requireMay(can(ctx.actor, 'audit.moderate', subjectOf(audit)))
  await refuseOtherModerator(ctx, submissionId, reference)
  return { submissionId, whose: { authorityId: ctx.authorityId, auditId: audit.auditId, submissionId } }
}

/** Throws `moderation.head-moderates` where the council wants a head of service for what was graded inadequate, and this is the other case. */
export async function refuseOtherModerator(ctx: Context, submissionId: string, reference: string): Promise<void> {
  if (ctx.actor.choices?.includes('head-moderates-inadequate') !== true) return
  const own = (await gradesOf(ctx, submissionId)).find(entry => entry.kind === 'auditor')
  const isHead = ctx.actor.roles.includes('head-of-service')
  if ((own?.grade === 'inadequate') !== isHead) throw moderationProblems.headModerates({ ref: reference })
}

/** Nothing is agreed while a question is still talked about. */
export async function refuseWhileOpen(ctx: Context, auditId: string, reference: string): Promise<void> {
  const questions = await openQuestions(ctx, auditId)
  if (questions.length > 0) throw moderationProblems.threadsOpen({ ref: reference, questions })
}

export interface OwnLook extends BlindLook {
  readonly grade: Grade
  readonly reason: string
}

/** Throws `moderation.already-graded` where there is such a look, `audit.reason-needed` without a reason. */
export async function lookBlind(ctx: Context, reference: string, look: OwnLook): Promise<void> {
  const { submissionId, whose } = await waitingAudit(ctx, reference)
  if ((await stageNow(ctx, submissionId)) !== 'grade-first') throw moderationProblems.alreadyGraded({ ref: reference })
  if (look.reason.trim() === '') throw auditProblems.reasonNeeded({})
  const { document } = await submissionOf(ctx, submissionId)
  const graded = new Set(document.sections.filter(({ grade }) => grade !== 'not-graded').map(({ key }) => key))
  const sections = Object.fromEntries(Object.entries(look.sections).filter(([key]) => graded.has(key)))
  await enterGrade(ctx, whose, { kind: 'moderator', grade: look.grade, reason: look.reason.trim() })
  await ctx.db
    .insertInto('blindLook')
    .values({
      authorityId: ctx.authorityId,
      submissionId,
      sections: JSON.stringify(sections),
      lookedBy: staffIdOf(ctx),
      lookedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'audit.graded-blind', subject: `audit:${reference}`, moderatorGrade: look.grade })
}

/** Throws `moderation.threads-open` while a question is talked about, `moderation.grade-first` before a blind look, `audit.reason-needed` where the grades differ and no reason is given. */
export async function agreeGrade(
  ctx: Context,
  reference: string,
  { agreed, reason }: { readonly agreed: Grade; readonly reason: string },
): Promise<void> {
  const { submissionId, whose } = await waitingAudit(ctx, reference)
  await refuseWhileOpen(ctx, whose.auditId, reference)
  if ((await stageNow(ctx, submissionId)) !== 'compare') throw moderationProblems.gradeFirst({ ref: reference })
  const entries = await gradesOf(ctx, submissionId)
  const auditor = entries.find(entry => entry.kind === 'auditor')?.grade
  const moderator = entries.find(entry => entry.kind === 'moderator')?.grade
  if (auditor === undefined || moderator === undefined) throw auditProblems.notGraded({ ref: reference })
  const why = agreedReason({ auditor, moderator, agreed, reason })
  await enterGrade(ctx, whose, { kind: 'agreed', grade: agreed, reason: why })
  await ctx.announce({
    type: 'audit.moderated',
    subject: `audit:${reference}`,
    auditorGrade: auditor,
    moderatorGrade: moderator,
    agreedGrade: agreed,
  })
}
