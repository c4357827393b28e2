/**
 * The second reader of the permissions table: turns reach, states and bars into a `where`. Every read of audits and rounds
 * starts from here, so that what is out of reach does not exist. It must agree with `can` (test/access ties the two).
 */
import { sql, type RawBuilder } from 'kysely'
import { rowsFor } from '#domain/access/can.ts'
import type { Bar, Permission, PermissionRow, Reach } from '#domain/access/permissions.ts'
import type { Context } from '../context.ts'

type Condition = RawBuilder<boolean>

const nothing: Condition = sql<boolean>`false`
const everything: Condition = sql<boolean>`true`
const own = (column: string, id: string | null): Condition =>
  id === null ? nothing : sql<boolean>`${sql.ref(column)} = ${id}`

/** Reach in terms of the columns of `audit_standing`, which the query must name or alias `audit`; of a safety concern, `concern`. */
const reachWhere: Record<Reach, (ctx: Context) => Condition> = {
  authority: () => everything,
  published: () => everything,
  locality: ctx => own('audit.locality_id', ctx.actor.localityId),
  team: ctx => own('audit.team_id', ctx.actor.teamId),
  'own-case': ctx => own('audit.practitioner_id', ctx.actor.staffId),
  allocated: ctx => own('audit.auditor_id', ctx.actor.staffId),
  raised: ctx => own('concern.raised_by', ctx.actor.staffId),
  supervises: ctx => own('supervision.manager_id', ctx.actor.staffId),
  'shared-with': ctx =>
    sql<boolean>`(shared.supervision_id is not null and ${own('supervision.practitioner_id', ctx.actor.staffId)})`,
  owned: () => nothing,
  self: () => nothing,
}

const barColumn: Record<Bar, (ctx: Context) => Condition> = {
  'own-audit': ctx => own('audit.auditor_id', ctx.actor.staffId),
  'own-case': ctx => own('audit.practitioner_id', ctx.actor.staffId),
  'own-service': ctx => own('audit.team_id', ctx.actor.teamId),
  'own-concern': ctx => own('concern.raised_by', ctx.actor.staffId),
  'own-response': ctx =>
    sql<boolean>`exists (select from safety_concern_response as mine where mine.authority_id = concern.authority_id
      and mine.concern_id = concern.concern_id and mine.responded_by = ${ctx.actor.staffId})`,
  'own-action': ctx => ownAction(ctx),
  'own-report': ctx =>
    sql<boolean>`(report.begun_by = ${ctx.actor.staffId} or exists (select from scrutiny_passage as mine
      where mine.authority_id = report.authority_id and mine.report_id = report.report_id and mine.written_by = ${ctx.actor.staffId}))`,
  'own-exemption': () => nothing,
  'own-look': ctx =>
    sql<boolean>`exists (select from grade_entry as mine where mine.authority_id = audit.authority_id
      and mine.submission_id = audit.submission_id and mine.kind = 'moderator' and mine.entered_by = ${ctx.actor.staffId})`,
}

const ownAction = (ctx: Context): Condition =>
  sql<boolean>`(coalesce(${own('acted.holder_id', ctx.actor.staffId)}, false) or coalesce(${own('acted.done_by', ctx.actor.staffId)}, false))`

function rowWhere(ctx: Context, row: PermissionRow): Condition {
  const states = row.when ? sql<boolean>`audit.state in (${sql.join([...row.when])})` : everything
  const bars = (row.never ?? []).map(bar => sql<boolean>`coalesce(not ${barColumn[bar](ctx)}, true)`)
  return sql<boolean>`(${sql.join([reachWhere[row.reach](ctx), states, ...bars], sql` and `)})`
}

/** The cases for which the actor has this permission, as a condition on `case_standing as held`. */
export function casesWithin(ctx: Context, permission: Permission): Condition {
  if (ctx.actor.kind === 'system') return everything
  const rows = rowsFor(ctx.actor, permission).map(({ reach }) => caseReach[reach]?.(ctx) ?? nothing)
  return rows.length === 0 ? nothing : sql<boolean>`(${sql.join(rows, sql` or `)})`
}

/** Reach in terms of who holds a case. */
const caseReach: Partial<Record<Reach, (ctx: Context) => Condition>> = {
  authority: () => everything,
  locality: ctx => own('held.locality_id', ctx.actor.localityId),
  team: ctx => own('held.team_id', ctx.actor.teamId),
  'own-case': ctx => own('held.practitioner_id', ctx.actor.staffId),
  allocated: ctx =>
    sql<boolean>`exists (select from audit as mine where mine.authority_id = held.authority_id
      and mine.case_reference = held.case_reference and mine.auditor_id = ${ctx.actor.staffId}
      and not exists (select from audit_set_aside aside where aside.authority_id = mine.authority_id and aside.audit_id = mine.audit_id))`,
}

/** Reach in terms of an action's own columns. */
const actionReach: Partial<Record<Reach, (ctx: Context) => Condition>> = {
  authority: () => everything,
  locality: ctx => own('acted.locality_id', ctx.actor.localityId),
  team: ctx => own('acted.team_id', ctx.actor.teamId),
  owned: ctx => own('acted.holder_id', ctx.actor.staffId),
  allocated: ctx => own('acted.auditor_id', ctx.actor.staffId),
}

/** The actions for which the actor has this permission, as a condition on `action_standing as acted`. */
export function actionsWithin(ctx: Context, permission: Permission): Condition {
  if (ctx.actor.kind === 'system') return everything
  const rows = rowsFor(ctx.actor, permission).map(row => {
    const states = row.when ? sql<boolean>`acted.audit_state in (${sql.join([...row.when])})` : everything
    const bars = (row.never ?? []).map(bar => sql<boolean>`coalesce(not ${barColumn[bar](ctx)}, true)`)
    return sql<boolean>`(${sql.join([actionReach[row.reach]?.(ctx) ?? nothing, states, ...bars], sql` and `)})`
  })
  return rows.length === 0 ? nothing : sql<boolean>`(${sql.join(rows, sql` or `)})`
}

/** The audits for which the actor has this permission, as a condition on `audit_standing as audit`. */
export function auditsWithin(ctx: Context, permission: Permission): Condition {
  if (ctx.actor.kind === 'system') return everything
  const rows = rowsFor(ctx.actor, permission)
  return rows.length === 0
    ? nothing
    : sql<boolean>`(${sql.join(
        rows.map(row => rowWhere(ctx, row)),
        sql` or `,
      )})`
}

/**
 * Where the council wants it so, a head of service sees what auditors graded inadequate and nothing else, and other moderators the rest.
 * Also for the count on the first page. A condition on `audit_standing as audit`.
 */
export function forThisModerator(ctx: Context): Condition {
  if (ctx.actor.choices?.includes('head-moderates-inadequate') !== true) return everything
  const isHead = ctx.actor.roles.includes('head-of-service')
  return sql<boolean>`${isHead}::boolean = exists (select from grade_entry own where own.authority_id = audit.authority_id
    and own.submission_id = audit.submission_id and own.kind = 'auditor' and own.grade = 'inadequate')`
}
