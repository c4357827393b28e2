/**
 * Spreads cases over auditors: as many cases as can be placed within everybody's limit, then as evenly as can be, then with the
 * fewest concerns. It is a flow of least cost, each case placed along the cheapest chain of changes that makes room for it (Ahuja,
 * Magnanti and Orlin, Network Flows, 1993, chapter 9), so what it gives cannot be bettered by any number of exchanges.
 */

export interface ToSpread {
  /** For each case and each auditor what speaks against the pair, from 0; null where it may not be. Sums stay below `evenness`. */
  readonly costs: readonly (readonly (number | null)[])[]
  /** What each auditor has already. */
  readonly loads: readonly number[]
  /** How many each may have in all; Infinity where there is no limit. */
  readonly limits: readonly number[]
}

/** One case more than another weighs more than every concern together. */
const evenness = 1_000_000

interface Standing extends ToSpread {
  /** The auditor of each case; null while it has none. */
  readonly given: (number | null)[]
  readonly has: number[]
}

/** The auditor of each case, by their places in what was given; null where nobody who may take it has room. */
export function spread(asked: ToSpread): readonly (number | null)[] {
  const standing: Standing = { ...asked, given: asked.costs.map(() => null), has: [...asked.loads] }
  for (const place of asked.costs.keys()) placeOne(standing, place)
  return standing.given
}

function placeOne(standing: Standing, added: number): void {
  const chains = cheapestChains(standing, added)
  const wholes = chains.map(({ cost }, auditor) => cost + costOfOneMore(standing, auditor))
  const least = Math.min(...wholes)
  if (!Number.isFinite(least)) return
  const end = wholes.indexOf(least)
  standing.has[end] = at(standing.has, end) + 1
  // Back along the chain: each auditor on it gives one case to the next, and the first takes the case that was added.
  for (let taker: number | null = end; taker !== null;) {
    const link: Chain | undefined = chains[taker]
    if (link) standing.given[link.takes] = taker
    taker = link?.from ?? null
  }
}

const at = (numbers: readonly number[], place: number): number => numbers[place] ?? 0

/** Infinity where an auditor has no room. */
function costOfOneMore({ has, limits }: Standing, auditor: number): number {
  return at(has, auditor) < at(limits, auditor) ? evenness * (at(has, auditor) + 1) : Infinity
}

interface Chain {
  /** Of this auditor taking a case more, with all the changes before it. */
  readonly cost: number
  /** The case this auditor takes. */
  readonly takes: number
  /** Who gives it to them; null where it is the case that was added. */
  readonly from: number | null
}

/** For each auditor the cheapest way to bring them one case more because this one was added. */
function cheapestChains(standing: Standing, added: number): readonly Chain[] {
  const chains: Chain[] = standing.loads.map((_, auditor) => ({
    cost: standing.costs[added]?.[auditor] ?? Infinity,
    takes: added,
    from: null,
  }))
  const passes = cheapestPasses(standing)
  // The passes hold no circle that gains, so this comes to an end.
  for (let changed = true; changed;) {
    changed = false
    for (const { from, to, cost, takes } of passes) {
      const whole = (chains[from]?.cost ?? Infinity) + cost
      if (whole < (chains[to]?.cost ?? Infinity)) {
        chains[to] = { cost: whole, takes, from }
        changed = true
      }
    }
  }
  return chains
}

interface Pass {
  readonly from: number
  readonly to: number
  readonly takes: number
  /** Below 0 where the case has fewer concerns with the one who would take it. */
  readonly cost: number
}

/** The cheapest case that each auditor could pass to each other. */
function cheapestPasses({ costs, given, loads }: Standing): readonly Pass[] {
  const best = new Map<number, Pass>()
  for (const [takes, from] of given.entries()) {
    if (from === null) continue
    for (const { to, cost } of passesOf(costs[takes] ?? [], from)) {
      const key = from * loads.length + to
      if (cost < (best.get(key)?.cost ?? Infinity)) best.set(key, { from, to, takes, cost })
    }
  }
  return [...best.values()]
}

/** To whom else a case may go, and how many concerns more that is. */
function passesOf(row: readonly (number | null)[], from: number): readonly Pick<Pass, 'to' | 'cost'>[] {
  const now = row[from] ?? 0
  return row.flatMap((then, to) => (then === null || to === from ? [] : [{ to, cost: then - now }]))
}
