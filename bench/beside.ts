/** Sets the scene for a bench beside the running product, as the quality assurance lead of the demonstration. */
import { systemActor } from '#domain/access/actor.ts'
import { actorFor } from '#platform/sign-in/session.ts'
import type { Context } from '#platform/context.ts'
import { readSettings } from '#platform/settings.ts'
import { cast } from '#seeds/county.ts'
import { openProduct, runAs } from '../src/opening.ts'

/** Runs the work in one transaction of the lead's, on the product's own database. */
export async function besideTheProduct<Result>(
  dataFolder: string,
  work: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  const product = await openProduct(readSettings({ ...process.env, LFA_DATA: dataFolder, DATABASE_URL: '' }), true)
  try {
    const system = systemActor(product.face?.authorityId ?? '', 'Bench')
    const lead = await runAs(product.building, system, async ctx => {
      const { staffId } = await ctx.db
        .selectFrom('staffMember')
        .select('staffId')
        .where('email', '=', cast.dev.email)
        .executeTakeFirstOrThrow()
      return actorFor(ctx.db, ctx.authorityId, staffId)
    })
    if (!lead) throw new Error('There is no quality assurance lead')
    return await runAs(product.building, lead, work)
  } finally {
    await product.close()
  }
}
