/** Audits not begun for what is measured: a round of its own, told beside the running product on the same folder. */
import { systemActor } from '#domain/access/actor.ts'
import { actorFor } from '#platform/sign-in/session.ts'
import { readSettings } from '#platform/settings.ts'
import { cast } from '#seeds/county.ts'
import { aRoundOf } from '#testing/audits.ts'
import { openProduct, runAs } from '../src/opening.ts'

/** A round of twenty cases on a list of its own, all but the last allocated to Ruth: the references of their audits. */
export async function auditsForRuth(dataFolder: string): Promise<readonly string[]> {
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
    return await runAs(product.building, lead, async ctx => {
      const before = new Set((await ctx.db.selectFrom('audit').select('reference').execute()).map(row => row.reference))
      const all = await aRoundOf(ctx, cast.ruth, cast.marcus)
      return all.filter(reference => !before.has(reference))
    })
  } finally {
    await product.close()
  }
}
