/**
 * Samples that are to find faults rather than to estimate: how many cases, and how many faults at most, before a caseload is called
 * acceptable (lot quality assurance; Dodge and Romig 1929), and how many cases find at least one fault. Chances are exact, of a
 * draw without putting back (hypergeometric).
 */
import { logGammaOf } from '../statistics/special-functions.ts'

const logChoose = (of: number, count: number): number =>
  logGammaOf(of + 1) - logGammaOf(count + 1) - logGammaOf(of - count + 1)

/** The draw: `n` cases of `faulty + sound`. */
interface Draw {
  readonly faulty: number
  readonly sound: number
  readonly n: number
}

/** Chance of exactly so many faults in the draw. */
function chanceOf(found: number, { faulty, sound, n }: Draw): number {
  if (found < 0 || found > faulty || n - found < 0 || n - found > sound) return 0
  return Math.exp(logChoose(faulty, found) + logChoose(sound, n - found) - logChoose(faulty + sound, n))
}

function chanceOfAtMost(found: number, draw: Draw): number {
  let total = 0
  for (let count = 0; count <= Math.min(found, draw.n); count += 1) total += chanceOf(count, draw)
  return Math.min(1, total)
}

export interface LotInput {
  /** Cases in the caseload, and in the sample. */
  readonly N: number
  readonly n: number
  /** The caseload is accepted with at most so many faults in the sample. */
  readonly acceptUpTo: number
  /** For each answer, how many cases of the caseload have the fault. */
  readonly faultyInCaseload: readonly number[]
}

/** Chance that the caseload is accepted, for each number of faulty cases in it. */
export function lqasAcceptProbability({ N, n, acceptUpTo, faultyInCaseload }: LotInput): {
  readonly probability: readonly number[]
} {
  whole('The sample', n, N)
  for (const faulty of faultyInCaseload) whole('The number of faulty cases', faulty, N)
  return {
    probability: faultyInCaseload.map(faulty => chanceOfAtMost(acceptUpTo, { faulty, sound: N - faulty, n })),
  }
}

function whole(what: string, number: number, most: number): void {
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new RangeError(`${what} must be a whole number from 0 to ${most}.`)
}

export interface LotPlanInput {
  /** Cases in the caseload. */
  readonly N: number
  /** Shares of faulty cases: one that should be accepted, one that should not. */
  readonly acceptableFaultRate: number
  readonly unacceptableFaultRate: number
  /** Chance, at most, of refusing the first, and of accepting the second. */
  readonly producerRisk: number
  readonly consumerRisk: number
}

/** Halves go to the even number, as other programs for such plans do. */
function nearest(number: number): number {
  const down = Math.floor(number)
  const rest = number - down
  if (rest !== 0.5) return Math.round(number)
  return down % 2 === 0 ? down : down + 1
}

/**
 * The smallest plan that keeps to both risks: look at `n` cases and accept with at most `acceptUpTo` faults. Null where not even the
 * whole caseload can tell the two shares apart. Throws a RangeError where the first share is not below the second.
 */
export function lqasPlan(input: LotPlanInput): { readonly n: number; readonly acceptUpTo: number } | null {
  const { N, acceptableFaultRate, unacceptableFaultRate, producerRisk, consumerRisk } = input
  if (!(acceptableFaultRate >= 0 && acceptableFaultRate < unacceptableFaultRate && unacceptableFaultRate <= 1))
    throw new RangeError('The acceptable share of faults must be below the unacceptable one, both from 0 to 1.')
  const caseload = (rate: number): Omit<Draw, 'n'> => ({ faulty: nearest(rate * N), sound: nearest(N - rate * N) })
  const [good, bad] = [caseload(acceptableFaultRate), caseload(unacceptableFaultRate)]
  let acceptUpTo = 0
  for (let n = 1; n <= N;) {
    if (chanceOfAtMost(acceptUpTo, { ...bad, n }) > consumerRisk) n += 1
    else if (chanceOfAtMost(acceptUpTo, { ...good, n }) < 1 - producerRisk) acceptUpTo += 1
    else return { n, acceptUpTo }
  }
  return null
}

export interface DetectInput {
  readonly N: number
  /** At least one of so many is to be found. */
  readonly faultyInCaseload: number
  /** With this chance, such as 0.95. */
  readonly conf: number
}

/** The smallest sample that finds at least one faulty case, and its chance of missing them all. */
export function sampleSizeDetectOne({ N, faultyInCaseload, conf }: DetectInput): {
  readonly n: number
  readonly missProbability: number
} {
  whole('The number of faulty cases', faultyInCaseload, N)
  if (faultyInCaseload === 0) throw new RangeError('Where no case has the fault, no sample finds one.')
  let missed = 1
  for (let n = 1; ; n += 1) {
    missed *= Math.max(0, N - faultyInCaseload - n + 1) / (N - n + 1)
    if (missed <= 1 - conf || missed === 0) return { n, missProbability: missed }
  }
}
