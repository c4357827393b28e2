/**
 * The recipe of a draw: the plan and what came of it, in plain data, kept with the round. With it and the same frame anyone can
 * draw again and compare, on this program, on another, or by hand with a public SHA-256 tool.
 */
import { draw, frameText, type DrawnCase, type Sample } from './draw.ts'
import type { FrameCase } from './frame.ts'
import type { Digest } from './lot.ts'
import type { SamplingPlan } from './plan.ts'
import { groupsOf } from './portions.ts'

interface RecipeCase {
  readonly caseReference: string
  readonly stratum: string
  readonly order: number
  readonly reserve: boolean
}

export interface Recipe {
  readonly plan: SamplingPlan
  readonly frameSize: number
  readonly frameDigest: string
  readonly strata: Sample['strata']
  readonly cases: readonly RecipeCase[]
}

const plainCase = ({ case: one, stratum, order, reserve }: DrawnCase<FrameCase>): RecipeCase => ({
  caseReference: one.caseReference,
  stratum,
  order,
  reserve,
})

/** What to keep of a draw. It can be written as JSON and read back without loss. */
export const recipeOf = (plan: SamplingPlan, sample: Sample): Recipe => ({
  plan,
  frameSize: sample.frameSize,
  frameDigest: sample.frameDigest,
  strata: sample.strata,
  cases: sample.cases.map(plainCase),
})

export interface DrawnAgain {
  /** Same frame, same strata and same cases in the same order. */
  readonly same: boolean
  readonly sameFrame: boolean
  /** What is not the same, in sentences; none where all is. */
  readonly differences: readonly string[]
}

/** Draws again by a recipe and compares with what it says came of it. Throws as `draw` does. */
export function drawAgain(recipe: Recipe, frame: readonly FrameCase[], digest: Digest): DrawnAgain {
  const frameDigest = digest(frameText(groupsOf(frame, recipe.plan)))
  const sameFrame = frameDigest === recipe.frameDigest && frame.length === recipe.frameSize
  if (!sameFrame) return { same: false, sameFrame, differences: [otherFrame(recipe, frame.length)] }
  const again = recipeOf(recipe.plan, draw(frame, recipe.plan, digest))
  const differences = [...strataDifferences(recipe, again), ...caseDifferences(recipe, again)]
  return { same: differences.length === 0, sameFrame, differences }
}

const otherFrame = ({ frameSize }: Recipe, now: number): string =>
  frameSize === now
    ? `The frame has ${now} cases as it had, but not the same ones, or not in the same strata.`
    : `The frame had ${frameSize} cases when the sample was drawn and has ${now} now.`

const strataDifferences = (kept: Recipe, again: Recipe): readonly string[] =>
  again.strata.flatMap((stratum, index) => {
    const was = kept.strata[index]
    const same = was !== undefined && was.label === stratum.label && was.drawn === stratum.drawn
    return same ? [] : [`“${stratum.label}” gives ${stratum.drawn}; the recipe says ${was?.drawn ?? 'nothing'}.`]
  })

const told = ({ order, caseReference, stratum, reserve }: RecipeCase): string =>
  `${order}: ${caseReference} of “${stratum}”${reserve ? ', in reserve' : ''}`

function caseDifferences(kept: Recipe, again: Recipe): readonly string[] {
  const were = new Set(kept.cases.map(told))
  const are = new Set(again.cases.map(told))
  return [
    ...[...are].filter(one => !were.has(one)).map(one => `Drawn again, but not in the recipe: ${one}.`),
    ...[...were].filter(one => !are.has(one)).map(one => `In the recipe, but not drawn again: ${one}.`),
  ]
}
