/** Opening a concern: the read is recorded, clocks that were missed are made good, and what a person was told of is no longer news. */
import { sql } from 'kysely'
import { staffIdOf, type Context } from '#platform/context.ts'
import { notifyDue } from './notify-people.ts'
import { concernByReference, type ConcernFound } from './queries.ts'

export async function openConcern(ctx: Context, reference: string): Promise<ConcernFound> {
  const concern = await concernByReference(ctx, reference)
  await ctx.announce({ type: 'safety-concern.read', subject: `safety-concern:${reference}` })
  await notifyDue(ctx, concern)
  if (await isNews(ctx, concern.concernId)) await keepOpening(ctx, concern.concernId)
  return concern
}

/** Whether the person was told of it since they last opened it. */
async function isNews(ctx: Context, concernId: string): Promise<boolean> {
  const news = await ctx.db
    .selectFrom('safetyConcernNotification as notification')
    .select('notification.step')
    .where('notification.authorityId', '=', ctx.authorityId)
    .where('notification.concernId', '=', concernId)
    .where('notification.staffId', '=', staffIdOf(ctx))
    .where(
      sql<boolean>`not exists (select from safety_concern_opening as opening
        where opening.authority_id = notification.authority_id and opening.concern_id = notification.concern_id
          and opening.staff_id = notification.staff_id and opening.opened_at >= notification.notified_at)`,
    )
    .executeTakeFirst()
  return news !== undefined
}

async function keepOpening(ctx: Context, concernId: string): Promise<void> {
  await ctx.db
    .insertInto('safetyConcernOpening')
    .values({ authorityId: ctx.authorityId, concernId, staffId: staffIdOf(ctx), openedAt: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
