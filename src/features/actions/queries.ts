/** Reads of actions, always within reach; counts are counted in the database. */
import { sql, type RawBuilder } from 'kysely'
import type { Subject } from '#domain/access/can.ts'
import type { Permission } from '#domain/access/permissions.ts'
import type { ActionState, Changed, DeedKind } from '#domain/actions/lifecycle.ts'
import type { AuditState } from '#domain/audit/lifecycle.ts'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { actionsWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'

/** How actions are called: AC-2018-0012. */
export const actionReferences = { table: 'action_record', letters: 'AC' } as const

export interface ActionFound {
  readonly actionId: string
  readonly reference: string
  readonly state: ActionState
  readonly source: string
  readonly sourceTitle: string
  readonly audit: string | null
  readonly auditId: string | null
  readonly auditState: AuditState
  readonly auditorId: string | null
  readonly caseReference: string | null
  readonly text: string
  readonly why: string
  readonly kind: string | null
  readonly severity: string | null
  readonly forWhom: string
  readonly teamId: string | null
  readonly localityId: string | null
  readonly team: string | null
  readonly locality: string | null
  readonly ownerRole: string | null
  readonly holderId: string | null
  readonly holder: string | null
  readonly dueOn: LocalDate
  readonly nowDueOn: LocalDate
  readonly successMeasure: string
  readonly openedBy: string
  readonly openedAt: Instant
  readonly doneBy: string | null
  readonly verifiedAt: Instant | null
  readonly changed: Changed | null
  /** How many deeds there are: a form sent with an older number is not taken. */
  readonly deeds: number
}

/** Everything that a page shows of an action, over `action_standing as acted`. */
const columns = sql`acted.action_id, acted.reference, acted.state, acted.source, acted.source_title, acted.audit, acted.audit_id,
  acted.audit_state, acted.auditor_id, acted.case_reference, acted.text, acted.why, acted.kind, acted.severity,
  acted.for_whom, acted.team_id, acted.locality_id, team.name as team, locality.name as locality, acted.owner_role, acted.holder_id,
  holder.name as holder, acted.due_on, acted.now_due_on, acted.success_measure, opener.name as opened_by, acted.opened_at,
  acted.done_by, acted.verified_at, acted.changed, acted.deeds`

const from = sql`action_standing acted
  join staff_member opener on opener.authority_id = acted.authority_id and opener.staff_id = acted.opened_by
  left join team on team.authority_id = acted.authority_id and team.team_id = acted.team_id
  left join locality on locality.authority_id = acted.authority_id and locality.locality_id = acted.locality_id
  left join staff_member holder on holder.authority_id = acted.authority_id and holder.staff_id = acted.holder_id`

/** What is overdue first, then what is open, waits to be verified, is closed. */
const rankOf = ({ today }: Context): RawBuilder<number> => sql<number>`(case
  when acted.state = 'open' and acted.now_due_on < ${today}::date then 0
  when acted.state = 'open' then 1 when acted.state = 'to-verify' then 2 when acted.state = 'closed' then 3 else 4 end)`

export interface Place {
  readonly rank: number
  readonly dueOn: LocalDate
  readonly reference: string
}

export const listStates = ['open', 'overdue', 'to-verify', 'loop', 'closed', 'closed-without'] as const
export type ListState = (typeof listStates)[number]

export interface ListAsked {
  readonly whose: 'mine' | 'team' | 'all'
  readonly state: ListState | null
  readonly locality: string | null
  readonly team: string | null
  readonly after: Place | null
}

type Condition = RawBuilder<boolean>

function filtered(ctx: Context, { whose, locality, team }: Omit<ListAsked, 'state' | 'after'>): Condition {
  const { staffId, teamId } = ctx.actor
  const conditions = [
    sql<boolean>`acted.authority_id = ${ctx.authorityId}`,
    actionsWithin(ctx, 'action.read'),
    ...(whose === 'mine' ? [sql<boolean>`acted.holder_id = ${staffId}::uuid`] : []),
    ...(whose === 'team' ? [sql<boolean>`acted.team_id = ${teamId}::uuid`] : []),
    ...(locality === null ? [] : [sql<boolean>`locality.name = ${locality}`]),
    ...(team === null ? [] : [sql<boolean>`team.name = ${team}`]),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

const loopDue = (ctx: Context, weeks: number): Condition =>
  sql<boolean>`(acted.state = 'closed' and acted.changed is null
    and (acted.verified_at at time zone 'Europe/London')::date + ${weeks * 7}::integer <= ${ctx.today}::date)`

function inState(ctx: Context, state: ListState, weeks: number): Condition {
  if (state === 'overdue') return sql<boolean>`(acted.state = 'open' and acted.now_due_on < ${ctx.today}::date)`
  return state === 'loop' ? loopDue(ctx, weeks) : sql<boolean>`acted.state = ${state}`
}

/** As many actions as are wanted, in order, after a place. `weeks`: when the loop is asked for. */
export async function listActions(
  ctx: Context,
  asked: ListAsked,
  { weeks, most }: { readonly weeks: number; readonly most: number },
): Promise<readonly (ActionFound & { readonly rank: number })[]> {
  const { after, state } = asked
  const rank = rankOf(ctx)
  const beyond =
    after === null
      ? sql<boolean>`true`
      : sql<boolean>`(${rank}, acted.now_due_on, acted.reference) > (${after.rank}::integer, ${after.dueOn}::date, ${after.reference}::text)`
  const { rows } = await sql<ActionFound & { readonly rank: number }>`
    select ${columns}, ${rank} as rank from ${from}
    where ${filtered(ctx, asked)} and ${state === null ? sql<boolean>`true` : inState(ctx, state, weeks)} and ${beyond}
    order by ${rank}, acted.now_due_on, acted.reference limit ${most}`.execute(ctx.db)
  return rows
}

export type ActionCounts = Readonly<Record<'all' | 'changedYes' | 'looped' | ListState, number>>

/** How many there are in each state, of those that the filters leave. */
export async function countActions(
  ctx: Context,
  asked: Omit<ListAsked, 'state' | 'after'>,
  weeks: number,
): Promise<ActionCounts> {
  const { rows } = await sql<ActionCounts>`
    select count(*)::integer as "all",
      ${sql.join(listStates.map(state => sql`count(*) filter (where ${inState(ctx, state, weeks)})::integer as ${sql.ref(state)}`))},
      count(acted.changed)::integer as looped,
      count(*) filter (where acted.changed = 'yes')::integer as changed_yes
    from ${from} where ${filtered(ctx, asked)}`.execute(ctx.db)
  const [counts] = rows
  if (!counts) throw new Error('Nothing was counted')
  return counts
}

/** Names of the localities and teams whose actions are within reach, to choose from. */
export async function placesWithin(
  ctx: Context,
): Promise<readonly { readonly locality: string | null; readonly team: string | null }[]> {
  const { rows } = await sql<{ locality: string | null; team: string | null }>`
    select distinct locality.name as locality, team.name as team from ${from}
    where acted.authority_id = ${ctx.authorityId} and ${actionsWithin(ctx, 'action.read')}
    order by 1, 2`.execute(ctx.db)
  return rows
}

async function actionsWhere(
  ctx: Context,
  permission: Permission,
  condition: Condition,
): Promise<readonly ActionFound[]> {
  const { rows } = await sql<ActionFound>`
    select ${columns} from ${from}
    where acted.authority_id = ${ctx.authorityId} and ${actionsWithin(ctx, permission)} and ${condition}
    order by acted.reference`.execute(ctx.db)
  return rows
}

/** One action; 404 where there is none within reach. */
export async function actionByReference(ctx: Context, reference: string): Promise<ActionFound> {
  const [found] = await actionsWhere(ctx, 'action.read', sql<boolean>`acted.reference = ${reference}`)
  if (!found) throw httpProblems.notFound({})
  return found
}

/** Whether the person who asks may still read it: not, for a practitioner, once they gave it away. */
export async function isWithinReach(ctx: Context, reference: string): Promise<boolean> {
  const found = await actionsWhere(ctx, 'action.read', sql<boolean>`acted.reference = ${reference}`)
  return found.length > 0
}

/** The same, held until the transaction ends, so that two deeds never cross. */
export async function actionHeld(ctx: Context, reference: string): Promise<ActionFound> {
  await sql`select pg_advisory_xact_lock(hashtext(${`action:${ctx.authorityId}:${reference}`}))`.execute(ctx.db)
  return actionByReference(ctx, reference)
}

/** The actions of an audit's submission that stands, within reach, with where each stands. */
export const actionsOfAudit = (ctx: Context, auditId: string): Promise<readonly ActionFound[]> =>
  actionsWhere(ctx, 'action.read', sql<boolean>`acted.audit_id = ${auditId}`)

/** Open actions of the person who asks, the soonest due first. */
export async function myOpenActions(ctx: Context): Promise<readonly ActionFound[]> {
  const mine = await actionsWhere(
    ctx,
    'action.read',
    sql<boolean>`acted.holder_id = ${ctx.actor.staffId}::uuid and acted.state = 'open'`,
  )
  return [...mine].sort((one, other) => one.nowDueOn.localeCompare(other.nowDueOn))
}

export interface DeedFound {
  readonly number: number
  readonly kind: DeedKind
  readonly words: string
  readonly newOwnerId: string | null
  readonly newOwner: string | null
  readonly newDueOn: LocalDate | null
  readonly changed: Changed | null
  readonly byId: string
  readonly by: string
  readonly at: Instant
}

/** What was done with an action, the newest first. */
export async function deedsOf(ctx: Context, actionId: string): Promise<readonly DeedFound[]> {
  const { rows } = await sql<DeedFound>`
    select deed.number, deed.kind, deed.words, deed.new_owner_id, owner.name as new_owner, deed.new_due_on, deed.changed, deed.by_id,
      doer.name as by, deed.at
    from action_deed deed
    join staff_member doer on doer.authority_id = deed.authority_id and doer.staff_id = deed.by_id
    left join staff_member owner on owner.authority_id = deed.authority_id and owner.staff_id = deed.new_owner_id
    where deed.authority_id = ${ctx.authorityId} and deed.action_id = ${actionId}
    order by deed.number desc`.execute(ctx.db)
  return rows
}

/** What a decision needs to know of an action. */
export const subjectOf = (action: ActionFound): Subject => ({
  state: action.auditState,
  ownerId: action.holderId,
  doneById: action.doneBy,
  auditorId: action.auditorId,
  teamId: action.teamId,
  localityId: action.localityId,
})
