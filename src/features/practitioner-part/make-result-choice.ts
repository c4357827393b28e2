/** The council's choice of when practitioners and their managers see the result of an audit. The latest choice stands; all are kept. */
import { can } from '#domain/access/can.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'

export type SeesResultAfter = 'submission' | 'moderation'

/** `practitioner.sees-result-after`: after moderation, until somebody chooses otherwise. */
export async function seesResultAfter(ctx: Context): Promise<SeesResultAfter> {
  const latest = await ctx.db
    .selectFrom('resultChoice')
    .select('seesResultAfter')
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('chosenAt', 'desc')
    .orderBy('choiceId', 'desc')
    .executeTakeFirst()
  return latest?.seesResultAfter === 'submission' ? 'submission' : 'moderation'
}

/** Applies from the next page that anybody opens. The choice that stands already keeps nothing new. */
export async function makeResultChoice(ctx: Context, after: SeesResultAfter): Promise<void> {
  requireMay(can(ctx.actor, 'result-choice.make'))
  if ((await seesResultAfter(ctx)) === after) return
  await ctx.db
    .insertInto('resultChoice')
    .values({
      authorityId: ctx.authorityId,
      choiceId: ctx.newId(),
      seesResultAfter: after,
      chosenBy: staffIdOf(ctx),
      chosenAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'result-choice.made', subject: 'result-choice', after })
}
