/**
 * The interval of a difference between two shares, from the Wilson intervals of each: Newcombe (1998), method 10, without continuity
 * correction. Honest for small samples, and never beyond -1 and 1.
 */
import { normalQuantileOf } from './distributions.ts'
import { wilson } from './wilson.ts'

export interface Difference {
  /** The first share less the second, -1 to 1. */
  readonly difference: number
  readonly lower: number
  readonly upper: number
}

/** `x1` of `n1` and `x2` of `n2`; `conf` is two-sided, 0.95 unless told. Null where either has none. */
export function newcombeDifference({
  x1,
  n1,
  x2,
  n2,
  conf = 0.95,
}: {
  readonly x1: number
  readonly n1: number
  readonly x2: number
  readonly n2: number
  readonly conf?: number
}): Difference | null {
  const z = normalQuantileOf((1 + conf) / 2)
  const [one, two] = [wilson(x1, n1, z), wilson(x2, n2, z)]
  if (one === null || two === null) return null
  const [p1, p2] = [x1 / n1, x2 / n2]
  const difference = p1 - p2
  return {
    difference,
    lower: Math.max(-1, difference - Math.hypot(p1 - one.lower, two.upper - p2)),
    upper: Math.min(1, difference + Math.hypot(one.upper - p1, p2 - two.lower)),
  }
}
