/**
 * Points of the beta distribution, of which intervals for shares are made, and the gamma function. To about 14 digits; points are found
 * by halving. Sources: Abramowitz and Stegun 26.5.8 (as a continued fraction); Lanczos (1964) for the gamma function.
 */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** Natural logarithm of the gamma function, for x above 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  const t = shifted + 7.5
  const series = lanczos.reduce((total, term, index) => total + (index === 0 ? term : term / (shifted + index)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series)
}

/** The continued fraction of the incomplete beta function, by the method of Lentz (1976). */
function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return result
}

/** Share of the beta distribution with shapes a and b, both above 0, below x from 0 to 1. */
function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** The point of a rising function between two ends where it reaches `share`. */
function pointOf(below: (x: number) => number, share: number, ends: readonly [number, number]): number {
  let [low, high] = ends
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (below(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Throws a RangeError unless `share` is between, and not at, 0 and 1. */
function inside(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError('A share of a distribution lies between 0 and 1.')
  return share
}

/** Point of the beta distribution with shapes a and b, both above 0, with `share` below it. From 0 to 1. */
export const betaPoint = (share: number, a: number, b: number): number =>
  pointOf(x => betaBelow(x, a, b), inside(share), [0, 1])
