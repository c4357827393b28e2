/** Answers a moderation: where the agreed grade is one that is followed up, writes down that the case is owed another audit. */
import { nextReference } from '#platform/database/references.ts'
import type { EventOf } from '#domain/activity/events.ts'
import { dayOf } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { isFollowedUp, owedBetween } from '#domain/re-audits/owed.ts'
import type { Context } from '#platform/context.ts'
import { sha256 } from '#platform/digest.ts'
import { auditByReference, submissionOf } from '../audits/door.ts'
import { settingsNow } from './settings.ts'

/** One for each submission: an audit that was corrected and moderated anew decides anew. */
export const oweReAudit = (ctx: Context, event: EventOf<'audit.moderated'>): Promise<void> =>
  owe(ctx, event.subject, event.agreedGrade)

/** A grade decided after a disagreement decides anew; what was owed already stays, or is set aside by the grade that stands. */
export async function oweAfterDispute(ctx: Context, event: EventOf<'dispute.decided'>): Promise<void> {
  const { submissionId } = await auditByReference(ctx, event.subject.slice('audit:'.length))
  const there = await ctx.db
    .selectFrom('reAudit')
    .select('reAuditId')
    .where('authorityId', '=', ctx.authorityId)
    .where('submissionId', '=', submissionId ?? '')
    .executeTakeFirst()
  if (!there) await owe(ctx, event.subject, event.decidedGrade)
}

async function owe(ctx: Context, subject: `audit:${string}`, agreedGrade: Grade): Promise<void> {
  const settings = await settingsNow(ctx)
  const audit = await auditByReference(ctx, subject.slice('audit:'.length))
  if (audit.submissionId === null) return
  const { document, digest: submissionDigest } = await submissionOf(ctx, audit.submissionId)
  if (!isFollowedUp(agreedGrade, settings, { submissionDigest, digest: sha256 })) return
  const owed = owedBetween(
    dayOf(ctx.now),
    document.actions.map(action => action.dueOn),
    settings,
  )
  const reference = await nextReference(ctx, { table: 're_audit', letters: 'RA' })
  await ctx.db
    .insertInto('reAudit')
    .values({
      authorityId: ctx.authorityId,
      reAuditId: ctx.newId(),
      reference,
      auditId: audit.auditId,
      submissionId: audit.submissionId,
      caseReference: audit.caseReference,
      earlierAuditorId: audit.auditorId,
      agreedGrade,
      owedAt: ctx.now,
      ...owed,
    })
    .execute()
  await ctx.announce({
    type: 're-audit.owed',
    subject: `re-audit:${reference}`,
    audit: audit.reference,
    grade: agreedGrade,
    dueOn: owed.dueOn,
  })
}
