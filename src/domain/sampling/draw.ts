/**
 * The draw. Every case gets a permanent random number, the SHA-256 of `seed|stratum|case reference`, and each stratum gives
 * those with the lowest. The same frame and seed give the same sample on any machine, in any order, and with pencil and paper
 * and a public SHA-256 tool, so that a sceptical auditor can repeat the draw.
 */
import type { FrameCase } from './frame.ts'
import { allocateProportional, allocateToEvery, reachesEvery } from './proportions.ts'

export type Stratifier = 'locality' | 'case-status'

export interface DrawPlan {
  /** What divides the frame, in the order in which a stratum's name tells it. */
  readonly strataBy: readonly Stratifier[]
  /** Cases wanted. Fewer are drawn only where the frame has fewer. */
  readonly size: number
  /** Any text. Kept with the sample. */
  readonly seed: string
  /** Further cases kept ready in each stratum, for a case that turns out not to be fit for audit. */
  readonly reservePerStratum: number
  /** At least one case from each stratum, where the size allows. */
  readonly everyStratum: boolean
}

interface DrawnCase<Case extends FrameCase> {
  readonly case: Case
  readonly stratum: string
  /** 1 for the first drawn; reserves are numbered after all that were drawn. */
  readonly order: number
  readonly reserve: boolean
}

export interface Stratum {
  readonly label: string
  /** Cases in the frame. */
  readonly size: number
  readonly drawn: number
  readonly reserve: number
}

export interface Sample<Case extends FrameCase = FrameCase> {
  readonly method: 'stratified-random'
  readonly strataBy: readonly Stratifier[]
  readonly seed: string
  /** Cases asked for. */
  readonly size: number
  readonly frameSize: number
  /** Digest of the frame's strata and references: the same frame has the same one. */
  readonly frameDigest: string
  readonly strata: readonly Stratum[]
  /** Whether each stratum was promised a case: in words, to be shown beside the sample. */
  readonly everyStratum: string
  readonly cases: readonly DrawnCase<Case>[]
}

/** SHA-256 of a text in hexadecimal, passed in because the domain computes and does not reach outside. */
export type Digest = (text: string) => string

export const usualSampleSize = 20
export const usualReserve = 1

const stratifiers: Record<Stratifier, (one: FrameCase) => string> = {
  locality: one => one.locality ?? 'Locality not known',
  'case-status': one => one.caseStatus,
}

const stratumOf = (one: FrameCase, strataBy: readonly Stratifier[]): string =>
  strataBy.map(by => stratifiers[by](one)).join(' / ')

/** Draws a stratified random sample. Strata come in the order of their names. */
export function draw<Case extends FrameCase>(frame: readonly Case[], plan: DrawPlan, digest: Digest): Sample<Case> {
  const groups = grouped(frame, plan.strataBy)
  const strata = strataOf(groups, plan)
  const lots = groups.map((group, index) => ({
    label: group.label,
    ...lotOf(group, { seed: plan.seed, take: strata[index]?.drawn ?? 0, reserve: plan.reservePerStratum }, digest),
  }))
  const drawn = lots.flatMap(lot => lot.drawn.map(one => ({ case: one, stratum: lot.label, reserve: false })))
  const reserves = lots.flatMap(lot => lot.reserve.map(one => ({ case: one, stratum: lot.label, reserve: true })))
  return {
    method: 'stratified-random',
    strataBy: plan.strataBy,
    seed: plan.seed,
    size: plan.size,
    frameSize: frame.length,
    frameDigest: digest(
      groups.flatMap(group => group.cases.map(one => `${group.label}|${one.caseReference}`).sort()).join('\n'),
    ),
    strata,
    everyStratum: everyStratumInWords(
      strata.map(stratum => stratum.size),
      plan,
    ),
    cases: [...drawn, ...reserves].map((one, index) => ({ ...one, order: index + 1 })),
  }
}

/** The strata and how many each would give: what can be shown before the draw without showing which cases it would choose. */
export function strataPreview(frame: readonly FrameCase[], plan: DrawPlan): readonly Stratum[] {
  return strataOf(grouped(frame, plan.strataBy), plan)
}

export function everyStratumInWords(sizes: readonly number[], plan: DrawPlan): string {
  if (!plan.everyStratum) return 'In proportion to the size of each stratum; small strata may have none.'
  return reachesEvery(sizes, plan.size)
    ? 'In proportion to the size of each stratum, with at least one case from each.'
    : 'In proportion to the size of each stratum; there are more strata than cases to draw, so small strata may have none.'
}

interface Group<Case> {
  readonly label: string
  readonly cases: readonly Case[]
}

function grouped<Case extends FrameCase>(
  frame: readonly Case[],
  strataBy: readonly Stratifier[],
): readonly Group<Case>[] {
  const groups = Map.groupBy(frame, one => stratumOf(one, strataBy))
  return [...groups].map(([label, cases]) => ({ label, cases })).sort((a, b) => (a.label < b.label ? -1 : 1))
}

function strataOf(groups: readonly Group<FrameCase>[], plan: DrawPlan): readonly Stratum[] {
  const sizes = groups.map(group => group.cases.length)
  const numbers = (plan.everyStratum ? allocateToEvery : allocateProportional)(sizes, plan.size)
  return groups.map(({ label }, index) => {
    const size = sizes[index] ?? 0
    const drawn = numbers[index] ?? 0
    return { label, size, drawn, reserve: Math.min(plan.reservePerStratum, size - drawn) }
  })
}

interface Lot<Case> {
  readonly drawn: readonly Case[]
  readonly reserve: readonly Case[]
}

/** One stratum's draw: those with the lowest numbers, then its reserve. */
export function lotOf<Case extends { readonly caseReference: string }>(
  group: Group<Case>,
  { seed, take, reserve }: { readonly seed: string; readonly take: number; readonly reserve: number },
  digest: Digest,
): Lot<Case> {
  const numbered = group.cases.map(one => ({ one, key: digest(`${seed}|${group.label}|${one.caseReference}`) }))
  const inOrder = numbered.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one)
  return { drawn: inOrder.slice(0, take), reserve: inOrder.slice(take, take + reserve) }
}
