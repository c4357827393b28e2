/** Reads of the boards, always within the reader's reach, with what was last decided of each case. */
import { sql } from 'kysely'
import type { LocalDate, Instant } from '#domain/calendar/dates.ts'
import type { BoardLevel } from '#domain/tracking/board.ts'
import type { Context } from '#platform/context.ts'
import { casesWithin } from '#platform/database/scope.ts'

const tracked = (ctx: Context) =>
  ctx.db
    .selectFrom('trackedCase as tracked')
    .innerJoin('caseStanding as held', join =>
      join
        .onRef('held.authorityId', '=', 'tracked.authorityId')
        .onRef('held.caseReference', '=', 'tracked.caseReference'),
    )
    .where('tracked.authorityId', '=', ctx.authorityId)
    .where(casesWithin(ctx, 'tracking.read'))

export interface CountedOnBoard {
  readonly board: string
  readonly level: string
  readonly cases: number
}

export const countOnBoards = (ctx: Context): Promise<readonly CountedOnBoard[]> =>
  tracked(ctx)
    .select(['tracked.board', 'tracked.level', sql<number>`count(*)::integer`.as('cases')])
    .groupBy(['tracked.board', 'tracked.level'])
    .execute()

/** Which rows are asked for; null asks for every one. */
export interface RowsAsked {
  readonly board: string
  readonly team: string | null
  readonly level: BoardLevel | null
  /** The last row seen. Rows stand by the day since when, those without one last, and then by case. */
  readonly place: BoardPlace | null
}

export interface BoardPlace {
  readonly since: string
  readonly caseReference: string
}

export interface RowFound {
  readonly caseReference: string
  readonly since: LocalDate | null
  readonly level: string
  readonly because: string
  readonly cells: unknown
  readonly teamName: string | null
  readonly teamId: string | null
  readonly localityId: string | null
  readonly workerName: string | null
  readonly lastKind: string | null
  readonly lastWords: string | null
  readonly lastAt: Instant | null
  readonly lastBy: string | null
  readonly lastOwner: string | null
  readonly lastReviewOn: LocalDate | null
}

/** What an address says for the cases whose team no extract names. */
export const teamNotKnown = 'not-known'
const teamOfCase = sql<string | null>`coalesce(team.name, held.team_name)`

/** Of each case the last decision; where none was taken, the last note. */
const rowsRead = (ctx: Context, board: string) =>
  tracked(ctx)
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'held.authorityId').onRef('team.teamId', '=', 'held.teamId'),
    )
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('trackingNote as note')
          .innerJoin('staffMember as writer', join =>
            join.onRef('writer.authorityId', '=', 'note.authorityId').onRef('writer.staffId', '=', 'note.writtenBy'),
          )
          .leftJoin('staffMember as owner', join =>
            join.onRef('owner.authorityId', '=', 'note.authorityId').onRef('owner.staffId', '=', 'note.ownerId'),
          )
          .select(['note.kind', 'note.words', 'note.writtenAt', 'note.reviewOn', 'writer.name', 'owner.name as owner'])
          .whereRef('note.authorityId', '=', 'tracked.authorityId')
          .whereRef('note.board', '=', 'tracked.board')
          .whereRef('note.caseReference', '=', 'tracked.caseReference')
          .orderBy(sql`note.kind = 'decision'`, 'desc')
          .orderBy('note.writtenAt', 'desc')
          .orderBy('note.noteId', 'desc')
          .limit(1)
          .as('last'),
      join => join.onTrue(),
    )
    .select([
      'tracked.caseReference',
      'tracked.since',
      'tracked.level',
      'tracked.because',
      'tracked.cells',
      'held.workerName',
      'held.teamId',
      'held.localityId',
      teamOfCase.as('teamName'),
      'last.kind as lastKind',
      'last.words as lastWords',
      'last.writtenAt as lastAt',
      'last.name as lastBy',
      'last.owner as lastOwner',
      'last.reviewOn as lastReviewOn',
    ])
    .where('tracked.board', '=', board)

export const rowsAfter = (
  ctx: Context,
  { board, team, level, place }: RowsAsked,
  limit: number,
): Promise<readonly RowFound[]> =>
  rowsRead(ctx, board)
    .$if(team !== null, query => query.where(sql<boolean>`coalesce(${teamOfCase}, ${teamNotKnown}) = ${team}`))
    .$if(level !== null, query => query.where('tracked.level', '=', level ?? ''))
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(coalesce(tracked.since, 'infinity'), tracked.case_reference) > (${place?.since ?? ''}::date, ${place?.caseReference ?? ''})`,
      ),
    )
    .orderBy(sql`coalesce(tracked.since, 'infinity')`)
    .orderBy('tracked.caseReference')
    .limit(limit)
    .execute()

/** One case's row on a board, or undefined: not there and out of reach are the same. */
export const rowOfCase = (ctx: Context, board: string, reference: string): Promise<RowFound | undefined> =>
  rowsRead(ctx, board).where('tracked.caseReference', '=', reference).executeTakeFirst()

/** Every team with a case on the board within reach. */
export async function teamsOnBoard(ctx: Context, board: string): Promise<readonly string[]> {
  const rows = await tracked(ctx)
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'held.authorityId').onRef('team.teamId', '=', 'held.teamId'),
    )
    .select(sql<string>`coalesce(${teamOfCase}, ${teamNotKnown})`.as('name'))
    .where('tracked.board', '=', board)
    .distinct()
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

export interface NoteFound {
  readonly kind: string
  readonly words: string
  readonly writtenAt: Instant
  readonly writtenBy: string
  readonly meetingOn: LocalDate | null
  readonly reviewOn: LocalDate | null
  readonly owner: string | null
}

/** All that was written of a case on a board, the newest first. The caller has found the case within reach. */
export const notesOf = (ctx: Context, board: string, reference: string): Promise<readonly NoteFound[]> =>
  ctx.db
    .selectFrom('trackingNote as note')
    .innerJoin('staffMember as writer', join =>
      join.onRef('writer.authorityId', '=', 'note.authorityId').onRef('writer.staffId', '=', 'note.writtenBy'),
    )
    .leftJoin('staffMember as owner', join =>
      join.onRef('owner.authorityId', '=', 'note.authorityId').onRef('owner.staffId', '=', 'note.ownerId'),
    )
    .select(['note.kind', 'note.words', 'note.writtenAt', 'note.meetingOn', 'note.reviewOn'])
    .select(['writer.name as writtenBy', 'owner.name as owner'])
    .where('note.authorityId', '=', ctx.authorityId)
    .where('note.board', '=', board)
    .where('note.caseReference', '=', reference)
    .orderBy('note.writtenAt', 'desc')
    .orderBy('note.noteId', 'desc')
    .execute()
