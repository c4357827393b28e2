/**
 * Children in need in made-up journeys: the plan, its reviews, and visits every twenty working days, with slips.
 */
import type { DayNumber } from './days.ts'
import { tellRound, tellVisits, type Span } from './regular.ts'
import type { Story } from './story.ts'

/** A plan of a referral through a span; gives its last day. */
export function tellNeedPlan(story: Story, of: string, { from, to }: Span): DayNumber {
  const until = Math.min(to, story.eighteen)
  const key = story.tell('in-need-plan', from, { until, of })
  const span = { from, to: until }
  tellVisits(story, span, { kind: 'in-need-visit', first: 12, every: 20, slips: 0.22 })
  tellRound(story, span, { kind: 'in-need-review', of: key, every: 84, slips: 0.2 })
  return until
}
