/** The tracking boards: which cases stand still or soon will, who holds each and since when, for those who answer for them. */
import { sql } from 'kysely'
import { longDate, localDate, isLocalDate, type LocalDate } from '#domain/calendar/dates.ts'
import { boardLevels, knows, type Board, type BoardLevel, type Cell } from '#domain/tracking/board.ts'
import { boards } from '#domain/tracking/boards.ts'
import type { Context } from '#platform/context.ts'
import { casesWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { params } from '#ui/params.ts'
import { newestReportDate, standingSources } from '../cases/door.ts'
import { paths } from './paths.ts'

const perPage = 50
const levels = Object.keys(boardLevels) as readonly BoardLevel[]
const colours: Readonly<Record<BoardLevel, string>> = { watch: 'yellow', drifting: 'red', 'not-known': 'grey' }

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

/** Every board, with how many cases within reach stand at each level. */
export async function boardsView(ctx: Context) {
  const sources = await standingSources(ctx)
  const counts = await tracked(ctx)
    .select(['tracked.board', 'tracked.level', sql<number>`count(*)::integer`.as('cases')])
    .groupBy(['tracked.board', 'tracked.level'])
    .execute()
  const count = (board: string, level: BoardLevel): number =>
    counts.find(one => one.board === board && one.level === level)?.cases ?? 0
  const reportDate = newestReportDate(sources)
  return {
    reportDate: reportDate && longDate(reportDate),
    boards: boards.map(board => ({
      title: board.title,
      purpose: board.purpose,
      href: paths.board(board.key),
      known: knows(board, sources.known),
      counts: levels.map(level => `${boardLevels[level]}: ${count(board.key, level)}`).join('. '),
    })),
  }
}

export interface BoardPlace {
  readonly since: string
  readonly caseReference: string
}

const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No'
  return isLocalDate(String(cell)) ? longDate(localDate(String(cell))) : String(cell)
}

interface RowFound {
  readonly caseReference: string
  readonly since: LocalDate | null
  readonly level: string
  readonly because: string
  readonly cells: unknown
  readonly teamName: string | null
  readonly workerName: string | null
}

const rowView = (board: Board) => (one: RowFound) => {
  const level = one.level as BoardLevel
  const cells = one.cells as Readonly<Record<string, Cell>>
  return {
    reference: one.caseReference,
    href: paths.case(one.caseReference),
    tag: params({ text: boardLevels[level], classes: `govuk-tag--${colours[level]}` }),
    since: one.since === null ? 'Not recorded' : longDate(one.since),
    because: one.because,
    held: `${one.teamName ?? 'Team not known'}, ${one.workerName ?? 'worker not known'}`,
    cells: board.columns.filter(({ type }) => type !== 'case').map(({ key }) => cellText(cells[key])),
  }
}

const rowsAfter = (ctx: Context, board: string, place: BoardPlace | null): Promise<readonly RowFound[]> =>
  tracked(ctx)
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'held.authorityId').onRef('team.teamId', '=', 'held.teamId'),
    )
    .select([
      'tracked.caseReference',
      'tracked.since',
      'tracked.level',
      'tracked.because',
      'tracked.cells',
      'held.workerName',
      sql<string | null>`coalesce(team.name, held.team_name)`.as('teamName'),
    ])
    .where('tracked.board', '=', board)
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(coalesce(tracked.since, 'infinity'), tracked.case_reference) > (${place?.since ?? ''}::date, ${place?.caseReference ?? ''})`,
      ),
    )
    .orderBy(sql`coalesce(tracked.since, 'infinity')`)
    .orderBy('tracked.caseReference')
    .limit(perPage + 1)
    .execute()

/** 404 where there is no such board. */
export async function boardView(ctx: Context, key: string, place: BoardPlace | null) {
  const board = boards.find(one => one.key === key)
  if (!board) throw httpProblems.notFound({})
  const found = await rowsAfter(ctx, key, place)
  const last = found.length > perPage ? found[perPage - 1] : undefined
  return {
    back: paths.tracking,
    title: board.title,
    purpose: board.purpose,
    known: knows(board, (await standingSources(ctx)).known),
    headings: board.columns.filter(({ type }) => type !== 'case').map(({ heading }) => heading),
    rows: found.slice(0, perPage).map(rowView(board)),
    older: last ? paths.board(key, { since: last.since ?? 'infinity', caseReference: last.caseReference }) : null,
  }
}
