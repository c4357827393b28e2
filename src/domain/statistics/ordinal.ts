/**
 * Methods for grades, whose steps have an order and no size: whether one group has better grades than another, whether moderators raise
 * or lower, whether grades rise over time. Counts are by grade, the lowest first. Sources: Mann and Whitney (1947); Kruskal and Wallis
 * (1952); Jonckheere (1954); Goodman and Kruskal (1954); Kendall (1945); Somers (1962); Bowker (1948); Stuart (1955), Maxwell (1970).
 */
import { binomialBelow, chisqUpper, normalCdfOf, normalQuantileOf } from './distributions.ts'

type Row = readonly number[]
type Table = readonly Row[]

const sumOf = (values: Row): number => values.reduce((sum, value) => sum + value, 0)
const bothSides = (z: number): number => Math.min(1, 2 * normalCdfOf(-Math.abs(z)))
const at = (row: Row, place: number): number => row[place] ?? 0
const cell = (table: Table, row: number, column: number): number => table[row]?.[column] ?? 0
const columnSums = (table: Table): Row =>
  Array.from({ length: widthOf(table) }, (_, column) => sumOf(table.map(row => at(row, column))))
const widthOf = (table: Table): number => Math.max(0, ...table.map(row => row.length))

/** Pairs in which the first group has the better grade, ties counted half. */
function better(a: Row, b: Row): number {
  let [won, belowB] = [0, 0]
  for (const [grade, count] of a.entries()) {
    won += count * (belowB + at(b, grade) / 2)
    belowB += at(b, grade)
  }
  return won
}

/** Whether two groups' grades differ, with continuity correction. `p` is null where nothing varies. */
export function mannWhitney({ countsA, countsB }: { readonly countsA: Row; readonly countsB: Row }) {
  const [nA, nB] = [sumOf(countsA), sumOf(countsB)]
  if (nA === 0 || nB === 0) return null
  const U = better(countsA, countsB)
  const n = nA + nB
  const ties = sumOf(columnSums([countsA, countsB]).map(count => count ** 3 - count))
  const variance = ((nA * nB) / 12) * (n + 1 - ties / (n * (n - 1)))
  const apart = U - (nA * nB) / 2
  const z = variance > 0 ? (apart - Math.sign(apart) * 0.5) / Math.sqrt(variance) : null
  return { U, probSuperiority: U / (nA * nB), p: z === null ? null : bothSides(z) }
}

/** Whether any of several groups differs. `H` is null where nothing varies. */
export function kruskalWallis({ groups }: { readonly groups: Table }) {
  const all = columnSums(groups)
  const n = sumOf(all)
  let below = 0
  const ranks = all.map(count => {
    const rank = below + (count + 1) / 2
    below += count
    return rank
  })
  const sums = sumOf(groups.map(row => sumOf(row.map((count, grade) => count * at(ranks, grade))) ** 2 / sumOf(row)))
  const correction = 1 - sumOf(all.map(count => count ** 3 - count)) / (n ** 3 - n)
  const H = correction > 0 ? ((12 / (n * (n + 1))) * sums - 3 * (n + 1)) / correction : null
  const df = groups.length - 1
  return { H, df, p: H === null ? null : chisqUpper(H, df) }
}

/** Pairs that agree in order and pairs that do not, of every two in a table of two orders. */
function orderedPairs(table: Table): { readonly up: number; readonly down: number } {
  const [agreeing, disagreeing] = aroundCells(table)
  const paired = (around: Table): number =>
    sumOf(table.flatMap((row, r) => row.map((count, c) => count * cell(around, r, c)))) / 2
  return { up: paired(agreeing), down: paired(disagreeing) }
}

const pairsWithin = (sizes: Row): number => sumOf(sizes.map(size => (size * (size - 1)) / 2))

/** The variance of pairs up less pairs down under no association, with ties in both orders (Kendall 1970). */
function pairVariance(rows: Row, columns: Row): number {
  const n = sumOf(rows)
  const part = (size: number): number => size * (size - 1) * (2 * size + 5)
  const three = (size: number): number => size * (size - 1) * (size - 2)
  const two = (size: number): number => size * (size - 1)
  return (
    (part(n) - sumOf(rows.map(part)) - sumOf(columns.map(part))) / 18 +
    (sumOf(rows.map(three)) * sumOf(columns.map(three))) / (9 * n * (n - 1) * (n - 2)) +
    (sumOf(rows.map(two)) * sumOf(columns.map(two))) / (2 * n * (n - 1))
  )
}

/** Whether grades rise or fall over groups in order, such as quarters. */
export function jonckheere({ groups }: { readonly groups: Table }) {
  const [rows, columns] = [groups.map(sumOf), columnSums(groups)]
  const { up, down } = orderedPairs(groups)
  const S = up - down
  const n = sumOf(rows)
  const all = (n * (n - 1)) / 2
  const between = all - pairsWithin(rows)
  const whole = Math.sqrt(between) * Math.sqrt(all - pairsWithin(columns))
  const variance = pairVariance(rows, columns)
  const z = variance > 0 ? (Math.sign(S) * (Math.abs(S) - 1)) / Math.sqrt(variance) : null
  return { J: (between + S) / 2, S, tauB: whole > 0 ? S / whole : null, z, p: z === null ? null : bothSides(z) }
}

