/**
 * Agreement of several raters with grades missing, corrected for chance in five ways (Gwet, Handbook of Inter-Rater
 * Reliability, 2014; Gwet 2008 for AC1): they share the agreement seen and differ in what chance alone would give.
 * The interval is that of t with one fewer than the units, its upper end cut off at 1.
 */
import { agreementWeights, checkRatings, type RatingRow, type WeightsName } from './agreement-weights.ts'
import { congerChance, type Chance, type Panel } from './conger-chance.ts'
import { tQuantileOf } from './distributions.ts'
import { at, dot, sum, times } from './sums.ts'

export interface AgreementAsked {
  /** Rows: units; columns: raters; grades from 1, lowest first; null where not graded. */
  readonly ratings: readonly RatingRow[]
  /** How many grades the scale has, used or not. */
  readonly categories: number
  readonly weights: WeightsName
  /** 0.95 where left out. */
  readonly conf?: number
}

export interface LinearisedInterval {
  /** All three are null with fewer than two units. */
  readonly se: number | null
  readonly lower: number | null
  readonly upper: number | null
}

export interface ChanceCorrected extends LinearisedInterval {
  readonly coefficient: number
  /** Weighted agreement seen, among units graded twice or more, and expected by chance. */
  readonly pa: number
  readonly pe: number
}

/** Gwet's AC1 (unweighted) or AC2. Null where no unit was graded twice or chance explains all. RangeError for a grade off the scale. */
export const gwetAC = (asked: AgreementAsked): ChanceCorrected | null => corrected(asked, gwetChance)

/** Fleiss' kappa, weighted or not. Null and errors as `gwetAC`. */
export const fleissKappaMissing = (asked: AgreementAsked): ChanceCorrected | null => corrected(asked, fleissChance)

/** Conger's kappa: for two raters Cohen's. Null and errors as `gwetAC`; raters who graded nothing are left out. */
export const congerKappaMissing = (asked: AgreementAsked): ChanceCorrected | null => corrected(asked, congerChance)

/** Brennan and Prediger's coefficient (1981): by chance every grade is as likely. Null and errors as `gwetAC`. */
export const brennanPrediger = (asked: AgreementAsked): ChanceCorrected | null => corrected(asked, evenChance)

/** Agreement seen, with nothing taken off for chance; 0 to 1. Null and errors as `gwetAC`. */
export const percentAgreement = (asked: AgreementAsked): ChanceCorrected | null => corrected(asked, noChance)

/** Units nobody graded are left out; those graded once count only in the shares of the grades. */
function panelOf({ ratings, categories, weights }: AgreementAsked): Panel {
  checkRatings(ratings, categories)
  const graded = ratings.filter(row => row.some(rating => rating !== null))
  const scale = Array.from({ length: categories }, (_, place) => place + 1)
  const counts = graded.map(row => scale.map(grade => row.filter(rating => rating === grade).length))
  const gradings = counts.map(sum)
  const shares = scale.map((_, k) => sum(counts.map((count, i) => at(count, k) / at(gradings, i))) / graded.length)
  return { ratings: graded, weights: agreementWeights(weights, categories), counts, gradings, shares }
}

function gwetChance({ weights, counts, gradings, shares }: Panel): Chance {
  const scale = sum(weights.map(sum)) / (shares.length * (shares.length - 1))
  const others = shares.map(share => 1 - share)
  return {
    pe: scale * dot(shares, others),
    ofUnits: counts.map((count, i) => (scale * dot(count, others)) / at(gradings, i)),
  }
}

function fleissChance({ weights, counts, gradings, shares }: Panel): Chance {
  const weighted = times(weights, shares)
  return { pe: dot(shares, weighted), ofUnits: counts.map((count, i) => dot(count, weighted) / at(gradings, i)) }
}

function evenChance({ weights, counts }: Panel): Chance {
  const pe = sum(weights.map(sum)) / weights.length ** 2
  return { pe, ofUnits: counts.map(() => pe) }
}

const noChance = ({ counts }: Panel): Chance => ({ pe: 0, ofUnits: counts.map(() => 0) })

/** The agreement of each unit's grades, two by two; 0 where it has fewer than two. */
function agreementOfUnits({ weights, counts, gradings }: Panel): readonly number[] {
  return counts.map((count, i) => {
    const raters = at(gradings, i)
    return raters < 2 ? 0 : (dot(count, times(weights, count)) - raters) / (raters * (raters - 1))
  })
}

function corrected(asked: AgreementAsked, chanceOf: (panel: Panel) => Chance): ChanceCorrected | null {
  const panel = panelOf(asked)
  const n = panel.counts.length
  const twice = panel.gradings.filter(raters => raters >= 2).length
  if (twice === 0) return null
  const ofUnits = agreementOfUnits(panel)
  const pa = sum(ofUnits) / twice
  const chance = chanceOf(panel)
  const { pe } = chance
  if (!(1 - pe > 1e-12)) return null
  const coefficient = (pa - pe) / (1 - pe)
  const inUnit = (agreement: number, i: number): number => {
    const seen = at(panel.gradings, i) >= 2 ? ((n / twice) * (agreement - pe)) / (1 - pe) : 0
    return seen - (2 * (1 - coefficient) * (at(chance.ofUnits, i) - pe)) / (1 - pe)
  }
  const wanted = { mean: coefficient, units: n, conf: asked.conf ?? 0.95 }
  return { coefficient, pa, pe, ...linearisedInterval(coefficient, ofUnits.map(inUnit), wanted) }
}

/** From each unit's part in the coefficient (its linearised value): the standard error of their mean, and the interval of t. */
export function linearisedInterval(
  centre: number,
  parts: readonly number[],
  { mean, units, conf }: { readonly mean: number; readonly units: number; readonly conf: number },
): LinearisedInterval {
  const n = parts.length
  if (n < 2) return { se: null, lower: null, upper: null }
  const se = Math.sqrt(sum(parts.map(part => (part - mean) ** 2)) / (n * (n - 1)))
  const reach = tQuantileOf((1 + conf) / 2, units - 1) * se
  return { se, lower: centre - reach, upper: Math.min(1, centre + reach) }
}
