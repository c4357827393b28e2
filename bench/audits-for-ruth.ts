/** Audits not begun for what is measured: a round of its own, told beside the running product on the same folder. */
import { cast } from '#seeds/county.ts'
import { aRoundOf } from '#testing/audits.ts'
import { besideTheProduct } from './beside.ts'

/** A round of twenty cases on a list of its own, all but the last allocated to Ruth: the references of their audits. */
export const auditsForRuth = (dataFolder: string): Promise<readonly string[]> =>
  besideTheProduct(dataFolder, async ctx => {
    const before = new Set((await ctx.db.selectFrom('audit').select('reference').execute()).map(row => row.reference))
    const all = await aRoundOf(ctx, cast.ruth, cast.marcus)
    return all.filter(reference => !before.has(reference))
  })
