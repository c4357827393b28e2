/** How many practice cases the council asks an auditor to work through before a first audit: the latest choice stands. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'

export async function setCasesFirst(ctx: Context, casesFirst: number): Promise<void> {
  requireMay(can(ctx.actor, 'calibration.run'))
  await sql`select pg_advisory_xact_lock(hashtext(${`practice-setting:${ctx.authorityId}`}))`.execute(ctx.db)
  await sql`insert into practice_setting (authority_id, number, cases_first, set_by, set_at)
    select ${ctx.authorityId}, coalesce(max(number), 0) + 1, ${casesFirst}::integer, ${staffIdOf(ctx)}, ${ctx.now}::timestamptz
    from practice_setting where authority_id = ${ctx.authorityId}`.execute(ctx.db)
  await ctx.announce({ type: 'calibration.settings-set', subject: 'practice-setting', casesFirst })
}
