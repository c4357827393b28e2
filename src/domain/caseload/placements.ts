/**
 * Placements in made-up journeys: where a looked-after child lives, and moves.
 */
import type { DayNumber } from './days.ts'
import type { Span } from './regular.ts'
import type { Facts, Story } from './story.ts'

/** Codes of the SSDA903 return, with how common they are. */
const forChildren = [
  ['U4', 38],
  ['U1', 16],
  ['U6', 18],
  ['U5', 4],
  ['P1', 6],
  ['K2', 8],
] as const
const forTeenagers = [
  ['U4', 20],
  ['U6', 22],
  ['U5', 6],
  ['U1', 6],
  ['K2', 24],
  ['H5', 16],
  ['P1', 3],
] as const
const providers = [
  ['PR1', 45],
  ['PR4', 42],
  ['PR2', 5],
] as const

function factsOf({ chance }: Story, age: number): Facts {
  const placementType = chance.weighed(age < 12 ? forChildren : forTeenagers)
  const withParents = placementType === 'P1'
  return {
    placementType,
    provider: withParents ? 'PR0' : chance.weighed(providers),
    inArea: chance.yes(0.66),
    longTerm: placementType === 'U4' && age > 6 && chance.yes(0.3),
    withParents,
  }
}

/** The days of moves within a period: about one a year, more in the first weeks. */
function movesIn({ chance }: Story, { from, to }: Span): readonly DayNumber[] {
  const moves: DayNumber[] = []
  let day = from + (chance.yes(0.35) ? chance.between(4, 60) : chance.between(150, 1400))
  while (day < to) {
    moves.push(day)
    day += chance.yes(0.25) ? chance.between(10, 120) : chance.between(180, 1600)
  }
  return moves
}

/** Placements one after another, from entry to leaving. */
export function tellPlacements(story: Story, of: string, span: Span): void {
  const starts = [span.from, ...movesIn(story, span)]
  starts.forEach((from, index) => {
    const next = starts[index + 1]
    story.tell('placement', from, {
      until: next ?? span.to,
      of,
      facts: factsOf(story, (from - story.born) / 365.25),
      inTheEnd:
        next === undefined ? {} : { reasonChanged: story.chance.one(['CARPL', 'CREQB', 'PLANC', 'CHILD', 'LAREQ']) },
    })
  })
}
