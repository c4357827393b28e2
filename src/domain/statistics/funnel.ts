/**
 * Funnel limits: how far a unit's share or ratio may lie from the whole by chance alone, by its size, and wider where units differ more
 * than chance would make them (overdispersion; Spiegelhalter 2005, Statistics in Medicine 24:1185). A funnel names nobody as good or bad:
 * it says who lies further from the whole than chance explains. Units with nothing in them have no place in one.
 */
import { gammaQuantileOf, normalQuantileOf } from './distributions.ts'

export interface FunnelInput {
  /** For each unit, in one order: what is counted, and out of how many, or how many were expected. */
  readonly numerator: readonly number[]
  readonly denominator: readonly number[]
  /** Share at either end of the z-scores that is drawn in before overdispersion is worked out, such as 0.1. */
  readonly trim: number
  /** 95 or 99.8: beyond which limits a unit is an outlier. */
  readonly outlierLimit: number
}

export interface Funnel {
  readonly target: number
  /** Mean square of the z-scores, drawn in at the ends: 1 where units differ as chance would make them. */
  readonly phi: number
  /** What differs between units besides chance, as a variance on the transformed scale; 0 where nothing does. */
  readonly tau2: number
  readonly ratio: readonly number[]
  readonly y: readonly number[]
  readonly z: readonly number[]
  readonly zWinsorised: readonly number[]
  readonly lower95: readonly number[]
  readonly upper95: readonly number[]
  readonly lower998: readonly number[]
  readonly upper998: readonly number[]
  /** The same with overdispersion. */
  readonly odLower95: readonly number[]
  readonly odUpper95: readonly number[]
  readonly odLower998: readonly number[]
  readonly odUpper998: readonly number[]
  /** 1 outside the limits: those with overdispersion where phi is above 1, else those without. */
  readonly outlier: readonly number[]
}

/** A scale on which the spread of a unit depends on its size alone, and the way back. */
interface Scale {
  readonly centre: number
  readonly target: number
  readonly to: (ratio: number) => number
  readonly back: (y: number) => number
  /** Limits with overdispersion are left on the scale, which is nearly that of the ratio around 1: as the published method has them. */
  readonly wideAsItIs?: boolean
  /** The limit of a unit of this size without overdispersion, where it is not worked out on the scale. */
  readonly exact?: (tail: number, side: -1 | 1, size: number) => number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const at = (numbers: readonly number[], place: number): number => numbers[place] ?? 0

/** Shares, by the arcsine of the square root. Throws a RangeError where the lists differ in length or a unit is empty. */
export function funnelProportion(input: FunnelInput): Funnel {
  const target = sum(input.numerator) / sum(input.denominator)
  const to = (ratio: number): number => Math.asin(Math.sqrt(ratio))
  const back = (y: number): number => (y <= 0 ? 0 : y >= Math.PI / 2 ? 1 : Math.sin(y) ** 2)
  return funnelOn(input, { centre: to(target), target, to, back })
}

/**
 * Counted against expected, by the square root; 1 is as expected. Limits without overdispersion are those of a Poisson count. Throws as
 * `funnelProportion` does.
 */
export const funnelRatioCQC = (input: FunnelInput): Funnel =>
  funnelOn(input, {
    ...{ centre: 1, target: 1, to: Math.sqrt, back: y => Math.max(0, y) ** 2, wideAsItIs: true },
    exact: (tail, side, expected) =>
      side === -1 ? gammaQuantileOf(tail, expected) / expected : gammaQuantileOf(1 - tail, expected + 1) / expected,
  })

function funnelOn({ numerator, denominator, trim, outlierLimit }: FunnelInput, scale: Scale): Funnel {
  if (numerator.length !== denominator.length || denominator.some(of => of <= 0))
    throw new RangeError('Each unit of a funnel needs what is counted, and out of more than none.')
  const ratio = numerator.map((count, unit) => count / at(denominator, unit))
  const y = ratio.map(scale.to)
  const spread = denominator.map(of => 1 / (2 * Math.sqrt(of)))
  const z = y.map((one, unit) => (one - scale.centre) / at(spread, unit))
  const zWinsorised = drawnIn(z, trim)
  const phi = sum(zWinsorised.map(one => one ** 2)) / z.length
  const tau2 = betweenUnits(phi, spread)
  const limit = (level: number, side: -1 | 1, more: number): readonly number[] =>
    spread.map(s => {
      const y = scale.centre + side * quantileOf(level) * Math.sqrt(s ** 2 + more)
      return more > 0 && scale.wideAsItIs === true ? y : scale.back(y)
    })
  const alone = (level: number, side: -1 | 1): readonly number[] => {
    const { exact } = scale
    return exact ? denominator.map(size => exact(tailOf(level), side, size)) : limit(level, side, 0)
  }
  const edge = (side: -1 | 1) => (phi > 1 ? limit(outlierLimit, side, tau2) : alone(outlierLimit, side))
  const [low, high] = [edge(-1), edge(1)]
  return {
    ...{ target: scale.target, phi, tau2, ratio, y, z, zWinsorised },
    ...{
      lower95: alone(95, -1),
      upper95: alone(95, 1),
      lower998: alone(99.8, -1),
      upper998: alone(99.8, 1),
    },
    ...{ odLower95: limit(95, -1, tau2), odUpper95: limit(95, 1, tau2) },
    ...{ odLower998: limit(99.8, -1, tau2), odUpper998: limit(99.8, 1, tau2) },
    outlier: ratio.map((one, unit) => Number(one < at(low, unit) || one > at(high, unit))),
  }
}

/** The chance beyond either limit: 0.025 for 95. */
const tailOf = (level: number): number => (100 - level) / 200
/** 1.96 for 95. */
const quantileOf = (level: number): number => normalQuantileOf(1 - tailOf(level))

/** Values beyond the quantiles at either end become those quantiles (R's type 7). */
function drawnIn(values: readonly number[], trim: number): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [quantile(sorted, trim), quantile(sorted, 1 - trim)]
  return values.map(value => Math.min(high, Math.max(low, value)))
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  return at(sorted, below) + (place - below) * (at(sorted, Math.ceil(place)) - at(sorted, below))
}

