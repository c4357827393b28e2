/**
 * Small numbers (security notes 5.3). Numbers of 1 to 5 are hidden; then further ones, the least information lost, until nobody
 * who adds and subtracts everything shown can tell a hidden 1 to 5: each could still be more than 5, within a range at least 3
 * wide. A group of 5 or fewer is hidden whole, zeros too, and so is a group of up to 10 that all gave one answer, because no
 * second person has released it. Other true zeros stay. The check is exact (ring.ts) and the same table is always hidden alike.
 */
import { hiddenCell, isSmall, type Cell, type SuppressionProfile } from './cell.ts'
import { feasibleInterval, move, type Entry } from './ring.ts'

/**
 * `shown`: published here, and may be hidden. `known`: published elsewhere too, so hiding it here protects nothing.
 * `absent`: never published, so nobody can subtract from it.
 */
export type TotalsAre = 'shown' | 'known' | 'absent'

export interface CountTable {
  /** One list for each row; all of the same length. */
  readonly counts: readonly (readonly number[])[]
  readonly rowTotals: TotalsAre
  readonly columnTotals: TotalsAre
  readonly grandTotal: TotalsAre
}

export interface SuppressedTable {
  readonly cells: readonly (readonly Cell[])[]
  readonly rowTotals: readonly Cell[]
  readonly columnTotals: readonly Cell[]
  readonly grandTotal: Cell
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

interface Grid {
  readonly rows: number
  readonly columns: number
  readonly entries: readonly Entry[]
  at(row: number, column: number): Entry
}

/** A group of five or fewer, or of ten or fewer that all gave one answer. */
function isTelling(row: readonly number[]): boolean {
  const total = sum(row)
  return isSmall(total) || (total > 0 && total <= 10 && row.includes(total) && row.length > 1)
}

function gridOf(table: CountTable): Grid {
  const { counts } = table
  const rows = counts.length
  const columns = counts[0]?.length ?? 0
  const withTotals = [...counts.map(row => [...row, sum(row)])]
  const bottom = Array.from({ length: columns + 1 }, (_, column) => sum(withTotals.map(row => row[column] ?? 0)))
  const grid = [...withTotals, bottom].map((line, row) =>
    line.map((value, column): Entry => ({
      row,
      column,
      value,
      sign: (row === rows) === (column === columns) ? 1 : -1,
      floor: isTelling(counts[row] ?? []) || totalsAre(table, row, column) === 'absent' ? 0 : Math.min(1, value),
    })),
  )
  const at = (row: number, column: number): Entry => {
    const entry = grid[row]?.[column]
    if (!entry) throw new RangeError(`No entry at ${row}, ${column}`)
    return entry
  }
  return { rows, columns, entries: grid.flat(), at }
}

function totalsAre(table: CountTable, row: number, column: number): TotalsAre | null {
  const bottom = row === table.counts.length
  const right = column === (table.counts[0]?.length ?? 0)
  if (bottom && right) return table.grandTotal
  if (bottom) return table.columnTotals
  return right ? table.rowTotals : null
}

/** The entries that the rule itself hides, before any is hidden to protect another. Absent totals are hidden by their nature. */
function primary(table: CountTable, grid: Grid): Set<Entry> {
  return new Set(
    grid.entries.filter(entry => {
      const kind = totalsAre(table, entry.row, entry.column)
      if (kind === 'absent' || (kind !== 'known' && isSmall(entry.value))) return true
      const row = table.counts[entry.row]
      return row !== undefined && kind !== 'known' && isTelling(row)
    }),
  )
}

/** Is it enough that this entry could be more than 5 and lies in a range 3 wide? Only for what the rule protects. */
const needsProtection = (table: CountTable, entry: Entry): boolean => {
  if (totalsAre(table, entry.row, entry.column) === 'absent') return false
  return isSmall(entry.value) || isTelling(table.counts[entry.row] ?? [])
}

const isSafe = (entry: Entry, hidden: ReadonlySet<Entry>): boolean => {
  const { least, most } = feasibleInterval(entry, hidden)
  return most > 5 && most - least >= 3
}

/** Losing a total loses more than losing a cell, and a large number more than a small one. Zeros and known totals stay. */
function costs(table: CountTable, hidden: ReadonlySet<Entry>) {
  return (entry: Entry): number => {
    if (hidden.has(entry)) return 0
    const kind = totalsAre(table, entry.row, entry.column)
    if (kind === 'known' || entry.value === 0) return Infinity
    return entry.value + (kind === null ? 1 : 100_000)
  }
}

/** Hides what is needed for one entry: room to grow past 5, and by at least 3. Returns false where that cannot be had. */
function protect(entry: Entry, table: CountTable, grid: Grid, hidden: Set<Entry>): boolean {
  if (isSafe(entry, hidden)) return true
  const wanted = Math.max(6 - entry.value, 3)
  const flow = move(entry, 1, wanted, { entries: grid.entries, cost: costs(table, hidden) })
  for (const used of flow.through) hidden.add(used)
  return flow.amount >= wanted
}

/** Everything but what is known elsewhere. The last resort: a table too small to publish. */
function everything(table: CountTable, grid: Grid): Set<Entry> {
  return new Set(grid.entries.filter(entry => totalsAre(table, entry.row, entry.column) !== 'known'))
}

function hiddenEntries(table: CountTable, grid: Grid): ReadonlySet<Entry> {
  const hidden = primary(table, grid)
  const toProtect = [...hidden].filter(entry => needsProtection(table, entry)).sort((a, b) => a.value - b.value)
  const done = toProtect.every(entry => protect(entry, table, grid, hidden))
  return done && toProtect.every(entry => isSafe(entry, hidden)) ? hidden : everything(table, grid)
}

/** Counts as cells, the small and the telling ones hidden. With `internal` every number is shown. */
export function suppressTable(table: CountTable, profile: SuppressionProfile): SuppressedTable {
  const grid = gridOf(table)
  const hidden = profile === 'internal' ? new Set<Entry>() : hiddenEntries(table, grid)
  const cell = (row: number, column: number): Cell => {
    const entry = grid.at(row, column)
    return hidden.has(entry) ? hiddenCell : { shown: entry.value }
  }
  const rows = table.counts.map((_, row) => row)
  const columns = Array.from({ length: grid.columns }, (_, column) => column)
  return {
    cells: rows.map(row => columns.map(column => cell(row, column))),
    rowTotals: rows.map(row => cell(row, grid.columns)),
    columnTotals: columns.map(column => cell(grid.rows, column)),
    grandTotal: cell(grid.rows, grid.columns),
  }
}
