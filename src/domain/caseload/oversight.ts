/**
 * Oversight in made-up journeys: who holds the case, and supervision, summaries, chronologies and decisions, with slips.
 */
import { workingFrom, type DayNumber } from './days.ts'
import { tellRound, type Span } from './regular.ts'
import type { Story, Team } from './story.ts'

/** A social worker in one team after another through a span. */
export function tellAllocations(story: Story, { from, to }: Span, role: string): void {
  const { chance } = story
  const end = Math.min(to, story.today)
  let team: Team = chance.one(story.teams)
  let reason = 'NEW'
  for (let day = from; day <= end;) {
    const next: DayNumber = workingFrom(day + (reason === 'NEW' ? chance.between(25, 80) : chance.between(120, 700)))
    const until = next >= to ? to : next
    story.tell('allocation', day, {
      until,
      facts: { worker: chance.one(team.workers), team: team.team, role, reason },
    })
    if (until === to) return
    day = next
    reason = chance.weighed([
      ['TRANSFER', 5],
      ['LEFT', 3],
      ['ABSENCE', 1],
    ])
    if (reason === 'TRANSFER') team = chance.one(story.teams)
  }
}

/** A decision of a manager, written down on the day or up to a week later. */
export function tellDecision(story: Story, on: DayNumber): void {
  const recorded = workingFrom(
    on +
      story.chance.weighed([
        [0, 6],
        [1, 3],
        [story.chance.between(2, 7), 1],
      ]),
  )
  story.tell('management-decision', on, { facts: recorded > story.today ? {} : { recordedOn: story.dated(recorded) } })
}

/** Monthly supervision, a summary every three months, a chronology every six, and some decisions. */
export function tellOversight(story: Story, span: Span): void {
  tellRound(story, span, { kind: 'supervision', every: 31, slips: 0.16 })
  tellRound(story, span, { kind: 'case-summary', every: 91, slips: 0.24 })
  tellRound(story, span, { kind: 'chronology', every: 182, slips: 0.35 })
  for (let day = span.from; ;) {
    day = workingFrom(day + story.chance.between(90, 420))
    if (day > Math.min(span.to, story.today)) return
    tellDecision(story, day)
  }
}
