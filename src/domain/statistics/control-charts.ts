/**
 * Control charts with a centre, three-sigma limits and an analysis of runs: P and P′ for shares, U and U′ for rates, C for counts, I for
 * single values, G and T for what lies between rare events, and the run chart with no limits. Sources: Montgomery, Introduction to
 * Statistical Quality Control; Laney (2002) for P′ and U′; Nelson (1982) for leaving out wide moving ranges and (1994) for the T chart.
 */
import { runsAnalysis } from './runs-analysis.ts'

export interface ChartInput {
  /** Events, or what was measured, in time order. Null where a month has none. */
  readonly y: readonly (number | null)[]
  /** Denominators, for P, P′, U and U′. */
  readonly n?: readonly (number | null)[]
  /** Centre and limits come from the first so many points, and apply to all. */
  readonly freeze?: number | null
  /** New centre and limits begin after these points, counted from 1. */
  readonly partAfter?: number | readonly number[] | null
  /** Leave out moving ranges above 3.267 times their mean; true unless told. */
  readonly screenMovingRanges?: boolean
}

/** A list has one entry for each point; null where it is not defined, as in a month with no denominator. */
export interface ControlChart {
  readonly value: readonly (number | null)[]
  readonly centre: readonly (number | null)[]
  readonly lcl: readonly (number | null)[]
  readonly ucl: readonly (number | null)[]
  /** Two sigma. */
  readonly lcl95: readonly (number | null)[]
  readonly ucl95: readonly (number | null)[]
  /** Beyond a three-sigma limit. */
  readonly sigmaSignal: readonly boolean[]
  /** Of the part that the point belongs to, as are the four below. */
  readonly runsSignal: readonly boolean[]
  readonly longestRun: readonly (number | null)[]
  readonly longestRunMax: readonly (number | null)[]
  readonly crossings: readonly (number | null)[]
  readonly crossingsMin: readonly (number | null)[]
}

interface Point {
  /** NaN where there is none. */
  readonly y: number
  readonly n: number
  readonly value: number
}

interface Part {
  readonly points: readonly Point[]
  /** Those that centre and limits come from. */
  readonly base: readonly Point[]
  readonly screen: boolean
}

interface Lines {
  readonly centre: number
  /** `sigmas` standard deviations from the centre, at a point; nulled by the caller where not finite. */
  readonly limit: (point: Point, sigmas: number) => number
}

interface Kind {
  readonly lines: (part: Part) => Lines
  readonly least: number
  readonly most: number
  readonly divides: boolean
}

const movingRangeToSigma = 1.128
const screenAt = 3.267
const toNormal = 3.6

const known = (numbers: readonly number[]): readonly number[] => numbers.filter(number => !Number.isNaN(number))
const sum = (numbers: readonly number[]): number => known(numbers).reduce((total, number) => total + number, 0)
const mean = (numbers: readonly number[]): number => sum(numbers) / known(numbers).length

function median(numbers: readonly number[]): number {
  const sorted = known(numbers).toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2
}

/** From the mean moving range of neighbours. */
function sigmaOfNeighbours(numbers: readonly number[], screen: boolean): number {
  const ranges = known(numbers.slice(1).map((number, place) => Math.abs(number - (numbers[place] ?? Number.NaN))))
  const limit = screenAt * mean(ranges)
  return mean(screen ? ranges.filter(range => range < limit) : ranges) / movingRangeToSigma
}

const evenly = (centre: number, sigmaAt: (point: Point) => number): Lines => ({
  centre,
  limit: (point, sigmas) => centre + sigmas * sigmaAt(point),
})

/** Shares and rates: the whole’s own share, and Poisson or binomial variation at each denominator, stretched where Laney asks. */
function ofWholes(variance: (centre: number) => number, stretched: boolean): Kind['lines'] {
  return ({ base, screen }) => {
    const centre = sum(base.map(({ y }) => y)) / sum(base.map(({ n }) => n))
    const sigmaAt = ({ n }: Point): number => Math.sqrt(variance(centre) / n)
    if (!stretched) return evenly(centre, sigmaAt)
    const stretch = sigmaOfNeighbours(
      base.map(point => (point.value - centre) / sigmaAt(point)),
      screen,
    )
    return evenly(centre, point => sigmaAt(point) * stretch)
  }
}

const binomial = (centre: number): number => centre * (1 - centre)
const poisson = (centre: number): number => centre

function ofCounts({ base }: Part): Lines {
  const centre = mean(base.map(({ value }) => value))
  return evenly(centre, () => Math.sqrt(centre))
}

function ofSingles({ base, screen }: Part): Lines {
  const values = base.map(({ value }) => value)
  const sigma = sigmaOfNeighbours(values, screen)
  return evenly(mean(values), () => sigma)
}

/** Geometric: limits from the mean, and the median as the centre, since the distribution is skew. */
function ofCasesBetween({ base }: Part): Lines {
  const values = base.map(({ value }) => value)
  const middle = mean(values)
  const sigma = Math.sqrt(middle * (middle + 1))
  return { centre: median(values), limit: (_point, sigmas) => middle + sigmas * sigma }
}

