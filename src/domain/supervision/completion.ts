/**
 * How many audits before supervision were shared, of those expected, by team and month, and which themes they hold. Counts only: a theme is
 * hidden wherever fewer than five audits stand behind it, so that no pair can be told from a figure.
 */
import { hiddenCell, type Cell } from '../suppression/cell.ts'
import { auditsEachMonth } from './suggest.ts'

const fewestBehindTheme = 5

export interface TeamCounted {
  readonly team: string
  /** Practitioners of the team who hold an open case, or of whom one was shared that month. */
  readonly practitioners: number
  readonly shared: number
}

export const expectedOf = (practitioners: number): number => practitioners * auditsEachMonth

/** A theme's audits; hidden from one to four. Nought is a true nought. */
export const themeCell = (audits: number): Cell =>
  audits > 0 && audits < fewestBehindTheme ? hiddenCell : { shown: audits }

export interface Done {
  readonly shared: number
  readonly expected: number
}

/** `{ shared: 3, expected: 8 }` of teams together. */
export const doneOf = (teams: readonly TeamCounted[]): Done => ({
  shared: teams.reduce((sum, { shared }) => sum + shared, 0),
  expected: teams.reduce((sum, { practitioners }) => sum + expectedOf(practitioners), 0),
})
