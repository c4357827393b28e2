/**
 * Intervals for the shares of all grades at once, so that all of them hold together. Sources: Goodman (1965), by Bonferroni; Sison and
 * Glaz (1995), as May and Johnson (2000) set it down.
 */
import { gammaQuantileOf } from './distributions.ts'
import { logGammaOf } from './special-functions.ts'

interface Counts {
  readonly counts: readonly number[]
  readonly method: 'goodman' | 'sisonglaz'
  readonly conf?: number
}

interface Intervals {
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

function goodman(counts: readonly number[], conf: number): Intervals {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const q = 2 * gammaQuantileOf(1 - (1 - conf) / counts.length, 0.5)
  const end = (x: number, sign: 1 | -1): number =>
    (q + 2 * x + sign * Math.sqrt(q * (q + (4 * x * (n - x)) / n))) / (2 * (n + q))
  return { lower: counts.map(x => Math.max(0, end(x, -1))), upper: counts.map(x => Math.min(1, end(x, 1))) }
}

/** Moments of a Poisson number with mean `lambda` that is kept within `reach` of it, by factorial moments. */
function truncated(lambda: number, reach: number) {
  const [low, high] = [Math.max(0, lambda - reach), lambda + reach]
  const chance = (k: number): number => (k < 0 ? 0 : Math.exp(k * Math.log(lambda) - lambda - logGammaOf(k + 1)))
  const below = (k: number): number => {
    let sum = 0
    for (let one = 0; one <= k; one += 1) sum += chance(one)
    return sum
  }
  const whole = lambda === 0 ? 1 : below(high) - below(low - 1)
  const factorial = (r: number): number => {
    const dropped = (end: number): number => {
      let sum = 0
      for (let one = Math.max(0, end - r + 1); one <= end; one += 1) sum += chance(one)
      return sum
    }
    const upper = dropped(high)
    const lower = low >= 1 ? dropped(low - 1) : 0
    return lambda ** r * (1 + (lower - upper) / whole)
  }
  const [m1, f2, f3, f4] = [factorial(1), factorial(2), factorial(3), factorial(4)] as const
  const m2 = f2 + m1 - m1 ** 2
  const m3 = f3 + f2 * (3 - 3 * m1) + (m1 - 3 * m1 ** 2 + 2 * m1 ** 3)
  const m4 = f4 + f3 * (6 - 4 * m1) + f2 * (7 - 12 * m1 + 6 * m1 ** 2) + m1 - 4 * m1 ** 2 + 6 * m1 ** 3 - 3 * m1 ** 4
  return { m1, m2, m3, m4, whole }
}

/** The chance that every count is within `reach` of what was seen. */
function togetherWithin(counts: readonly number[], reach: number): number {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const parts = counts.map(count => truncated(count, reach))
  const total = (read: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((sum, part) => sum + read(part), 0)
  const variance = total(part => part.m2)
  const z = (n - total(part => part.m1)) / Math.sqrt(variance)
  const skew = total(part => part.m3) / variance ** 1.5
  const peaked = total(part => part.m4 - 3 * part.m2 ** 2) / variance ** 2
  const edgeworth =
    Math.exp((-z * z) / 2) *
    (1 +
      (skew * (z ** 3 - 3 * z)) / 6 +
      (peaked * (z ** 4 - 6 * z ** 2 + 3)) / 24 +
      (skew ** 2 * (z ** 6 - 15 * z ** 4 + 45 * z ** 2 - 15)) / 72)
  const poisson = Math.exp(n * Math.log(n) - n - logGammaOf(n + 1))
  const whole = parts.reduce((product, part) => product * part.whole, 1)
  return (whole * edgeworth) / Math.sqrt(2 * Math.PI * variance) / poisson
}

function sisonGlaz(counts: readonly number[], conf: number): Intervals {
  const n = counts.reduce((sum, count) => sum + count, 0)
  let [reach, before, now] = [0, 0, 0]
  for (let one = 1; one <= n; one += 1) {
    now = togetherWithin(counts, one)
    if (now > conf && before < conf) {
      reach = one
      break
    }
    before = now
  }
  const c = reach - 1
  const further = (conf - before) / (now - before)
  return {
    lower: counts.map(count => Math.max(0, count / n - c / n)),
    upper: counts.map(count => Math.min(1, count / n + (c + 2 * further) / n)),
  }
}

/** Null where nothing was counted. */
export function multinomialSimultaneous({ counts, method, conf = 0.95 }: Counts) {
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n === 0) return null
  const intervals = method === 'goodman' ? goodman(counts, conf) : sisonGlaz(counts, conf)
  return { estimate: counts.map(count => count / n), ...intervals }
}
