/**
 * An interval for Krippendorff's alpha without resampling: Gwet's linearised standard error (Handbook of Inter-Rater
 * Reliability, 2014) with the points of t. Its weights stand for the level: it knows nothing of ordinal distances that
 * depend on the grades given, for which only the bootstrap will do.
 */
import { agreementWeights, checkRatings, type RatingRow, type WeightsName } from './agreement-weights.ts'
import { linearisedInterval, type LinearisedInterval } from './chance-corrected.ts'
import { columnsOf, scaleOf, type AlphaLevel } from './krippendorff.ts'
import { at, dot, sum, times } from './sums.ts'

export interface AlphaIntervalAsked {
  /** Rows: raters; columns: units; grades from 1; null where not rated. */
  readonly ratings: readonly RatingRow[]
  /** How many grades the scale has: the highest one given where left out. */
  readonly categories?: number
  /** One of the two says how far apart grades are; weights go before the level; unweighted where both are left out. */
  readonly weights?: WeightsName
  readonly level?: Exclude<AlphaLevel, 'ratio'>
  /** 0.95 where left out. */
  readonly conf?: number
}

export interface AlphaInterval extends LinearisedInterval {
  readonly alpha: number
  /** Weighted agreement seen, with the correction for small samples, and expected by chance. */
  readonly pa: number
  readonly pe: number
}

const weightsOf = { nominal: 'unweighted', ordinal: 'ordinal', interval: 'quadratic' } as const

/** Null where no unit was rated twice or everyone gave one and the same grade. Throws a RangeError for a grade off the scale. */
export function krippendorffAlphaAnalyticCI(asked: AlphaIntervalAsked): AlphaInterval | null {
  const units = columnsOf(asked.ratings)
  const categories = asked.categories ?? Math.max(1, ...scaleOf(units))
  checkRatings(units, categories)
  const weights = agreementWeights(asked.weights ?? weightsOf[asked.level ?? 'nominal'], categories)
  const counts = countsOf(units, categories).filter(count => sum(count) >= 2)
  if (counts.length === 0) return null
  const sizes = counts.map(sum)
  const mean = sum(sizes) / sizes.length
  const shares = weights.map((_, k) => sum(counts.map(count => at(count, k))) / sum(sizes))
  const weighted = times(weights, shares)
  const pe = dot(shares, weighted)
  if (!(1 - pe > 1e-12)) return null
  /** Each unit's agreement, in the measure of a unit of mean size. */
  const seen = counts.map(
    (count, i) => (dot(count, times(weights, count)) - at(sizes, i)) / (mean * (at(sizes, i) - 1)),
  )
  const plain = sum(seen) / seen.length
  const pa = plain + (1 - plain) / sum(sizes)
  const alpha = (pa - pe) / (1 - pe)
  const plainAlpha = (plain - pe) / (1 - pe)
  const parts = counts.map((count, i) => {
    const over = (at(sizes, i) - mean) / mean
    const chance = dot(count, weighted) / mean - pe * over
    return (at(seen, i) - plain * over - pe - 2 * (1 - plainAlpha) * (chance - pe)) / (1 - pe)
  })
  return {
    alpha,
    pa,
    pe,
    ...linearisedInterval(alpha, parts, { mean: plainAlpha, units: units.length, conf: asked.conf ?? 0.95 }),
  }
}

function countsOf(units: readonly RatingRow[], categories: number): readonly (readonly number[])[] {
  const scale = Array.from({ length: categories }, (_, place) => place + 1)
  return units.map(unit => scale.map(grade => unit.filter(rating => rating === grade).length))
}
