/**
 * How each method divides the frame: into portions with a label, their cases, and how many to draw and to keep ready. The draw then
 * treats every portion alike.
 */
import type { FrameCase } from './frame.ts'
import { isStratified, strataByOf } from './plan.ts'
import type { DrawPlan, MinimumPlan, SamplingPlan, Stratifier } from './plan.ts'
import { allocateProportional, allocateToEvery, allocateWithMinimum } from './proportions.ts'
import { targetRule } from './targets.ts'

export interface Group<Case> {
  readonly label: string
  readonly cases: readonly Case[]
}

export interface Portion<Case> extends Group<Case> {
  readonly take: number
  readonly reserve: number
  /** By the lowest random numbers, every case of it, or the cases that a person chose. */
  readonly choose: 'lowest-numbers' | 'every' | 'by-hand'
}

/** The label of a frame that nothing divides. */
export const wholeFrame = 'All cases'
export const chosenByHand = 'Chosen by hand'

const stratifiers: Record<Stratifier, (one: FrameCase) => string> = {
  locality: one => one.locality ?? 'Locality not known',
  'case-status': one => one.caseStatus,
  team: one => one.team ?? 'Team not known',
  'age-group': one => one.ageGroup ?? 'Age not known',
  worker: one => one.worker ?? 'Worker not known',
}

const stratumOf = (one: FrameCase, strataBy: readonly Stratifier[]): string =>
  strataBy.map(by => stratifiers[by](one)).join(' / ')

/** The frame in its strata, in the order of their labels; one group where the plan has no strata. */
export function groupsOf<Case extends FrameCase>(frame: readonly Case[], plan: SamplingPlan): readonly Group<Case>[] {
  const strataBy = strataByOf(plan)
  const label = (one: Case) => (isStratified(plan) ? stratumOf(one, strataBy) : wholeFrame)
  const groups = Map.groupBy(frame, label)
  return [...groups].map(([name, cases]) => ({ label: name, cases })).sort((a, b) => (a.label < b.label ? -1 : 1))
}

/** The minimum of each stratum, by the plan, before it is compared with what the stratum has. */
export const minimumsOf = (labels: readonly string[], plan: MinimumPlan): readonly number[] =>
  labels.map(label =>
    plan.minimums && Object.hasOwn(plan.minimums, label) ? (plan.minimums[label] ?? 0) : plan.minimum,
  )

function numbersFor(groups: readonly Group<FrameCase>[], plan: DrawPlan | MinimumPlan): readonly number[] {
  const sizes = groups.map(group => group.cases.length)
  if (plan.method === 'stratified-minimum') {
    const labels = groups.map(group => group.label)
    return allocateWithMinimum(sizes, minimumsOf(labels, plan), plan.size)
  }
  return (plan.everyStratum ? allocateToEvery : allocateProportional)(sizes, plan.size)
}

type Wanted = { readonly size: number; readonly reservePerStratum: number }

const portionOf = <Case>(group: Group<Case>, take: number, wanted: Wanted): Portion<Case> => ({
  ...group,
  take,
  reserve: Math.min(wanted.reservePerStratum, group.cases.length - take),
  choose: 'lowest-numbers',
})

const oneLot = <Case>(group: Group<Case>, wanted: Wanted): readonly Portion<Case>[] => [
  portionOf(group, Math.min(wanted.size, group.cases.length), wanted),
]

const allOf = <Case>(
  label: string,
  cases: readonly Case[],
  choose: Portion<Case>['choose'],
): readonly Portion<Case>[] => [{ label, cases, take: cases.length, reserve: 0, choose }]

const byReference = (a: FrameCase, b: FrameCase): number => (a.caseReference < b.caseReference ? -1 : 1)

/** The portions of a plan. `groups` are those of the same frame and plan. */
export function portionsOf<Case extends FrameCase>(
  groups: readonly Group<Case>[],
  plan: SamplingPlan,
): readonly Portion<Case>[] {
  const frame = (): readonly Case[] => groups.flatMap(group => group.cases)
  switch (plan.method) {
    case 'simple-random':
      return oneLot({ label: wholeFrame, cases: frame() }, plan)
    case 'targeted': {
      const { inWords, holds } = targetRule(plan.target)
      return oneLot({ label: inWords, cases: frame().filter(holds) }, plan)
    }
    case 'whole-population':
      return allOf(wholeFrame, [...frame()].sort(byReference), 'every')
    case 'by-hand': {
      const known = new Map(frame().map(one => [one.caseReference, one]))
      const chosen = plan.chosen.map(one => known.get(one.caseReference)).filter(one => one !== undefined)
      return allOf(chosenByHand, chosen, 'by-hand')
    }
    default: {
      const numbers = numbersFor(groups, plan)
      return groups.map((group, index) => portionOf(group, numbers[index] ?? 0, plan))
    }
  }
}
