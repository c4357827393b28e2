/**
 * The court in made-up journeys: pre-proceedings, care proceedings, and the legal statuses of a looked-after child.
 */
import { addWorking, type DayNumber } from './days.ts'
import type { Span } from './regular.ts'
import type { Story } from './story.ts'

/** Pre-proceedings that end before a day or, where none is given, without proceedings. */
export function tellPreProceedings(story: Story, from: DayNumber, proceedings: DayNumber | null): void {
  const { chance } = story
  const until = Math.min(proceedings ?? addWorking(from, chance.between(40, 120)), story.eighteen)
  const outcome =
    proceedings === null ? chance.one(['Stepped down', 'Stepped down', 'Family arrangement']) : 'Proceedings issued'
  story.tell('pre-proceedings', from, { until, inTheEnd: { outcome } })
}

export interface Proceedings {
  readonly issued: DayNumber
  readonly finalOrder: DayNumber
}

/** Care proceedings, about half of them within 26 weeks. */
export function tellProceedings(story: Story, issued: DayNumber): Proceedings {
  const { chance } = story
  const weeks = chance.yes(0.52) ? chance.between(18, 26) : chance.between(27, 60)
  const finalOrder = Math.min(addWorking(issued + weeks * 7 - 4, 1), story.eighteen)
  story.tell('care-proceedings', issued, { until: finalOrder })
  return { issued, finalOrder }
}

/** The status from the day on which it begins, in order; the last lasts to the end of the period. */
export type Statuses = readonly (readonly [status: string, from: DayNumber])[]

/** V2 by agreement; C1 from proceedings on, C2 from the final order, E1 once there is a placement order. */
export function statusesOf(from: DayNumber, court: Proceedings | null, placementOrder: DayNumber | null): Statuses {
  const statuses: [string, DayNumber][] = []
  if (court === null || court.issued > from) statuses.push(['V2', from])
  if (court !== null) statuses.push(['C1', Math.max(from, court.issued)], ['C2', court.finalOrder])
  if (placementOrder !== null) statuses.push(['E1', placementOrder])
  return statuses
}

export function tellStatuses(story: Story, of: string, { to }: Span, statuses: Statuses): void {
  statuses.forEach(([status, from], index) => {
    const until = Math.min(to, statuses[index + 1]?.[1] ?? to)
    if (from < until) story.tell('legal-status', from, { until, of, facts: { status } })
  })
}
