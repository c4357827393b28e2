/**
 * Health and education of looked-after children in made-up journeys: assessments, dental checks and personal education plans.
 */
import { addWorking, workingFrom } from './days.ts'
import { tellRound, type Span } from './regular.ts'
import type { Story } from './story.ts'

export function tellHealth(story: Story, of: string, span: Span): void {
  const { chance, born } = story
  const { from, to } = span
  const first = addWorking(from, chance.yes(0.8) ? chance.between(8, 20) : chance.between(21, 50))
  if (first <= to) story.tell('initial-health-assessment', first, { of, due: addWorking(from, 20) })
  for (let day = first; ;) {
    const every = day - born < 5 * 365 ? 182 : 365
    day = workingFrom(day + (chance.yes(0.88) ? every - chance.between(2, 30) : every + chance.between(3, 90)))
    if (day > Math.min(to, story.today)) break
    story.tell('health-assessment', day, { of })
  }
  if (from - born > 2 * 365)
    tellRound(story, { from: from - 150, to }, { kind: 'dental-check', of, every: 360, slips: 0.15 })
}

/** The first plan within ten working days or so, then one a term; for children of three and older. */
export function tellEducation(story: Story, of: string, { from, to }: Span): void {
  const { chance, born } = story
  if (to - born < 3 * 365) return
  const start = Math.max(from, born + 3 * 365)
  const first = addWorking(start, chance.yes(0.8) ? chance.between(4, 10) : chance.between(11, 30))
  if (first <= to) story.tell('education-plan', first, { of })
  tellRound(story, { from: first, to }, { kind: 'education-plan', of, every: 125, slips: 0.1 })
}
