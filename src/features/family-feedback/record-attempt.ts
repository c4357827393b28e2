/** Records an attempt to ask the family, whoever was reached. */
import { attemptFaults, type Attempt } from '#domain/family-feedback/attempts.ts'
import { familyFeedbackProblems } from '#domain/family-feedback/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { auditToAsk } from './audit-to-ask.ts'

/** Throws `family-feedback.not-fitting` with faults by field; then nothing is saved. */
export async function recordAttempt(ctx: Context, reference: string, attempt: Attempt): Promise<void> {
  const { auditId } = await auditToAsk(ctx, reference)
  const faults = attemptFaults(attempt, ctx.today)
  if (Object.keys(faults).length > 0) throw familyFeedbackProblems.notFitting({ faults })
  await ctx.db
    .insertInto('familyAttempt')
    .values({
      authorityId: ctx.authorityId,
      attemptId: ctx.newId(),
      auditId,
      ...attempt,
      recordedBy: staffIdOf(ctx),
      recordedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'family-feedback.attempted', subject: `audit:${reference}`, outcome: attempt.outcome })
}
