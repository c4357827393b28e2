/**
 * Child protection in made-up journeys: the enquiry, the conference, the plan with its reviews, visits and core groups.
 */
import { addWorking, type DayNumber } from './days.ts'
import { heldBy, tellRound, tellVisits } from './regular.ts'
import type { Story } from './story.ts'

const categories = [
  ['neglect', 47],
  ['emotional', 38],
  ['physical', 8],
  ['sexual', 4],
  ['multiple', 3],
] as const

/** A section 47 enquiry that ends without a conference. Gives the day on which it was completed. */
export function tellEnquiry(story: Story, of: string, from: DayNumber): DayNumber {
  const until = addWorking(from, story.chance.between(4, 15))
  story.tell('section-47', from, { until, of, inTheEnd: { conferenceNotRequired: true } })
  return until
}

/** An enquiry and its conference. Gives the day of the conference, and the plan's end or null where none was made. */
export function tellConference(
  story: Story,
  of: string,
  from: DayNumber,
): { readonly held: DayNumber; readonly planEnds: DayNumber | null } {
  const { chance } = story
  const target = addWorking(from, 15)
  const held = addWorking(from, chance.yes(0.8) ? chance.between(9, 15) : chance.between(16, 30))
  const enquiry = story.tell('section-47', from, {
    until: addWorking(from, chance.between(4, 9)),
    of,
    facts: { conferenceTarget: story.dated(target) },
    inTheEnd: { conferenceNotRequired: false },
  })
  const planMade = chance.yes(0.88)
  story.tell('initial-conference', held, {
    due: target,
    of: enquiry,
    facts: { planMade, transferIn: false, target: story.dated(target) },
  })
  return { held, planEnds: planMade ? tellPlan(story, held) : null }
}

/** The days of reviews: three months after the start, then every six months, until the plan is to end. */
function reviewsOf(story: Story, from: DayNumber, wanted: number): readonly { day: DayNumber; due: DayNumber }[] {
  const reviews: { day: DayNumber; due: DayNumber }[] = []
  let last = from
  do {
    const due: DayNumber = last + (reviews.length === 0 ? 91 : 182)
    const day = Math.min(heldBy(story.chance, last, due), story.eighteen)
    reviews.push({ day, due })
    last = day
  } while (last < from + wanted && last < story.eighteen)
  return reviews
}

/** A plan from the day of its conference to a review. Gives the day on which it ends. */
function tellPlan(story: Story, from: DayNumber): DayNumber {
  const { chance } = story
  const reviews = reviewsOf(
    story,
    from,
    chance.weighed([
      [chance.between(60, 110), 5],
      [chance.between(150, 400), 7],
      [chance.between(400, 760), 1],
    ]),
  )
  const until = reviews.at(-1)?.day ?? from
  const initialCategory = chance.weighed(categories)
  const weeks = chance.one([2, 2, 3, 4])
  const key = story.keyOf('protection-plan')
  story.tell('protection-plan', from, {
    key,
    until,
    facts: {
      initialCategory,
      latestCategory: chance.yes(0.9) ? initialCategory : chance.weighed(categories),
      previousPlans: Number(key.slice(1)) - 1,
      otherAuthority: false,
      visitEveryDays: weeks * 7,
    },
  })
  for (const { day, due } of reviews)
    story.tell('protection-review', day, {
      due,
      of: key,
      facts: { quorate: chance.yes(0.93), planContinues: day < until },
    })
  tellVisits(
    story,
    { from, to: until },
    { kind: 'protection-visit', of: key, first: 10, every: weeks * 5, slips: 0.15 },
  )
  story.tell('core-group', addWorking(from, chance.between(6, 11)), { of: key })
  tellRound(story, { from: from + 14, to: until }, { kind: 'core-group', of: key, every: 42, slips: 0.12 })
  return until
}
