/**
 * Wilson's score interval for a share (Wilson 1927), without continuity correction: the range in which the share of all such
 * cases plausibly lies, when the audits are a random sample of them. It stays within 0 and 1 and is honest for small samples.
 */
export interface Interval {
  /** Proportions, 0 to 1. */
  readonly lower: number
  readonly upper: number
}

/** The two-sided 95% point of the normal distribution. */
export const z95 = 1.959963984540054

/** Interval of `n` out of `of`, of 95% unless another point of the normal distribution is given. Null when `of` is 0: then nothing is known. */
export function wilson(n: number, of: number, z = z95): Interval | null {
  if (of === 0) return null
  const p = n / of
  const square = (z * z) / of
  const centre = p + square / 2
  const reach = z * Math.sqrt((p * (1 - p)) / of + square / (4 * of))
  return {
    lower: n === 0 ? 0 : Math.max(0, (centre - reach) / (1 + square)),
    upper: n === of ? 1 : Math.min(1, (centre + reach) / (1 + square)),
  }
}
