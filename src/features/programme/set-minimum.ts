/** The least of cases audited in each group, as the council chooses it: kept as a new row beside what it chose before. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import type { CoverageMinimum } from '#domain/programme/coverage.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { holdProgramme } from './queries.ts'

export async function setMinimum(ctx: Context, { measure, least }: CoverageMinimum): Promise<void> {
  requireMay(can(ctx.actor, 'programme.plan'))
  await holdProgramme(ctx)
  await sql`insert into programme_minimum (authority_id, number, measure, least, set_by, set_at)
    select ${ctx.authorityId}, coalesce(max(number), 0) + 1, ${measure}::text, ${least}::integer, ${staffIdOf(ctx)},
      ${ctx.now}::timestamptz
    from programme_minimum where authority_id = ${ctx.authorityId}`.execute(ctx.db)
  await ctx.announce({ type: 'programme.minimum-set', subject: 'programme-minimum', measure, least })
}
