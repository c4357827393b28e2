/** Writes a note or a decision on a case, as written and for good: a correction is another note. Whoever owns it is told on their home page. */
import { can } from '#domain/access/can.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import type { RowFound } from './queries.ts'

export interface Note {
  readonly kind: 'note' | 'decision'
  readonly words: string
  readonly meetingOn: LocalDate | null
  readonly reviewOn: LocalDate | null
  readonly ownerId: string | null
}

/** `row` was found within reach; who may read a board may write on it. */
export async function noteOnCase(ctx: Context, board: string, row: RowFound, note: Note): Promise<void> {
  requireMay(can(ctx.actor, 'tracking.note', { teamId: row.teamId, localityId: row.localityId }))
  await ctx.db
    .insertInto('trackingNote')
    .values({
      ...note,
      authorityId: ctx.authorityId,
      noteId: ctx.newId(),
      board,
      caseReference: row.caseReference,
      writtenBy: staffIdOf(ctx),
      writtenAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'tracking.noted', subject: `case:${row.caseReference}`, board, kind: note.kind })
}
