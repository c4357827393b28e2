/** What became of one concern, from its records: who was told, what was answered, who confirmed. The caller has found the concern. */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import type { Step } from '#domain/safety-concerns/clocks.ts'
import type { SafeNow } from '#domain/safety-concerns/severity.ts'
import type { Context } from '#platform/context.ts'

export interface Telling {
  readonly told: string
  readonly toldAt: Instant
  readonly decision: string
  readonly by: string
  readonly at: Instant
}

export interface Notification {
  readonly name: string
  readonly jobTitle: string
  readonly step: Step
  readonly dueAt: Instant
  readonly at: Instant
  readonly openedAt: Instant | null
}

export interface Response {
  readonly number: number
  readonly done: string
  readonly safe: SafeNow
  readonly next: string
  readonly byId: string
  readonly by: string
  readonly at: Instant
}

export interface Closure {
  readonly confirmed: string
  readonly by: string
  readonly at: Instant
}

export interface ConcernStory {
  readonly tellings: readonly Telling[]
  readonly notifications: readonly Notification[]
  readonly responses: readonly Response[]
  readonly closure: Closure | null
}

export async function storyOf(ctx: Context, concernId: string): Promise<ConcernStory> {
  return {
    tellings: await tellingsOf(ctx, concernId),
    notifications: await notificationsOf(ctx, concernId),
    responses: await responsesOf(ctx, concernId),
    closure: await closureOf(ctx, concernId),
  }
}

const tellingsOf = async (ctx: Context, concernId: string): Promise<readonly Telling[]> =>
  ctx.db
    .selectFrom('safetyConcernTelling as telling')
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'telling.authorityId').onRef('person.staffId', '=', 'telling.recordedBy'),
    )
    .select(['telling.told', 'telling.toldAt', 'telling.decision', 'person.name as by', 'telling.recordedAt as at'])
    .where('telling.authorityId', '=', ctx.authorityId)
    .where('telling.concernId', '=', concernId)
    .orderBy('telling.recordedAt')
    .orderBy('telling.tellingId')
    .execute()

export async function notificationsOf(ctx: Context, concernId: string): Promise<readonly Notification[]> {
  return ctx.db
    .selectFrom('safetyConcernNotification as notification')
    .innerJoin('staffMember as person', join =>
      join
        .onRef('person.authorityId', '=', 'notification.authorityId')
        .onRef('person.staffId', '=', 'notification.staffId'),
    )
    .select([
      'person.name',
      'person.jobTitle',
      sql<Step>`notification.step`.as('step'),
      'notification.dueAt',
      'notification.notifiedAt as at',
      sql<Instant | null>`(select min(opening.opened_at) from safety_concern_opening as opening
        where opening.authority_id = notification.authority_id and opening.concern_id = notification.concern_id
          and opening.staff_id = notification.staff_id and opening.opened_at >= notification.notified_at)`.as(
        'openedAt',
      ),
    ])
    .where('notification.authorityId', '=', ctx.authorityId)
    .where('notification.concernId', '=', concernId)
    .orderBy('notification.notifiedAt')
    .orderBy('notification.dueAt')
    .orderBy('person.name')
    .execute()
}

export async function responsesOf(ctx: Context, concernId: string): Promise<readonly Response[]> {
  return ctx.db
    .selectFrom('safetyConcernResponse as response')
    .innerJoin('staffMember as person', join =>
      join
        .onRef('person.authorityId', '=', 'response.authorityId')
        .onRef('person.staffId', '=', 'response.respondedBy'),
    )
    .select([
      'response.number',
      'response.done',
      sql<SafeNow>`response.safe`.as('safe'),
      'response.next',
      'response.respondedBy as byId',
      'person.name as by',
      'response.respondedAt as at',
    ])
    .where('response.authorityId', '=', ctx.authorityId)
    .where('response.concernId', '=', concernId)
    .orderBy('response.number')
    .execute()
}

async function closureOf(ctx: Context, concernId: string): Promise<Closure | null> {
  const closure = await ctx.db
    .selectFrom('safetyConcernClosure as closure')
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'closure.authorityId').onRef('person.staffId', '=', 'closure.closedBy'),
    )
    .select(['closure.confirmed', 'person.name as by', 'closure.closedAt as at'])
    .where('closure.authorityId', '=', ctx.authorityId)
    .where('closure.concernId', '=', concernId)
    .executeTakeFirst()
  return closure ?? null
}