/** DerSimonian and Laird's estimate, from the drawn-in scores. */
function betweenUnits(phi: number, spread: readonly number[]): number {
  const units = spread.length
  const weights = sum(spread.map(s => s ** -2))
  const squares = sum(spread.map(s => s ** -4))
  return Math.max(0, (units * phi - (units - 1)) / (weights - squares / weights))
}

export interface WilsonFunnel {
  readonly average: number
  readonly lower95: readonly number[]
  readonly upper95: readonly number[]
  readonly lower998: readonly number[]
  readonly upper998: readonly number[]
  /** "Low (0.025)" and so on, by the tail beyond which a unit lies; "Not significant" within. */
  readonly significance: readonly string[]
}

/** Shares whose Wilson interval would just reach the average: the funnel of public health indicators in England. */
export function funnelWilson({ numerator, denominator }: Pick<FunnelInput, 'numerator' | 'denominator'>): WilsonFunnel {
  const average = sum(numerator) / sum(denominator)
  const limit = (level: number, side: -1 | 1): readonly number[] =>
    denominator.map(of => average + side * quantileOf(level) * Math.sqrt((average * (1 - average)) / of))
  const limits = { lower95: limit(95, -1), upper95: limit(95, 1), lower998: limit(99.8, -1), upper998: limit(99.8, 1) }
  const significance = numerator.map((count, unit) => {
    const share = count / at(denominator, unit)
    if (share < at(limits.lower998, unit)) return 'Low (0.001)'
    if (share < at(limits.lower95, unit)) return 'Low (0.025)'
    if (share > at(limits.upper998, unit)) return 'High (0.001)'
    return share > at(limits.upper95, unit) ? 'High (0.025)' : 'Not significant'
  })
  return { average, ...limits, significance }
}

export type AdjustMethod = 'BH' | 'holm' | 'bonferroni'

/** Probabilities where several are looked at together: by Benjamini and Hochberg (1995), Holm (1979), or Bonferroni. In the order given. */
export function adjustP({ p, method }: { readonly p: readonly number[]; readonly method: AdjustMethod }): {
  readonly adjusted: readonly number[]
} {
  const many = p.length
  if (method === 'bonferroni') return { adjusted: p.map(one => Math.min(1, one * many)) }
  const falling = method === 'BH'
  const order = [...p.keys()].sort((a, b) => (falling ? at(p, b) - at(p, a) : at(p, a) - at(p, b)))
  const adjusted = p.map(() => 1)
  let reached = falling ? 1 : 0
  for (const [place, unit] of order.entries()) {
    const left = many - place
    const one = falling ? (at(p, unit) * many) / left : at(p, unit) * left
    reached = falling ? Math.min(reached, one) : Math.max(reached, one)
    adjusted[unit] = Math.min(1, reached)
  }
  return { adjusted }
}
