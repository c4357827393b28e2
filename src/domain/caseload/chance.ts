/**
 * Chance for made-up caseloads: fast, of 32-bit whole numbers, and the same on every machine for the same seed. It is no good for
 * samples or secrets: audits are drawn by domain/sampling/draw.ts.
 */
export interface Chance {
  /** From nought up to, and never, one. */
  readonly share: () => number
  /** True in about this share of asks. */
  readonly yes: (share: number) => boolean
  /** A whole number from the lower to the higher, both included. */
  readonly between: (low: number, high: number) => number
  /** One of a list that is not empty. */
  readonly one: <Item>(items: readonly Item[]) => Item
  /** One of the items, each with its weight. */
  readonly weighed: <Item>(items: readonly (readonly [Item, number])[]) => Item
}

/** Mixes two whole numbers into one of 32 bits, so that neighbours are far apart. */
export function mixed(seed: number, index: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 0x7f4a7c15, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** The mulberry32 generator. */
export function chanceFrom(seed: number): Chance {
  let state = seed | 0
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let next = Math.imul(state ^ (state >>> 15), 1 | state)
    next = (next + Math.imul(next ^ (next >>> 7), 61 | next)) ^ next
    return ((next ^ (next >>> 14)) >>> 0) / 4_294_967_296
  }
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const index = Math.floor(share() * items.length)
    if (index >= items.length) throw new Error('Chance has nothing to choose from.')
    return items[index] as Item
  }
  return {
    share,
    yes: limit => share() < limit,
    between: (low, high) => low + Math.floor(share() * (high - low + 1)),
    one: oneOf,
    weighed: items => weighed(items, share()),
  }
}

function weighed<Item>(items: readonly (readonly [Item, number])[], share: number): Item {
  let total = 0
  for (const [, weight] of items) total += weight
  let left = share * total
  for (const [item, weight] of items) {
    left -= weight
    if (left < 0) return item
  }
  throw new Error('Chance has nothing to choose from.')
}
