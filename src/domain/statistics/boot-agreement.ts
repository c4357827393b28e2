/**
 * Bootstrap intervals for kappa and for alpha. They ask less than the analytic ones: no large sample, no normal distribution, and
 * for alpha no weights that stand for its level.
 */
import type { RatingRow } from './agreement-weights.ts'
import { cohenKappa, tableOfPairs, type KappaOfRatings } from './kappa.ts'
import { alphaOf, coincidencesOf, scaleOf, type AlphaLevel } from './krippendorff.ts'
import { bootstrap, type Bootstrapped, type Resampling } from './resampling.ts'

export interface BootAlphaAsked {
  /** Rows: units; columns: raters; null where not rated. */
  readonly ratings: readonly RatingRow[]
  readonly level: AlphaLevel
  /** 0.95 where left out. */
  readonly conf?: number
}

/** Cohen's kappa; a pair with a grade missing is left out. Null where kappa is. Throws a RangeError for a grade off the scale. */
export function bootKappa(
  { ratings, categories, weights, conf = 0.95 }: KappaOfRatings,
  resampling: Resampling,
): Bootstrapped | null {
  const pairs = ratings.filter(([first, second]) => typeof first === 'number' && typeof second === 'number')
  const units = pairs.map(pair => Float64Array.from(tableOfPairs([pair], categories).flat()))
  const statistic = (cells: Float64Array): number | null => {
    const table = Array.from({ length: categories }, (_, row) => [
      ...cells.subarray(row * categories, (row + 1) * categories),
    ])
    return cohenKappa({ table, weights })?.kappa ?? null
  }
  return bootstrap(units, statistic, { ...resampling, conf })
}

/** Krippendorff's alpha; units rated once are drawn too, and count for nothing. Null where alpha is. */
export function bootAlpha(
  { ratings, level, conf = 0.95 }: BootAlphaAsked,
  resampling: Resampling,
): Bootstrapped | null {
  const scale = scaleOf(ratings)
  const units = ratings.map(unit => coincidencesOf(unit, scale))
  return bootstrap(units, sums => alphaOf(sums, scale, level), { ...resampling, conf })
}
