/**
 * Trends and changes, tested: whether a course rises or falls, by how much a month, and whether shares differ. Sources: Mann (1945) and
 * Kendall (1975) with ties; Sen (1968); Cochran (1954) and Armitage (1955); Pearson with Yates' correction; Garwood (1936) for rates.
 */
import { chisqUpper, gammaQuantileOf, normalCdfOf, normalQuantileOf } from './distributions.ts'

const bothSides = (z: number): number => Math.min(1, 2 * normalCdfOf(-Math.abs(z)))

function tieSizes(values: readonly number[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()]
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function varianceOfS(values: readonly number[]): number {
  const part = (n: number): number => n * (n - 1) * (2 * n + 5)
  return (part(values.length) - sumOf(tieSizes(values).map(part))) / 18
}

/** Every later value less every earlier one, with how far apart they stand. */
function* pairs(values: readonly number[]): Generator<readonly [difference: number, apart: number]> {
  for (const [place, value] of values.entries())
    for (let later = place + 1; later < values.length; later += 1) yield [(values[later] ?? 0) - value, later - place]
}

interface Values {
  readonly values: readonly number[]
}

/** Whether values in time order rise or fall. `z` and `p` are null where nothing varies. */
export function mannKendall({ values }: Values) {
  const S = [...pairs(values)].reduce((sum, [difference]) => sum + Math.sign(difference), 0)
  const varS = varianceOfS(values)
  const all = (values.length * (values.length - 1)) / 2
  const tied = sumOf(tieSizes(values).map(size => (size * (size - 1)) / 2))
  const whole = Math.sqrt(all - tied) * Math.sqrt(all)
  const z = varS > 0 ? (Math.sign(S) * (Math.abs(S) - 1)) / Math.sqrt(varS) : null
  return {
    S,
    varS,
    tau: whole > 0 ? S / whole : null,
    z: S === 0 && z !== null ? 0 : z,
    p: z === null ? null : S === 0 ? 1 : bothSides(z),
  }
}

/** The middle of all slopes between two months, and its interval. Null for fewer than two values. */
export function senSlope({ values, conf = 0.95 }: Values & { readonly conf?: number }) {
  const slopes = [...pairs(values)].map(([difference, apart]) => difference / apart).sort((a, b) => a - b)
  if (slopes.length === 0) return null
  const reach = normalQuantileOf((1 + conf) / 2) * Math.sqrt(varianceOfS(values))
  const at = (place: number): number => slopes[Math.min(slopes.length, Math.max(1, place)) - 1] ?? 0
  const middle = (slopes.length - 1) / 2
  return {
    slope: ((slopes[Math.floor(middle)] ?? 0) + (slopes[Math.ceil(middle)] ?? 0)) / 2,
    lower: at(Math.round((slopes.length - reach) / 2)),
    upper: at(Math.round((slopes.length + reach) / 2 + 1)),
  }
}

interface Groups {
  /** Found, and of how many, in each group. */
  readonly x: readonly number[]
  readonly n: readonly number[]
}

/** Whether shares rise or fall over groups in order. Null where they cannot: all found, or none. */
export function cochranArmitage({
  x,
  n,
  scores = x.map((_, place) => place + 1),
}: Groups & { readonly scores?: readonly number[] }) {
  const [found, all] = [sumOf(x), sumOf(n)]
  const p = found / all
  const mean = sumOf(n.map((of, place) => of * (scores[place] ?? 0))) / all
  const spread = sumOf(n.map((of, place) => of * ((scores[place] ?? 0) - mean) ** 2))
  const rise = sumOf(x.map((one, place) => one * ((scores[place] ?? 0) - mean)))
  const variance = p * (1 - p) * spread
  if (!(variance > 0)) return { chisq: null, zAbs: null, p: null }
  const chisq = rise ** 2 / variance
  return { chisq, zAbs: Math.sqrt(chisq), p: chisqUpper(chisq, 1) }
}

/** Whether two shares differ, without and with Yates' correction. Null where every one was found, or none. */
export function twoProportionTest({ x, n }: Groups) {
  const [x1 = 0, x2 = 0] = x
  const [n1 = 0, n2 = 0] = n
  const pooled = (x1 + x2) / (n1 + n2)
  const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
  if (!(variance > 0)) return { chisq: null, p: null, chisqCorrected: null, pCorrected: null }
  const apart = Math.abs(x1 / n1 - x2 / n2)
  const correction = Math.min(0.5, apart / (1 / n1 + 1 / n2)) * (1 / n1 + 1 / n2)
  const [chisq, chisqCorrected] = [apart ** 2 / variance, (apart - correction) ** 2 / variance]
  return { chisq, p: chisqUpper(chisq, 1), chisqCorrected, pCorrected: chisqUpper(chisqCorrected, 1) }
}

/** The exact interval of a rate: `x` events in an exposure above 0. */
export function poissonExact({
  x,
  exposure,
  conf = 0.95,
}: {
  readonly x: number
  readonly exposure: number
  readonly conf?: number
}) {
  const outside = (1 - conf) / 2
  return {
    rate: x / exposure,
    lower: x === 0 ? 0 : gammaQuantileOf(outside, x) / exposure,
    upper: gammaQuantileOf(1 - outside, x + 1) / exposure,
  }
}
