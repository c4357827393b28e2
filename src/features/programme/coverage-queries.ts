/** How many open cases of each group were audited, counted in the database, and the least that the council chose. */
import { sql } from 'kysely'
import { addDays, dayOf, londonMoment, type LocalDate } from '#domain/calendar/dates.ts'
import { noMinimum, type CoverageMinimum, type Covered } from '#domain/programme/coverage.ts'
import type { Context } from '#platform/context.ts'

export type Dimension = 'locality' | 'status' | 'age' | 'team'

export interface GroupCovered extends Covered {
  readonly dimension: Dimension | 'all'
  /** Empty where it is not known. */
  readonly group: string
}

/**
 * Cases open in the newest accepted list of their kind: a case that is on no newer list is not taken for open. Audited: an audit
 * of it was handed in from the day `since` to the end of the day `until`, and not returned.
 */
export async function coverageOf(
  ctx: Context,
  { since, until }: { readonly since: LocalDate; readonly until: LocalDate },
): Promise<readonly GroupCovered[]> {
  const { rows } = await sql<GroupCovered>`
    with newest as (
      select distinct on (kind) import_id from case_import
      where authority_id = ${ctx.authorityId} and state = 'accepted'
        and (kind <> 'own-csv' or coalesce((report -> 'cases' ->> 'total')::integer, 0) > 0)
      order by kind, report_date desc, decided_at desc
    ), audited as (
      select distinct audit.case_reference from submission
      join audit on audit.authority_id = submission.authority_id and audit.audit_id = submission.audit_id
      where submission.authority_id = ${ctx.authorityId} and submission.submitted_at >= ${londonMoment(since, 0)}::timestamptz
        and submission.submitted_at < ${londonMoment(addDays(until, 1), 0)}::timestamptz
        and not exists (select from submission_return returned where returned.authority_id = submission.authority_id
          and returned.submission_id = submission.submission_id)
    ), held as (
      select standing.locality_id, standing.team_id, standing.team_name, standing.case_status as status,
        case when standing.age_years is null then '' when standing.age_years < 1 then 'under-1'
          when standing.age_years < 5 then '1-4' when standing.age_years < 10 then '5-9'
          when standing.age_years < 16 then '10-15' when standing.age_years < 18 then '16-17' else '18-over' end as age,
        count(*) as open, count(audited.case_reference) as audited
      from case_standing standing
      join newest on newest.import_id = standing.import_id
      left join audited on audited.case_reference = standing.case_reference
      where standing.authority_id = ${ctx.authorityId} and standing.open
      group by 1, 2, 3, 4, 5
    ), named as (
      select coalesce(locality.name, '') as locality, held.status, held.age,
        coalesce(team.name, held.team_name, '') as team, held.open, held.audited
      from held
      left join team on team.authority_id = ${ctx.authorityId} and team.team_id = held.team_id
      left join locality on locality.authority_id = ${ctx.authorityId} and locality.locality_id = held.locality_id
    )
    select case when grouping(locality) = 0 then 'locality' when grouping(status) = 0 then 'status'
        when grouping(age) = 0 then 'age' when grouping(team) = 0 then 'team' else 'all' end as dimension,
      coalesce(locality, status, age, team, '') as "group",
      sum(open)::integer as open, sum(audited)::integer as audited
    from named
    group by grouping sets ((locality), (status), (age), (team), ())
    having sum(open) > 0`.execute(ctx.db)
  return rows
}

/** The day on which an audit was last handed in; null before any was. */
export async function lastHandedIn(ctx: Context): Promise<LocalDate | null> {
  const row = await ctx.db
    .selectFrom('submission')
    .select('submittedAt')
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('submittedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? dayOf(row.submittedAt) : null
}

/** The day of the newest accepted list; null where there is none. */
export async function newestListDay(ctx: Context): Promise<LocalDate | null> {
  const row = await ctx.db
    .selectFrom('caseImport')
    .select('reportDate')
    .where('authorityId', '=', ctx.authorityId)
    .where('state', '=', 'accepted')
    .orderBy('reportDate', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.reportDate ?? null
}

export async function minimumNow(ctx: Context): Promise<CoverageMinimum> {
  const row = await ctx.db
    .selectFrom('programmeMinimum')
    .select(['measure', 'least'])
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? (row as CoverageMinimum) : noMinimum
}
