/** Reads of the programme: a year's activities as they stand now, or as they stood at the end of a day. */
import { sql } from 'kysely'
import type { ActivityKind, ActivityState, OutputState, PlannedBecause } from '#domain/programme/activity.ts'
import { activityState } from '#domain/programme/activity.ts'
import { addDays, londonMoment, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'

interface ActivityRow {
  readonly activityId: string
  readonly reference: string
  readonly year: number
  readonly version: number
  readonly kind: ActivityKind
  readonly title: string
  readonly focus: string
  readonly reason: PlannedBecause
  readonly reasonWords: string
  readonly leadId: string
  readonly lead: string
  readonly months: readonly number[]
  readonly toolId: string | null
  readonly tool: string | null
  readonly plannedAudits: number | null
  readonly expectedOutput: string
  readonly carriedFrom: string | null
  readonly carriedTo: string | null
  readonly cancelledFor: string | null
  readonly latest: OutputState | null
  readonly outputWords: string | null
  readonly outputOn: LocalDate | null
}

export interface ActivityFound extends ActivityRow {
  readonly state: ActivityState
}

interface Asked {
  readonly year?: number
  readonly reference?: string
  /** What was recorded by the end of this day; left out, everything. */
  readonly on?: LocalDate
}

const untilEndOf = (day: LocalDate | undefined): Instant | 'infinity' =>
  day === undefined ? 'infinity' : londonMoment(addDays(day, 1), 0)

async function activitiesWhere(ctx: Context, { year, reference, on }: Asked): Promise<readonly ActivityFound[]> {
  const until = sql`${untilEndOf(on)}::timestamptz`
  const { rows } = await sql<ActivityRow>`
    select activity.activity_id, activity.reference, activity.year, plan.number as version, plan.kind, plan.title, plan.focus,
      plan.reason, plan.reason_words, plan.lead_id, lead.name as lead, plan.months, plan.tool_id, tool.name as tool,
      plan.planned_audits, plan.expected_output, earlier.reference as carried_from, later.reference as carried_to,
      cancelled.reason as cancelled_for, output.state as latest, output.words as output_words, output.told_on as output_on
    from programme_activity activity
    join lateral (
      select * from programme_activity_version version
      where version.authority_id = activity.authority_id and version.activity_id = activity.activity_id
        and version.written_at < ${until}
      order by version.number desc limit 1
    ) plan on true
    join staff_member lead on lead.authority_id = plan.authority_id and lead.staff_id = plan.lead_id
    left join audit_tool tool on tool.authority_id = plan.authority_id and tool.tool_id = plan.tool_id
    left join programme_activity earlier
      on earlier.authority_id = activity.authority_id and earlier.activity_id = activity.carried_from
    left join programme_activity later on later.authority_id = activity.authority_id
      and later.carried_from = activity.activity_id and later.added_at < ${until}
    left join programme_cancellation cancelled on cancelled.authority_id = activity.authority_id
      and cancelled.activity_id = activity.activity_id and cancelled.cancelled_at < ${until}
    left join lateral (
      select * from programme_output told
      where told.authority_id = activity.authority_id and told.activity_id = activity.activity_id
        and told.recorded_at < ${until}
      order by told.number desc limit 1
    ) output on true
    where activity.authority_id = ${ctx.authorityId} and activity.added_at < ${until}
      and (${year ?? null}::integer is null or activity.year = ${year ?? null}::integer)
      and (${reference ?? null}::text is null or activity.reference = ${reference ?? null}::text)
    order by activity.reference`.execute(ctx.db)
  return rows.map(row => ({
    ...row,
    state: activityState({ cancelled: row.cancelledFor !== null, latest: row.latest }),
  }))
}

/** A year's activities, in the order in which they were added. A council plans some dozens. */
export const activitiesOf = (ctx: Context, year: number): Promise<readonly ActivityFound[]> =>
  activitiesWhere(ctx, { year })

/** The same as recorded by the end of a day: asked again later, the answer is the same. */
export const activitiesAt = (ctx: Context, year: number, on: LocalDate): Promise<readonly ActivityFound[]> =>
  activitiesWhere(ctx, { year, on })

/** Every year that has an activity, and these besides: the newest first. */
export async function yearsWith(ctx: Context, besides: readonly number[]): Promise<readonly number[]> {
  const rows = await ctx.db
    .selectFrom('programmeActivity')
    .select('year')
    .distinct()
    .where('authorityId', '=', ctx.authorityId)
    .execute()
  return [...new Set([...rows.map(row => row.year), ...besides])].sort((a, b) => b - a)
}

/** One activity; 404 where there is none. */
export async function activityByReference(ctx: Context, reference: string): Promise<ActivityFound> {
  const [found] = await activitiesWhere(ctx, { reference })
  if (!found) throw httpProblems.notFound({})
  return found
}

/** Nobody else writes to the programme until this transaction ends. */
export async function holdProgramme(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`programme:${ctx.authorityId}`}))`.execute(ctx.db)
}

export interface VersionWritten {
  readonly number: number
  readonly title: string
  readonly focus: string
  readonly kind: ActivityKind
  readonly reason: PlannedBecause
  readonly reasonWords: string
  readonly lead: string
  readonly months: readonly number[]
  readonly tool: string | null
  readonly plannedAudits: number | null
  readonly expectedOutput: string
  readonly by: string
  readonly at: Instant
}

/** Every version of an activity, the newest first. */
export async function versionsOf(ctx: Context, activityId: string): Promise<readonly VersionWritten[]> {
  const { rows } = await sql<VersionWritten>`
    select version.number, version.title, version.focus, version.kind, version.reason, version.reason_words, version.months,
      version.planned_audits, version.expected_output, lead.name as lead, tool.name as tool,
      writer.name as by, version.written_at as at
    from programme_activity_version version
    join staff_member lead on lead.authority_id = version.authority_id and lead.staff_id = version.lead_id
    join staff_member writer on writer.authority_id = version.authority_id and writer.staff_id = version.written_by
    left join audit_tool tool on tool.authority_id = version.authority_id and tool.tool_id = version.tool_id
    where version.authority_id = ${ctx.authorityId} and version.activity_id = ${activityId}
    order by version.number desc`.execute(ctx.db)
  return rows
}

export interface OutputTold {
  readonly number: number
  readonly state: OutputState
  readonly words: string
  readonly toldOn: LocalDate
  readonly by: string
  readonly at: Instant
}

/** What came of an activity, the newest first. */
export async function outputsOf(ctx: Context, activityId: string): Promise<readonly OutputTold[]> {
  const { rows } = await sql<OutputTold>`
    select output.number, output.state, output.words, output.told_on, writer.name as by, output.recorded_at as at
    from programme_output output
    join staff_member writer on writer.authority_id = output.authority_id and writer.staff_id = output.recorded_by
    where output.authority_id = ${ctx.authorityId} and output.activity_id = ${activityId}
    order by output.number desc`.execute(ctx.db)
  return rows
}

export interface ToolChoice {
  readonly toolId: string
  readonly name: string
}

/** Tools that have a published version, by name. */
export async function toolChoices(ctx: Context): Promise<readonly ToolChoice[]> {
  const { rows } = await sql<ToolChoice>`
    select tool_id, name from audit_tool tool where authority_id = ${ctx.authorityId}
      and exists (select from tool_version where tool_version.authority_id = tool.authority_id
        and tool_version.tool_id = tool.tool_id)
    order by name, tool_id`.execute(ctx.db)
  return rows
}

export interface RoundBeside {
  readonly reference: string
  readonly title: string
  readonly auditType: string
  readonly month: LocalDate
  readonly toolId: string
  readonly allocated: number
  readonly submitted: number
  readonly moderated: number
}

/** The rounds of months from `first` to before `end`, with how far their audits are. */
export async function roundsBetween(ctx: Context, first: LocalDate, end: LocalDate): Promise<readonly RoundBeside[]> {
  const { rows } = await sql<RoundBeside>`
    select round.reference, round.title, round.audit_type, round.month, version.tool_id,
      count(audit.audit_id)::integer as allocated, count(audit.submission_id)::integer as submitted,
      (count(*) filter (where exists (select from grade_entry agreed where agreed.authority_id = audit.authority_id
        and agreed.submission_id = audit.submission_id and agreed.kind = 'agreed')))::integer as moderated
    from round
    join tool_version version on version.authority_id = round.authority_id and version.tool_version_id = round.tool_version_id
    left join audit_standing audit on audit.authority_id = round.authority_id and audit.round_id = round.round_id
      and not exists (select from audit_set_aside aside where aside.authority_id = audit.authority_id and aside.audit_id = audit.audit_id)
    where round.authority_id = ${ctx.authorityId} and round.month >= ${first} and round.month < ${end}
    group by round.round_id, round.reference, round.title, round.audit_type, round.month, version.tool_id
    order by round.month, round.reference`.execute(ctx.db)
  return rows
}
