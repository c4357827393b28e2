/** The practitioner replies to the audit as it was handed in, once they see the result. Replies are kept as written. */
import { can } from '#domain/access/can.ts'
import { replyFaults } from '#domain/practitioner/part.ts'
import { practitionerProblems } from '#domain/practitioner/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { auditOfCaseHeld } from './queries.ts'

export interface ReplyGiven {
  /** A code of `stances`, or whatever was sent. */
  readonly stance: string
  readonly words: string
}

/** The same reply sent twice is one. Throws `reply.not-now` where the result is not seen, `reply.not-fitting` with messages by field. */
export async function writeReply(ctx: Context, reference: string, given: ReplyGiven): Promise<void> {
  const { auditId, submissionId, ...audit } = await auditOfCaseHeld(ctx, 'audit.take-part', reference)
  if (submissionId === null || !can(ctx.actor, 'audit.reply', audit).may)
    throw practitionerProblems.replyNotNow({ ref: reference })
  const faults = replyFaults(given.stance, given.words)
  if (Object.keys(faults).length > 0) throw practitionerProblems.replyNotFitting({ faults })
  const last = await ctx.db
    .selectFrom('practitionerReply')
    .select(['stance', 'words'])
    .where('authorityId', '=', ctx.authorityId)
    .where('auditId', '=', auditId)
    .where('submissionId', '=', submissionId)
    .orderBy('writtenAt', 'desc')
    .orderBy('replyId', 'desc')
    .executeTakeFirst()
  if (last?.stance === given.stance && last.words === given.words) return
  await ctx.db
    .insertInto('practitionerReply')
    .values({
      authorityId: ctx.authorityId,
      replyId: ctx.newId(),
      auditId,
      submissionId,
      stance: given.stance,
      words: given.words,
      writtenBy: staffIdOf(ctx),
      writtenAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'reply.written', subject: `audit:${reference}`, stance: given.stance })
}
