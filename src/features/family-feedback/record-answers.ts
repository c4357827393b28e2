/** Keeps what the family said as it was written. A correction is a new row beside the one it corrects. */
import { answersFaults, feedbackSaid, givenIn, type FamilyAnswers } from '#domain/family-feedback/answers.ts'
import { dayFault, type RoleAsked, type WayToAsk } from '#domain/family-feedback/attempts.ts'
import { familyFeedbackProblems } from '#domain/family-feedback/problems.ts'
import type { Script } from '#domain/family-feedback/scripts.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { auditToAsk } from './audit-to-ask.ts'
import { feedbackOf, referenceOf, type FeedbackFound } from './queries.ts'

/** What somebody said to the auditor, and how. */
export interface AnswersHeard {
  readonly script: Script
  readonly asked: RoleAsked
  readonly way: Exclude<WayToAsk, 'private-link'>
  readonly saidOn: LocalDate
  readonly answers: FamilyAnswers
  /** The id of the row that this corrects. */
  readonly corrects?: string
}

/** Throws `family-feedback.not-fitting` with faults by field, or `family-feedback.not-to-correct`; then nothing is saved. */
export async function recordAnswers(ctx: Context, reference: string, heard: AnswersHeard): Promise<void> {
  const { auditId } = await auditToAsk(ctx, reference)
  const day = dayFault(heard.saidOn, ctx.today)
  const faults = { ...(day === null ? {} : { saidOn: day }), ...answersFaults(heard.script, heard.answers) }
  if (Object.keys(faults).length > 0) throw familyFeedbackProblems.notFitting({ faults })
  if (heard.corrects !== undefined) await feedbackToCorrect(ctx, auditId, heard.corrects)
  const said = feedbackSaid(heard.script, heard.answers)
  await ctx.db
    .insertInto('familyFeedback')
    .values({
      authorityId: ctx.authorityId,
      feedbackId: ctx.newId(),
      auditId,
      version: heard.script.version,
      asked: heard.asked,
      way: heard.way,
      saidOn: heard.saidOn,
      said: JSON.stringify(said),
      recordedBy: staffIdOf(ctx),
      recordedAt: ctx.now,
      corrects: heard.corrects ?? null,
    })
    .execute()
  await ctx.announce({
    type: heard.corrects === undefined ? 'family-feedback.recorded' : 'family-feedback.corrected',
    subject: `audit:${reference}`,
    answers: givenIn(said).length,
  })
}

/** The row to be corrected, as it stands. Not found in another audit; refused where it was corrected, or is the family's own. */
export async function feedbackToCorrect(ctx: Context, auditId: string, feedbackId: string): Promise<FeedbackFound> {
  const found = (await feedbackOf(ctx, auditId)).find(one => one.feedbackId === feedbackId)
  if (!found) throw httpProblems.notFound({})
  if (found.corrected || found.recordedBy === null) throw familyFeedbackProblems.notToCorrect({})
  return found
}

/** A link that opens, with what it opens. */
export interface OpenLink {
  readonly linkId: string
  readonly auditId: string
  readonly script: Script
  readonly asked: string
}

/** Keeps what the family wrote themselves. A second tap on the same button meets a unique key and changes nothing. */
export async function answerByLink(ctx: Context, link: OpenLink, answers: FamilyAnswers): Promise<void> {
  const faults = answersFaults(link.script, answers)
  if (Object.keys(faults).length > 0) throw familyFeedbackProblems.notFitting({ faults })
  const said = feedbackSaid(link.script, answers)
  const kept = await ctx.db
    .insertInto('familyFeedback')
    .values({
      authorityId: ctx.authorityId,
      feedbackId: ctx.newId(),
      auditId: link.auditId,
      version: link.script.version,
      asked: link.asked,
      way: 'private-link',
      saidOn: ctx.today,
      said: JSON.stringify(said),
      recordedAt: ctx.now,
      linkId: link.linkId,
    })
    .onConflict(conflict => conflict.columns(['authorityId', 'linkId']).doNothing())
    .returning('feedbackId')
    .executeTakeFirst()
  if (!kept) return
  const reference = await referenceOf(ctx, link.auditId)
  await ctx.announce({
    type: 'family-feedback.answered',
    subject: `audit:${reference}`,
    answers: givenIn(said).length,
  })
}
