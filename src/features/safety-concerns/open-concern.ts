/** Opening a concern: the read is recorded, clocks that were missed are made good, and whoever was told of it need not be told again. */
import { staffIdOf, type Context } from '#platform/context.ts'
import { notifyDue } from './notify-people.ts'
import { concernByReference, type ConcernFound } from './queries.ts'

export async function openConcern(ctx: Context, reference: string): Promise<ConcernFound> {
  const concern = await concernByReference(ctx, reference)
  await ctx.announce({ type: 'safety-concern.read', subject: `safety-concern:${reference}` })
  await notifyDue(ctx, concern)
  await ctx.db
    .insertInto('safetyConcernOpening')
    .values({
      authorityId: ctx.authorityId,
      concernId: concern.concernId,
      staffId: staffIdOf(ctx),
      openedAt: ctx.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return concern
}
