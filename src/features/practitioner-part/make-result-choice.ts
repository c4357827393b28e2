/** The council's choice of when practitioners and their managers see the result of an audit. The latest choice stands; all are kept. */
import { can } from '#domain/access/can.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'

export type SeesResultAfter = 'submission' | 'moderation'

interface Standing {
  readonly number: number
  readonly after: SeesResultAfter
}

/** `practitioner.sees-result-after`: after moderation, until somebody chooses otherwise. */
export async function resultChoice(ctx: Context): Promise<Standing> {
  const latest = await ctx.db
    .selectFrom('resultChoice')
    .select(['number', 'seesResultAfter'])
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  const after = latest?.seesResultAfter === 'submission' ? 'submission' : 'moderation'
  return { number: latest?.number ?? 0, after }
}

/** Applies from the next page that anybody opens. The choice that stands already keeps nothing new. */
export async function makeResultChoice(ctx: Context, after: SeesResultAfter): Promise<void> {
  requireMay(can(ctx.actor, 'result-choice.make'))
  const standing = await resultChoice(ctx)
  if (standing.after === after) return
  await ctx.db
    .insertInto('resultChoice')
    .values({
      authorityId: ctx.authorityId,
      number: standing.number + 1,
      seesResultAfter: after,
      chosenBy: staffIdOf(ctx),
      chosenAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'result-choice.made', subject: 'result-choice', after })
}
