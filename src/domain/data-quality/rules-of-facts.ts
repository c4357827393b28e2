/** Rules that hold one thing that is said against another: seen alone but not seen, a plan said to be the first that is the third. */
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { parentOf, sourceTells } from './held.ts'
import { faultRule, found, named, said, type FaultRule, type Found } from './rule.ts'

const visits: readonly EventKind[] = [
  'protection-visit',
  'in-need-visit',
  'looked-after-visit',
  'private-fostering-visit',
]

const day = ({ on }: JourneyEvent): string => (on === null ? 'an unknown day' : said(on))

function* aloneUnseen(journey: CombinedJourney): Iterable<Found> {
  for (const kind of visits)
    for (const event of eventsOf(journey, kind))
      if (event.facts['seenAlone'] === true && event.facts['seen'] === false)
        yield found(event, `The ${named(kind)} of ${day(event)} says “seen alone” and “not seen”.`, event.on)
}

function* seenBlank(journey: CombinedJourney): Iterable<Found> {
  for (const kind of visits) {
    const tells = sourceTells(journey, kind, 'seen') || sourceTells(journey, kind, 'seenAlone')
    if (!tells || journey.child.unborn) continue
    for (const event of eventsOf(journey, kind))
      if (event.facts['seen'] === undefined && event.facts['seenAlone'] === undefined)
        yield found(event, `The ${named(kind)} of ${day(event)} does not say whether the child was seen.`, event.on)
  }
}

function* assessmentSeenBlank(journey: CombinedJourney): Iterable<Found> {
  if (!sourceTells(journey, 'assessment', 'childSeen') || journey.child.unborn) return
  for (const event of eventsOf(journey, 'assessment'))
    if (event.until !== null && event.facts['childSeen'] === undefined)
      yield found(
        event,
        `The assessment that was authorised on ${said(event.until)} does not say whether the child was seen.`,
        event.until,
      )
}

function* cancelledCounted(journey: CombinedJourney): Iterable<Found> {
  for (const event of eventsOf(journey, 'looked-after-review'))
    if (event.facts['cancelled'] === true && event.on !== null)
      yield found(
        event,
        `The looked-after review of ${said(event.on)} is said to be cancelled, and has a day on which it was held.`,
        event.on,
      )
}

const plans = (count: number): string => `${count} ${count === 1 ? 'plan' : 'plans'}`

function* earlierPlansUntold(journey: CombinedJourney): Iterable<Found> {
  const days = new Set<string>()
  for (const event of eventsOf(journey, 'protection-plan')) {
    if (event.on === null || event.facts['otherAuthority'] === true) continue
    const told = event.facts['previousPlans']
    days.add(event.on)
    const earlier = days.size - 1
    if (typeof told === 'number' && told < earlier)
      yield found(
        event,
        `The plan of ${said(event.on)} says that ${plans(told)} came before it, and the record has ${plans(earlier)} before it.`,
        event.on,
      )
  }
}

function* conferenceUnneeded(journey: CombinedJourney): Iterable<Found> {
  for (const event of eventsOf(journey, 'initial-conference')) {
    const enquiry = parentOf(journey, event, 'section-47')
    if (enquiry?.facts['conferenceNotRequired'] === true)
      yield found(
        event,
        `The initial child protection conference of ${day(event)} follows a section 47 enquiry that says none was needed.`,
        event.on,
        enquiry.on,
      )
  }
}

const work: readonly EventKind[] = ['assessment', 'section-47', 'in-need-plan']

function* workAfterNone(journey: CombinedJourney): Iterable<Found> {
  for (const kind of work)
    for (const event of eventsOf(journey, kind)) {
      const referral = parentOf(journey, event, 'referral')
      if (referral?.facts['noFurtherAction'] === true)
        yield found(
          event,
          `The ${named(kind)} of ${day(event)} follows a referral that says “no further action”, received on ${day(referral)}.`,
          event.on,
          referral.on,
        )
    }
}

function* ceasedWithoutReason(journey: CombinedJourney): Iterable<Found> {
  if (!sourceTells(journey, 'looked-after', 'reasonCeased')) return
  for (const event of eventsOf(journey, 'looked-after'))
    if (event.until !== null && event.facts['reasonCeased'] === undefined)
      yield found(
        event,
        `The child ceased to be looked after on ${said(event.until)}, and no reason is given.`,
        event.until,
      )
}

export const rulesOfFacts: readonly FaultRule[] = [
  faultRule('alone-and-not-seen', {
    title: 'Seen alone and not seen',
    means: 'A child who was seen alone was seen.',
    mend: 'Put right whichever of the two is wrong.',
    severity: 'contradictory',
    needs: [],
    find: aloneUnseen,
  }),
  faultRule('visit-seen-blank', {
    title: 'Visit that does not say whether the child was seen',
    means: 'Blank is not “no”: it is counted as not known, and such a visit shows nothing of the child’s safety.',
    mend: 'Write whether the child was seen, and seen alone.',
    severity: 'missing',
    needs: [],
    find: seenBlank,
  }),
  faultRule('assessment-seen-blank', {
    title: 'Assessment that does not say whether the child was seen',
    means: 'Blank is not “no”: it is counted as not known.',
    mend: 'Write whether the child was seen during the assessment.',
    severity: 'missing',
    needs: ['assessment'],
    find: assessmentSeenBlank,
  }),
  faultRule('cancelled-review-held', {
    title: 'Cancelled review with a day on which it was held',
    means: 'A report that does not look at “cancelled” counts it as held. Measures here leave it out.',
    mend: 'Take the day out if the review was cancelled, or “cancelled” if it was held.',
    severity: 'contradictory',
    needs: ['looked-after-review'],
    find: cancelledCounted,
  }),
  faultRule('earlier-plans-untold', {
    title: 'Fewer earlier protection plans told than recorded',
    means: 'The plan says how many came before it, and more are recorded: repeat plans would be counted too low.',
    mend: 'Count the earlier plans of this authority again, or take out a plan that is recorded twice.',
    severity: 'contradictory',
    needs: ['protection-plan'],
    whole: ['protection-plan'],
    find: earlierPlansUntold,
  }),
  faultRule('conference-not-needed', {
    title: 'Conference after an enquiry that needed none',
    means: 'The section 47 enquiry says that no conference was needed, and one was held.',
    mend: 'Put the outcome of the enquiry right, or link the conference to the enquiry that led to it.',
    severity: 'contradictory',
    needs: ['initial-conference', 'section-47'],
    find: conferenceUnneeded,
  }),
  faultRule('work-after-no-further-action', {
    title: 'Work that follows from “no further action”',
    means: 'The referral says that nothing more was done, and something was.',
    mend: 'Put the outcome of the referral right, or link the work to the referral that led to it.',
    severity: 'contradictory',
    needs: ['referral'],
    find: workAfterNone,
  }),
  faultRule('ceased-without-reason', {
    title: 'Ceased to be looked after without a reason',
    means: 'Where children go when they leave care cannot be told.',
    mend: 'Write the reason.',
    severity: 'missing',
    needs: ['looked-after'],
    find: ceasedWithoutReason,
  }),
]
