/** What the audits of a period asked and named: indicators that their tools test, themes of their findings, and workers none of whose cases was audited. */
import { sql } from 'kysely'
import { addDays, londonMoment, type LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'

export interface Period {
  readonly since: LocalDate
  readonly until: LocalDate
}

/** Audits handed in in the period and neither returned nor taken up for correction since. */
const handedIn = (ctx: Context, { since, until }: Period) => sql`
  select audit.audit_id, audit.tool_version_id, audit.case_reference, submission.submission_id, submission.submitted_at
  from submission
  join audit on audit.authority_id = submission.authority_id and audit.audit_id = submission.audit_id
  where submission.authority_id = ${ctx.authorityId} and submission.submitted_at >= ${londonMoment(since, 0)}::timestamptz
    and submission.submitted_at < ${londonMoment(addDays(until, 1), 0)}::timestamptz
    and not exists (select from submission_return returned where returned.authority_id = submission.authority_id
      and returned.submission_id = submission.submission_id)
    and not exists (select from correction where correction.authority_id = submission.authority_id
      and correction.submission_id = submission.submission_id)`

export async function auditsHandedIn(ctx: Context, period: Period): Promise<number> {
  const { rows } = await sql<{ audits: number }>`
    select count(distinct audit_id)::integer as audits from (${handedIn(ctx, period)}) audited`.execute(ctx.db)
  return rows[0]?.audits ?? 0
}

export interface IndicatorAsked {
  readonly number: number
  readonly audits: number
}

/** In how many audits a question that tests each indicator was part of the tool. Indicators that none tests are left out. */
export async function indicatorsAsked(ctx: Context, period: Period): Promise<readonly IndicatorAsked[]> {
  const { rows } = await sql<IndicatorAsked>`
    with audited as (select tool_version_id, count(distinct audit_id) as audits from (${handedIn(ctx, period)}) one group by 1)
    select asked.number, sum(audited.audits)::integer as audits
    from audited
    join tool_version version on version.authority_id = ${ctx.authorityId} and version.tool_version_id = audited.tool_version_id
    cross join lateral (select distinct (indicator #>> '{}')::integer as number
      from jsonb_path_query(version.content, '$.sections[*].questions[*].indicators[*]') indicator) asked
    group by 1 order by 1`.execute(ctx.db)
  return rows
}

export interface ThemeNamed {
  readonly theme: string
  readonly strengths: number
  readonly areas: number
  readonly last: LocalDate
}

/** In how many audits each theme was named as a strength and as an area for improvement, and the day it last was. Never-named ones are left out. */
export async function themesNamed(ctx: Context, period: Period): Promise<readonly ThemeNamed[]> {
  const { rows } = await sql<ThemeNamed>`
    select finding.theme, count(distinct audited.audit_id) filter (where finding.kind = 'strength')::integer as strengths,
      count(distinct audited.audit_id) filter (where finding.kind = 'area-for-improvement')::integer as areas,
      max((audited.submitted_at at time zone 'Europe/London')::date) as last
    from (${handedIn(ctx, period)}) audited
    join finding on finding.authority_id = ${ctx.authorityId} and finding.submission_id = audited.submission_id
    group by 1`.execute(ctx.db)
  return rows
}

export interface WorkerUnseen {
  readonly worker: string
  readonly team: string | null
  readonly open: number
}

export interface WorkersSeen {
  /** Workers with open cases, and those of them none of whose cases was audited. */
  readonly workers: number
  readonly unseen: number
  /** Those with the most open cases first; at most fifty. */
  readonly first: readonly WorkerUnseen[]
}

/** By the name in the case list. No grade is looked at: it is about who has not been seen, not about whose work is what. */
export async function workersSeen(ctx: Context, period: Period): Promise<WorkersSeen> {
  const { rows } = await sql<WorkerUnseen & { readonly workers: number; readonly unseen: number }>`
    with audited as (select distinct case_reference from (${handedIn(ctx, period)}) one),
    held as (
      select standing.worker_name as worker, min(coalesce(team.name, standing.team_name)) as team, count(*)::integer as open,
        count(audited.case_reference)::integer as seen
      from case_standing standing
      left join audited on audited.case_reference = standing.case_reference
      left join team on team.authority_id = standing.authority_id and team.team_id = standing.team_id
      where standing.authority_id = ${ctx.authorityId} and standing.open and standing.worker_name is not null
      group by standing.worker_name
    )
    select worker, team, open, (select count(*)::integer from held) as workers,
      (select count(*)::integer from held where seen = 0) as unseen
    from held where seen = 0 order by open desc, worker limit 50`.execute(ctx.db)
  const [one] = rows
  if (one) return { workers: one.workers, unseen: one.unseen, first: rows }
  const all = await sql<{ workers: number }>`select count(distinct worker_name)::integer as workers from case_standing
    where authority_id = ${ctx.authorityId} and open`.execute(ctx.db)
  return { workers: all.rows[0]?.workers ?? 0, unseen: 0, first: [] }
}
