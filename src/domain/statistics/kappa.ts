/**
 * Cohen's kappa (1960, weighted 1968): agreement beyond chance between two people's grades. With quadratic weights two grades
 * apart counts four times as much as one. The standard error is that of Fleiss, Cohen and Everitt (1969).
 */
import { agreementWeights, checkRatings, type RatingRow, type WeightsName } from './agreement-weights.ts'
import { normalQuantileOf } from './distributions.ts'
import { z95 } from './wilson.ts'
import { at, sum } from './sums.ts'

export interface Kappa {
  readonly kappa: number
  readonly se: number
  /** Of the confidence asked for, kappa ± z × se, not cut off at 1. */
  readonly lower: number
  readonly upper: number
  readonly n: number
  /** Weighted agreement seen, and expected by chance. */
  readonly observed: number
  readonly expected: number
}

export interface KappaAsked {
  readonly weights: WeightsName
  /** 0.95 where left out. */
  readonly conf?: number
}

export interface KappaOfTable extends KappaAsked {
  /** Row i, column j: pairs in which the first person gave grade i and the second grade j. A square, with every grade of the scale. */
  readonly table: readonly (readonly number[])[]
}

export interface KappaOfRatings extends KappaAsked {
  /** One row for each unit: the first person's grade and the second's, from 1, lowest first. */
  readonly ratings: readonly RatingRow[]
  readonly categories: number
}

/** The two-sided normal point of a confidence such as 0.95. */
const pointFor = (conf: number): number => (conf === 0.95 ? z95 : normalQuantileOf((1 + conf) / 2))

/** Null when there are no pairs, or when everyone gave one and the same grade. */
export function cohenKappa({ table, weights, conf = 0.95 }: KappaOfTable): Kappa | null {
  const n = sum(table.map(sum))
  if (n === 0) return null
  const weight = agreementWeights(weights, table.length)
  const p = table.map(row => row.map(count => count / n))
  const first = p.map(sum)
  const second = p.map((_, j) => sum(p.map(row => at(row, j))))
  const over = (f: (i: number, j: number) => number): number =>
    sum(first.flatMap((_, i) => second.map((_, j) => f(i, j))))
  const observed = over((i, j) => at(weight[i], j) * at(p[i], j))
  const expected = over((i, j) => at(weight[i], j) * at(first, i) * at(second, j))
  if (1 - expected < 1e-12) return null
  const rowWeight = first.map((_, i) => sum(second.map((q, j) => q * at(weight[i], j))))
  const columnWeight = second.map((_, j) => sum(first.map((q, i) => q * at(weight[i], j))))
  const spread = over(
    (i, j) =>
      at(p[i], j) *
      (at(weight[i], j) * (1 - expected) - (at(rowWeight, i) + at(columnWeight, j)) * (1 - observed)) ** 2,
  )
  const variance = (spread - (observed * expected - 2 * expected + observed) ** 2) / (n * (1 - expected) ** 4)
  const kappa = (observed - expected) / (1 - expected)
  const se = Math.sqrt(Math.max(0, variance))
  const reach = pointFor(conf) * se
  return { kappa, se, lower: kappa - reach, upper: kappa + reach, n, observed, expected }
}

/** Of paired grades; a pair with a grade missing is left out. Throws a RangeError where a grade is not of the scale. */
export function cohenKappaRaw({ ratings, categories, ...asked }: KappaOfRatings): Kappa | null {
  return cohenKappa({ ...asked, table: tableOfPairs(ratings, categories) })
}

/** The square that counts the pairs of which both grades are there. */
export function tableOfPairs(ratings: readonly RatingRow[], categories: number): number[][] {
  checkRatings(ratings, categories)
  const table = Array.from({ length: categories }, () => Array.from({ length: categories }, () => 0))
  for (const [first, second] of ratings) {
    const row = typeof first === 'number' && typeof second === 'number' ? table[first - 1] : undefined
    if (row && typeof second === 'number') row[second - 1] = at(row, second - 1) + 1
  }
  return table
}

/** With quadratic weights and 95%. See `cohenKappa` for the table and when it is null. */
export function quadraticKappa(table: readonly (readonly number[])[]): Kappa | null {
  return cohenKappa({ table, weights: 'quadratic' })
}
