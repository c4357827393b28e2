/**
 * The XmR chart: single values in time with limits from how much neighbours differ, and what stands out from chance, as NHS England's
 * Making Data Count words it. Limits: mean and 2.66 times the mean moving range (Shewhart's 3 / 1.128); moving ranges above 3.267 times
 * their mean are left out where asked. Sources: Making Data Count (NHS England, 2023); Wheeler, Understanding Variation (1993).
 */
import { outsideFlags, shiftFlags, trendFlags, type Flag } from './special-causes.ts'

export interface XmrInput {
  /** In time order, one for each month, without gaps. */
  readonly values: readonly number[]
  readonly improvementDirection: 'increase' | 'decrease' | 'neutral'
  readonly target?: number | null
  /** Places where a new stretch begins: mean, limits and rules begin anew. */
  readonly rebaseAt?: readonly number[]
  readonly screenOutliers?: boolean
  readonly shiftLength?: number
  readonly trendLength?: number
}

export type PointType =
  | 'special_cause_improvement'
  | 'special_cause_concern'
  | 'special_cause_neutral_high'
  | 'special_cause_neutral_low'
  | 'common_cause'

/** A list has one entry for each value. */
export interface Xmr {
  readonly mean: readonly number[]
  readonly lpl: readonly number[]
  readonly upl: readonly number[]
  readonly rebaseGroup: readonly number[]
  readonly relativeToMean: readonly (-1 | 0 | 1)[]
  readonly outsideLimits: readonly boolean[]
  readonly closeToLimits: readonly boolean[]
  readonly specialCauseType: readonly string[]
  readonly pointType: readonly PointType[]
  /** Too few points for the limits to be relied on. */
  readonly shortGroup: readonly boolean[]
  /** Of the last point. */
  readonly variation: PointType
  readonly assurance: 'consistent_pass' | 'consistent_fail' | 'inconsistent' | null
}

const limitsAt = 2.66
const screenAt = 3.267
const fewestPoints = 13
/** Of the way from the mean to a limit: two of the three standard deviations. */
const closeAt = 2 / 3

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function movingRange(values: readonly number[], screenOutliers: boolean): number {
  const ranges = values.slice(1).map((value, place) => Math.abs(value - (values[place] ?? value)))
  if (ranges.length === 0) return 0
  const limit = screenAt * meanOf(ranges)
  return meanOf(screenOutliers ? ranges.filter(range => range <= limit) : ranges)
}

interface Stretch {
  readonly mean: number
  readonly lower: number
  readonly upper: number
  readonly short: boolean
  readonly relative: readonly (-1 | 0 | 1)[]
  readonly outside: readonly Flag[]
  readonly close: readonly boolean[]
  readonly causes: readonly Cause[]
}

interface Cause {
  readonly name: string
  readonly side: Flag
}

const common: Cause = { name: 'Common Cause', side: 'none' }

type Settled = Required<Pick<XmrInput, 'screenOutliers' | 'shiftLength' | 'trendLength'>>

/** The points of two in three that are close themselves, where all three lie on one side of the mean. */
function twoOfThree(close: readonly boolean[], relative: readonly (-1 | 0 | 1)[]): readonly Flag[] {
  const flags = new Array<Flag>(close.length).fill('none')
  for (let from = 0; from + 3 <= close.length; from += 1) {
    const side = relative[from]
    const three = [from, from + 1, from + 2]
    const near = three.filter(place => close[place])
    if (side !== 0 && near.length >= 2 && three.every(place => relative[place] === side))
      for (const place of near) flags[place] = side === 1 ? 'upper' : 'lower'
  }
  return flags
}

function stretchOf(values: readonly number[], { screenOutliers, shiftLength, trendLength }: Settled): Stretch {
  const mean = meanOf(values)
  const reach = limitsAt * movingRange(values, screenOutliers)
  const [lower, upper] = [mean - reach, mean + reach]
  const outside = outsideFlags({ values, lower, upper }).flags
  const relative = values.map(value => (value > mean ? 1 : value < mean ? -1 : 0))
  const near = closeAt * reach
  const close = values.map((value, place) => outside[place] === 'none' && Math.abs(value - mean) > near)
  const rules: readonly (readonly [readonly Flag[], Readonly<Record<'upper' | 'lower', string>>])[] = [
    [outside, { upper: 'Above UCL', lower: 'Below LCL' }],
    [
      trendFlags({ values, n: trendLength }).flags,
      { upper: `${trendLength} Point Trend (Increasing)`, lower: `${trendLength} Point Trend (Decreasing)` },
    ],
    [twoOfThree(close, relative), { upper: '2 in 3 Above CL', lower: '2 in 3 Below CL' }],
    [
      shiftFlags({ values, centre: mean, n: shiftLength }).flags,
      { upper: `${shiftLength} Points Above CL`, lower: `${shiftLength} Points Below CL` },
    ],
  ]
  const causes = values.map((_, place) => {
    for (const [flags, names] of rules) {
      const side = flags[place] ?? 'none'
      if (side !== 'none') return { name: names[side], side }
    }
    return common
  })
  return { mean, lower, upper, short: values.length < fewestPoints, relative, outside, close, causes }
}

function pointTypeOf({ side }: Cause, direction: XmrInput['improvementDirection']): PointType {
  if (side === 'none') return 'common_cause'
  if (direction === 'neutral') return side === 'upper' ? 'special_cause_neutral_high' : 'special_cause_neutral_low'
  return (side === 'upper') === (direction === 'increase') ? 'special_cause_improvement' : 'special_cause_concern'
}

function assuranceOf({ lower, upper }: Stretch, { target, improvementDirection }: XmrInput): Xmr['assurance'] {
  if (target === undefined || target === null || improvementDirection === 'neutral') return null
  const above = improvementDirection === 'increase'
  if (lower > target) return above ? 'consistent_pass' : 'consistent_fail'
  if (upper < target) return above ? 'consistent_fail' : 'consistent_pass'
  return 'inconsistent'
}

/** Throws a RangeError where there is no value. */
export function xmr(input: XmrInput): Xmr {
  const { values, improvementDirection, rebaseAt = [] } = input
  const { screenOutliers = true, shiftLength = 7, trendLength = 7 } = input
  if (values.length === 0) throw new RangeError('A chart needs at least one value.')
  const starts = [...new Set([0, ...rebaseAt.filter(place => place > 0 && place < values.length)])].sort(
    (a, b) => a - b,
  )
  const stretches = starts.map((from, place) =>
    stretchOf(values.slice(from, starts[place + 1]), { screenOutliers, shiftLength, trendLength }),
  )
  const each = <Value>(read: (stretch: Stretch, place: number, group: number) => Value): readonly Value[] =>
    stretches.flatMap((stretch, group) => stretch.causes.map((_, place) => read(stretch, place, group)))
  const pointType = each(({ causes }, place) => pointTypeOf(causes[place] ?? common, improvementDirection))
  const last = stretches.at(-1)
  return {
    mean: each(({ mean }) => mean),
    lpl: each(({ lower }) => lower),
    upl: each(({ upper }) => upper),
    rebaseGroup: each((_stretch, _place, group) => group),
    relativeToMean: each(({ relative }, place) => relative[place] ?? 0),
    outsideLimits: each(({ outside }, place) => outside[place] !== 'none'),
    closeToLimits: each(({ close }, place) => close[place] ?? false),
    specialCauseType: each(({ causes }, place) => (causes[place] ?? common).name),
    pointType,
    shortGroup: each(({ short }) => short),
    variation: pointType.at(-1) ?? 'common_cause',
    assurance: last ? assuranceOf(last, input) : null,
  }
}
