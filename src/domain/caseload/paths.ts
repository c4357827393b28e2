/**
 * What follows a referral in made-up journeys: nothing, an assessment alone, a plan in need or of protection, or care.
 */
import { tellCare } from './care.ts'
import { tellPreProceedings } from './court.ts'
import { addWorking, type DayNumber } from './days.ts'
import { tellLeavingCare } from './leaving.ts'
import { tellMissing } from './missing.ts'
import { tellNeedPlan } from './need.ts'
import { tellConference, tellEnquiry } from './protection.ts'
import type { Story } from './story.ts'

export type Path = 'no-further-action' | 'assessed' | 'in-need' | 'protected' | 'looked-after'

/** Where a path starts: the referral's key, the day of the decision, and the day on which its assessment was authorised. */
interface Start {
  readonly of: string
  readonly decided: DayNumber
  readonly assessed: DayNumber
}

/** A period of care with what comes after it; gives its last day, when the case is closed. */
function tellCareFrom(story: Story, from: DayNumber, toCourt = false): DayNumber {
  if (from > story.eighteen - 14) return from
  const care = tellCare(story, from, toCourt)
  tellLeavingCare(story, care)
  return care.to
}

function needFrom(story: Story, of: string, from: DayNumber): DayNumber {
  const { chance } = story
  const length = chance.weighed([
    [chance.between(30, 90), 3],
    [chance.between(90, 300), 5],
    [chance.between(300, 600), 1],
  ])
  const span = { from, to: addWorking(from + length, 1) }
  tellMissing(story, { from, to: Math.min(span.to, story.eighteen) }, 0.04)
  return tellNeedPlan(story, of, span)
}

/** Care after a protection plan; plans that went on for long enough had pre-proceedings, and go to court. */
function careAfterPlan(story: Story, started: DayNumber, ended: DayNumber): DayNumber {
  const toCourt = ended - started > 120 && ended < story.eighteen - 14
  if (toCourt) tellPreProceedings(story, addWorking(started, 40), ended)
  return tellCareFrom(story, ended, toCourt)
}

/** After a protection plan: care for some, a plan in need for many; else the case is closed. */
function afterPlan(story: Story, of: string, started: DayNumber, ended: DayNumber): DayNumber {
  const next = story.chance.weighed([
    ['care', 18],
    ['need', 52],
    ['closed', 24],
    ['stepped-down', 6],
  ])
  if (next === 'care') return careAfterPlan(story, started, ended)
  if (next === 'stepped-down') tellPreProceedings(story, addWorking(started, 40), null)
  return next === 'closed' || ended >= story.eighteen ? ended : needFrom(story, of, ended)
}

/** Each gives the day on which the case is closed. */
const followed: Readonly<Record<Path, (story: Story, start: Start) => DayNumber>> = {
  'no-further-action': (_story, { decided }) => decided,
  assessed(story, { of, decided, assessed }) {
    if (!story.chance.yes(0.12)) return addWorking(assessed, story.chance.between(0, 5))
    return Math.max(tellEnquiry(story, of, addWorking(decided, story.chance.between(0, 4))), assessed)
  },
  'in-need'(story, { of, decided, assessed }) {
    if (story.chance.yes(0.2)) tellEnquiry(story, of, addWorking(decided, story.chance.between(0, 4)))
    return needFrom(story, of, addWorking(assessed, story.chance.between(1, 10)))
  },
  protected(story, { of, decided, assessed }) {
    const { held, planEnds } = tellConference(story, of, addWorking(decided, story.chance.between(0, 8)))
    if (planEnds === null) return needFrom(story, of, Math.max(held, assessed))
    return Math.max(assessed, afterPlan(story, of, held, planEnds))
  },
  'looked-after'(story, { of, decided, assessed }) {
    const { chance } = story
    if (story.unaccompanied) return Math.max(assessed, tellCareFrom(story, decided))
    if (chance.yes(0.3)) tellEnquiry(story, of, decided)
    return Math.max(
      assessed,
      tellCareFrom(story, chance.yes(0.5) ? addWorking(decided, chance.between(0, 6)) : assessed),
    )
  },
}

export const followPath = (story: Story, path: Path, start: Start): DayNumber => followed[path](story, start)
