/**
 * How many cases are enough, and what so many can tell, in plain words. A size is a choice of how much not to know: the words say
 * how much, before the draw, so that nobody later reads one case as a change.
 */
import { wilson } from '../statistics/wilson.ts'
import { casesInWords } from './faults.ts'
import { normalQuantileOf } from '../statistics/distributions.ts'

export interface SizeWanted {
  /** Cases in the frame; null or left out for a frame without end. */
  readonly N?: number | null
  /** The share expected, between 0 and 1: 0.5 is the safe choice. */
  readonly p: number
  /** Half the width of the interval, as a share: 0.1 is ten percentage points either way. */
  readonly margin: number
  /** Level of the interval, such as 0.95. */
  readonly conf: number
}

/**
 * The size that gives a share its margin, by the normal approximation with correction for the frame (Cochran 1977, 4.4; the variance
 * with N − 1). `exact` before it is made whole, `n` after. Throws a RangeError where an argument cannot be.
 */
export function sampleSizeProportion(wanted: SizeWanted): {
  readonly exact: number
  readonly n: number
} {
  requirePossible(wanted)
  const { N = null, p, margin, conf } = wanted
  const endless = (normalQuantileOf((1 + conf) / 2) ** 2 * p * (1 - p)) / margin ** 2
  const exact = N === null ? endless : correctedFor(N, endless)
  return { exact, n: Math.ceil(exact) }
}

function requirePossible({ N = null, p, margin }: SizeWanted): void {
  if (!(p >= 0 && p <= 1 && margin > 0)) throw new RangeError('A share lies between 0 and 1, and a margin is above 0.')
  if (N !== null && N < 1) throw new RangeError('A frame has at least one case.')
}

function correctedFor(N: number, endless: number): number {
  if (N === 1) return 1
  const size = (endless * N) / (N - 1)
  return size / (1 + size / N)
}

const points = (share: number): string =>
  `${(share * 100).toLocaleString('en-GB', { maximumFractionDigits: share < 0.001 ? 3 : 1 })} percentage ${share === 0.01 ? 'point' : 'points'}`

const percent = (share: number): string => `${Math.round(share * 100)}%`

/**
 * What a sample of `n` cases from a frame of `frameSize` can tell, in sentences. The range is Wilson's 95% interval for a half,
 * which is the widest, and does not count on the frame being small. Throws a RangeError unless both are whole and above 0.
 */
export function sampleSizeInWords(n: number, frameSize: number): readonly string[] {
  if (![n, frameSize].every(number => Number.isSafeInteger(number) && number > 0))
    throw new RangeError('A sample and a frame have at least one case.')
  const drawn = Math.min(n, frameSize)
  const fewer = n > frameSize ? [`There are only ${casesInWords(frameSize)} to draw from.`] : []
  const change = `With ${casesInWords(drawn)}, a change of one case is ${points(1 / drawn)}.`
  return [...fewer, change, rangeInWords(drawn, frameSize)]
}

function rangeInWords(n: number, frameSize: number): string {
  if (n === frameSize) return 'Every case is looked at, so shares are of all cases and nothing is estimated.'
  const half = wilson(n / 2, n)
  return (
    `If half of them are found to be good, the share among all ${casesInWords(frameSize)} plausibly lies between ` +
    `${percent(half?.lower ?? 0)} and ${percent(half?.upper ?? 1)}.`
  )
}
