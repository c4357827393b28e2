/** Keeps a council's own conventions and limits, as a new row beside those that held before, and has everything worked out anew. */
import { sql } from 'kysely'
import { settingFaults } from '#domain/timeliness/settings.ts'
import { faultsOfSettings } from '#domain/tracking/settings.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { settingsNow, type TimelinessSettings } from './settings.ts'
import { workOutSoon } from './work-out-journeys.ts'

/**
 * `change` is given what holds now, held until the transaction ends, so that of two people neither loses what the other set.
 * The page has looked at what was typed; settings that cannot be used are a mistake of ours and are thrown.
 */
export async function setConventions(
  ctx: Context,
  change: (now: TimelinessSettings) => TimelinessSettings,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('timeliness-setting' || ${ctx.authorityId}, 0))`.execute(
    ctx.db,
  )
  const now = await settingsNow(ctx)
  const next = change(now)
  if (JSON.stringify(next) === JSON.stringify(now)) return
  const faults = [...settingFaults(next.measures), ...faultsOfSettings(next.boards)]
  if (faults.length > 0) throw new Error(`Settings that cannot be used: ${JSON.stringify(faults)}`)
  await sql`insert into timeliness_setting (authority_id, number, measures, boards, set_by, set_at)
    select ${ctx.authorityId}, coalesce(max(number), 0) + 1, ${JSON.stringify(next.measures)}::jsonb,
      ${JSON.stringify(next.boards)}::jsonb, ${staffIdOf(ctx)}, ${ctx.now}::timestamptz
    from timeliness_setting where authority_id = ${ctx.authorityId}`.execute(ctx.db)
  await ctx.announce({ type: 'timeliness.conventions-set', subject: 'timeliness-settings' })
  await workOutSoon(ctx)
}
