/**
 * One made-up child: who they are, and their journey over up to six years to the report date.
 */
import type { CaseloadChild } from './caseload.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { dayText, workingFrom, type DayNumber } from './days.ts'
import { inOrder } from './in-order.ts'
import { ethnicityBy, forenameBy, postcodeBy, surnameBy } from './names.ts'
import { tellReferral, type ReferralTold } from './referral.ts'
import { newStory, type Story, type Team } from './story.ts'

export interface ChildPlan {
  readonly caseReference: string
  readonly teams: readonly Team[]
  readonly today: DayNumber
  /** The child's own seed. */
  readonly seed: number
}

/** A referral is not made in the last months before eighteen. */
const lastMonths = 200
const sixYears = 6 * 365

interface Entry {
  readonly contactOn: DayNumber
  readonly born: DayNumber
  readonly unaccompanied: boolean
}

/** When the child first came to notice, and how old they were: babies and teenagers more often. */
function entryOf(chance: Chance, today: DayNumber): Entry {
  const kind = chance.weighed([
    ['child', 967],
    ['unaccompanied', 18],
    ['unborn', 15],
  ])
  if (kind === 'unborn')
    return { contactOn: today - chance.between(5, 140), born: today + chance.between(5, 110), unaccompanied: false }
  const contactOn = today - chance.between(3, sixYears)
  if (kind === 'unaccompanied')
    return { contactOn, born: contactOn - chance.between(15 * 365, 17 * 365), unaccompanied: true }
  const days = chance.weighed([
    [chance.between(1, 365), 2],
    [chance.between(1, 17 * 365), 12],
    [chance.between(12 * 365, 17 * 365), 3],
  ])
  return { contactOn, born: contactOn - days, unaccompanied: false }
}

/** How likely it is that another referral comes within 12 months of this one. */
const comesAgain = {
  'no-further-action': 0.26,
  assessed: 0.29,
  'in-need': 0.34,
  protected: 0.34,
  'looked-after': 0.2,
} as const

/** The day of the next contact, or null where none follows. */
function nextContact({ chance }: Story, { path, on, closed }: ReferralTold): DayNumber | null {
  const soonest = closed + 10
  const latest = on + 355
  if (soonest < latest && chance.yes(comesAgain[path])) return workingFrom(chance.between(soonest, latest))
  return chance.yes(0.14) ? workingFrom(closed + chance.between(370, 1500)) : null
}

/** An earlier contact of which nothing came. */
function tellEarlierContact(story: Story, before: DayNumber): void {
  const day = before - story.chance.between(20, 300)
  if (story.chance.yes(0.12) && day > Math.min(story.born, story.today))
    story.tell('contact', day, { facts: { source: '6' } })
}

/** Early help that went before, for some. */
function tellEarlyHelp(story: Story, before: DayNumber): void {
  const { chance } = story
  const from = workingFrom(before - chance.between(60, 400))
  if (!chance.yes(0.1) || from <= Math.min(story.born, story.today)) return
  const organisation = chance.one(['School', 'Family hub', 'Health visiting', 'Youth service'])
  story.tell('early-help-assessment', from, {
    until: workingFrom(from + chance.between(14, 55)),
    facts: { organisation },
  })
}

function tellAll(story: Story, contactOn: DayNumber): void {
  tellEarlyHelp(story, contactOn)
  tellEarlierContact(story, contactOn)
  let day: DayNumber | null = contactOn
  while (day !== null && day <= Math.min(story.today, story.eighteen - lastMonths)) {
    const told = tellReferral(story, day)
    day = nextContact(story, told)
  }
}

export function makeChild({ caseReference, teams, today, seed }: ChildPlan): CaseloadChild {
  const chance = chanceFrom(seed)
  const { contactOn, born, unaccompanied } = entryOf(chance, today)
  const story = newStory({ chance, teams, born, today, unaccompanied })
  tellAll(story, contactOn)
  return {
    caseReference,
    forename: forenameBy(chance),
    surname: surnameBy(chance),
    born: dayText(born),
    sex: chance.yes(0.53) ? 'M' : 'F',
    ethnicity: ethnicityBy(chance, unaccompanied),
    disabled: chance.yes(0.12),
    unaccompanied,
    postcode: postcodeBy(chance),
    events: inOrder(story.events),
  }
}
