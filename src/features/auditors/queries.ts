/** Reads of auditors: everyone at work with the role, what is kept of each, and what allocation may count on in a month. */
import { sql } from 'kysely'
import { usualAuditingSettings, type AuditingSettings } from '#domain/auditors/settings.ts'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { AuditorAvailable, DeclaredConflict } from '#domain/rounds/allocate.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'

export async function auditingSettings(ctx: Context): Promise<AuditingSettings> {
  const row = await ctx.db
    .selectFrom('auditingSetting')
    .select(['usualMonthlyCapacity', 'workingDays', 'trainingRecorded'])
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? usualAuditingSettings
}

export interface AuditorFound {
  readonly staffId: string
  readonly name: string
  readonly jobTitle: string
  readonly teamId: string | null
  readonly team: string | null
  /** Cases that they have in rounds of the month. */
  readonly allocated: number
  readonly monthlyCapacity: number | null
  readonly trainedOn: LocalDate | null
  readonly practisedIn: readonly string[] | null
  /** In the month. */
  readonly exempt: boolean
  /** Those that have not ended. */
  readonly conflicts: readonly DeclaredConflict[]
}

/** A council has hundreds of auditors at most; 85 in the largest that was published (domain notes 3.3). */
export async function auditorsIn(ctx: Context, month: LocalDate): Promise<readonly AuditorFound[]> {
  const { rows } = await sql<AuditorFound>`
    select staff.staff_id, staff.name, staff.job_title, staff.team_id, team.name as team,
      coalesce(taken.allocated, 0) as allocated, profile.monthly_capacity, profile.trained_on, profile.practised_in,
      exists (select from auditor_exemption exemption
        join auditor_exemption_decision decision on decision.authority_id = exemption.authority_id
          and decision.exemption_id = exemption.exemption_id and decision.approved
        where exemption.authority_id = staff.authority_id and exemption.auditor_id = staff.staff_id
          and ${month}::date between exemption.first_month and exemption.last_month) as exempt,
      coalesce(near.conflicts, '[]') as conflicts
    from staff_member staff
    join staff_role held on held.authority_id = staff.authority_id and held.staff_id = staff.staff_id and held.role = 'auditor'
    left join team on team.authority_id = staff.authority_id and team.team_id = staff.team_id
    left join lateral (select monthly_capacity, trained_on, practised_in from auditor_profile
      where auditor_profile.authority_id = staff.authority_id and auditor_profile.auditor_id = staff.staff_id
      order by number desc limit 1) profile on true
    left join (select allocation.auditor_id, count(*)::integer as allocated from round
      join sampled_case sampled on sampled.authority_id = round.authority_id and sampled.round_id = round.round_id
      join allocation on allocation.authority_id = sampled.authority_id and allocation.sampled_case_id = sampled.sampled_case_id
        and allocation.superseded_at is null
      where round.authority_id = ${ctx.authorityId} and round.month = ${month}::date
      group by allocation.auditor_id) taken on taken.auditor_id = staff.staff_id
    left join lateral (select json_agg(json_build_object(
        'about', case when conflict.case_reference is not null then 'case' when conflict.team_id is not null then 'team' else 'practitioner' end,
        'of', coalesce(conflict.case_reference, conflict.team_id::text, conflict.practitioner_id::text))) as conflicts
      from auditor_conflict conflict
      where conflict.authority_id = staff.authority_id and conflict.auditor_id = staff.staff_id
        and not exists (select from auditor_conflict_end ended where ended.authority_id = conflict.authority_id
          and ended.conflict_id = conflict.conflict_id)) near on true
    where staff.authority_id = ${ctx.authorityId} and staff.left_on is null
    order by staff.name, staff.staff_id`.execute(ctx.db)
  return rows
}

/** The same as allocation counts on it: with the council's choices where nothing is kept of an auditor. */
export async function auditorsAvailable(ctx: Context, month: LocalDate): Promise<readonly AuditorAvailable[]> {
  const settings = await auditingSettings(ctx)
  const found = await auditorsIn(ctx, month)
  return found.map(({ staffId, name, teamId, allocated, exempt, conflicts, practisedIn, ...kept }) => ({
    staffId,
    name,
    teamId,
    allocated,
    exempt,
    conflicts,
    practisedIn,
    capacity: kept.monthlyCapacity ?? settings.usualMonthlyCapacity,
    trained: settings.trainingRecorded ? kept.trainedOn !== null : null,
  }))
}

