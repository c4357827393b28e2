/** The course of a theme by month: in how many of the audits handed in it was named as an area for improvement. */
import { sql } from 'kysely'
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { MonthFound } from '#domain/learning/did-it-work.ts'
import type { Context } from '#platform/context.ts'

/** A month is that of the round; months without an audit handed in are left out. One audit counts once, however often it names the theme. */
export async function courseOfTheme(ctx: Context, theme: string): Promise<readonly MonthFound[]> {
  const { rows } = await sql<{ month: LocalDate; met: number; of: number }>`
    select round.month, count(*)::integer as of, count(found.submission_id)::integer as met
    from audit_standing audit
    join round on round.authority_id = audit.authority_id and round.round_id = audit.round_id
    left join lateral (
      select finding.submission_id from finding
      where finding.authority_id = audit.authority_id and finding.submission_id = audit.submission_id
        and finding.kind = 'area-for-improvement' and finding.theme = ${theme}
      limit 1
    ) found on true
    where audit.authority_id = ${ctx.authorityId} and audit.submission_id is not null
    group by round.month order by round.month`.execute(ctx.db)
  return rows
}
