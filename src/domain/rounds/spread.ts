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
const nobody = -1

/** Rows of numbers in one piece, because each is read some hundred times: case by auditor, or auditor by auditor. */
interface Standing {
  readonly auditors: number
  /** Infinity where a pair may not be. */
  readonly costs: readonly Float64Array[]
  readonly has: number[]
  readonly limits: readonly number[]
  readonly given: Int32Array
}

/** The auditor of each case, by their places in what was given; null where nobody who may take it has room. */
export function spread({ costs, loads, limits }: ToSpread): readonly (number | null)[] {
  const standing: Standing = {
    auditors: loads.length,
    costs: costs.map(row => Float64Array.from(row, cost => cost ?? Infinity)),
    has: [...loads],
    limits,
    given: new Int32Array(costs.length).fill(nobody),
  }
  for (const place of costs.keys()) placeOne(standing, place)
  return Array.from(standing.given, auditor => (auditor === nobody ? null : auditor))
}

const at = (numbers: ArrayLike<number>, place: number): number => numbers[place] ?? 0

function placeOne(standing: Standing, added: number): void {
  const { cost, takes, from } = cheapestChains(standing, added)
  const wholes = Array.from(cost, (one, auditor) => one + costOfOneMore(standing, auditor))
  const least = Math.min(...wholes)
  if (!Number.isFinite(least)) return
  const end = wholes.indexOf(least)
  standing.has[end] = at(standing.has, end) + 1
  // Back along the chain: each auditor on it gives one case to the next, and the first takes the case that was added.
  for (let taker = end; taker !== nobody; taker = at(from, taker)) standing.given[at(takes, taker)] = taker
}

/** Infinity where an auditor has no room. */
function costOfOneMore({ has, limits }: Standing, auditor: number): number {
  return at(has, auditor) < at(limits, auditor) ? evenness * (at(has, auditor) + 1) : Infinity
}

/** For each auditor, the cheapest way to bring them one case more. */
interface Chains {
  /** With all the changes before it. */
  readonly cost: Float64Array
  /** The case this auditor takes, and who gives it to them; `nobody` where it is the case that was added. */
  readonly takes: Int32Array
  readonly from: Int32Array
}

function cheapestChains(standing: Standing, added: number): Chains {
  const { auditors, costs } = standing
  const chains: Chains = {
    cost: Float64Array.from(costs[added] ?? []),
    takes: new Int32Array(auditors).fill(added),
    from: new Int32Array(auditors).fill(nobody),
  }
  const passes = cheapestPasses(standing)
  // The passes hold no circle that gains, so this comes to an end.
  for (let changed = true; changed;) {
    changed = false
    for (let giver = 0; giver < auditors; giver += 1) changed = passOn(chains, passes, giver) || changed
  }
  return chains
}

/** Whether somebody can be reached more cheaply through this auditor. */
function passOn({ cost, takes, from }: Chains, passes: Passes, giver: number): boolean {
  let changed = false
  const before = at(cost, giver)
  if (before === Infinity) return false
  const first = giver * cost.length
  for (let taker = 0; taker < cost.length; taker += 1) {
    const whole = before + at(passes.cost, first + taker)
    if (whole >= at(cost, taker)) continue
    cost[taker] = whole
    takes[taker] = at(passes.takes, first + taker)
    from[taker] = giver
    changed = true
  }
  return changed
}

/** The cheapest case that each auditor could pass to each other: below 0 where it has fewer concerns with the one who would take it. */
interface Passes {
  readonly cost: Float64Array
  readonly takes: Int32Array
}

function cheapestPasses({ auditors, costs, given }: Standing): Passes {
  const passes: Passes = {
    cost: new Float64Array(auditors * auditors).fill(Infinity),
    takes: new Int32Array(auditors * auditors),
  }
  for (const [place, row] of costs.entries()) {
    const giver = at(given, place)
    if (giver === nobody) continue
    const now = at(row, giver)
    const first = giver * auditors
    for (let taker = 0; taker < auditors; taker += 1) {
      const cost = at(row, taker) - now
      if (cost >= at(passes.cost, first + taker)) continue
      passes.cost[first + taker] = cost
      passes.takes[first + taker] = place
    }
  }
  return passes
}
