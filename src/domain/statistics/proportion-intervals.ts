/**
 * Intervals for shares and their differences, besides Wilson's and Newcombe's, for those who ask for another or compare. Sources: Clopper
 * and Pearson (1934); Jeffreys in Brown, Cai and DasGupta (2001); Agresti and Coull (1998); Newcombe (1998) methods 4 and 11; Miettinen
 * and Nurminen (1985); Tango (1998); Fisher (1935).
 */
import { betaQuantileOf, hypergeometricBelow, hypergeometricChance, normalQuantileOf } from './distributions.ts'
import { wilson as wilsonOf } from './wilson.ts'

interface Found {
  readonly x: number
  readonly n: number
  /** Two-sided, 0.95 unless told. */
  readonly conf?: number
}
interface Found2 {
  readonly x1: number
  readonly n1: number
  readonly x2: number
  readonly n2: number
  readonly conf?: number
}
interface Bounds {
  readonly lower: number
  readonly upper: number
}

const pointFor = (conf: number): number => normalQuantileOf((1 + conf) / 2)

/** Null where there are none. The others too. */
export function wilson({ x, n, conf = 0.95 }: Found) {
  const found = wilsonOf(x, n, pointFor(conf))
  return found && { estimate: x / n, ...found }
}

/** The exact interval: at least as wide as promised. */
export function clopperPearson({ x, n, conf = 0.95 }: Found) {
  if (n === 0) return null
  const outside = (1 - conf) / 2
  return {
    estimate: x / n,
    lower: x === 0 ? 0 : betaQuantileOf(outside, x, n - x + 1),
    upper: x === n ? 1 : betaQuantileOf(1 - outside, x + 1, n - x),
  }
}

/** The ends are put at 0 and 1 where none or all were found. */
export function jeffreys({ x, n, conf = 0.95 }: Found) {
  if (n === 0) return null
  const outside = (1 - conf) / 2
  return {
    estimate: x / n,
    lower: x === 0 ? 0 : betaQuantileOf(outside, x + 0.5, n - x + 0.5),
    upper: x === n ? 1 : betaQuantileOf(1 - outside, x + 0.5, n - x + 0.5),
  }
}

/** May reach beyond 0 and 1, as it was published. */
export function agrestiCoull({ x, n, conf = 0.95 }: Found) {
  if (n === 0) return null
  const z = pointFor(conf)
  const of = n + z * z
  const centre = (x + (z * z) / 2) / of
  const reach = z * Math.sqrt((centre * (1 - centre)) / of)
  return { estimate: x / n, lower: centre - reach, upper: centre + reach }
}

/** One side of Wilson's interval with continuity correction. */
function wilsonCorrected(x: number, n: number, z: number): Bounds {
  const p = x / n
  const end = (sign: 1 | -1): number => {
    const root = z * z + 2 * sign - 1 / n + 4 * p * (n * (1 - p) - sign)
    return (2 * n * p + z * z + sign * (1 + z * Math.sqrt(Math.max(0, root)))) / (2 * (n + z * z))
  }
  return { lower: x === 0 ? 0 : Math.max(0, end(-1)), upper: x === n ? 1 : Math.min(1, end(1)) }
}

export const wilsonContinuity = ({ x, n, conf = 0.95 }: Found) =>
  n === 0 ? null : { estimate: x / n, ...wilsonCorrected(x, n, pointFor(conf)) }

/** Newcombe's method 11: the difference of two shares, with continuity correction. */
export function newcombeDifferenceContinuity({ x1, n1, x2, n2, conf = 0.95 }: Found2) {
  if (n1 === 0 || n2 === 0) return null
  const z = pointFor(conf)
  const [one, two] = [wilsonCorrected(x1, n1, z), wilsonCorrected(x2, n2, z)]
  const [p1, p2] = [x1 / n1, x2 / n2]
  const difference = p1 - p2
  return {
    difference,
    lower: Math.max(-1, difference - Math.hypot(p1 - one.lower, two.upper - p2)),
    upper: Math.min(1, difference + Math.hypot(one.upper - p1, p2 - two.lower)),
  }
}

