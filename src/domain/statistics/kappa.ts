/**
 * Cohen's kappa with quadratic weights (Cohen 1968): agreement beyond chance between two people's grades, where two grades
 * apart counts four times as much as one. The standard error is that of Fleiss, Cohen and Everitt (1969).
 */
import { z95 } from './wilson.ts'

export interface Kappa {
  readonly kappa: number
  readonly se: number
  /** 95%, kappa ± z × se, not cut off at 1. */
  readonly lower: number
  readonly upper: number
  readonly n: number
  /** Weighted agreement seen, and expected by chance. */
  readonly observed: number
  readonly expected: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/**
 * `table[i][j]` counts the pairs in which the first person gave grade i and the second grade j; every grade of the scale has
 * its row and column, used or not. Null when there are no pairs, or when everyone gave one and the same grade.
 */
export function quadraticKappa(table: readonly (readonly number[])[]): Kappa | null {
  const n = sum(table.map(sum))
  if (n === 0) return null
  const p = table.map(row => row.map(count => count / n))
  const last = table.length - 1
  const weight = (i: number, j: number): number => 1 - ((i - j) / last) ** 2
  const first = p.map(sum)
  const second = p.map((_, j) => sum(p.map(row => row[j] ?? 0)))
  const over = (f: (i: number, j: number) => number): number =>
    sum(first.flatMap((_, i) => second.map((_, j) => f(i, j))))
  const at = (numbers: readonly number[], i: number): number => numbers[i] ?? 0
  const pair = (i: number, j: number): number => at(p[i] ?? [], j)
  const observed = over((i, j) => weight(i, j) * pair(i, j))
  const expected = over((i, j) => weight(i, j) * at(first, i) * at(second, j))
  if (expected === 1) return null
  const rowWeight = first.map((_, i) => sum(second.map((q, j) => q * weight(i, j))))
  const columnWeight = second.map((_, j) => sum(first.map((q, i) => q * weight(i, j))))
  const spread = over(
    (i, j) =>
      pair(i, j) * (weight(i, j) * (1 - expected) - (at(rowWeight, i) + at(columnWeight, j)) * (1 - observed)) ** 2,
  )
  const variance = (spread - (observed * expected - 2 * expected + observed) ** 2) / (n * (1 - expected) ** 4)
  const kappa = (observed - expected) / (1 - expected)
  const se = Math.sqrt(Math.max(0, variance))
  return { kappa, se, lower: kappa - z95 * se, upper: kappa + z95 * se, n, observed, expected }
}
