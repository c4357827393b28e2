/**
 * What chance alone would give where each rater keeps their own shares of the grades (Conger 1980; its variance after Gwet,
 * Handbook of Inter-Rater Reliability, 2014): the mean, over all pairs of raters, of the agreement of two independent draws.
 */
import type { RatingRow } from './agreement-weights.ts'
import { at, dot, sum, times } from './sums.ts'

export interface Panel {
  /** Units that anyone graded, by raters. */
  readonly ratings: readonly RatingRow[]
  readonly weights: readonly (readonly number[])[]
  /** For each unit, how many raters gave each grade, and how many graded it. */
  readonly counts: readonly (readonly number[])[]
  readonly gradings: readonly number[]
  /** The mean over units of each grade's share. */
  readonly shares: readonly number[]
}

export interface Chance {
  readonly pe: number
  /** Each unit's part in it, for the standard error. */
  readonly ofUnits: readonly number[]
}

interface Rater {
  readonly column: number
  readonly graded: number
  /** The rater's own share of each grade. */
  readonly shares: readonly number[]
}

function ratersOf({ ratings, weights }: Panel): readonly Rater[] {
  const columns = (ratings[0] ?? []).map((_, column) => {
    const given = ratings.map(row => row[column] ?? null).filter(rating => rating !== null)
    const shares = weights.map((_, k) => given.filter(rating => rating === k + 1).length / given.length)
    return { column, graded: given.length, shares }
  })
  return columns.filter(rater => rater.graded > 0)
}

/** `pe` is not a number with fewer than two raters. */
export function congerChance(panel: Panel): Chance {
  const raters = ratersOf(panel)
  const units = panel.ratings.length
  const pairs = raters.length * (raters.length - 1)
  const totals = panel.weights.map((_, k) => sum(raters.map(rater => at(rater.shares, k))))
  /** For each rater, what each grade of theirs is worth beside the others' shares. */
  const beside = raters.map(rater => {
    const others = totals.map((total, k) => total - at(rater.shares, k))
    return times(panel.weights, others)
  })
  const means = raters.map((rater, g) => dot(rater.shares, beside[g] ?? []))
  const part = (row: RatingRow, rater: Rater, g: number): number => {
    const grade = row[rater.column] ?? null
    const own = grade === null ? 0 : at(beside[g], grade - 1) - at(means, g)
    return (own * units) / rater.graded + at(means, g)
  }
  return {
    pe: sum(means) / pairs,
    ofUnits: panel.ratings.map(row => sum(raters.map((rater, g) => part(row, rater, g))) / pairs),
  }
}
