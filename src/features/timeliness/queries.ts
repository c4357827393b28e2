/** Reads of what was worked out: figures of the whole council, and cases within the reader's reach. */
import { sql, type RawBuilder } from 'kysely'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { MeasureState } from '#domain/timeliness/measure.ts'
import type { Context } from '#platform/context.ts'
import { casesWithin } from '#platform/database/scope.ts'

export const groupings = ['locality', 'team', 'month'] as const
export type Grouping = (typeof groupings)[number]

export interface Counted {
  readonly measure: string
  /** Null for the whole council, and for cases whose locality or team is not known. */
  readonly group: string | null
  readonly met: number
  readonly metLate: number
  readonly due: number
  readonly overdue: number
  readonly missed: number
  readonly unknown: number
  readonly counted: number
  readonly outOf: number
  readonly latestOnly: boolean
}

const groupColumn: Readonly<Record<Grouping, RawBuilder<string | null>>> = {
  locality: sql<string | null>`locality.name`,
  team: sql<string | null>`coalesce(team.name, held.team_name)`,
  month: sql<string | null>`to_char(coalesce(result.done_on, result.due_on, result.started_on), 'YYYY-MM')`,
}

/** Completed ones of the period only; what is due, overdue or unknown is so now, whenever it began. */
export interface Period {
  readonly from: LocalDate
  readonly until: LocalDate
}

/** `measure`: one alone; null for all. */
export async function countResults(
  ctx: Context,
  { from, until }: Period,
  measure: string | null,
  by: Grouping | null,
): Promise<readonly Counted[]> {
  const group = by === null ? sql<string | null>`null::text` : groupColumn[by]
  const within = sql`result.done_on between ${from} and ${until}`
  const { rows } = await sql<Counted>`
    select result.measure, ${group} as "group",
      count(*) filter (where result.state = 'met' and ${within})::integer as met,
      count(*) filter (where result.state = 'met-late' and ${within})::integer as met_late,
      count(*) filter (where result.state = 'due')::integer as due,
      count(*) filter (where result.state = 'overdue' and result.ended_on is null)::integer as overdue,
      count(*) filter (where result.state = 'overdue' and result.ended_on between ${from} and ${until})::integer as missed,
      count(*) filter (where result.state = 'unknown')::integer as unknown,
      count(*) filter (where result.counted and result.started_on between ${from} and ${until})::integer as counted,
      count(*) filter (where result.counted is not null and result.started_on between ${from} and ${until})::integer as out_of,
      bool_or(result.latest_only) as latest_only
    from timeliness_result as result
    left join case_standing as held on held.authority_id = result.authority_id and held.case_reference = result.case_reference
    left join team on team.authority_id = held.authority_id and team.team_id = held.team_id
    left join locality on locality.authority_id = held.authority_id and locality.locality_id = held.locality_id
    where result.authority_id = ${ctx.authorityId} and (${measure}::text is null or result.measure = ${measure})
    group by 1, 2 order by 1, 2 nulls last`.execute(ctx.db)
  return rows
}

export interface ResultFound {
  readonly caseReference: string
  readonly measure: string
  readonly instance: string
  readonly startedOn: LocalDate | null
  readonly dueOn: LocalDate | null
  readonly doneOn: LocalDate | null
  readonly endedOn: LocalDate | null
  readonly state: MeasureState
  readonly took: number | null
  readonly counted: boolean | null
  readonly latestOnly: boolean
  readonly evidence: readonly { readonly kind: string; readonly key: string }[]
  readonly teamName: string | null
  readonly workerName: string | null
}

/** Results of cases within reach, with who holds the case. */
const resultsRead = (ctx: Context) =>
  ctx.db
    .selectFrom('timelinessResult as result')
    .innerJoin('caseStanding as held', join =>
      join
        .onRef('held.authorityId', '=', 'result.authorityId')
        .onRef('held.caseReference', '=', 'result.caseReference'),
    )
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'held.authorityId').onRef('team.teamId', '=', 'held.teamId'),
    )
    .select([
      'result.caseReference',
      'result.measure',
      'result.instance',
      'result.startedOn',
      'result.dueOn',
      'result.doneOn',
      'result.endedOn',
      'result.state',
      'result.took',
      'result.counted',
      'result.latestOnly',
      'result.evidence',
      sql<string | null>`coalesce(team.name, held.team_name)`.as('teamName'),
      'held.workerName',
    ])
    .where('result.authorityId', '=', ctx.authorityId)
    .where(casesWithin(ctx, 'case.read-facts'))

/** The last case seen: results are in the order of the day they were due. */
export interface ResultPlace {
  readonly dueOn: LocalDate
  readonly caseReference: string
  readonly instance: string
}

export async function resultsAfter(
  ctx: Context,
  asked: { readonly measure: string; readonly state: MeasureState },
  place: ResultPlace | null,
  limit: number,
): Promise<readonly ResultFound[]> {
  const rows = await resultsRead(ctx)
    .where('result.measure', '=', asked.measure)
    .where('result.state', '=', asked.state)
    .$if(asked.state === 'overdue', query => query.where('result.endedOn', 'is', null))
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(coalesce(result.due_on, 'infinity'), result.case_reference, result.instance) >
          (${place?.dueOn ?? 'infinity'}::date, ${place?.caseReference ?? ''}, ${place?.instance ?? ''})`,
      ),
    )
    .orderBy(sql`coalesce(result.due_on, 'infinity')`)
    .orderBy('result.caseReference')
    .orderBy('result.instance')
    .limit(limit)
    .execute()
  return rows as readonly ResultFound[]
}

/** Everything that was worked out of one case within reach. */
export async function resultsOfCase(ctx: Context, caseReference: string): Promise<readonly ResultFound[]> {
  const rows = await resultsRead(ctx).where('result.caseReference', '=', caseReference).execute()
  return rows as readonly ResultFound[]
}

export interface WorkedOutWhen {
  readonly workedOutAt: Instant
  readonly cases: number
  readonly events: number
}

export async function whenWorkedOut(ctx: Context): Promise<WorkedOutWhen | null> {
  const row = await ctx.db
    .selectFrom('journeysWorkedOut')
    .select(['workedOutAt', 'cases', 'events'])
    .where('authorityId', '=', ctx.authorityId)
    .executeTakeFirst()
  return row ?? null
}
