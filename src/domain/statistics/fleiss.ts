/**
 * Fleiss' kappa (1971) of several raters who all graded every unit: agreement of any two of them beyond chance. Its test is of
 * no agreement at all (Fleiss, Nee and Landis 1979). Where grades are missing, use chance-corrected.ts.
 */
import { checkRatings, type RatingRow } from './agreement-weights.ts'
import { congerKappaMissing } from './chance-corrected.ts'
import { normalCdfOf } from './distributions.ts'
import { sum } from './sums.ts'

export interface CompleteRatings {
  /** Rows: units; columns: raters; grades from 1. A unit that anyone left ungraded is left out. */
  readonly ratings: readonly RatingRow[]
  readonly categories: number
}

export interface FleissKappa {
  readonly kappa: number
  /** Against no agreement beyond chance, two-sided. */
  readonly z: number
  readonly p: number
  readonly units: number
  readonly raters: number
  /** Conger's kappa (1980), in which each rater has their own shares of the grades. */
  readonly conger: number | null
}

interface Counted {
  readonly units: number
  readonly raters: number
  /** The share of each category among all grades. */
  readonly shares: readonly number[]
  /** For each category, the sum over units of the square of how many gave it. */
  readonly squares: readonly number[]
}

const completeOf = (ratings: readonly RatingRow[]): readonly RatingRow[] =>
  ratings.filter(row => row.every(rating => rating !== null))

function counted({ ratings, categories }: CompleteRatings): Counted {
  checkRatings(ratings, categories)
  const complete = completeOf(ratings)
  const raters = complete[0]?.length ?? 0
  const counts = Array.from({ length: categories }, (_, place) =>
    complete.map(row => row.filter(rating => rating === place + 1).length),
  )
  return {
    units: complete.length,
    raters,
    shares: counts.map(ofUnits => sum(ofUnits) / (complete.length * raters)),
    squares: counts.map(ofUnits => sum(ofUnits.map(count => count * count))),
  }
}

/** Null with no unit, fewer than two raters, or where everyone gave one and the same grade. */
export function fleissKappa({ ratings, categories }: CompleteRatings): FleissKappa | null {
  const { units, raters, shares, squares } = counted({ ratings, categories })
  const apart = sum(shares.map(p => p * (1 - p)))
  if (units === 0 || raters < 2 || apart < 1e-12) return null
  const pairs = units * raters * (raters - 1)
  const observed = (sum(squares) - units * raters) / pairs
  const kappa = (observed - (1 - apart)) / apart
  const lean = sum(shares.map(p => p * (1 - p) * (1 - 2 * p)))
  const z = kappa / Math.sqrt((2 * (apart * apart - lean)) / (apart * apart * pairs))
  const conger = congerKappaMissing({ ratings: completeOf(ratings), categories, weights: 'unweighted' })
  return { kappa, z, p: 2 * normalCdfOf(-Math.abs(z)), units, raters, conger: conger?.coefficient ?? null }
}

/** Each category against all the others together; null for one that nobody gave, or that everybody did. */
export function fleissKappaByCategory(asked: CompleteRatings): { readonly kappa: readonly (number | null)[] } {
  const { units, raters, shares, squares } = counted(asked)
  const kappaOf = (p: number, square: number): number | null => {
    if (!(p > 0 && p < 1) || raters < 2) return null
    const both = (square - units * raters * p) / (units * raters * (raters - 1) * p)
    return (both - p) / (1 - p)
  }
  return { kappa: shares.map((p, place) => kappaOf(p, squares[place] ?? 0)) }
}
