/**
 * How many cases each stratum should give so that the estimate for all cases has the smallest error: more from large strata and from
 * those whose cases differ much among themselves (Neyman 1934; Wright 2012 for whole numbers). Strata come in one order throughout.
 */

/** `strata`: cases in each. `sd`: how much the cases of each differ, as a standard deviation. `n`: cases wanted, in all. */
export interface NeymanInput {
  readonly strata: readonly number[]
  readonly sd: readonly number[]
  readonly n: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const at = (numbers: readonly number[], index: number): number => numbers[index] ?? 0

function spreadsOf({ strata, sd }: NeymanInput): readonly number[] {
  if (strata.length !== sd.length) throw new RangeError('Each stratum needs a standard deviation.')
  return strata.map((size, index) => size * at(sd, index))
}

/** Variance of the estimated total, with the correction for a frame that is not endless. */
const variance = ({ strata, sd }: NeymanInput, shares: readonly number[]): number =>
  sum(
    strata.map((size, index) => {
      const spread = size * at(sd, index)
      return spread === 0 ? 0 : spread ** 2 / at(shares, index) - spread * at(sd, index)
    }),
  )

/** Exact shares `n × size × sd ÷ their sum`, in cases, with no bounds; and the standard error of the mean that they give. */
export function allocateNeyman(input: NeymanInput): { readonly exact: readonly number[]; readonly seOfMean: number } {
  const spreads = spreadsOf(input)
  const all = sum(spreads)
  if (all === 0) throw new RangeError('Where no stratum differs within itself, there is nothing to share by.')
  const exact = spreads.map(spread => (input.n * spread) / all)
  return { exact, seOfMean: Math.sqrt(variance(input, exact)) / sum(input.strata) }
}

/** Fewest and most cases for each stratum. */
export interface BoundedInput extends NeymanInput {
  readonly min: readonly number[]
  readonly max: readonly number[]
}

/**
 * Exact shares of the smallest variance within the bounds, and that variance (of the estimated total). Throws a RangeError where the
 * bounds cannot add to `n`.
 */
export function allocateNeymanBounded(input: BoundedInput): {
  readonly exact: readonly number[]
  readonly objective: number
} {
  const { min, max, n } = input
  const spreads = spreadsOf(input)
  const most = max.map((limit, index) => (at(spreads, index) === 0 ? at(min, index) : limit))
  if (sum(min) > n || sum(max) < n) throw new RangeError('No sample of this size keeps within the bounds.')
  const exact = sum(most) <= n ? filled(most, max, n) : between({ spreads, min, most, n })
  return { exact, objective: variance(input, exact) }
}

/** All that lessens the error is taken in full; what is left goes, in order, to strata where it changes nothing. */
function filled(most: readonly number[], max: readonly number[], n: number): readonly number[] {
  let left = n - sum(most)
  return most.map((share, index) => {
    const more = Math.min(left, at(max, index) - share)
    left -= more
    return share + more
  })
}

interface Bounds {
  readonly spreads: readonly number[]
  readonly min: readonly number[]
  readonly most: readonly number[]
  readonly n: number
}

/** Each share is spread × one factor, cut off at its bounds; the factor is found at which they add to n. */
function between({ spreads, min, most, n }: Bounds): readonly number[] {
  const cut = (factor: number): readonly number[] =>
    spreads.map((spread, index) => Math.min(at(most, index), Math.max(at(min, index), spread * factor)))
  let [low, high] = [0, 1]
  while (sum(cut(high)) < n) high *= 2
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2
    if (sum(cut(middle)) < n) low = middle
    else high = middle
  }
  return cut(high)
}

/** `min`: fewest for every stratum, or all it has. */
export interface WholeInput extends NeymanInput {
  readonly min: number
}

/**
 * Whole shares of the smallest error: from the minimum up, each further case goes where it lessens the error most (Wright 2012).
 * `objective` is the sum of `(size × sd)² ÷ share`. Throws a RangeError where `n` is below the minimums or above all the cases.
 */
export function allocateNeymanInteger(input: WholeInput): {
  readonly allocation: readonly number[]
  readonly objective: number
} {
  const { strata, n, min } = input
  const spreads = spreadsOf(input)
  const allocation = strata.map(size => Math.min(size, min))
  if (sum(allocation) > n || sum(strata) < n) throw new RangeError('No sample of this size keeps within the strata.')
  for (let left = n - sum(allocation); left > 0; left -= 1) {
    const next = worthMost(spreads, allocation, strata)
    allocation[next] = at(allocation, next) + 1
  }
  const parts = spreads.map((spread, index) => (spread === 0 ? 0 : spread ** 2 / at(allocation, index)))
  return { allocation, objective: sum(parts) }
}

/** The stratum with room in which one more case lessens the error most; of equal ones the earlier. */
function worthMost(spreads: readonly number[], given: readonly number[], strata: readonly number[]): number {
  let best = -1
  let worth = -1
  for (const [index, spread] of spreads.entries()) {
    const has = at(given, index)
    // From none to one the error falls from endless: such a stratum comes before all others that differ within themselves.
    const gain = spread === 0 ? 0 : spread ** 2 / (has * (has + 1))
    if (has >= at(strata, index) || gain <= worth) continue
    best = index
    worth = gain
  }
  return best
}
