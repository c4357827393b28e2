/** A reply, or the support that a reflection asks for, is answered once: by the auditor, a moderator or the quality assurance lead. */
import { lengthFault } from '#domain/audit/answers.ts'
import { practitionerProblems } from '#domain/practitioner/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { askById } from './asks.ts'
import { auditOfCaseHeld } from './queries.ts'

/** What is wrong with an answer, or null. */
const fault = (words: string): string | null => (words === '' ? 'Write your answer' : lengthFault(words))

/**
 * `askId` is the id of a reply or of a reflection. Throws `http.not-found` out of reach, `reply.answered-already` when somebody was
 * first, `reply.not-fitting` with messages by field.
 */
export async function answerPractitioner(ctx: Context, askId: string, words: string): Promise<void> {
  const { reference } = await askById(ctx, askId)
  const { auditId } = await auditOfCaseHeld(ctx, 'audit.answer-practitioner', reference)
  const ask = await askById(ctx, askId)
  if (ask.answer) throw practitionerProblems.answeredAlready({})
  const wrong = fault(words)
  if (wrong !== null) throw practitionerProblems.replyNotFitting({ faults: { words: wrong } })
  await ctx.db
    .insertInto('practitionerAnswer')
    .values({
      authorityId: ctx.authorityId,
      answerId: ctx.newId(),
      auditId,
      replyId: ask.kind === 'reply' ? askId : null,
      reflectionId: ask.kind === 'reflection' ? askId : null,
      words,
      answeredBy: staffIdOf(ctx),
      answeredAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'reply.answered', subject: `audit:${reference}`, to: ask.kind })
}