/** Where a function that falls from one end to the other passes 0. */
function crossing(of: (x: number) => number, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to]
  for (let halvings = 0; halvings < 100; halvings += 1) {
    const middle = (low + high) / 2
    if (of(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The likeliest shares of both groups where they differ by `delta`: the root of a cubic in closed form. */
function restricted({ x1, n1, x2, n2 }: Found2, delta: number): readonly [number, number] {
  const n = n1 + n2
  const l2 = (n1 + 2 * n2) * delta - n - (x1 + x2)
  const l1 = (n2 * delta - n - 2 * x2) * delta + x1 + x2
  const l0 = x2 * delta * (1 - delta)
  const q = (l2 / (3 * n)) ** 3 - (l1 * l2) / (6 * n * n) + l0 / (2 * n)
  const root = Math.sqrt(Math.max(0, (l2 / (3 * n)) ** 2 - l1 / (3 * n)))
  const p = q >= 0 ? root : -root
  const ratio = p === 0 ? 0 : Math.min(1, Math.max(-1, q / p ** 3))
  const second = 2 * p * Math.cos((Math.PI + Math.acos(ratio)) / 3) - l2 / (3 * n)
  const within = Math.min(1, Math.max(0, second))
  return [Math.min(1, Math.max(0, within + delta)), within]
}

/** The score interval of a difference. */
export function miettinenNurminen(found: Found2) {
  const { x1, n1, x2, n2, conf = 0.95 } = found
  if (n1 === 0 || n2 === 0) return null
  const z = pointFor(conf)
  const difference = x1 / n1 - x2 / n2
  const distance = (delta: number): number => {
    const [p1, p2] = restricted(found, delta)
    const variance = ((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2) * ((n1 + n2) / (n1 + n2 - 1))
    return variance <= 0 ? Math.sign(difference - delta) * Number.MAX_VALUE : (difference - delta) / Math.sqrt(variance)
  }
  return {
    difference,
    lower: difference <= -1 ? -1 : crossing(delta => distance(delta) - z, [-1, difference]),
    upper: difference >= 1 ? 1 : crossing(delta => distance(delta) + z, [difference, 1]),
  }
}

/** The difference of paired answers: `b` yes and then no, `c` no and then yes, of `n` pairs; c less b. */
export function tangoPairedDifference({
  b,
  c,
  n,
  conf = 0.95,
}: {
  readonly b: number
  readonly c: number
  readonly n: number
  readonly conf?: number
}) {
  if (n === 0) return null
  const z = pointFor(conf)
  const difference = (c - b) / n
  const distance = (delta: number): number => {
    const spread = n * (2 * tangoShare({ b, c, n }, delta) + delta * (1 - delta))
    return spread <= 0 ? Math.sign(difference - delta) * Number.MAX_VALUE : (c - b - n * delta) / Math.sqrt(spread)
  }
  return {
    difference,
    lower: difference <= -1 ? -1 : crossing(delta => distance(delta) - z, [-1, difference]),
    upper: difference >= 1 ? 1 : crossing(delta => distance(delta) + z, [difference, 1]),
  }
}

/** The likeliest share of yes-then-no where no-then-yes is `delta` more. */
function tangoShare(
  { b, c, n }: { readonly b: number; readonly c: number; readonly n: number },
  delta: number,
): number {
  const a = 2 * n
  const linear = -b - c + (2 * n - c + b) * delta
  const constant = -b * delta * (1 - delta)
  return (Math.sqrt(Math.max(0, linear ** 2 - 4 * a * constant)) - linear) / (2 * a)
}

/** Of `N` cases, `n` drawn without putting back and `x` of them found: the exact limits, as counts and shares of all N. */
export function hypergeometricExact({ x, n, N, conf = 0.95 }: Found & { readonly N: number }) {
  if (n === 0) return null
  const outside = (1 - conf) / 2
  const atMost = (marked: number): number => hypergeometricBelow(x, [marked, N - marked, n])
  const atLeast = (marked: number): number => 1 - hypergeometricBelow(x - 1, [marked, N - marked, n])
  // The limits are the nearest numbers that the test rejects, as R's samplingbook has them.
  const most = N - (n - x)
  let lowerCount = x
  while (lowerCount < most && atLeast(lowerCount + 1) <= outside) lowerCount += 1
  let upperCount = most
  while (upperCount > x && atMost(upperCount - 1) <= outside) upperCount -= 1
  return { estimate: x / n, lowerCount, upperCount, lower: lowerCount / N, upper: upperCount / N }
}

/** Whether the rows of a two by two table differ: what is as unlikely as this, or more so, put together. */
export function fisherExact({
  table,
  alternative = 'two.sided',
}: {
  readonly table: readonly (readonly number[])[]
  readonly alternative?: 'two.sided' | 'less' | 'greater'
}) {
  const [a, b, c, d] = [0, 1].flatMap(row => [0, 1].map(column => table[row]?.[column] ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  const first = Math.max(0, a - d)
  const chances = Array.from({ length: Math.min(a + b, a + c) - first + 1 }, (_, place) =>
    hypergeometricChance(first + place, [a + c, b + d, a + b]),
  )
  const seen = (chances[a - first] ?? 0) * (1 + 1e-7)
  const counts: Readonly<Record<typeof alternative, (chance: number, place: number) => boolean>> = {
    less: (_chance, place) => place <= a - first,
    greater: (_chance, place) => place >= a - first,
    'two.sided': chance => chance <= seen,
  }
  const counted = chances.filter(counts[alternative])
  return {
    p: Math.min(
      1,
      counted.reduce((sum, chance) => sum + chance, 0),
    ),
  }
}
