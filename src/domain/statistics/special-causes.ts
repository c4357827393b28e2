/**
 * The rules by which a course in time shows more than chance, each with a settable length: a point outside the limits, a trend, a shift to
 * one side of the centre, and two of three close to a limit. Sources: NHS England, Making Data Count (2023); Provost and Murray (2011).
 */
export type Flag = 'upper' | 'lower' | 'none'

type Side = 1 | -1 | 0
const flagOf = (side: Side): Flag => (side === 1 ? 'upper' : side === -1 ? 'lower' : 'none')

/** Marks every point of each run of `n` points whose sides agree. The last pattern that holds a point tells its side. */
function wholeRuns(count: number, n: number, sideOfRun: (from: number) => Side): readonly Flag[] {
  const sides = new Array<Side>(count).fill(0)
  for (let from = 0; from + n <= count; from += 1) {
    const side = sideOfRun(from)
    if (side !== 0) sides.fill(side, from, from + n)
  }
  return sides.map(flagOf)
}

const sideOf = (value: number, centre: number): Side => (value > centre ? 1 : value < centre ? -1 : 0)
const agreeing = (sides: readonly Side[]): Side => {
  const [first = 0] = sides
  return first !== 0 && sides.every(side => side === first) ? first : 0
}

/** `n` points, each above the one before, or each below it: so `n` less one rises or falls. */
export function trendFlags({ values, n }: { readonly values: readonly number[]; readonly n: number }): {
  readonly flags: readonly Flag[]
} {
  const step = (place: number): Side => sideOf(values[place + 1] ?? Number.NaN, values[place] ?? Number.NaN)
  const sideOfRun = (from: number): Side => agreeing(Array.from({ length: n - 1 }, (_, place) => step(from + place)))
  return { flags: wholeRuns(values.length, n, sideOfRun) }
}

/** `n` points on one side of the centre; a point on it ends the run. */
export function shiftFlags({
  values,
  centre,
  n,
}: {
  readonly values: readonly number[]
  readonly centre: number
  readonly n: number
}): { readonly flags: readonly Flag[] } {
  const sides = values.map(value => sideOf(value, centre))
  return { flags: wholeRuns(values.length, n, from => agreeing(sides.slice(from, from + n))) }
}

/**
 * Two of three points beyond the same two thirds of the way to a limit, and the third not beyond the other. Those two are flagged, or the three where the whole pattern is
 * asked for.
 */
export function twoInThreeFlags({
  values,
  lower2sigma,
  upper2sigma,
  flagWholePattern = false,
}: {
  readonly values: readonly number[]
  readonly lower2sigma: number
  readonly upper2sigma: number
  readonly flagWholePattern?: boolean
}): { readonly flags: readonly Flag[] } {
  const close = values.map((value): Side => (value > upper2sigma ? 1 : value < lower2sigma ? -1 : 0))
  const sides = new Array<Side>(values.length).fill(0)
  const windows = Array.from({ length: Math.max(0, values.length - 2) }, (_, from) => [from, from + 1, from + 2])
  for (const three of windows)
    for (const side of [1, -1] as const) {
      const found = three.filter(place => close[place] === side)
      const across = three.some(place => close[place] === -side)
      const flagged = found.length < 2 || across ? [] : flagWholePattern ? three : found
      for (const place of flagged) sides[place] = side
    }
  return { flags: sides.map(flagOf) }
}

/** Beyond the limits; a point on a limit is within it. */
export function outsideFlags({
  values,
  lower,
  upper,
}: {
  readonly values: readonly number[]
  readonly lower: number
  readonly upper: number
}): { readonly flags: readonly Flag[] } {
  return { flags: values.map(value => flagOf(value > upper ? 1 : value < lower ? -1 : 0)) }
}
