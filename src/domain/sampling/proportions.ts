/**
 * How many cases each stratum gives: in proportion to its size, by largest remainder (Hare), and, where wanted and possible,
 * at least one from each, so that no locality and no status goes unseen (domain notes 3.2: samples too thin where risk is greatest).
 */

/**
 * Shares `wanted` cases among strata of these sizes, in their order. Never more than a stratum has; together exactly `wanted`,
 * or everything when there are fewer. Of equal remainders the larger stratum comes first, then the earlier.
 */
export function allocateProportional(sizes: readonly number[], wanted: number): readonly number[] {
  const total = sum(sizes)
  const toShare = Math.min(wanted, total)
  // Whole-number arithmetic: a quota such as 20.5 must not become 20.499999.
  const shares = sizes.map((size, index) => ({
    index,
    size,
    whole: Math.floor((size * toShare) / total) || 0,
    rest: total === 0 ? 0 : (size * toShare) % total,
  }))
  const left = toShare - sum(shares.map(share => share.whole))
  const first = new Set(
    [...shares]
      .sort((a, b) => b.rest - a.rest || b.size - a.size || a.index - b.index)
      .slice(0, left)
      .map(share => share.index),
  )
  return shares.map(share => share.whole + (first.has(share.index) ? 1 : 0))
}

/** As above, then at least one from each stratum that has any: taken from those that are furthest above their fair share. */
export function allocateToEvery(sizes: readonly number[], wanted: number): readonly number[] {
  const numbers = [...allocateProportional(sizes, wanted)]
  if (!reachesEvery(sizes, wanted)) return numbers
  const fair = (index: number): number => ((sizes[index] ?? 0) * wanted) / sum(sizes)
  for (const [index, size] of sizes.entries()) {
    if (size === 0 || (numbers[index] ?? 0) > 0) continue
    const giver = numbers
      .map((given, at) => ({ given, at, above: given - fair(at) }))
      .filter(one => one.given > 1)
      .sort((a, b) => b.above - a.above || b.given - a.given || a.at - b.at)[0]
    if (!giver) continue
    numbers[giver.at] = giver.given - 1
    numbers[index] = 1
  }
  return numbers
}

/** Is the sample large enough for one case from each stratum that has any? */
export function reachesEvery(sizes: readonly number[], wanted: number): boolean {
  return sizes.filter(size => size > 0).length <= wanted
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
