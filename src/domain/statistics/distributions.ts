/**
 * Distributions and their points, each checked against R (vectors/distributions.json). A function takes the whole list of points at once
 * and gives as many values. Points are found by halving, exact to the last digits of the number.
 */
import { betaBelow, logGammaOf, lowerGamma, upperGamma } from './special-functions.ts'

interface Values {
  readonly value: readonly number[]
}
const each = (points: readonly number[], of: (point: number) => number): Values => ({ value: points.map(of) })

/** The share of a standard normal distribution below `z`. */
export const normalCdfOf = (z: number): number =>
  z < 0 ? upperGamma(0.5, (z * z) / 2) / 2 : 1 - upperGamma(0.5, (z * z) / 2) / 2

/** The share of Student’s t distribution below `t`, for degrees of freedom above 0. */
export function tCdfOf(t: number, df: number): number {
  const tail = betaBelow(df / (df + t * t), df / 2, 0.5) / 2
  return t < 0 ? tail : 1 - tail
}

/** Throws a RangeError unless `p` is between, and not at, 0 and 1. */
function inside(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`Not a share between 0 and 1: ${p}`)
  return p
}

/** The point of a rising function between two ends where it reaches `p`. */
function pointOf(below: (x: number) => number, p: number, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to]
  for (let halvings = 0; halvings < 2000; halvings += 1) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (below(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** An end beyond the point, doubled from 1. */
function beyond(below: (x: number) => number, p: number): number {
  let end = 1
  while (below(end) < p && end < 1e300) end *= 2
  return end
}

/** Of a distribution that is the same on both sides of 0, by its lower half, where the shares are small and exact. */
function symmetricPoint(below: (x: number) => number, p: number): number {
  if (inside(p) === 0.5) return 0
  if (p > 0.5) return -symmetricPoint(below, 1 - p)
  const end = beyond(x => 1 - below(-x), 1 - p)
  return pointOf(below, p, [-end, 0])
}

export const normalQuantileOf = (p: number): number => symmetricPoint(normalCdfOf, p)
export const tQuantileOf = (p: number, df: number): number => symmetricPoint(t => tCdfOf(t, df), p)
export const betaQuantileOf = (p: number, a: number, b: number): number =>
  pointOf(x => betaBelow(x, a, b), inside(p), [0, 1])
export const gammaQuantileOf = (p: number, shape: number): number => {
  const below = (x: number): number => lowerGamma(shape, x)
  return pointOf(below, inside(p), [0, beyond(below, p)])
}
export const chisqUpper = (q: number, df: number): number => upperGamma(df / 2, q / 2)

const logChoose = (n: number, k: number): number => logGammaOf(n + 1) - logGammaOf(k + 1) - logGammaOf(n - k + 1)

/** The chance of exactly x of `size` at `prob` each. */
export function binomialChance(x: number, size: number, prob: number): number {
  if (x < 0 || x > size || !Number.isInteger(x)) return 0
  if (prob === 0 || prob === 1) return x === size * prob ? 1 : 0
  return Math.exp(logChoose(size, x) + x * Math.log(prob) + (size - x) * Math.log1p(-prob))
}

/** The chance of at most q. */
export function binomialBelow(q: number, size: number, prob: number): number {
  const most = Math.floor(q)
  if (most < 0) return 0
  return most >= size ? 1 : betaBelow(1 - prob, size - most, most + 1)
}

/** The chance of x marked ones among k drawn without putting back from m marked and n others. */
export function hypergeometricChance(x: number, [m, n, k]: readonly [m: number, n: number, k: number]): number {
  if (x < Math.max(0, k - n) || x > Math.min(m, k)) return 0
  return Math.exp(logChoose(m, x) + logChoose(n, k - x) - logChoose(m + n, k))
}

export function hypergeometricBelow(q: number, drawn: readonly [m: number, n: number, k: number]): number {
  let total = 0
  for (let x = Math.max(0, drawn[2] - drawn[1]); x <= q; x += 1) total += hypergeometricChance(x, drawn)
  return Math.min(1, total)
}

type P = { readonly p: readonly number[] }
type Q = { readonly q: readonly number[] }
type X = { readonly x: readonly number[] }

export const normalQuantile = ({ p }: P): Values => each(p, normalQuantileOf)
export const normalCdf = ({ q }: Q): Values => each(q, normalCdfOf)
export const tQuantile = ({ p, df }: P & { readonly df: number }): Values => each(p, one => tQuantileOf(one, df))
export const tCdf = ({ q, df }: Q & { readonly df: number }): Values => each(q, one => tCdfOf(one, df))

interface Shapes {
  readonly shape1: number
  readonly shape2: number
}
export const betaQuantile = ({ p, shape1, shape2 }: P & Shapes): Values =>
  each(p, one => betaQuantileOf(one, shape1, shape2))
export const betaCdf = ({ q, shape1, shape2 }: Q & Shapes): Values => each(q, one => betaBelow(one, shape1, shape2))

interface Binomial {
  readonly size: number
  readonly prob: number
}
export const binomialCdf = ({ q, size, prob }: Q & Binomial): Values => each(q, one => binomialBelow(one, size, prob))
export const binomialPmf = ({ x, size, prob }: X & Binomial): Values => each(x, one => binomialChance(one, size, prob))
/** The smallest number that is reached, or not passed, with a chance of p; a hair's breadth below p counts as p. */
export const binomialQuantile = ({ p, size, prob }: P & Binomial): Values =>
  each(p, one => {
    let number = 0
    while (number < size && binomialBelow(number, size, prob) < one * (1 - 64 * Number.EPSILON)) number += 1
    return number
  })

export const chisqQuantile = ({ p, df }: P & { readonly df: number }): Values =>
  each(p, one => 2 * gammaQuantileOf(one, df / 2))
export const chisqUpperTail = ({ q, df }: Q & { readonly df: number }): Values => each(q, one => chisqUpper(one, df))

interface Drawn {
  readonly m: number
  readonly n: number
  readonly k: number
}
export const hypergeometricCdf = ({ q, m, n, k }: Q & Drawn): Values =>
  each(q, one => hypergeometricBelow(one, [m, n, k]))
export const hypergeometricPmf = ({ x, m, n, k }: X & Drawn): Values =>
  each(x, one => hypergeometricChance(one, [m, n, k]))
export const poissonCdf = ({ q, lambda }: Q & { readonly lambda: number }): Values =>
  each(q, one => (one < 0 ? 0 : upperGamma(Math.floor(one) + 1, lambda)))
export const gammaQuantile = ({ p, shape, rate = 1 }: P & { readonly shape: number; readonly rate?: number }): Values =>
  each(p, one => gammaQuantileOf(one, shape) / rate)
export const logGamma = ({ x }: X): Values => each(x, logGammaOf)
