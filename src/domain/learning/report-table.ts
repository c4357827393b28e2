/**
 * Counts made into the tables of a report, with small numbers hidden and every number with the one it is out of. This is the
 * only way from a count to a report, so that no renderer ever holds a number that is hidden.
 */
import {
  hiddenCell,
  isShown,
  isSmall,
  percentOf,
  suppressCount,
  type Cell,
  type SuppressionProfile,
} from '../suppression/cell.ts'
import { suppressTable, type TotalsAre } from '../suppression/suppress-table.ts'

/** A part of a whole, either of which may be hidden. `percent` is null where the whole is under ten, or it would tell too much. */
export interface Figure {
  readonly count: Cell
  readonly of: Cell
  readonly percent: number | null
}

export interface ReportRow {
  readonly key: string
  readonly label: string
  readonly figures: readonly Figure[]
  /** What each figure of the row is out of. */
  readonly of: Cell
}

export interface ReportTable {
  readonly columns: readonly { readonly key: string; readonly label: string }[]
  readonly rows: readonly ReportRow[]
  /** All rows together; null where rows do not add up to anything. */
  readonly total: ReportRow | null
}

/** A column of a table: the codes counted together in it. */
export interface Band {
  readonly key: string
  readonly label: string
  readonly codes: readonly string[]
}

/** A row before it is protected: the code of each audit in it. */
export interface Group {
  readonly key: string
  readonly label: string
  readonly codes: readonly string[]
}

const countsIn = (bands: readonly Band[], group: Group): number[] =>
  bands.map(band => group.codes.filter(code => band.codes.includes(code)).length)

const columnsOf = (bands: readonly Band[]) => bands.map(({ key, label }) => ({ key, label }))

export const figure = (count: Cell, of: Cell, profile: SuppressionProfile): Figure => ({
  count,
  of,
  percent: percentOf(count, of, profile),
})

interface SafeCells {
  readonly cells: readonly Cell[] | undefined
  readonly of: Cell | undefined
}

function rowOf({ key, label }: Pick<Group, 'key' | 'label'>, safe: SafeCells, profile: SuppressionProfile): ReportRow {
  const of = safe.of ?? hiddenCell
  return { key, label, of, figures: (safe.cells ?? []).map(cell => figure(cell, of, profile)) }
}

/** Groups that add up to all audits, such as localities: hidden together, because their totals connect them. */
export function tableOfGroups(
  groups: readonly Group[],
  bands: readonly Band[],
  profile: SuppressionProfile,
): ReportTable {
  const counts = groups.map(group => countsIn(bands, group))
  const all = groups.reduce((sum, group) => sum + group.codes.length, 0)
  const grandTotal: TotalsAre = isSmall(all) ? 'shown' : 'known'
  const safe = suppressTable({ counts, rowTotals: 'shown', columnTotals: 'shown', grandTotal }, profile)
  return {
    columns: columnsOf(bands),
    rows: groups.map((group, index) => rowOf(group, { cells: safe.cells[index], of: safe.rowTotals[index] }, profile)),
    total: rowOf({ key: 'all', label: 'All audits' }, { cells: safe.columnTotals, of: safe.grandTotal }, profile),
  }
}

/** Rows that each count all the audits again, such as questions: each is protected by itself against the known total. */
export function tableOfQuestions(
  groups: readonly Group[],
  bands: readonly Band[],
  profile: SuppressionProfile,
): ReportTable {
  const all = Math.max(0, ...groups.map(group => group.codes.length))
  const rows = groups.map(group => {
    const rowTotals: TotalsAre = group.codes.length === all && !isSmall(all) ? 'known' : 'shown'
    const safe = suppressTable(
      { counts: [countsIn(bands, group)], rowTotals, columnTotals: 'absent', grandTotal: 'absent' },
      profile,
    )
    return rowOf(group, { cells: safe.cells[0], of: safe.rowTotals[0] }, profile)
  })
  return { columns: columnsOf(bands), rows, total: null }
}

const shownShare = (rows: readonly ReportRow[]): number => {
  const figures = rows.flatMap(row => row.figures)
  return figures.length === 0 ? 1 : figures.filter(cell => isShown(cell.count)).length / figures.length
}

/** The line for all audits is what people quote, so it counts before the rows. */
const readable = (table: ReportTable): number =>
  shownShare(table.total ? [table.total] : []) * 10 + shownShare(table.rows)

/**
 * Coarsen first (security notes 5.3.7): of several ways to band the columns, finest first, the one that hides the smallest
 * share of the table, so that readers get "good or better" where four grades would be mostly hidden.
 */
export function leastHidden(
  bandings: readonly (readonly Band[])[],
  make: (bands: readonly Band[]) => ReportTable,
): ReportTable {
  return bandings.map(make).reduce((best, table) => (readable(table) > readable(best) ? table : best))
}

/** A number that stands alone, out of all audits: how many had this theme. */
export function loneFigure(count: number, of: number, profile: SuppressionProfile): Figure {
  return figure(suppressCount(count, profile), suppressCount(of, profile), profile)
}

/** Adds two figures of one row. Hidden where either is, so that it tells nothing new. */
export function addFigures(first: Figure, second: Figure, profile: SuppressionProfile): Figure {
  const count: Cell =
    isShown(first.count) && isShown(second.count) ? { shown: first.count.shown + second.count.shown } : hiddenCell
  return figure(count, first.of, profile)
}
