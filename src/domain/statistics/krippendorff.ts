/**
 * Krippendorff's alpha (Content Analysis, 2004; “Computing Krippendorff's Alpha-Reliability”, 2011): agreement beyond chance
 * of any number of raters with any grades missing, as 1 - disagreement seen / disagreement expected, from the coincidences
 * of grades within units.
 */
import type { RatingRow } from './agreement-weights.ts'

export type AlphaLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio'

export interface AlphaAsked {
  /** Rows: raters; columns: units; null where not rated. Grades are numbers; for the level “ratio” not below nought. */
  readonly ratings: readonly RatingRow[]
  readonly level: AlphaLevel
}

export interface Alpha {
  /** 1 is full agreement, 0 that of chance. Null where no unit was rated twice, or everyone gave one and the same grade. */
  readonly alpha: number | null
  /** Grades that stand beside another of the same unit, and the units they are of. */
  readonly pairable: number
  readonly unitsUsed: number
}

/**
 * The square of disagreement between the values in places `low` and `high` of the scale; `counts` says how often each value
 * was given, which only the ordinal level asks: there two grades are as far apart as there are grades given between them.
 */
type Distance = (low: number, high: number, scale: readonly number[], counts: Float64Array) => number

const at = (numbers: Float64Array | readonly number[], place: number): number => numbers[place] ?? 0

const distances: Record<AlphaLevel, Distance> = {
  nominal: () => 1,
  ordinal: (low, high, _, counts) => {
    let between = -(at(counts, low) + at(counts, high)) / 2
    for (let place = low; place <= high; place += 1) between += at(counts, place)
    return between * between
  },
  interval: (low, high, scale) => (at(scale, high) - at(scale, low)) ** 2,
  ratio: (low, high, scale) => ((at(scale, high) - at(scale, low)) / (at(scale, high) + at(scale, low))) ** 2,
}

export function krippendorffAlpha({ ratings, level }: AlphaAsked): Alpha {
  const units = columnsOf(ratings)
  const scale = scaleOf(units)
  const coincidences = new Float64Array(scale.length ** 2)
  let unitsUsed = 0
  for (const unit of units) {
    const own = coincidencesOf(unit, scale)
    own.forEach((count, place) => (coincidences[place] = at(coincidences, place) + count))
    if (own.some(count => count > 0)) unitsUsed += 1
  }
  return { alpha: alphaOf(coincidences, scale, level), pairable: Math.round(sumOf(coincidences)), unitsUsed }
}

const sumOf = (numbers: Float64Array): number => numbers.reduce((total, number) => total + number, 0)

export function columnsOf(ratings: readonly RatingRow[]): readonly RatingRow[] {
  return (ratings[0] ?? []).map((_, unit) => ratings.map(row => row[unit] ?? null))
}

/** The values given, lowest first. */
export function scaleOf(units: readonly RatingRow[]): readonly number[] {
  const values = new Set(units.flat().filter(rating => rating !== null))
  return [...values].sort((a, b) => a - b)
}

/**
 * How often each two values of the scale stand together in a unit, by rows, each grade counting as one: nothing for fewer than
 * two grades. Those of several units may be added up.
 */
export function coincidencesOf(unit: RatingRow, scale: readonly number[]): Float64Array {
  const places = unit.filter(rating => rating !== null).map(rating => scale.indexOf(rating))
  const found = new Float64Array(scale.length ** 2)
  for (const [one, first] of places.entries()) {
    for (const [other, second] of places.entries()) {
      const place = first * scale.length + second
      if (one !== other) found[place] = at(found, place) + 1 / (places.length - 1)
    }
  }
  return found
}

/** Alpha of added coincidences. Null where there are none, or where everyone gave one and the same grade. */
export function alphaOf(coincidences: Float64Array, scale: readonly number[], level: AlphaLevel): number | null {
  const size = scale.length
  const counts = new Float64Array(size)
  for (let place = 0; place < size * size; place += 1) {
    const row = Math.floor(place / size)
    counts[row] = at(counts, row) + at(coincidences, place)
  }
  const distance = distances[level]
  let seen = 0
  let expected = 0
  for (let low = 0; low < size; low += 1) {
    for (let high = low + 1; high < size; high += 1) {
      const both = at(counts, low) * at(counts, high)
      if (both === 0) continue
      const apart = distance(low, high, scale, counts)
      seen += at(coincidences, low * size + high) * apart
      expected += both * apart
    }
  }
  return expected === 0 ? null : 1 - ((sumOf(counts) - 1) * seen) / expected
}