/** One who is at work and audits. 404 where there is none. */
export async function auditorById(ctx: Context, staffId: string, month: LocalDate): Promise<AuditorFound> {
  const found = (await auditorsIn(ctx, month)).find(one => one.staffId === staffId)
  if (!found) throw httpProblems.notFound({})
  return found
}

export interface ConflictFound {
  readonly conflictId: string
  readonly caseReference: string | null
  readonly practitioner: string | null
  readonly team: string | null
  readonly because: string
  readonly declaredBy: string
  readonly declaredAt: Instant
  readonly endedBy: string | null
  readonly endedAt: Instant | null
  readonly endedBecause: string | null
}

export async function conflictsOf(ctx: Context, staffId: string): Promise<readonly ConflictFound[]> {
  const { rows } = await sql<ConflictFound>`
    select conflict.conflict_id, conflict.case_reference, practitioner.name as practitioner, team.name as team, conflict.because,
      declarer.name as declared_by, conflict.declared_at, ender.name as ended_by, ended.ended_at, ended.because as ended_because
    from auditor_conflict conflict
    join staff_member declarer on declarer.authority_id = conflict.authority_id and declarer.staff_id = conflict.declared_by
    left join staff_member practitioner on practitioner.authority_id = conflict.authority_id and practitioner.staff_id = conflict.practitioner_id
    left join team on team.authority_id = conflict.authority_id and team.team_id = conflict.team_id
    left join auditor_conflict_end ended on ended.authority_id = conflict.authority_id and ended.conflict_id = conflict.conflict_id
    left join staff_member ender on ender.authority_id = ended.authority_id and ender.staff_id = ended.ended_by
    where conflict.authority_id = ${ctx.authorityId} and conflict.auditor_id = ${staffId}
    order by ended.ended_at desc nulls first, conflict.declared_at desc limit 100`.execute(ctx.db)
  return rows
}

export interface ExemptionFound {
  readonly exemptionId: string
  readonly auditorId: string
  readonly auditor: string
  readonly firstMonth: LocalDate
  readonly lastMonth: LocalDate
  readonly because: string
  readonly askedById: string
  readonly askedBy: string
  readonly askedAt: Instant
  readonly approved: boolean | null
  readonly decidedBecause: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
}

/** Of one auditor, or of everyone where none is named: those that wait first, then the latest. */
export async function exemptionsOf(ctx: Context, staffId: string | null): Promise<readonly ExemptionFound[]> {
  const { rows } = await sql<ExemptionFound>`
    select exemption.exemption_id, exemption.auditor_id, auditor.name as auditor, exemption.first_month, exemption.last_month,
      exemption.because, exemption.asked_by as asked_by_id, asker.name as asked_by, exemption.asked_at,
      decision.approved, decision.because as decided_because, decider.name as decided_by, decision.decided_at
    from auditor_exemption exemption
    join staff_member auditor on auditor.authority_id = exemption.authority_id and auditor.staff_id = exemption.auditor_id
    join staff_member asker on asker.authority_id = exemption.authority_id and asker.staff_id = exemption.asked_by
    left join auditor_exemption_decision decision on decision.authority_id = exemption.authority_id and decision.exemption_id = exemption.exemption_id
    left join staff_member decider on decider.authority_id = decision.authority_id and decider.staff_id = decision.decided_by
    where exemption.authority_id = ${ctx.authorityId} and (${staffId}::uuid is null or exemption.auditor_id = ${staffId}::uuid)
    order by decision.decided_at desc nulls first, exemption.asked_at desc limit 200`.execute(ctx.db)
  return rows
}

/** The month of the latest round; this month before there is one. */
export async function latestMonth(ctx: Context): Promise<LocalDate> {
  const row = await ctx.db
    .selectFrom('round')
    .select(({ fn }) => fn.max('month').as('month'))
    .where('authorityId', '=', ctx.authorityId)
    .executeTakeFirst()
  return row?.month ?? (`${ctx.today.slice(0, 7)}-01` as LocalDate)
}

/** Everyone who holds cases, and the teams, for whoever declares a conflict. */
export async function peopleAndTeams(ctx: Context) {
  const people = await sql<{ id: string; name: string }>`
    select distinct staff.staff_id as id, staff.name from staff_member staff
    join staff_role held on held.authority_id = staff.authority_id and held.staff_id = staff.staff_id and held.role in ('practitioner', 'team-manager')
    where staff.authority_id = ${ctx.authorityId} and staff.left_on is null order by staff.name`.execute(ctx.db)
  const teams = await sql<{ id: string; name: string }>`
    select team_id as id, name from team where authority_id = ${ctx.authorityId} order by name`.execute(ctx.db)
  return { people: people.rows, teams: teams.rows }
}