/** An I chart of the values to the power of 1 / 3.6, turned back. A limit below nought has no meaning, and is nought at three sigma. */
function ofTimesBetween(part: Part): Lines {
  const base = part.base.map(point => ({ ...point, value: point.value ** (1 / toNormal) }))
  const { centre, limit } = ofSingles({ ...part, base })
  return {
    centre: centre ** toNormal,
    limit: (point, sigmas) => {
      const found = limit(point, sigmas) ** toNormal
      return Number.isNaN(found) && sigmas === -3 ? 0 : found
    },
  }
}

function ofRuns({ base }: Part): Lines {
  return { centre: median(base.map(({ value }) => value)), limit: () => Number.NaN }
}

const unbounded = { least: -Infinity, most: Infinity, divides: false }
const counted = { least: 0, most: Infinity, divides: false }
const rated = { least: 0, most: Infinity, divides: true }
const shared = { least: 0, most: 1, divides: true }

const orNull = (number: number): number | null => (Number.isFinite(number) ? number : null)

function pointsOf({ y, n }: ChartInput, divides: boolean): readonly Point[] {
  if (divides && n?.length !== y.length) throw new RangeError('Each point needs its denominator.')
  return y.map((events, place) => {
    const point = { y: events ?? Number.NaN, n: n?.[place] ?? Number.NaN }
    return { ...point, value: n ? point.y / point.n : point.y }
  })
}

function partsOf(input: ChartInput, divides: boolean): readonly Part[] {
  const points = pointsOf(input, divides)
  const after = [input.partAfter ?? []].flat().filter(place => place > 0 && place < points.length)
  const starts = [...new Set([0, ...after])].sort((a, b) => a - b)
  return starts.map((from, place) => {
    const part = points.slice(from, starts[place + 1])
    const frozen = part.slice(0, Math.max(0, (input.freeze ?? Infinity) - from))
    return { points: part, base: frozen, screen: input.screenMovingRanges ?? true }
  })
}

function drawn(part: Part, { lines, least, most }: Kind): ControlChart {
  const { centre, limit } = lines(part)
  const at = (sigmas: number): readonly (number | null)[] =>
    part.points.map(point => {
      const found = orNull(limit(point, sigmas))
      return found === null ? null : Math.min(most, Math.max(least, found))
    })
  const value = part.points.map(point => orNull(point.value))
  const [lcl, ucl] = [at(-3), at(3)]
  const { signal, longestRun, longestRunMax, crossings, crossingsMin } = runsAnalysis(value, centre)
  const all = <Value>(one: Value): readonly Value[] => value.map(() => one)
  return {
    ...{ value, centre: all(orNull(centre)), lcl, ucl, lcl95: at(-2), ucl95: at(2) },
    sigmaSignal: value.map((one, place) => one !== null && isOutside(one, lcl[place] ?? null, ucl[place] ?? null)),
    ...{ runsSignal: all(signal), longestRun: all(longestRun), longestRunMax: all(longestRunMax) },
    ...{ crossings: all(crossings), crossingsMin: all(crossingsMin) },
  }
}

const isOutside = (value: number, lower: number | null, upper: number | null): boolean =>
  (upper !== null && value > upper) || (lower !== null && value < lower)

/** Throws a RangeError where there is no point, or where a chart of shares or rates lacks denominators. */
const chartOf =
  (kind: Kind) =>
  (input: ChartInput): ControlChart => {
    if (input.y.length === 0) throw new RangeError('A chart needs at least one point.')
    const parts = partsOf(input, kind.divides).map(part => drawn(part, kind))
    const joined = <Name extends keyof ControlChart>(name: Name): ControlChart[Name] =>
      parts.flatMap((part): readonly unknown[] => part[name]) as unknown as ControlChart[Name]
    return {
      ...{ value: joined('value'), centre: joined('centre'), lcl: joined('lcl'), ucl: joined('ucl') },
      ...{ lcl95: joined('lcl95'), ucl95: joined('ucl95'), sigmaSignal: joined('sigmaSignal') },
      ...{ runsSignal: joined('runsSignal'), longestRun: joined('longestRun') },
      ...{ longestRunMax: joined('longestRunMax'), crossings: joined('crossings') },
      crossingsMin: joined('crossingsMin'),
    }
  }

export const pChart = chartOf({ lines: ofWholes(binomial, false), ...shared })
export const pPrimeChart = chartOf({ lines: ofWholes(binomial, true), ...shared })
export const uChart = chartOf({ lines: ofWholes(poisson, false), ...rated })
export const uPrimeChart = chartOf({ lines: ofWholes(poisson, true), ...rated })
export const cChart = chartOf({ lines: ofCounts, ...counted })
export const iChart = chartOf({ lines: ofSingles, ...unbounded })
export const gChart = chartOf({ lines: ofCasesBetween, ...counted })
export const tChart = chartOf({ lines: ofTimesBetween, ...unbounded })
export const runChart = chartOf({ lines: ofRuns, ...unbounded })
