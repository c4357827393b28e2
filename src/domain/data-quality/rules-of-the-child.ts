/**
 * Rules that hold a child's age against what is recorded. Only the month of birth is kept, and only of the young: a rule speaks where
 * every day of that month would make it a fault.
 */
import { addDays, type LocalDate } from '../calendar/dates.ts'
import { isOpenOn } from '../journey/case-of-journey.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { EventKind } from '../journey/kinds.ts'

import { faultRule, found, named, said, type FaultRule, type Found } from './rule.ts'

const visits: readonly EventKind[] = [
  'protection-visit',
  'in-need-visit',
  'looked-after-visit',
  'private-fostering-visit',
]

/** Days before a birth on which an unborn child can first be referred. */
const daysOfPregnancy = 280

const firstOfMonth = (month: string): LocalDate => `${month}-01` as LocalDate

/** The first day on which the child can have been born: after the report date for a child not yet born. Null where unknown. */
function bornFrom({ child, reportDate }: CombinedJourney): LocalDate | null {
  if (child.unborn) return addDays(reportDate, 1)
  return child.bornIn === null ? null : firstOfMonth(child.bornIn)
}

function* seenAloneUnborn(journey: CombinedJourney): Iterable<Found> {
  const born = bornFrom(journey)
  if (born === null) return
  for (const kind of visits)
    for (const event of eventsOf(journey, kind))
      if (event.facts['seenAlone'] === true && event.on !== null && event.on < born)
        yield found(
          event,
          `The ${named(kind)} of ${said(event.on)} says that the child was seen alone, before the child was born.`,
          event.on,
        )
}

function* lookedAfterUnborn(journey: CombinedJourney): Iterable<Found> {
  const born = bornFrom(journey)
  if (born === null) return
  for (const event of eventsOf(journey, 'looked-after'))
    if (event.on !== null && event.on < born)
      yield found(event, `The child became looked after on ${said(event.on)}, before the child was born.`, event.on)
}

function* referredTooEarly(journey: CombinedJourney): Iterable<Found> {
  const born = bornFrom(journey)
  if (born === null) return
  const earliest = addDays(born, -daysOfPregnancy)
  for (const event of eventsOf(journey, 'referral'))
    if (event.on !== null && event.on < earliest)
      yield found(
        event,
        `The referral of ${said(event.on)} is more than ${daysOfPregnancy} days before the child was, or can be, born.`,
        event.on,
      )
}

function tooYoung({ child }: CombinedJourney, on: LocalDate | null): string | null {
  if (child.unborn) return 'The child is a care leaver, and not yet born: no one is eligible before 16.'
  if (child.ageYears !== null && child.ageYears < 16)
    return `The child is a care leaver, and ${child.ageYears} years old: no one is eligible before 16.`
  if (on === null || child.sixteenIn === null || on >= firstOfMonth(child.sixteenIn)) return null
  return `The young person became eligible for leaving care on ${said(on)}, before the month in which they turned 16.`
}

function* leaverUnderSixteen(journey: CombinedJourney): Iterable<Found> {
  for (const event of eventsOf(journey, 'leaving-care')) {
    const sentence = tooYoung(journey, event.on)
    if (sentence !== null) yield found(event, sentence, event.on)
  }
}

const childrensPlans: readonly EventKind[] = ['protection-plan', 'looked-after', 'private-fostering']

function* grownUp(journey: CombinedJourney): Iterable<Found> {
  const { ageYears } = journey.child
  if (ageYears === null || ageYears < 18) return
  for (const kind of childrensPlans)
    for (const event of eventsOf(journey, kind))
      if (isOpenOn(event, journey.known.get(kind)?.knownTo ?? journey.reportDate))
        yield found(
          event,
          `The ${named(kind)} record is still open, and the young person is ${ageYears} years old.`,
          event.on,
        )
}

function* leaverGrown(journey: CombinedJourney): Iterable<Found> {
  const { ageYears } = journey.child
  if (ageYears === null || ageYears < 26) return
  for (const event of eventsOf(journey, 'leaving-care'))
    if (event.until === null)
      yield found(event, `Leaving care is still open, and the person is ${ageYears} years old.`, event.on)
}

export const rulesOfTheChild: readonly FaultRule[] = [
  faultRule('seen-alone-before-birth', {
    title: 'Seen alone before birth',
    means: 'An unborn child cannot be seen alone; a parent was seen.',
    mend: 'Leave “seen alone” blank for visits before the birth, or put the day of birth right.',
    severity: 'impossible',
    needs: [],
    find: seenAloneUnborn,
  }),
  faultRule('looked-after-before-birth', {
    title: 'Looked after before birth',
    means: 'A child is looked after from the day of birth at the earliest.',
    mend: 'Put the first day, or the day of birth, right.',
    severity: 'impossible',
    needs: ['looked-after'],
    find: lookedAfterUnborn,
  }),
  faultRule('referral-before-pregnancy', {
    title: 'Referred long before birth',
    means: 'A referral more than 280 days before the birth is not about this child. The census refuses it.',
    mend: 'Look whether the referral is of a brother or sister, or the day of birth is wrong.',
    severity: 'impossible',
    needs: ['referral'],
    national: ['8606'],
    find: referredTooEarly,
  }),
  faultRule('care-leaver-under-16', {
    title: 'Care leaver under 16',
    means: 'A care leaver’s status can begin on the sixteenth birthday at the earliest.',
    mend: 'Put the day of birth or the day of eligibility right.',
    severity: 'impossible',
    needs: ['leaving-care'],
    find: leaverUnderSixteen,
  }),
  faultRule('plan-past-18', {
    title: 'Open past the eighteenth birthday',
    means: 'Child protection plans, being looked after and private fostering end at 18 at the latest.',
    mend: 'End it on the day on which it ended, the eighteenth birthday at the latest.',
    severity: 'contradictory',
    needs: [],
    find: grownUp,
  }),
  faultRule('care-leaver-past-25', {
    title: 'Care leaver past 25',
    means: 'Support for care leavers ends on the twenty-fifth birthday, so the record was probably never closed.',
    mend: 'Close it, or put the day of birth right.',
    severity: 'unlikely',
    needs: ['leaving-care'],
    find: leaverGrown,
  }),
]
