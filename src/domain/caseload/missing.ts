/**
 * Going missing in made-up journeys: some young people, once or several times, with interviews when they are back.
 */
import { addWorking } from './days.ts'
import type { Span } from './regular.ts'
import type { Story } from './story.ts'

/** Missing episodes through a span, for a share of those who are eleven or older. */
export function tellMissing(story: Story, { from, to }: Span, share: number): void {
  const { chance, born } = story
  const first = Math.max(from, born + 11 * 365)
  if (first >= to || !chance.yes(share)) return
  const times = chance.weighed([
    [1, 5],
    [2, 3],
    [chance.between(3, 7), 2],
  ])
  let day = first
  for (let time = 0; time < times; time += 1) {
    day += chance.between(1, Math.max(2, Math.floor((to - first) / (times + 1))))
    if (day >= Math.min(to, story.today)) return
    day = tellEpisode(story, day, to)
  }
}

/** One episode of up to a few days; gives the day of return. */
function tellEpisode(story: Story, from: number, to: number): number {
  const { chance } = story
  const until = Math.min(
    to,
    from +
      chance.weighed([
        [0, 4],
        [1, 5],
        [chance.between(2, 6), 1],
      ]),
  )
  const offered = chance.yes(0.9)
  const accepted = offered && chance.yes(0.75)
  const key = story.tell('missing', from, {
    until,
    facts: { absent: false },
    inTheEnd: { offered, ...(offered ? { accepted } : {}) },
  })
  if (accepted)
    story.tell(
      'return-interview',
      chance.yes(0.7) ? until + chance.between(0, 3) : addWorking(until, chance.between(4, 12)),
      { of: key },
    )
  return until + 1
}
