/** The tracking boards: which cases stand still or soon will, who holds each and since when, for those who answer for them. */
import { longDate } from '#domain/calendar/dates.ts'
import { boardLevels, knows, type Board, type BoardLevel } from '#domain/tracking/board.ts'
import { boards } from '#domain/tracking/boards.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { params } from '#ui/params.ts'
import { newestReportDate, standingSources } from '../cases/door.ts'
import { paths } from './paths.ts'
import { countOnBoards, rowsAfter, teamNotKnown, teamsOnBoard, type RowsAsked } from './queries.ts'
import { headingsOf, rowView } from './row-view.ts'

const perPage = 50
const levels = Object.keys(boardLevels) as readonly BoardLevel[]

/** 404 where there is no such board. */
export function boardAsked(key: string): Board {
  const board = boards.find(one => one.key === key)
  if (!board) throw httpProblems.notFound({})
  return board
}

/** What is asked for in an address; anything else is the usual. */
export function rowsAsked(board: string, query: Readonly<Record<string, string | undefined>>): RowsAsked {
  const { since, caseReference, team, level } = query
  const isPlace = since !== undefined && /^\d{4}-\d{2}-\d{2}$|^infinity$/.test(since) && caseReference !== undefined
  return {
    board,
    team: team === undefined || team === '' ? null : team,
    level: levels.find(one => one === level) ?? null,
    place: isPlace ? { since, caseReference } : null,
  }
}

/** Every board, with how many cases within reach stand at each level. */
export async function boardsView(ctx: Context) {
  const sources = await standingSources(ctx)
  const counts = await countOnBoards(ctx)
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

async function filtersOf(ctx: Context, { board, team, level }: RowsAsked) {
  const teams = (await teamsOnBoard(ctx, board)).map(name => ({
    value: name,
    text: name === teamNotKnown ? 'Team not known' : name,
  }))
  const all = (text: string) => ({ value: '', text })
  return {
    teams: params([all('Every team'), ...teams].map(one => ({ ...one, selected: one.value === (team ?? '') }))),
    levels: params(
      [all('Every level'), ...levels.map(one => ({ value: one, text: boardLevels[one] }))].map(one => ({
        ...one,
        selected: one.value === (level ?? ''),
      })),
    ),
  }
}

export async function boardView(ctx: Context, board: Board, asked: RowsAsked) {
  const found = await rowsAfter(ctx, asked, perPage + 1)
  const last = found.length > perPage ? found[perPage - 1] : undefined
  const { team, level } = asked
  return {
    back: paths.boards,
    title: board.title,
    purpose: board.purpose,
    known: knows(board, (await standingSources(ctx)).known),
    headings: headingsOf(board),
    rows: found.slice(0, perPage).map(row => rowView(board, row)),
    action: paths.board(board.key),
    asksTeamOrLevel: team !== null || level !== null,
    ...(await filtersOf(ctx, asked)),
    workbook: paths.workbook(board.key, { team, level }),
    older: last
      ? paths.board(board.key, { team, level, since: last.since ?? 'infinity', caseReference: last.caseReference })
      : null,
  }
}
