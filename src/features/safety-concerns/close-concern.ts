/** The quality assurance lead confirms that the child is safe, and closes. Never who answered, and never before an answer. */
import { can } from '#domain/access/can.ts'
import { stepFor } from '#domain/safety-concerns/lifecycle.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { concernHeld, concernSubject } from './queries.ts'
import { responsesOf } from './story.ts'

export async function closeConcern(ctx: Context, reference: string, confirmed: string): Promise<void> {
  const concern = await concernHeld(ctx, reference)
  const responderIds = (await responsesOf(ctx, concern.concernId)).map(one => one.byId)
  requireMay(can(ctx.actor, 'safety-concern.close', concernSubject(concern, responderIds)))
  stepFor(concern, 'close')
  await ctx.db
    .insertInto('safetyConcernClosure')
    .values({
      authorityId: ctx.authorityId,
      concernId: concern.concernId,
      confirmed,
      closedBy: staffIdOf(ctx),
      closedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'safety-concern.closed', subject: `safety-concern:${reference}` })
}
