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

/** What each minimum comes to: never more than the stratum has, and a whole number from 0. */
const floors = (sizes: readonly number[], minimums: readonly number[]): readonly number[] =>
  sizes.map((size, index) => Math.min(size, Math.max(0, minimums[index] ?? 0)))

/**
 * In proportion, but never below each stratum's minimum, or all it has where that is less: a stratum whose fair share is below
 * its minimum is given the minimum, and the rest is shared again among the others, until none is below (Cochran 1977, 5.8, turned
 * round). Throws a RangeError where the minimums add to more than `wanted`.
 */
export function allocateWithMinimum(
  sizes: readonly number[],
  minimums: readonly number[],
  wanted: number,
): readonly number[] {
  const least = floors(sizes, minimums)
  if (sum(least) > wanted) throw new RangeError('The minimums of the strata add to more than the size of the sample.')
  const fixed = new Set<number>()
  const free = (): readonly number[] => sizes.map((size, index) => (fixed.has(index) ? 0 : size))
  const left = (): number => wanted - sum(least.filter((_, index) => fixed.has(index)))
  for (;;) {
    const shared = free()
    const [all, rest] = [sum(shared), left()]
    const below = [...sizes.keys()].filter(
      index => !fixed.has(index) && (shared[index] ?? 0) * rest < (least[index] ?? 0) * all,
    )
    if (below.length === 0) break
    for (const index of below) fixed.add(index)
  }
  const shares = allocateProportional(free(), left())
  return sizes.map((_, index) => (fixed.has(index) ? (least[index] ?? 0) : (shares[index] ?? 0)))
}

/** What the minimums add to, each at most what its stratum has. */
export const minimumsTogether = (sizes: readonly number[], minimums: readonly number[]): number =>
  sum(floors(sizes, minimums))

/** Fair shares before they are made whole: `size × wanted ÷ all`, in cases. All 0 for a frame of none. */
export function exactShares(sizes: readonly number[], wanted: number): readonly number[] {
  const total = sum(sizes)
  return sizes.map(size => (total === 0 ? 0 : (size * wanted) / total))
}

/** Is the sample large enough for one case from each stratum that has any? */
export function reachesEvery(sizes: readonly number[], wanted: number): boolean {
  return sizes.filter(size => size > 0).length <= wanted
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
