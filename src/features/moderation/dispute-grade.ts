/** Disagreeing with a second look: raised by the auditor within the council's time, withdrawn by them, decided by a third person. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { decideBy, isForHead, lastDayToRaise } from '#domain/moderation/dispute.ts'
import { moderationProblems } from '#domain/moderation/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { auditHeld, enterGrade, gradesOf, subjectOf, type AuditFound } from '../audits/door.ts'
import { disputeOf, disputeSettings, type DisputeFound } from './dispute-queries.ts'

export interface DisputeRaised {
  readonly wants: Grade
  readonly because: string
}

/** The last day on which the auditor may disagree; null where there is nothing to disagree with. */
export async function lastDayFor(ctx: Context, submissionId: string) {
  const entries = await gradesOf(ctx, submissionId)
  const auditor = entries.find(entry => entry.kind === 'auditor')
  const agreed = entries.find(entry => entry.kind === 'agreed')
  if (!auditor || !agreed || auditor.grade === agreed.grade) return null
  return lastDayToRaise(dayOf(agreed.enteredAt), await disputeSettings(ctx))
}

export async function raiseDispute(ctx: Context, reference: string, raised: DisputeRaised): Promise<void> {
  const audit = await auditHeld(ctx, reference)
  requireMay(can(ctx.actor, 'dispute.raise', subjectOf(audit)))
  const submissionId = audit.submissionId ?? ''
  if (await disputeOf(ctx, submissionId)) throw moderationProblems.disputeThere({ ref: reference })
  const last = await lastDayFor(ctx, submissionId)
  if (last === null) throw moderationProblems.nothingToDispute({ ref: reference })
  if (ctx.today > last) throw moderationProblems.disputeTooLate({ ref: reference, last: longDate(last) })
  await ctx.db
    .insertInto('gradeDispute')
    .values({
      authorityId: ctx.authorityId,
      disputeId: ctx.newId(),
      auditId: audit.auditId,
      submissionId,
      wants: raised.wants,
      because: raised.because.trim(),
      raisedBy: staffIdOf(ctx),
      raisedAt: ctx.now,
      decideBy: decideBy(ctx.today, await disputeSettings(ctx)),
    })
    .execute()
  await ctx.announce({ type: 'dispute.raised', subject: `audit:${reference}` })
}

/** The audit with its open disagreement, held until the transaction ends. */
async function openDispute(ctx: Context, reference: string) {
  const audit = await auditHeld(ctx, reference)
  await sql`select pg_advisory_xact_lock(hashtext(${`dispute:${audit.auditId}`}))`.execute(ctx.db)
  const dispute = audit.submissionId === null ? null : await disputeOf(ctx, audit.submissionId)
  if (!dispute) throw httpProblems.notFound({})
  return { audit, dispute }
}

const end = (ctx: Context, { disputeId }: DisputeFound, grade: Grade | null, because: string) =>
  ctx.db
    .insertInto('gradeDisputeEnd')
    .values({
      authorityId: ctx.authorityId,
      disputeId,
      grade,
      because: because.trim(),
      endedBy: staffIdOf(ctx),
      endedAt: ctx.now,
    })
    .execute()

export async function withdrawDispute(ctx: Context, reference: string, because: string): Promise<void> {
  const { dispute } = await openDispute(ctx, reference)
  if (dispute.raisedById !== ctx.actor.staffId) throw httpProblems.notFound({})
  if (dispute.endedAt !== null) throw moderationProblems.disputeEnded({ ref: reference })
  await end(ctx, dispute, null, because)
  await ctx.announce({ type: 'dispute.withdrawn', subject: `audit:${reference}` })
}

/** Who may decide this one: nobody who audited, moderated or holds the case, and a head of service where the council wants one. */
export const subjectOfDispute = (audit: AuditFound, { moderatorId }: DisputeFound) => ({
  ...subjectOf(audit),
  authorIds: [moderatorId],
})

export async function waitsForHead(ctx: Context, { auditorGrade, agreedGrade, wants }: DisputeFound): Promise<boolean> {
  return isForHead([auditorGrade, agreedGrade, wants], await disputeSettings(ctx))
}

export interface DisputeDecided {
  readonly grade: Grade
  readonly because: string
}

/** The grade decided stands from now on: in the report of its round too, as long as that is not released. */
export async function decideDispute(ctx: Context, reference: string, decided: DisputeDecided): Promise<void> {
  const { audit, dispute } = await openDispute(ctx, reference)
  requireMay(can(ctx.actor, 'dispute.decide', subjectOfDispute(audit, dispute)))
  if (dispute.endedAt !== null) throw moderationProblems.disputeEnded({ ref: reference })
  if ((await waitsForHead(ctx, dispute)) && !ctx.actor.roles.includes('head-of-service'))
    throw moderationProblems.forHead({ ref: reference })
  await end(ctx, dispute, decided.grade, decided.because)
  const whose = { authorityId: ctx.authorityId, auditId: audit.auditId, submissionId: audit.submissionId ?? '' }
  await enterGrade(ctx, whose, { kind: 'decided', grade: decided.grade, reason: decided.because.trim() })
  await ctx.announce({
    type: 'dispute.decided',
    subject: `audit:${reference}`,
    agreedGrade: dispute.agreedGrade,
    decidedGrade: decided.grade,
  })
}