/** For each cell, the cases that agree in order with it and those that do not. */
function aroundCells(table: Table): readonly [agreeing: Table, disagreeing: Table] {
  const around = (agrees: boolean): Table =>
    table.map((row, r) =>
      row.map((_, c) =>
        sumOf(
          table.flatMap((other, i) =>
            other.filter((_count, j) => (agrees ? (i - r) * (j - c) > 0 : (i - r) * (j - c) < 0)),
          ),
        ),
      ),
    )
  return [around(true), around(false)]
}

/** How strongly two orders go together: gamma, tau-b with intervals, and Somers' D of the column given the row. */
export function ordinalAssociation({ table, conf = 0.95 }: { readonly table: Table; readonly conf?: number }) {
  const [concordant, discordant] = aroundCells(table)
  const n = sumOf(table.map(sumOf))
  const weighted = (read: (r: number, c: number) => number): number =>
    sumOf(table.flatMap((row, r) => row.map((count, c) => count * read(r, c))))
  const { up: C, down: D } = orderedPairs(table)
  if (C + D === 0) return null
  const z = normalQuantileOf((1 + conf) / 2)
  const gamma = (C - D) / (C + D)
  const gammaVariance =
    (4 / (C + D) ** 4) * weighted((r, c) => (D * cell(concordant, r, c) - C * cell(discordant, r, c)) ** 2)
  const gammaReach = z * Math.sqrt(gammaVariance)
  const [rows, columns] = [table.map(sumOf), columnSums(table)]
  const share = (sizes: Row): number => 1 - sumOf(sizes.map(size => (size / n) ** 2))
  const [dr, dc] = [share(rows), share(columns)]
  const whole = Math.sqrt(dr * dc)
  const difference = (2 * (C - D)) / n ** 2
  const tauB = difference / whole
  // As R's DescTools has it: the column's part is multiplied, and not divided, by the column's own spread.
  const phi = (r: number, c: number): number => {
    const apart = (cell(concordant, r, c) - cell(discordant, r, c)) / n
    const column = (2 * apart + (difference * at(columns, c)) / n) * whole
    return column + ((difference * at(rows, r)) / n) * Math.sqrt(dc / dr)
  }
  const mean = weighted(phi) / n
  const tauVariance = weighted((r, c) => (phi(r, c) - mean) ** 2) / n / (dr * dc) ** 2 / n
  const tauReach = z * Math.sqrt(tauVariance)
  return {
    ...{ gamma, gammaLower: Math.max(-1, gamma - gammaReach), gammaUpper: Math.min(1, gamma + gammaReach) },
    ...{ tauB, tauBLower: Math.max(-1, tauB - tauReach), tauBUpper: Math.min(1, tauB + tauReach) },
    somersD_columnGivenRow: difference / dr,
  }
}

/** The inverse of a square matrix times a vector, by elimination; null where there is none. */
function solved(matrix: readonly Row[], right: Row): Row | null {
  const rows = matrix.map((row, place) => [...row, at(right, place)])
  for (let pivot = 0; pivot < rows.length; pivot += 1) {
    const best = rows
      .slice(pivot)
      .reduce(
        (found, row, step) => (Math.abs(at(row, pivot)) > Math.abs(cell(rows, found, pivot)) ? pivot + step : found),
        pivot,
      )
    const [one = [], other = []] = [rows[best], rows[pivot]]
    rows[pivot] = one
    rows[best] = other
    if (Math.abs(at(one, pivot)) < 1e-12) return null
    for (const [place, row] of rows.entries())
      if (place !== pivot)
        rows[place] = row.map((value, column) => value - (at(row, pivot) / at(one, pivot)) * at(one, column))
  }
  return rows.map((row, place) => at(row, rows.length) / at(row, place))
}

/** Whether moderators grade higher or lower than auditors. Rows are the auditor's grade, columns the moderator's. */
export function moderationShift({ table }: { readonly table: Table }) {
  const k = table.length
  let [bowker, bowkerDf, raised, lowered] = [0, 0, 0, 0]
  for (let r = 0; r < k; r += 1)
    for (let c = r + 1; c < k; c += 1) {
      const [up, down] = [cell(table, r, c), cell(table, c, r)]
      raised += up
      lowered += down
      bowkerDf += 1
      if (up + down > 0) bowker += (up - down) ** 2 / (up + down)
    }
  const moved = raised + lowered
  const signTestP = moved === 0 ? null : Math.min(1, 2 * binomialBelow(Math.min(raised, lowered), moved, 0.5))
  const [rows, columns] = [table.map(sumOf), columnSums(table)]
  const apart = rows.slice(0, -1).map((row, place) => row - at(columns, place))
  const spread = apart.map((_, r) =>
    apart.map((__, c) =>
      r === c ? at(rows, r) + at(columns, r) - 2 * cell(table, r, r) : -(cell(table, r, c) + cell(table, c, r)),
    ),
  )
  const weights = solved(spread, apart)
  const stuartMaxwell = weights && sumOf(apart.map((one, place) => one * at(weights, place)))
  return {
    ...{ bowker, bowkerDf, bowkerP: chisqUpper(bowker, bowkerDf), raised, lowered, signTestP },
    ...{ stuartMaxwell, smDf: k - 1, smP: stuartMaxwell === null ? null : chisqUpper(stuartMaxwell, k - 1) },
  }
}
