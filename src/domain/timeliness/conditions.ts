/** Whether a measure is asked of an event: by one of its facts, and by how old the child was. */
import type { CombinedJourney } from '../journey/combine.ts'
import { dayNumber, monthsAfter } from '../calendar/day-numbers.ts'
import type { LocalDate } from '../calendar/dates.ts'
import type { EventFact, JourneyEvent } from '../journey/journey.ts'
import type { Condition } from './rules.ts'

export type Asked = 'yes' | 'no' | 'unknown' | 'unknown-until-done'

const holds = ({ among, except }: Condition, fact: EventFact): boolean =>
  (among === undefined || among.includes(fact)) && except?.includes(fact) !== true

export function askedOf({ facts }: JourneyEvent, when: Condition | undefined): Asked {
  if (when === undefined) return 'yes'
  const fact = facts[when.fact]
  if (fact === undefined) return when.blank === 'asked' ? 'yes' : when.blank
  return holds(when, fact) ? 'yes' : 'no'
}

const firstOf = (month: string): number => dayNumber(`${month}-01` as LocalDate)

/** The first and the last day on which the child may have been born; null where nothing is known. */
function bornBetween({ child, reportDate }: CombinedJourney): readonly [first: number, last: number] | null {
  if (child.bornIn !== null) {
    const first = firstOf(child.bornIn)
    return [first, monthsAfter(first, 1) - 1]
  }
  if (child.ageYears === null || child.ageYears < 0) return null
  const day = dayNumber(reportDate)
  return [monthsAfter(day, -12 * (child.ageYears + 1)) + 1, monthsAfter(day, -12 * child.ageYears)]
}

/** Whether the child had reached an age on a day. The date of birth is not kept, so near the birthday it is unknown. */
export function hadReached(journey: CombinedJourney, age: number, day: number): Asked {
  const born = bornBetween(journey)
  if (born === null) return journey.child.unborn ? 'no' : 'unknown'
  if (monthsAfter(born[1], age * 12) <= day) return 'yes'
  return monthsAfter(born[0], age * 12) > day ? 'no' : 'unknown'
}
