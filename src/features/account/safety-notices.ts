/**
 * Safety concerns on the first page of the day: those a person was told of and has not opened, and how many are open in their reach. Reads
 * the safety concerns room's tables, which stands downstream of this one.
 */
import { sql } from 'kysely'
import { canEver } from '#domain/access/can.ts'
import { longMoment, type Instant } from '#domain/calendar/dates.ts'
import { severityLabel, type Severity } from '#domain/safety-concerns/severity.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'

export interface SafetyNotice {
  readonly text: string
  readonly href: string
}

const concernsWithin = (ctx: Context) =>
  ctx.db
    .selectFrom('safetyConcernStanding as concern')
    .innerJoin('auditStanding as audit', join =>
      join.onRef('audit.authorityId', '=', 'concern.authorityId').onRef('audit.auditId', '=', 'concern.auditId'),
    )
    .where('concern.authorityId', '=', ctx.authorityId)
    .where(sql<boolean>`concern.state <> 'closed'`)
    .where(auditsWithin(ctx, 'safety-concern.read'))

/** What this person was told of and has not opened, the longest promised first. A closed concern is told of no more. */
export async function safetyNotices(ctx: Context): Promise<readonly SafetyNotice[]> {
  if (!canEver(ctx.actor, 'safety-concern.read')) return []
  const rows = await concernsWithin(ctx)
    .select([
      'concern.reference',
      sql<Severity>`concern.severity`.as('severity'),
      'concern.raisedAt',
      'concern.respondBy',
      sql<string>`concern.state`.as('state'),
      'audit.caseReference',
    ])
    .where(
      sql<boolean>`exists (select from safety_concern_notification as notification
        where notification.authority_id = concern.authority_id and notification.concern_id = concern.concern_id
          and notification.staff_id = ${ctx.actor.staffId}
          and not exists (select from safety_concern_opening as opening
            where opening.authority_id = notification.authority_id and opening.concern_id = notification.concern_id
              and opening.staff_id = notification.staff_id and opening.opened_at >= notification.notified_at))`,
    )
    .orderBy('concern.respondBy')
    .orderBy('concern.reference')
    .execute()
  return rows.map(row => ({ text: noticeText(row, ctx.now), href: `/safety-concerns/${row.reference}` }))
}

function noticeText(
  row: {
    readonly severity: Severity
    readonly caseReference: string
    readonly raisedAt: Instant
    readonly respondBy: Instant
    readonly state: string
  },
  now: Instant,
): string {
  const about = `${severityLabel(row.severity)}: the child of case ${row.caseReference} may be unsafe. Raised ${longMoment(row.raisedAt)}`
  if (row.state !== 'raised') return `${about}. Answered in writing.`
  return row.respondBy < now
    ? `${about}; a response was due by ${longMoment(row.respondBy)} and is overdue.`
    : `${about}; a response is due by ${longMoment(row.respondBy)}.`
}

/** How many concerns that are not closed this person may read. */
export async function openConcerns(ctx: Context): Promise<number> {
  const { count } = await concernsWithin(ctx).select(ctx.db.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}
