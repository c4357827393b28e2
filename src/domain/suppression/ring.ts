/**
 * What someone who knows every published number can work out about a hidden one. In a table with totals, a hidden number can
 * only grow if others grow and shrink around a ring, so that every row and column still adds up. How far it can grow is
 * therefore a largest flow through the hidden cells, which is exact: the bounds are those of the integer programme, since a
 * table with totals is a network. Totals are entries like any other, with the opposite sign.
 */
export interface Entry {
  readonly row: number
  readonly column: number
  /** A row's or a column's total counts against its line; the grand total counts with it again. */
  readonly sign: 1 | -1
  readonly value: number
  /** The least that the reader knows a hidden entry to be: 1 where true zeros are shown, otherwise 0. */
  readonly floor: number
}

/** What it costs to use an entry: 0 for one that is hidden already, `Infinity` for one that must stay. */
export type Cost = (entry: Entry) => number

/** The entries that may move, and what it costs to use each. */
export interface Ground {
  readonly entries: readonly Entry[]
  readonly cost: Cost
}

export interface Flow {
  /** How far the entry can move, at most `wanted`. */
  readonly amount: number
  /** The entries that move with it. */
  readonly through: ReadonlySet<Entry>
}

/** More than any count of children in one authority. */
export const boundless = 1_000_000

interface Step {
  readonly entry: Entry
  /** +1 where the entry grows, −1 where it shrinks. */
  readonly change: 1 | -1
}

const nodeOfRow = (entry: Entry): string => `r${entry.row}`
const nodeOfColumn = (entry: Entry): string => `c${entry.column}`

/** The node that a step leaves, and the one it reaches: growing with the sign goes from row to column. */
const leaves = ({ entry, change }: Step): string => (entry.sign * change > 0 ? nodeOfRow(entry) : nodeOfColumn(entry))
const reaches = ({ entry, change }: Step): string => (entry.sign * change > 0 ? nodeOfColumn(entry) : nodeOfRow(entry))

/** The cheapest way from one node to another, each step with room to move. Bellman and Ford: the tables are small. */
function cheapestPath(
  steps: readonly Step[],
  from: string,
  to: string,
  cost: (step: Step) => number,
): readonly Step[] | null {
  const best = new Map<string, { cost: number; path: readonly Step[] }>([[from, { cost: 0, path: [] }]])
  const improve = (step: Step): boolean => {
    const here = best.get(leaves(step))
    const total = (here?.cost ?? Infinity) + cost(step)
    if (!here || total >= (best.get(reaches(step))?.cost ?? Infinity)) return false
    best.set(reaches(step), { cost: total, path: [...here.path, step] })
    return true
  }
  for (let improved = true; improved;) improved = steps.filter(improve).length > 0
  return best.get(to)?.path ?? null
}

/** Moves `target` by up to `wanted` in one direction, around the cheapest rings first. */
export function move(target: Entry, change: 1 | -1, wanted: number, { entries, cost }: Ground): Flow {
  const values = new Map(entries.map(entry => [entry, entry.value]))
  const through = new Set<Entry>()
  const valueOf = (entry: Entry): number => values.get(entry) ?? entry.value
  const room = ({ entry, change: way }: Step): number =>
    way > 0 ? boundless - valueOf(entry) : valueOf(entry) - entry.floor
  const first: Step = { entry: target, change }
  const steps = entries
    .filter(entry => entry !== target)
    .flatMap(entry => [{ entry, change: 1 } as const, { entry, change: -1 } as const])
  const price = (step: Step): number => (room(step) <= 0 ? Infinity : through.has(step.entry) ? 0 : cost(step.entry))
  let amount = 0
  while (amount < wanted) {
    const path = cheapestPath(steps, reaches(first), leaves(first), price)
    if (!path) break
    const ring = [first, ...path]
    const by = Math.min(wanted - amount, ...ring.map(room))
    if (by <= 0) break
    for (const step of ring) values.set(step.entry, valueOf(step.entry) + step.change * by)
    for (const step of path) through.add(step.entry)
    amount += by
  }
  return { amount, through }
}

/** The least and the most that a hidden entry can be, given all that is shown. */
export function feasibleInterval(
  target: Entry,
  hidden: ReadonlySet<Entry>,
): { readonly least: number; readonly most: number } {
  const free: Ground = { entries: [...hidden], cost: () => 0 }
  return {
    least: target.value - move(target, -1, target.value - target.floor, free).amount,
    most: target.value + move(target, 1, boundless - target.value, free).amount,
  }
}
