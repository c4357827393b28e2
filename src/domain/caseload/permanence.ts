/**
 * Permanence in made-up journeys: the plan agreed, in time or drifting, and what adoption asks for.
 */
import { addWorking, workingFrom, type DayNumber } from './days.ts'
import type { Span } from './regular.ts'
import type { Story } from './story.ts'

/** How long until permanence is agreed: by the second review for most, past six months for some, never for a few. */
function agreedOn({ chance }: Story, from: DayNumber): DayNumber | null {
  const when = chance.weighed([
    ['by-second-review', 68],
    ['drifts', 22],
    ['never', 10],
  ])
  if (when === 'never') return null
  return workingFrom(from + (when === 'drifts' ? chance.between(190, 420) : chance.between(70, 125)))
}

/** The permanence plan; gives its day where it is for adoption, else null. */
export function tellPermanence(story: Story, of: string, { from, to }: Span): DayNumber | null {
  const { chance } = story
  const agreed = agreedOn(story, from)
  for (
    let day = addWorking(from, chance.between(20, 40));
    day < Math.min(to, agreed ?? from + 400);
    day = workingFrom(day + chance.between(42, 90))
  )
    story.tell('permanence-planning-meeting', day, { of })
  if (agreed === null || agreed >= to) return null
  const plan =
    agreed - story.born < 4 * 365 && chance.yes(0.5)
      ? 'adoption'
      : chance.weighed([
          ['return', 30],
          ['sgo-cao', 18],
          ['fostering', 38],
          ['supported-living', 7],
          ['residential', 5],
          ['other', 2],
        ])
  story.tell('permanence-plan', agreed, { of, facts: { plan } })
  return plan === 'adoption' ? agreed : null
}

export interface Adoption {
  readonly placementOrder: DayNumber
  readonly placed: DayNumber
  readonly adopted: DayNumber
}

/** The days of an adoption that follows a plan for it and the final order of care proceedings. */
export function adoptionFrom({ chance }: Story, planned: DayNumber, finalOrder: DayNumber): Adoption {
  const placementOrder = Math.max(workingFrom(planned + 30), finalOrder)
  const placed = workingFrom(placementOrder + chance.between(90, 420))
  return { placementOrder, placed, adopted: workingFrom(placed + chance.between(110, 300)) }
}

/** Decision, order, match and placement. The period of care ends with the adoption. */
export function tellAdoption(story: Story, planned: DayNumber, { placementOrder, placed, adopted }: Adoption): void {
  const decided = workingFrom(planned + story.chance.between(5, 24))
  story.tell('adoption-decision', decided)
  story.tell('placement-order', Math.max(placementOrder, decided))
  story.tell('adoption-match', workingFrom(placed - story.chance.between(14, 40)))
  story.tell('adoption-placement', placed, { until: adopted })
}
