/** What the council chose for re-audits: as it holds now, and keeping another choice beside it. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { usualReAuditSettings, type ReAuditSettings } from '#domain/re-audits/owed.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'

export async function settingsNow(ctx: Context): Promise<ReAuditSettings> {
  const row = await ctx.db
    .selectFrom('reAuditSetting')
    .select(['alsoRequiresImprovement', 'dipShare', 'months'])
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? usualReAuditSettings
}

/** Kept as a new row; what was owed before stays owed as it was. Held, so that of two people the later one stands, and both are kept. */
export async function setSettings(ctx: Context, settings: ReAuditSettings): Promise<void> {
  requireMay(can(ctx.actor, 're-audit.decide'))
  await sql`select pg_advisory_xact_lock(hashtext(${`re-audit-setting:${ctx.authorityId}`}))`.execute(ctx.db)
  const { alsoRequiresImprovement, dipShare, months } = settings
  await sql`insert into re_audit_setting (authority_id, number, also_requires_improvement, dip_share, months, set_by, set_at)
    select ${ctx.authorityId}, coalesce(max(number), 0) + 1, ${alsoRequiresImprovement}::boolean, ${dipShare}::integer, ${months}::integer,
      ${staffIdOf(ctx)}, ${ctx.now}::timestamptz
    from re_audit_setting where authority_id = ${ctx.authorityId}`.execute(ctx.db)
  await ctx.announce({
    type: 're-audit.settings-set',
    subject: 're-audit-settings',
    months,
    alsoRequiresImprovement,
  })
}
