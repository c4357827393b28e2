/** One row of a board in words: the same on the page, on the case's own page and in the workbook. */
import { isLocalDate, localDate, longDate, dayOf } from '#domain/calendar/dates.ts'
import { boardLevels, type Board, type BoardLevel, type Cell } from '#domain/tracking/board.ts'
import { params } from '#ui/params.ts'
import { paths } from './paths.ts'
import type { RowFound } from './queries.ts'

const colours: Readonly<Record<BoardLevel, string>> = { watch: 'yellow', drifting: 'red', 'not-known': 'grey' }

const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No'
  return isLocalDate(String(cell)) ? longDate(localDate(String(cell))) : String(cell)
}

const mostWords = 160
const short = (words: string): string => (words.length <= mostWords ? words : `${words.slice(0, mostWords).trimEnd()}…`)

/** "Decision, 14 May 2018, Joan Pritchard; owner Marcus Bell; review 14 June 2018"; empty where nothing was written. */
function lastTold({ lastKind, lastAt, lastBy, lastOwner, lastReviewOn }: RowFound): string {
  if (lastAt === null) return ''
  const said = `${lastKind === 'decision' ? 'Decision' : 'Note'}, ${longDate(dayOf(lastAt))}, ${lastBy ?? ''}`
  const owner = lastOwner === null ? '' : `; owner ${lastOwner}`
  return `${said}${owner}${lastReviewOn === null ? '' : `; review ${longDate(lastReviewOn)}`}`
}

/** Headings of a board's own columns, without the case. */
export const headingsOf = (board: Board): readonly string[] =>
  board.columns.filter(({ type }) => type !== 'case').map(({ heading }) => heading)

export function rowView(board: Board, row: RowFound) {
  const level = row.level as BoardLevel
  const cells = row.cells as Readonly<Record<string, Cell>>
  return {
    reference: row.caseReference,
    href: paths.onBoard(board.key, row.caseReference),
    level: boardLevels[level],
    tag: params({ text: boardLevels[level], classes: `govuk-tag--${colours[level]}` }),
    since: row.since === null ? 'a day not recorded' : longDate(row.since),
    because: row.because,
    held: `${row.teamName ?? 'Team not known'}, ${row.workerName ?? 'worker not known'}`,
    cells: board.columns.filter(({ type }) => type !== 'case').map(({ key }) => cellText(cells[key])),
    last: row.lastWords === null ? '' : short(row.lastWords),
    lastTold: lastTold(row),
  }
}
