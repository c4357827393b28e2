/**
 * The percentile bootstrap over units (Efron and Tibshirani 1993): units are drawn again and again with replacement, and the
 * interval is where the middle of the results lies. What a statistic needs of each unit is a row of numbers that can be added up;
 * units with equal rows are counted together, so that a thousand resamples of ten thousand units take a moment.
 */
export interface Resampling {
  /** How many times to draw. */
  readonly resamples: number
  /** A seeded generator of numbers from nought up to, and never, one. The same seed gives the same interval. */
  readonly next: () => number
  /** 0.95 where left out. */
  readonly conf?: number
}

export interface Bootstrapped {
  readonly estimate: number
  /** Null where fewer than two resamples had a value. */
  readonly lower: number | null
  readonly upper: number | null
  readonly bootSE: number | null
  /** The share of resamples, 0 to 1, in which the statistic had no value; they are left out. */
  readonly undefinedShare: number
}

/** Takes the sums of the units' rows. Null where it has no value. */
export type Statistic = (sums: Float64Array) => number | null

interface Patterns {
  readonly width: number
  /** The rows that differ, one after another. */
  readonly rows: Float64Array
  /** For each unit, which of them is its own. */
  readonly ofUnits: Uint32Array
}

const at = (numbers: Float64Array | Uint32Array, place: number): number => numbers[place] ?? 0

/** `units` have rows of one width. Null where there is no unit, or where the statistic of them all has no value. */
export function bootstrap(
  units: readonly Float64Array[],
  statistic: Statistic,
  resampling: Resampling,
): Bootstrapped | null {
  return bootstrapEach(units, [statistic], resampling)[0] ?? null
}

/** Several statistics of the same resamples, in their order. */
export function bootstrapEach(
  units: readonly Float64Array[],
  statistics: readonly Statistic[],
  { resamples, next, conf = 0.95 }: Resampling,
): readonly (Bootstrapped | null)[] {
  if (units.length === 0) return statistics.map(() => null)
  const patterns = patternsOf(units)
  const once = new Uint32Array(patterns.rows.length / patterns.width)
  for (const pattern of patterns.ofUnits) once[pattern] = at(once, pattern) + 1
  const all = sumsOf(patterns, once)
  const found = statistics.map(statistic => ({ statistic, estimate: statistic(all), values: [] as number[] }))
  for (let resample = 0; resample < resamples; resample += 1) {
    const sums = sumsOf(patterns, drawn(patterns.ofUnits, once.length, next))
    for (const { statistic, values } of found) {
      const value = statistic(sums)
      if (value !== null) values.push(value)
    }
  }
  return found.map(({ estimate, values }) => {
    if (estimate === null) return null
    const undefinedShare = resamples === 0 ? 0 : 1 - values.length / resamples
    return { estimate, ...spreadOf(Float64Array.from(values).sort(), conf), undefinedShare }
  })
}

function patternsOf(units: readonly Float64Array[]): Patterns {
  const places = new Map<string, number>()
  const different: Float64Array[] = []
  const ofUnits = Uint32Array.from(units, row => {
    const key = row.join(' ')
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, different.length)
    return different.push(row) - 1
  })
  const width = units[0]?.length ?? 0
  const rows = new Float64Array(different.length * width)
  different.forEach((row, place) => {
    rows.set(row, place * width)
  })
  return { width, rows, ofUnits }
}

/** As many units as there are, drawn with replacement: how many have each pattern. */
function drawn(ofUnits: Uint32Array, patterns: number, next: () => number): Uint32Array {
  const counts = new Uint32Array(patterns)
  const units = ofUnits.length
  for (let draw = 0; draw < units; draw += 1) {
    const pattern = at(ofUnits, Math.floor(next() * units))
    counts[pattern] = at(counts, pattern) + 1
  }
  return counts
}

function sumsOf({ width, rows }: Patterns, counts: Uint32Array): Float64Array {
  const sums = new Float64Array(width)
  for (let pattern = 0; pattern < counts.length; pattern += 1) {
    const count = at(counts, pattern)
    if (count === 0) continue
    for (let place = 0; place < width; place += 1)
      sums[place] = at(sums, place) + count * at(rows, pattern * width + place)
  }
  return sums
}

/** `found` is sorted. */
function spreadOf(found: Float64Array, conf: number): Pick<Bootstrapped, 'lower' | 'upper' | 'bootSE'> {
  const n = found.length
  if (n < 2) return { lower: null, upper: null, bootSE: null }
  const mean = found.reduce((total, value) => total + value, 0) / n
  const variance = found.reduce((total, value) => total + (value - mean) ** 2, 0) / (n - 1)
  return {
    lower: pointOf(found, (1 - conf) / 2),
    upper: pointOf(found, (1 + conf) / 2),
    bootSE: Math.sqrt(variance),
  }
}

/** The value in the place (n + 1) × share, between two values in proportion, and never beyond the first or the last. */
function pointOf(sorted: Float64Array, share: number): number {
  const place = Math.min(Math.max((sorted.length + 1) * share, 1), sorted.length)
  const whole = Math.floor(place)
  const low = at(sorted, whole - 1)
  const high = at(sorted, Math.min(whole, sorted.length - 1))
  return low + (high - low) * (place - whole)
}
