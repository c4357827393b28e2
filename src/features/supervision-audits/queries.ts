/** Reads of audits before supervision. Everything that tells of one starts from the pair's own reach; counts alone go further. */
import { sql } from 'kysely'
import type { Answer } from '#domain/audit/answers.ts'
import { localDate, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import type { TeamCounted } from '#domain/supervision/completion.ts'
import type { CaseHeld } from '#domain/supervision/suggest.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'

export interface SupervisionFound {
  readonly supervisionId: string
  readonly practitionerId: string
  readonly practitioner: string
  readonly managerId: string
  readonly manager: string
  readonly caseReference: string
  readonly month: LocalDate
  readonly toolVersionId: string
  readonly sharedAt: Instant | null
  readonly document: unknown
}

const withinReach = (ctx: Context) =>
  ctx.db
    .selectFrom('supervisionAudit as supervision')
    .innerJoin('staffMember as practitioner', join =>
      join
        .onRef('practitioner.authorityId', '=', 'supervision.authorityId')
        .onRef('practitioner.staffId', '=', 'supervision.practitionerId'),
    )
    .innerJoin('staffMember as manager', join =>
      join
        .onRef('manager.authorityId', '=', 'supervision.authorityId')
        .onRef('manager.staffId', '=', 'supervision.managerId'),
    )
    .leftJoin('supervisionAuditShared as shared', join =>
      join
        .onRef('shared.authorityId', '=', 'supervision.authorityId')
        .onRef('shared.supervisionId', '=', 'supervision.supervisionId'),
    )
    .select([
      'supervision.supervisionId',
      'supervision.practitionerId',
      'practitioner.name as practitioner',
      'supervision.managerId',
      'manager.name as manager',
      'supervision.caseReference',
      'supervision.month',
      'supervision.toolVersionId',
      'shared.sharedAt',
      'shared.document',
    ])
    .where('supervision.authorityId', '=', ctx.authorityId)
    .where(auditsWithin(ctx, 'supervision-audit.read'))
    .orderBy('supervision.month', 'desc')
    .orderBy('supervision.place')

/** 404 where it is not there or not of the pair. */
export async function supervisionById(ctx: Context, id: string): Promise<SupervisionFound> {
  const found = /^[0-9a-f-]{36}$/.test(id)
    ? await withinReach(ctx).where('supervision.supervisionId', '=', id).executeTakeFirst()
    : undefined
  if (!found) throw httpProblems.notFound({})
  return found
}

/** Those that the actor does themselves, of one month. */
export const doneByMe = (ctx: Context, month: LocalDate): Promise<readonly SupervisionFound[]> =>
  withinReach(ctx)
    .where('supervision.managerId', '=', ctx.actor.staffId)
    .where('supervision.month', '=', month)
    .execute()

/** Those shared with the actor about cases of theirs, the newest first. */
export const sharedWithMe = (ctx: Context): Promise<readonly SupervisionFound[]> =>
  withinReach(ctx)
    .where('supervision.practitionerId', '=', ctx.actor.staffId)
    .where('shared.sharedAt', 'is not', null)
    .limit(24)
    .execute()

/** Subject of `can`. */
export const subjectOf = (found: SupervisionFound) => ({
  supervisorId: found.managerId,
  sharedWithId: found.sharedAt === null ? null : found.practitionerId,
})

/** The answers that stand, by key. */
export async function answersOf(
  ctx: Context,
  supervisionId: string,
): Promise<ReadonlyMap<string, Answer & { number: number }>> {
  const rows = await ctx.db
    .selectFrom('supervisionAnswer')
    .distinctOn('questionKey')
    .select(['questionKey', 'number', 'value', 'evidence'])
    .where('authorityId', '=', ctx.authorityId)
    .where('supervisionId', '=', supervisionId)
    .orderBy('questionKey')
    .orderBy('number', 'desc')
    .execute()
  return new Map(rows.map(({ questionKey, ...answer }) => [questionKey, answer]))
}

export interface Practitioner {
  readonly staffId: string
  readonly name: string
  readonly teamId: string | null
}

/** The practitioners of the actor's team, by name, without the actor. */
export const practitionersOfTeam = (ctx: Context): Promise<readonly Practitioner[]> =>
  ctx.db
    .selectFrom('staffMember as staff')
    .innerJoin('staffRole as held', join =>
      join.onRef('held.authorityId', '=', 'staff.authorityId').onRef('held.staffId', '=', 'staff.staffId'),
    )
    .select(['staff.staffId', 'staff.name', 'staff.teamId'])
    .where('staff.authorityId', '=', ctx.authorityId)
    .where('held.role', '=', 'practitioner')
    .where('staff.leftOn', 'is', null)
    .where('staff.teamId', '=', ctx.actor.teamId)
    .where('staff.staffId', '!=', ctx.actor.staffId)
    .orderBy('staff.name')
    .execute()

/** The open cases that a practitioner holds, with when each was last looked at. */
export async function casesHeld(ctx: Context, practitionerId: string): Promise<readonly CaseHeld[]> {
  const { rows } = await sql<CaseHeld>`
    select held.case_reference,
      (select max(submitted_at at time zone 'Europe/London')::date from audit_standing audit
        where audit.authority_id = held.authority_id and audit.case_reference = held.case_reference) as looked_at_on,
      (select max(begun_at at time zone 'Europe/London')::date from supervision_audit earlier
        where earlier.authority_id = held.authority_id and earlier.case_reference = held.case_reference) as supervised_on
    from case_standing held
    where held.authority_id = ${ctx.authorityId} and held.practitioner_id = ${practitionerId} and held.open`.execute(
    ctx.db,
  )
  return rows
}

/** By team: practitioners who hold an open case now, and how many audits before supervision were shared for that month. */
export async function countedByTeam(ctx: Context, month: LocalDate): Promise<readonly TeamCounted[]> {
  const { rows } = await sql<TeamCounted>`
    select team.name as team, count(*)::integer as practitioners, coalesce(sum(done.shared), 0)::integer as shared
    from staff_member staff
    join staff_role role on role.authority_id = staff.authority_id and role.staff_id = staff.staff_id and role.role = 'practitioner'
    join team on team.authority_id = staff.authority_id and team.team_id = staff.team_id
    left join lateral (
      select count(*) as shared from supervision_audit supervision
      join supervision_audit_shared shared on shared.authority_id = supervision.authority_id
        and shared.supervision_id = supervision.supervision_id
      where supervision.authority_id = staff.authority_id and supervision.practitioner_id = staff.staff_id
        and supervision.month = ${month}
    ) done on true
    where staff.authority_id = ${ctx.authorityId} and staff.left_on is null
      and (done.shared > 0 or exists (select from case_standing held where held.authority_id = staff.authority_id
        and held.practitioner_id = staff.staff_id and held.open))
    group by team.name order by team.name`.execute(ctx.db)
  return rows
}

/** Audits behind each theme, shared for the months since `since`, of the whole council. */
export async function countedByTheme(ctx: Context, since: LocalDate): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ theme: string; audits: number }>`
    select marked.theme, count(*)::integer as audits from supervision_theme marked
    join supervision_audit supervision on supervision.authority_id = marked.authority_id
      and supervision.supervision_id = marked.supervision_id
    where marked.authority_id = ${ctx.authorityId} and supervision.month >= ${localDate(since)}
    group by marked.theme`.execute(ctx.db)
  return new Map(rows.map(({ theme, audits }) => [theme, audits]))
}
