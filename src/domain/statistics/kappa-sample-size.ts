/**
 * How many cases to have graded twice, so that kappa of a yes-or-no grading is known well enough: the goodness-of-fit approach
 * of Donner and Eliasziw (1992) under the common correlation model, for two raters or more. An aid to planning.
 */
import { normalQuantileOf } from './distributions.ts'

export interface KappaPlan {
  /** The kappa expected, and what its one-sided lower bound must at least be: 0 < lowerBound < kappa < 1. */
  readonly kappa: number
  readonly lowerBound: number
  /** The share of cases that would be graded “yes”, between 0 and 1. */
  readonly prevalence: number
  readonly raters: number
  /** 0.05 for a bound of 95%. */
  readonly alpha: number
}

/** The approximation is not offered for fewer; and the slack is that of the kappaSize package, whose numbers people know. */
const fewestCases = 11
const slack = 0.001

/** Throws a RangeError for a plan that cannot be. */
export function kappaSampleSize(plan: KappaPlan): { readonly n: number } {
  check(plan)
  const { kappa, lowerBound, prevalence, raters, alpha } = plan
  const hoped = yesCounts(kappa, prevalence, raters)
  const bound = yesCounts(lowerBound, prevalence, raters)
  const perCase = bound.reduce((total, share, yes) => total + ((hoped[yes] ?? 0) - share) ** 2 / share, 0)
  const wanted = (normalQuantileOf(1 - alpha) ** 2 + slack) / perCase
  return { n: Math.max(fewestCases, Math.ceil(wanted)) }
}

const between = (low: number, number: number, high: number): boolean => low < number && number < high

function check({ kappa, lowerBound, prevalence, raters, alpha }: KappaPlan): void {
  if (!between(0, lowerBound, kappa) || kappa >= 1)
    throw new RangeError(`Wanted: 0 < lowerBound < kappa < 1, not ${lowerBound} and ${kappa}`)
  if (!between(0, prevalence, 1)) throw new RangeError(`Not a share between 0 and 1: ${prevalence}`)
  if (!between(0, alpha, 0.5)) throw new RangeError(`Not an alpha between 0 and 0.5: ${alpha}`)
  if (!Number.isInteger(raters) || raters < 2) throw new RangeError(`Not a number of raters: ${raters}`)
}

/** How likely a case is to be graded “yes” by 0, 1, … all raters: alike with the share `kappa`, and else independently. */
function yesCounts(kappa: number, prevalence: number, raters: number): readonly number[] {
  let ways = 1
  return Array.from({ length: raters + 1 }, (_, yes) => {
    if (yes > 0) ways = (ways * (raters - yes + 1)) / yes
    const apart = (1 - kappa) * ways * prevalence ** yes * (1 - prevalence) ** (raters - yes)
    if (yes === 0) return apart + kappa * (1 - prevalence)
    return yes === raters ? apart + kappa * prevalence : apart
  })
}
