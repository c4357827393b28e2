/**
 * What a tracking board is: a question about every child of a sort, with a row for each whose case stands still or soon will. A board
 * says where to look; it never says that practice was poor.
 */
import { longDate, type LocalDate } from '../calendar/dates.ts'
import { dateOfDay, dayNumber, monthsAfter } from '../calendar/day-numbers.ts'
import type { CombinedJourney, KindKnown } from '../journey/combine.ts'
import type { EventKind } from '../journey/kinds.ts'
import type { SettingKey, TrackingSettings } from './settings.ts'

export type ColumnType = 'text' | 'date' | 'number' | 'case' | 'yes-no'

export interface BoardColumn {
  readonly key: string
  readonly heading: string
  readonly type: ColumnType
}

/** Null where it is not known, or there is none yet: an empty cell on the page. */
export type Cell = string | number | boolean | null

/** `not-known`: the limit has gone by, and no source tells whether what was asked for was done. Never counted as drifting. */
export type BoardLevel = 'watch' | 'drifting' | 'not-known'

export const boardLevels: Readonly<Record<BoardLevel, string>> = {
  watch: 'Watch',
  drifting: 'Drifting',
  'not-known': 'Not known',
}

export interface BoardRow {
  readonly caseReference: string
  /** The day from which it is counted; null where the source leaves it blank. */
  readonly since: LocalDate | null
  readonly level: BoardLevel
  /** In a sentence: what has gone by, and what is not recorded. */
  readonly because: string
  /** By the keys of the columns. */
  readonly cells: Readonly<Record<string, Cell>>
}

export interface Board {
  readonly key: string
  readonly title: string
  readonly purpose: string
  /** Without every one of these the board cannot be shown. */
  readonly needs: readonly EventKind[]
  /** Of these, all events must be held and not the latest alone. */
  readonly whole: readonly EventKind[]
  readonly columns: readonly BoardColumn[]
  readonly settings: readonly SettingKey[]
  /** The row of one child whose kinds are known; null where there is nothing to look at. */
  readonly row: (journey: CombinedJourney, settings: TrackingSettings) => BoardRow | null
}

/** Whether a board can be shown at all, from what an authority's sources hold. */
export const knows = (board: Board, known: ReadonlyMap<EventKind, KindKnown>): boolean =>
  board.needs.every(kind => known.has(kind)) && board.whole.every(kind => known.get(kind)?.coverage === 'all')

/** One child's row; null where there is nothing to look at, or the board cannot know. */
export const rowsOfBoard = (board: Board, journey: CombinedJourney, settings: TrackingSettings): BoardRow | null =>
  knows(board, journey.known) ? board.row(journey, settings) : null

export const caseColumn: BoardColumn = { key: 'case', heading: 'Case reference', type: 'case' }

export const column = (key: string, heading: string, type: ColumnType): BoardColumn => ({ key, heading, type })

/** The day until which all of these are known: what is missing after it may only not have arrived yet. */
export function knownUpTo(journey: CombinedJourney, kinds: readonly EventKind[]): LocalDate {
  let day = journey.reportDate
  for (const kind of kinds) {
    const known = journey.known.get(kind)?.knownTo
    if (known !== undefined && known < day) day = known
  }
  return day
}

export const monthsFrom = (day: LocalDate, count: number): LocalDate => dateOfDay(monthsAfter(dayNumber(day), count))
export const daysFrom = (day: LocalDate, count: number): LocalDate => dateOfDay(dayNumber(day) + count)

/** Whole months from one day to a later one. */
export function wholeMonths(from: LocalDate, to: LocalDate): number {
  let months = Math.max(0, Math.floor((dayNumber(to) - dayNumber(from)) / 31))
  while (monthsFrom(from, months + 1) <= to) months += 1
  return months
}

export const wholeWeeks = (from: LocalDate, to: LocalDate): number =>
  Math.max(0, Math.floor((dayNumber(to) - dayNumber(from)) / 7))

/** "3 May 2018". */
export const said = (day: LocalDate): string => longDate(day)

/** "1 month", "4 months". */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
