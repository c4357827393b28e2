/**
 * The ways to choose cases, as a table, and what each must be told. Chance chooses in all but one: cases chosen by hand are for
 * learning from, and never say anything about the cases that were not chosen.
 */
import type { Target } from './targets.ts'

/** What can divide a frame, in the words that stand before a stratum's name. */
export const stratifierWords = {
  locality: 'locality',
  'case-status': 'case status',
  team: 'team',
  'age-group': 'age group',
  worker: 'worker',
} as const
export type Stratifier = keyof typeof stratifierWords

/** What every draw by chance is told. */
interface ByChance {
  /** Cases wanted. Fewer are drawn only where the frame has fewer. */
  readonly size: number
  /** Any text. Kept with the sample. */
  readonly seed: string
  /** Further cases kept ready in each stratum, for a case that turns out not to be fit for audit. */
  readonly reservePerStratum: number
}

export interface DrawPlan extends ByChance {
  /** Left out by plans made before there was a second method. */
  readonly method?: 'stratified-random'
  /** What divides the frame, in the order in which a stratum's name tells it. */
  readonly strataBy: readonly Stratifier[]
  /** At least one case from each stratum, where the size allows. */
  readonly everyStratum: boolean
}

export interface SimplePlan extends ByChance {
  readonly method: 'simple-random'
}

export interface MinimumPlan extends ByChance {
  readonly method: 'stratified-minimum'
  readonly strataBy: readonly Stratifier[]
  /** Cases that every stratum gives at least, unless `minimums` names it. */
  readonly minimum: number
  /** Strata with a minimum of their own, by their label. */
  readonly minimums?: Readonly<Record<string, number>>
}

export interface TargetedPlan extends ByChance {
  readonly method: 'targeted'
  /** Which part of the frame the draw is from. */
  readonly target: Target
}

export interface WholePlan {
  readonly method: 'whole-population'
}

export interface ChosenCase {
  readonly caseReference: string
  /** Why this case, in at least `fewestWords` words. */
  readonly reason: string
}

export interface ByHandPlan {
  readonly method: 'by-hand'
  /** In the order in which they were chosen. */
  readonly chosen: readonly ChosenCase[]
}

export type SamplingPlan = DrawPlan | SimplePlan | MinimumPlan | TargetedPlan | WholePlan | ByHandPlan

export type Method = NonNullable<SamplingPlan['method']>

interface MethodFacts {
  readonly name: string
  /** When it fits, for the person who chooses. */
  readonly use: string
  /** Whether what is found may be said of all the cases in the frame, or only of which. */
  readonly speaksFor: string
}

/** In the order in which they are offered. */
export const methods: Readonly<Record<Method, MethodFacts>> = {
  'stratified-random': {
    name: 'Random, in proportion to each stratum',
    use: 'The usual choice: each stratum gives cases in proportion to its size.',
    speaksFor: 'All the cases in the frame.',
  },
  'stratified-minimum': {
    name: 'Random, with a minimum from each stratum',
    use: 'When small strata must be seen too. Shares of the whole must then be weighted.',
    speaksFor: 'All the cases in the frame, once weighted.',
  },
  'simple-random': {
    name: 'Simple random',
    use: 'When nothing divides the cases that matters to the question. Small groups may have none.',
    speaksFor: 'All the cases in the frame.',
  },
  targeted: {
    name: 'Random, among the cases that a rule names',
    use: 'When the question is about some cases only, such as those never audited.',
    speaksFor: 'The cases that the rule names, and no others.',
  },
  'whole-population': {
    name: 'Every case',
    use: 'When there are few enough to look at them all.',
    speaksFor: 'The cases themselves: nothing is estimated.',
  },
  'by-hand': {
    name: 'Chosen by hand',
    use: 'To learn from particular cases, each with its reason.',
    speaksFor: 'The chosen cases only. Shares of them say nothing about other cases.',
  },
}

/** The method of a plan. */
export const methodOf = (plan: SamplingPlan): Method => plan.method ?? 'stratified-random'

/** A reason of fewer words explains nothing to whoever reads it later. */
export const fewestWords = 5

export const wordsIn = (text: string): number => text.split(/\s+/u).filter(word => /[\p{L}\p{N}]/u.test(word)).length

/** Does the plan divide the frame into strata? */
export const isStratified = (plan: SamplingPlan): plan is DrawPlan | MinimumPlan =>
  methodOf(plan) === 'stratified-random' || plan.method === 'stratified-minimum'

/** What divides the frame; nothing where the method has no strata. */
export const strataByOf = (plan: SamplingPlan): readonly Stratifier[] => (isStratified(plan) ? plan.strataBy : [])

/** The seed; empty where chance has no part. */
export const seedOf = (plan: SamplingPlan): string => ('seed' in plan ? plan.seed : '')
