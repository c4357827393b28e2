/**
 * What comes round in a made-up journey: visits, reviews and meetings, in time for the most part, with slips.
 */
import type { EventKind } from '../journey/kinds.ts'
import type { Chance } from './chance.ts'
import { addWorking, workingBefore, workingFrom, type DayNumber } from './days.ts'
import type { Facts, Story } from './story.ts'

/** The first and the last day of something. */
export interface Span {
  readonly from: DayNumber
  readonly to: DayNumber
}

interface Visits {
  readonly kind: EventKind
  readonly of?: string
  /** Working days in which the first visit is made. */
  readonly first: number
  /** At most so many working days from one to the next, but for slips. */
  readonly every: number
  /** The share that comes late. */
  readonly slips: number
}

/** Working days to the next, within `every`, or later where it slips. */
const gapOf = (chance: Chance, every: number, slips: number): number =>
  chance.yes(slips)
    ? chance.between(every + 1, every + Math.max(5, every >> 1))
    : chance.between(Math.max(1, Math.ceil(every * 0.6)), every)

/** Whether the child was seen, seen alone, and in some cases whether the bedroom was. */
function seenOn({ chance, born }: Story, day: DayNumber): Facts {
  const seen = chance.yes(0.95)
  const alone = seen && day - born > 900 && chance.yes(0.84)
  const told = { seen, seenAlone: alone }
  return chance.yes(0.6) ? { ...told, bedroomSeen: chance.yes(0.5) } : told
}

/** Visits through a span; none to a child not yet born. */
export function tellVisits(story: Story, { from, to }: Span, visits: Visits): void {
  if (story.unborn) return
  const { kind, first, every, slips } = visits
  const end = Math.min(to, story.today)
  let day = addWorking(from, story.chance.between(1, first))
  while (day <= end) {
    story.tell(kind, day, { ...(visits.of === undefined ? {} : { of: visits.of }), facts: seenOn(story, day) })
    day = addWorking(day, gapOf(story.chance, every, slips))
  }
}

/** Events of one day that come round every so many days, give or take a fifth, on working days. */
export function tellRound(story: Story, { from, to }: Span, { kind, of, every, slips }: Omit<Visits, 'first'>): void {
  const { chance } = story
  const end = Math.min(to, story.today)
  const step = (): number =>
    chance.yes(slips)
      ? chance.between(every + 1, Math.round(every * 1.9))
      : chance.between(Math.ceil(every * 0.7), every)
  let day = workingFrom(from + step())
  while (day <= end) {
    story.tell(kind, day, of === undefined ? {} : { of })
    day = workingFrom(day + step())
  }
}

/** The day on which something due is held: shortly before in so many of them, else after. */
export function heldBy(chance: Chance, last: DayNumber, due: DayNumber, inTime = 0.9): DayNumber {
  const early = Math.min(14, Math.floor((due - last) / 3))
  return chance.yes(inTime)
    ? Math.max(workingBefore(due - chance.between(0, early)), last)
    : workingFrom(due + chance.between(1, 30))
}
