/**
 * The draw. Every case gets a permanent random number, the SHA-256 of `seed|stratum|case reference`, and each stratum gives
 * those with the lowest. The same frame and seed give the same sample on any machine, in any order, and with pencil and paper
 * and a public SHA-256 tool, so that a sceptical auditor can repeat the draw.
 */
import type { FrameCase } from './frame.ts'
import { faultsIn } from './faults.ts'
import { lotOf, type Digest } from './lot.ts'
import { isStratified, methodOf, methods, seedOf, strataByOf } from './plan.ts'
import type { Method, SamplingPlan, Stratifier } from './plan.ts'
import { groupsOf, portionsOf, type Group, type Portion } from './portions.ts'
import { reachesEvery } from './proportions.ts'

// Rooms that draw need these and nothing else of how a draw is made.
export { lotOf, type Digest } from './lot.ts'
export type { DrawPlan, Stratifier } from './plan.ts'

export interface DrawnCase<Case extends FrameCase> {
  readonly case: Case
  readonly stratum: string
  /** 1 for the first drawn; reserves are numbered after all that were drawn. */
  readonly order: number
  readonly reserve: boolean
  /** Chance of having been drawn, above 0 to 1: drawn ÷ size of the stratum. Null for a reserve and for a case chosen by hand. */
  readonly chance: number | null
  /** How many cases of the stratum it stands for: 1 ÷ chance. A reserve that takes the place of a case takes its weight. */
  readonly weight: number | null
}

export interface Stratum {
  readonly label: string
  /** Cases in the frame. */
  readonly size: number
  readonly drawn: number
  readonly reserve: number
}

export interface Sample<Case extends FrameCase = FrameCase> {
  readonly method: Method
  readonly strataBy: readonly Stratifier[]
  /** Empty where chance has no part. */
  readonly seed: string
  /** Cases asked for. */
  readonly size: number
  readonly frameSize: number
  /** Digest of the frame's strata and references: the same frame has the same one. */
  readonly frameDigest: string
  readonly strata: readonly Stratum[]
  /** Whether each stratum was promised a case: in words, to be shown beside the sample. */
  readonly everyStratum: string
  /** What turned out otherwise than asked, in sentences, to be shown beside the sample. */
  readonly said: readonly string[]
  readonly cases: readonly DrawnCase<Case>[]
}

export const usualSampleSize = 20
export const usualReserve = 1

/**
 * Draws a sample by the plan's method. Strata come in the order of their names. Throws a RangeError with its sentences where
 * `faultsOf` finds what stops a draw; a draw in proportion to strata has always given what there is, and is never stopped.
 */
export function draw<Case extends FrameCase>(frame: readonly Case[], plan: SamplingPlan, digest: Digest): Sample<Case> {
  const groups = groupsOf(frame, plan)
  const said = saidOf(groups, plan)
  const portions = portionsOf(groups, plan)
  const lots = portions.map(portion => ({ portion, ...chosenOf(portion, seedOf(plan), digest) }))
  const drawn = lots.flatMap(({ portion, drawn: cases }) => {
    const stands = weightOf(portion)
    return cases.map(one => ({ case: one, stratum: portion.label, reserve: false, ...stands }))
  })
  const reserves = lots.flatMap(({ portion, reserve }) =>
    reserve.map(one => ({ case: one, stratum: portion.label, reserve: true, chance: null, weight: null })),
  )
  return {
    method: methodOf(plan),
    strataBy: strataByOf(plan),
    seed: seedOf(plan),
    size: sizeWanted(plan, frame.length),
    frameSize: frame.length,
    frameDigest: digest(frameText(groups)),
    strata: portions.map(stratumOf),
    everyStratum: everyStratumInWords(
      groups.map(group => group.cases.length),
      plan,
    ),
    said,
    cases: [...drawn, ...reserves].map((one, index) => ({ ...one, order: index + 1 })),
  }
}

function saidOf(groups: readonly Group<FrameCase>[], plan: SamplingPlan): readonly string[] {
  const faults = faultsIn(groups, plan)
  const stopping = faults.filter(fault => fault.stops)
  if (stopping.length > 0 && methodOf(plan) !== 'stratified-random')
    throw new RangeError(stopping.map(fault => fault.sentence).join(' '))
  return faults.map(fault => fault.sentence)
}

const sizeWanted = (plan: SamplingPlan, all: number): number =>
  plan.method === 'whole-population' ? all : plan.method === 'by-hand' ? plan.chosen.length : plan.size

/** The text whose digest says that a frame is the same: each stratum's lines `stratum|case reference`, in order. */
export const frameText = (groups: readonly Group<FrameCase>[]): string => groups.map(linesOf).join('\n')

/** References are put in order without their stratum, which they share: it would only slow each comparison. */
function linesOf({ label, cases }: Group<FrameCase>): string {
  const references = cases.map(one => one.caseReference).sort()
  return `${label}|${references.join(`\n${label}|`)}`
}

const chosenOf = <Case extends FrameCase>(portion: Portion<Case>, seed: string, digest: Digest) =>
  portion.choose === 'lowest-numbers'
    ? lotOf(portion, { seed, ...portion }, digest)
    : { drawn: portion.cases, reserve: [] }

function weightOf({ choose, cases, take }: Portion<FrameCase>): Pick<DrawnCase<FrameCase>, 'chance' | 'weight'> {
  if (choose === 'by-hand') return { chance: null, weight: null }
  return { chance: take / cases.length, weight: cases.length / take }
}

const stratumOf = ({ label, cases, take, reserve }: Portion<FrameCase>): Stratum => ({
  label,
  size: cases.length,
  drawn: take,
  reserve,
})

/** The strata and how many each would give: what can be shown before the draw without showing which cases it would choose. */
export const strataPreview = (frame: readonly FrameCase[], plan: SamplingPlan): readonly Stratum[] =>
  portionsOf(groupsOf(frame, plan), plan).map(stratumOf)

export function everyStratumInWords(sizes: readonly number[], plan: SamplingPlan): string {
  if (!isStratified(plan)) return methods[methodOf(plan)].speaksFor
  if (plan.method === 'stratified-minimum')
    return 'In proportion to the size of each stratum, but never below its minimum.'
  if (!plan.everyStratum) return 'In proportion to the size of each stratum; small strata may have none.'
  return reachesEvery(sizes, plan.size)
    ? 'In proportion to the size of each stratum, with at least one case from each.'
    : 'In proportion to the size of each stratum; there are more strata than cases to draw, so small strata may have none.'
}
