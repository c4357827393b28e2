/**
 * The points of the normal and of Student’s t distribution that intervals are made of. Exact to about twelve digits: the sums
 * are those of Abramowitz and Stegun (26.2.11, 26.7.3 and 26.7.4), and the points are found by halving.
 */

/** The share of a standard normal distribution below `z`. */
export function normalCdf(z: number): number {
  if (Math.abs(z) > 9) return z < 0 ? 0 : 1
  let term = z
  let total = z
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(total); odd += 2) {
    term *= (z * z) / odd
    total += term
  }
  return 0.5 + (total * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

/** The share of Student’s t distribution below `t`. `df`, the degrees of freedom, is whole and at least 1. */
export function tCdf(t: number, df: number): number {
  const angle = Math.atan2(t, Math.sqrt(df))
  const square = Math.cos(angle) ** 2
  const odd = df % 2
  let term = odd === 1 ? Math.cos(angle) : 1
  let total = df === 1 ? 0 : term
  for (let step = odd + 2; step <= df - 2; step += 2) {
    term *= (square * (step - 1)) / step
    total += term
  }
  const within = Math.sin(angle) * total
  return 0.5 + (odd === 1 ? (angle + within) / Math.PI : within / 2)
}

/** Throws a RangeError unless 0 < p < 1. */
export function normalQuantile(p: number): number {
  return pointOf(normalCdf, p)
}

/** Throws a RangeError unless 0 < p < 1 and `df` is whole and at least 1. */
export function tQuantile(p: number, df: number): number {
  if (!Number.isInteger(df) || df < 1) throw new RangeError(`Not degrees of freedom: ${df}`)
  return pointOf(t => tCdf(t, df), p)
}

/** By symmetry, of the upper half only: its end is doubled until the point lies below it, and then halved. */
function pointOf(cdf: (point: number) => number, p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`Not a share between 0 and 1: ${p}`)
  if (p <= 0.5) return p === 0.5 ? 0 : -pointOf(cdf, 1 - p)
  let low = 0
  let high = 1
  while (cdf(high) < p) high *= 2
  for (let halvings = 0; halvings < 60; halvings += 1) {
    const middle = (low + high) / 2
    if (cdf(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
