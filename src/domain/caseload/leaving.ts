/**
 * Leaving care in made-up journeys: eligibility from sixteen, the needs assessment, pathway plans and contact until twenty-one.
 */
import { birthday, workingFrom, type DayNumber } from './days.ts'
import { tellAllocations } from './oversight.ts'
import { tellRound, type Span } from './regular.ts'
import type { Facts, Story } from './story.ts'

/** How the young person is, once they are seventeen. */
function howTheyAre({ chance, born, today }: Story): Facts {
  if (today < birthday(born, 17)) return {}
  const inTouch = chance.weighed([
    ['yes', 90],
    ['no', 6],
    ['refused', 2],
    ['returned-home', 2],
  ])
  if (inTouch !== 'yes') return { inTouch }
  return {
    inTouch,
    accommodation: chance.weighed([
      ['U', 32],
      ['B', 12],
      ['W', 24],
      ['Z', 8],
      ['T', 8],
      ['K', 9],
      ['X', 2],
      ['Y', 2],
    ]),
    suitable: chance.yes(0.88),
    activity: chance.weighed([
      ['F1', 6],
      ['F2', 26],
      ['P2', 6],
      ['F4', 6],
      ['F5', 14],
      ['P5', 6],
      ['G4', 8],
      ['G5', 22],
      ['G6', 6],
    ]),
  }
}

function eligibilityOf(story: Story, care: Span): string {
  if (story.today >= story.eighteen) return 'former-relevant'
  return care.to > story.today ? 'eligible' : 'relevant'
}

/** For those looked after for thirteen weeks since fourteen and still at sixteen or later. */
export function tellLeavingCare(story: Story, care: Span): void {
  const { chance, born, eighteen } = story
  const from: DayNumber = Math.max(birthday(born, 16), care.from + 91)
  if (from >= care.to || from > story.today) return
  const to = birthday(born, 21)
  const key = story.tell('leaving-care', from, {
    until: to,
    facts: { eligibility: eligibilityOf(story, care), ...howTheyAre(story) },
  })
  const assessed = workingFrom(from + (chance.yes(0.75) ? chance.between(30, 91) : chance.between(92, 200)))
  story.tell('needs-assessment', assessed, { of: key })
  const planned = workingFrom(assessed + chance.between(5, 60))
  story.tell('pathway-plan', planned, { of: key })
  tellRound(story, { from: planned, to }, { kind: 'pathway-plan-review', of: key, every: 182, slips: 0.2 })
  if (care.to === eighteen) tellAllocations(story, { from: eighteen, to }, 'PA')
  const end = Math.min(to, story.today)
  let day = workingFrom(Math.max(eighteen, from) + chance.between(5, 50))
  while (day <= end) {
    story.tell('adviser-contact', day, { of: key, facts: { visit: chance.yes(0.6) } })
    day = workingFrom(day + (chance.yes(0.86) ? chance.between(30, 56) : chance.between(57, 150)))
  }
}
