/** The council's rule for moderation. The latest stands, for audits handed in from now on; all are kept. */
import { can } from '#domain/access/can.ts'
import { isShare, sameRule, type ModerationRule } from '#domain/moderation/rule.ts'
import { gradeCodes } from '#domain/grades/grade.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { ruleNow } from './queries.ts'

/** Shares are whole numbers from 0 to 100, or a RangeError. The rule that stands already keeps nothing new. */
export async function setModerationRule(ctx: Context, rule: ModerationRule): Promise<void> {
  requireMay(can(ctx.actor, 'moderation-rule.set'))
  if (!gradeCodes.every(code => isShare(rule.shares[code]))) throw new RangeError('A share is 0 to 100')
  const standing = await ruleNow(ctx)
  if (standing.number > 0 && sameRule(standing, rule)) return
  const { 'requires-improvement': requiresImprovement, ...shares } = rule.shares
  const number = standing.number + 1
  await ctx.db
    .insertInto('moderationRule')
    .values({
      authorityId: ctx.authorityId,
      number,
      ...shares,
      requiresImprovement,
      firstThree: rule.firstThree,
      blind: rule.blind,
      headForInadequate: rule.headForInadequate,
      setBy: staffIdOf(ctx),
      setAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'moderation-rule.set', subject: 'moderation-rule', number })
}
