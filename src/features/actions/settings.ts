/** What the council chose for actions: as it holds now, and keeping another choice beside it. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { usualActionSettings, type ActionSettings } from '#domain/actions/settings.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'

export async function settingsNow(ctx: Context): Promise<ActionSettings> {
  const row = await ctx.db
    .selectFrom('actionSetting')
    .select(['loopWeeks', 'highDays', 'mediumDays', 'lowDays'])
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? usualActionSettings
}

/** Kept as a new row. Held, so that of two people the later one stands, and both are kept. */
export async function setSettings(ctx: Context, settings: ActionSettings): Promise<void> {
  requireMay(can(ctx.actor, 'action.set'))
  await sql`select pg_advisory_xact_lock(hashtext(${`action-setting:${ctx.authorityId}`}))`.execute(ctx.db)
  const { loopWeeks, highDays, mediumDays, lowDays } = settings
  await sql`insert into action_setting (authority_id, number, loop_weeks, high_days, medium_days, low_days, set_by, set_at)
    select ${ctx.authorityId}, coalesce(max(number), 0) + 1, ${loopWeeks}::integer, ${highDays}::integer,
      ${mediumDays}::integer, ${lowDays}::integer, ${staffIdOf(ctx)}, ${ctx.now}::timestamptz
    from action_setting where authority_id = ${ctx.authorityId}`.execute(ctx.db)
  await ctx.announce({ type: 'action.settings-set', subject: 'action-settings', loopWeeks })
}
