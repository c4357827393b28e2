/**
 * A contact and a referral in made-up journeys, with the decision, the assessment and whatever they lead to.
 */
import { addWorking, workingFrom, type DayNumber } from './days.ts'
import { tellAllocations, tellDecision, tellOversight } from './oversight.ts'
import { followPath, type Path } from './paths.ts'
import type { Story } from './story.ts'

const sources = [
  ['6', 29],
  ['3A', 15],
  ['2A', 19],
  ['1A', 8],
  ['5A', 9],
  ['1D', 6],
  ['4', 3],
  ['8', 3],
  ['9', 3],
  ['10', 2],
] as const
const needs = [
  ['N1', 57],
  ['N2', 8],
  ['N3', 3],
  ['N4', 8],
  ['N5', 15],
  ['N6', 6],
  ['N8', 2],
  ['N9', 2],
] as const
const closures = [
  ['RC7', 70],
  ['RC3', 4],
  ['RC4', 6],
  ['RC5', 10],
  ['RC6', 4],
] as const
const factors = ['1B', '3A', '3B', '4B', '5B', '17A', '18B', '19B', '2B'] as const
const paths: readonly (readonly [Path, number])[] = [
  ['no-further-action', 14],
  ['assessed', 39],
  ['in-need', 30],
  ['protected', 12],
  ['looked-after', 5],
]

/** A referral that has been told: its path, and the days on which it came and was closed. */
export interface ReferralTold {
  readonly path: Path
  readonly on: DayNumber
  readonly closed: DayNumber
}

/** The assessment: about 84% within 45 working days of the referral. Gives the day on which it was authorised. */
function tellAssessment(story: Story, of: string, on: DayNumber, path: Path): DayNumber {
  const { chance } = story
  const from = addWorking(on, chance.between(1, 3))
  const until = addWorking(
    on,
    chance.yes(0.84)
      ? chance.weighed([
          [chance.between(8, 30), 3],
          [chance.between(30, 45), 5],
        ])
      : chance.between(46, 80),
  )
  const found = [...new Set([chance.one(factors), chance.one(factors), chance.one(factors)])].sort()
  story.tell('assessment', from, {
    of,
    until,
    due: addWorking(on, 45),
    inTheEnd: {
      ...(story.unborn ? {} : { childSeen: chance.yes(0.94) }),
      supportRequired: path !== 'assessed',
      factors: found.join(' '),
    },
  })
  return until
}

function tellReferralItself(story: Story, key: string, { path, on, closed }: ReferralTold, decided: DayNumber): void {
  const { chance } = story
  const noFurtherAction = path === 'no-further-action'
  const yearBefore = story.dated(on - 365)
  const before = story.events.filter(({ kind, on: day }) => kind === 'referral' && day !== null && day >= yearBefore)
  story.tell('referral', on, {
    key,
    until: closed,
    facts: {
      source: chance.weighed(sources),
      ...(decided > story.today ? {} : { decidedOn: story.dated(decided), noFurtherAction }),
      primaryNeed: story.unaccompanied ? 'N8' : chance.weighed(needs),
      referralsIn12Months: before.length,
    },
    inTheEnd: noFurtherAction ? {} : { closureReason: path === 'assessed' ? 'RC8' : chance.weighed(closures) },
  })
}

/** A contact on a day, the referral that it became, and what followed. */
export function tellReferral(story: Story, contactOn: DayNumber): ReferralTold {
  const { chance } = story
  story.tell('contact', contactOn, { facts: { source: chance.weighed(sources) } })
  const on = addWorking(
    workingFrom(contactOn),
    chance.weighed([
      [0, 6],
      [1, 3],
    ]),
  )
  const decided = addWorking(
    on,
    chance.weighed([
      [0, 4],
      [1, 5],
      [chance.between(2, 4), 1],
    ]),
  )
  const path = story.unaccompanied ? 'looked-after' : chance.weighed(paths)
  const key = story.keyOf('referral')
  const assessed = path === 'no-further-action' ? decided : tellAssessment(story, key, on, path)
  const closed = followPath(story, path, { of: key, decided, assessed })
  const told = { path, on, closed }
  tellReferralItself(story, key, told, decided)
  if (path === 'no-further-action') return told
  const span = { from: decided, to: closed }
  tellAllocations(story, span, 'SW')
  tellDecision(story, assessed)
  tellOversight(story, span)
  return told
}
