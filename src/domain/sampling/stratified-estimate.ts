/**
 * The share of all cases, estimated from a stratified sample: each stratum counts by its size, not by how many of it were drawn.
 * Without the weights a stratum that gave more than its share would pull the answer towards itself (Cochran 1977, 5.3 and 5.5).
 */
import { tQuantileOf } from '../statistics/distributions.ts'
import { betaQuantileOf } from '../statistics/distributions.ts'

export interface StratifiedCounts {
  /** For each stratum, in one order: cases in the frame, cases audited, and those of them that have what is counted. */
  readonly caseload: readonly number[]
  readonly sampled: readonly number[]
  readonly positive: readonly number[]
  /** Level of the intervals, such as 0.95. */
  readonly conf: number
}

export interface StratifiedShare {
  /** Weighted share of all cases, 0 to 1. Null where a stratum has cases but none was audited: nothing is known of it. */
  readonly estimate: number | null
  /** Null where a stratum gave one case of several: how much its cases differ is not known. */
  readonly se: number | null
  /** Cases audited less strata. */
  readonly designDf: number
  /** The plain share of the audited cases, to be compared. Null where none was audited. */
  readonly unweighted: number | null
  /** Interval on the scale of log odds. Null where there is no standard error, it is 0, or no degrees of freedom are left. */
  readonly logitLower: number | null
  readonly logitUpper: number | null
  /** Interval by the beta distribution with the effective sample size (Korn and Graubard 1998). Null as above. */
  readonly betaLower: number | null
  readonly betaUpper: number | null
}

interface Stratum {
  readonly size: number
  readonly sampled: number
  readonly positive: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Throws a RangeError where the lists differ in length or the counts cannot be. */
export function stratifiedProportion({ caseload, sampled, positive, conf }: StratifiedCounts): StratifiedShare {
  if (caseload.length !== sampled.length || caseload.length !== positive.length)
    throw new RangeError('Each stratum needs its cases, its audited cases and those counted.')
  const strata = caseload
    .map((size, index) => possible({ size, sampled: sampled[index] ?? 0, positive: positive[index] ?? 0 }))
    .filter(stratum => stratum.size > 0)
  const audited = sum(strata.map(stratum => stratum.sampled))
  const designDf = audited - strata.length
  const estimate = weighted(strata)
  const se = estimate === null ? null : standardError(strata)
  return {
    estimate,
    se,
    designDf,
    unweighted: audited === 0 ? null : sum(strata.map(stratum => stratum.positive)) / audited,
    ...intervals({ estimate, se, designDf, audited }, conf),
  }
}

function possible(stratum: Stratum): Stratum {
  const { size, sampled, positive } = stratum
  const rising = [0, positive, sampled, size]
  if (!rising.every((number, index) => Number.isInteger(number) && number >= (rising[index - 1] ?? 0)))
    throw new RangeError('A stratum cannot have more counted than audited, or more audited than it has.')
  return stratum
}

function weighted(strata: readonly Stratum[]): number | null {
  const all = sum(strata.map(stratum => stratum.size))
  if (all === 0 || strata.some(stratum => stratum.sampled === 0)) return null
  return sum(strata.map(({ size, sampled, positive }) => (size / all) * (positive / sampled)))
}

/** With the correction for a frame that is not endless: a stratum audited in full adds nothing to the error. */
function standardError(strata: readonly Stratum[]): number | null {
  if (strata.some(({ size, sampled }) => sampled === 1 && size > 1)) return null
  const all = sum(strata.map(stratum => stratum.size))
  const parts = strata.map(({ size, sampled, positive }) => {
    if (sampled === size) return 0
    const p = positive / sampled
    return ((size / all) ** 2 * (1 - sampled / size) * p * (1 - p)) / (sampled - 1)
  })
  return Math.sqrt(sum(parts))
}

type Ends = Pick<StratifiedShare, 'logitLower' | 'logitUpper' | 'betaLower' | 'betaUpper'>
const noEnds: Ends = { logitLower: null, logitUpper: null, betaLower: null, betaUpper: null }

interface Found extends Pick<StratifiedShare, 'estimate' | 'se' | 'designDf'> {
  readonly audited: number
}

function intervals({ estimate: p, se, designDf, audited }: Found, conf: number): Ends {
  if (p === null || se === null || se === 0 || designDf < 1) return noEnds
  const below = (1 - conf) / 2
  const t = tQuantileOf(1 - below, designDf)
  const logit = Math.log(p / (1 - p))
  const reach = (t * se) / (p * (1 - p))
  const odds = (x: number): number => 1 / (1 + Math.exp(-x))
  const effective = ((p * (1 - p)) / se ** 2) * (tQuantileOf(1 - below, audited - 1) / t) ** 2
  return {
    logitLower: odds(logit - reach),
    logitUpper: odds(logit + reach),
    betaLower: betaQuantileOf(below, effective * p, effective * (1 - p) + 1),
    betaUpper: betaQuantileOf(1 - below, effective * p + 1, effective * (1 - p)),
  }
}
