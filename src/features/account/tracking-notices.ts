/**
 * Decisions of tracking panels on the first page of the day: those this person is to see through, and new ones on the cases that they
 * manage. Reads the tracking room's table, which stands downstream of this one.
 */
import { sql } from 'kysely'
import { canEver } from '#domain/access/can.ts'
import { dayOf, longDate, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import { boards } from '#domain/tracking/boards.ts'
import type { Context } from '#platform/context.ts'
import { casesWithin } from '#platform/database/scope.ts'

export interface TrackingNotice {
  readonly text: string
  readonly href: string
  readonly hint: string
  readonly tag: null
}

interface DecisionFound {
  readonly board: string
  readonly caseReference: string
  readonly reviewOn: LocalDate | null
  readonly writtenAt: Instant
  readonly isMine: boolean
}

/** Days for which those who manage a case, and do not own the decision, are told that it was taken. */
const daysTold = 14
const mostTold = 10

/** A decision is told until something newer is written of the case on the same board. The soonest to be looked at again come first. */
export async function trackingNotices(ctx: Context): Promise<readonly TrackingNotice[]> {
  if (!canEver(ctx.actor, 'tracking.read')) return []
  const manages =
    ctx.actor.kind === 'staff' && ctx.actor.roles.some(role => role === 'team-manager' || role === 'service-manager')
  const { rows } = await sql<DecisionFound>`
    select note.board, note.case_reference, note.review_on, note.written_at, note.owner_id is not distinct from ${ctx.actor.staffId}::uuid as is_mine
    from tracking_note note
    join case_standing held on held.authority_id = note.authority_id and held.case_reference = note.case_reference
    where note.authority_id = ${ctx.authorityId} and note.kind = 'decision' and ${casesWithin(ctx, 'tracking.read')}
      and (note.owner_id = ${ctx.actor.staffId}::uuid
        or (${manages} and note.written_by <> ${ctx.actor.staffId}::uuid
          and note.written_at > ${ctx.now}::timestamptz - make_interval(days => ${daysTold})))
      and not exists (select from tracking_note later where later.authority_id = note.authority_id
        and later.board = note.board and later.case_reference = note.case_reference
        and (later.written_at, later.note_id) > (note.written_at, note.note_id))
    order by note.review_on nulls last, note.written_at, note.note_id limit ${mostTold}`.execute(ctx.db)
  return rows.map(row => noticeOf(row, ctx.today))
}

function noticeOf(
  { board, caseReference, reviewOn, writtenAt, isMine }: DecisionFound,
  today: LocalDate,
): TrackingNotice {
  const title = boards.find(one => one.key === board)?.title ?? board
  const review =
    reviewOn === null
      ? ''
      : reviewOn < today
        ? `; was to be looked at again on ${longDate(reviewOn)}`
        : `; look again on ${longDate(reviewOn)}`
  return {
    text: `${isMine ? 'See through the decision' : 'Read the decision'} on case ${caseReference}`,
    href: `/tracking/${board}/cases/${encodeURIComponent(caseReference)}`,
    hint: `${title}: decided ${longDate(dayOf(writtenAt))}${review}`,
    tag: null,
  }
}
