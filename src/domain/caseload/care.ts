/**
 * A period of being looked after in made-up journeys, from entry to leaving, with all that the regulations ask for on the way.
 */
import { addWorking, workingFrom, type DayNumber } from './days.ts'
import { statusesOf, tellProceedings, tellStatuses, type Proceedings } from './court.ts'
import { tellEducation, tellHealth } from './health.ts'
import { tellMissing } from './missing.ts'
import { adoptionFrom, tellAdoption, tellPermanence, type Adoption } from './permanence.ts'
import { tellPlacements } from './placements.ts'
import { heldBy, tellRound, tellVisits, type Span } from './regular.ts'
import type { Story } from './story.ts'

const needs = [
  ['N1', 62],
  ['N2', 3],
  ['N3', 3],
  ['N4', 9],
  ['N5', 13],
  ['N6', 5],
  ['N8', 1],
] as const
const endings = [
  ['E4A', 40],
  ['E4B', 12],
  ['E46', 16],
  ['E41', 6],
  ['E3', 2],
  ['E8', 14],
] as const
const endingsAtEighteen = [
  ['E17', 35],
  ['E5', 40],
  ['E6', 15],
  ['E7', 10],
] as const

/** Reviews in twenty working days, then three months, then every six. */
function tellReviews(story: Story, of: string, { from, to }: Span): void {
  const { chance, born } = story
  let due = addWorking(from, 20)
  let day = heldBy(chance, from, due)
  for (let count = 1; day <= Math.min(to, story.today); count += 1) {
    const participation =
      day - born < 4 * 365
        ? 'PN0'
        : chance.weighed([
            ['PN1', 55],
            ['PN2', 5],
            ['PN3', 4],
            ['PN5', 14],
            ['PN6', 16],
            ['PN7', 6],
          ])
    story.tell('looked-after-review', day, { of, due, facts: { participation } })
    due = day + (count === 1 ? 91 : 183)
    day = heldBy(chance, day, due)
  }
}

/** The length of a period that no adoption ends, in days; it ends no earlier than the court's final order. */
function plannedEnd({ chance, eighteen }: Story, from: DayNumber, court: Proceedings | null): DayNumber {
  const length = chance.weighed([
    [chance.between(4, 60), 3],
    [chance.between(60, 400), 6],
    [chance.between(400, 2600), 8],
  ])
  return Math.min(eighteen, Math.max(workingFrom(from + length), court === null ? 0 : court.finalOrder + 20))
}

/** What happens through the period, whatever it leads to. */
function tellThrough(story: Story, of: string, span: Span): void {
  const { chance } = story
  const made = addWorking(span.from, chance.yes(0.85) ? chance.between(1, 10) : chance.between(11, 30))
  if (made <= span.to) story.tell('care-plan', made, { of })
  tellRound(story, span, { kind: 'care-plan', of, every: 200, slips: 0.2 })
  tellReviews(story, of, span)
  tellVisits(story, span, { kind: 'looked-after-visit', of, first: 6, every: 30, slips: 0.13 })
  tellRound(story, span, { kind: 'reviewing-officer-contact', of, every: 95, slips: 0.2 })
  tellHealth(story, of, span)
  tellEducation(story, of, span)
  tellPlacements(story, of, span)
  tellMissing(story, span, 0.22)
}

function adoptionOf(story: Story, of: string, span: Span, court: Proceedings | null): Adoption | null {
  const planned = tellPermanence(story, of, span)
  if (planned === null || court === null) return null
  const adoption = adoptionFrom(story, planned, court.finalOrder)
  tellAdoption(story, planned, adoption)
  return adoption
}

function courtOf(story: Story, from: DayNumber, certain: boolean): Proceedings | null {
  const { chance } = story
  const issued = workingFrom(from + (certain || chance.yes(0.6) ? chance.between(0, 3) : chance.between(20, 200)))
  const comes = !story.unaccompanied && issued < story.eighteen && (certain || chance.yes(0.5))
  return comes ? tellProceedings(story, issued) : null
}

/** The period itself; `adopted` where that is how it ends. */
function tellPeriod(story: Story, key: string, { from, to }: Span, adopted: boolean): void {
  const { chance, unaccompanied } = story
  const atEighteen = to === story.eighteen
  const reasonCeased = chance.weighed<string>(atEighteen ? endingsAtEighteen : endings)
  story.tell('looked-after', from, {
    key,
    until: to,
    facts: { categoryOfNeed: unaccompanied ? 'N8' : chance.weighed(needs), emergency: chance.yes(0.2), unaccompanied },
    inTheEnd: { reasonCeased: adopted ? 'E12' : reasonCeased },
  })
}

/** A period from its first day, which proceedings begin where `toCourt` says so; gives its span. */
export function tellCare(story: Story, from: DayNumber, toCourt = false): Span {
  const court = courtOf(story, from, toCourt)
  const key = story.keyOf('looked-after')
  const expected = plannedEnd(story, from, court)
  const adoption = adoptionOf(story, key, { from, to: expected }, court)
  const span = { from, to: adoption?.adopted ?? expected }
  tellPeriod(story, key, span, adoption !== null)
  tellStatuses(story, key, span, statusesOf(from, court, adoption?.placementOrder ?? null))
  tellThrough(story, key, span)
  return span
}
