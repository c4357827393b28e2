/**
 * Makes a caseload of any size, one child at a time, the same for the same seed. Child number n is the same however many there are.
 */
import type { LocalDate } from '../calendar/dates.ts'
import type { Caseload, CaseloadChild } from './caseload.ts'
import { chanceFrom, mixed } from './chance.ts'
import { makeChild } from './child.ts'
import { dayNumber } from './days.ts'
import { plantOne, type Planted } from './plant.ts'
import type { Team } from './story.ts'

export interface CaseloadPlan {
  readonly children: number
  readonly reportDate: LocalDate
  /** Any whole number. */
  readonly seed: number
  /** Teams without workers are passed over; where none is left, invented ones are used. */
  readonly teams?: readonly Team[]
  /** References for the first so many children; the others have invented ones such as C104233. */
  readonly references?: readonly string[]
  /** The share of children in whose journey one fault is planted. The others are as they would be without. */
  readonly plant?: number
  readonly onPlanted?: (planted: Planted & { readonly caseReference: string }) => void
}

const invented: readonly Team[] = ['Alder', 'Birch', 'Cedar', 'Damson', 'Elm', 'Hazel'].map((tree, index) => ({
  team: `${tree} team`,
  workers: Array.from({ length: 9 }, (_, worker) => `Worker ${(index + 1) * 100 + worker + 1}`),
}))

/** Rising with the child's number, so that they stand in order, with gaps. */
const referenceOf = (seed: number, index: number): string => `C${100_000 + index * 3 + (mixed(seed, -index - 1) % 3)}`

/** A reference that is not among those given. */
const unlike = (given: ReadonlySet<string>, reference: string): string =>
  given.has(reference) ? unlike(given, `${reference}X`) : reference

function perhapsSpoilt(sound: CaseloadChild, plan: CaseloadPlan, share: number, seed: number): CaseloadChild {
  const chance = chanceFrom(seed)
  if (!chance.yes(share)) return sound
  const { child, planted } = plantOne(sound, chance)
  for (const one of planted) plan.onPlanted?.({ ...one, caseReference: child.caseReference })
  return child
}

export function* makeChildren(plan: CaseloadPlan): Generator<CaseloadChild, void> {
  const today = dayNumber(plan.reportDate)
  const staffed = (plan.teams ?? []).filter(({ workers }) => workers.length > 0)
  const teams = staffed.length > 0 ? staffed : invented
  const given = new Set(plan.references)
  for (let index = 0; index < plan.children; index += 1) {
    const caseReference = plan.references?.[index] ?? unlike(given, referenceOf(plan.seed, index))
    const child = makeChild({ caseReference, teams, today, seed: mixed(plan.seed, index) })
    yield plan.plant === undefined ? child : perhapsSpoilt(child, plan, plan.plant, mixed(~plan.seed, index))
  }
}

/** The whole caseload at once, in the order of references. */
export function makeCaseload(plan: CaseloadPlan): Caseload {
  const children = [...makeChildren(plan)].sort((a, b) => (a.caseReference < b.caseReference ? -1 : 1))
  return { reportDate: plan.reportDate, children }
}
