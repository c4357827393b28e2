/** Finders for measures whose rule is a shape of its own. Each says in words which rule of the field it follows. */
import { dayNumber } from '../calendar/day-numbers.ts'
import { sixteenBy } from '../journey/child-read.ts'
import { eventsOf } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import { hadReached } from './conditions.ts'
import { cited, numberOf, tell, type Desk } from './desk.ts'
import { dueDay } from './limits.ts'
import type { Limit } from './measure.ts'
import { chainOf, periodsOf, type Chain, type Period } from './periods.ts'
import { tellWindows } from './recurring.ts'

/** The referral that an assessment names; else the latest that was open on the day on which it started. */
function referralOf({ of, on }: JourneyEvent, referrals: readonly JourneyEvent[]): JourneyEvent | null {
  const named = of === null ? undefined : referrals.find(({ key }) => key === of)
  if (named !== undefined || on === null) return named ?? null
  return (
    referrals.findLast(
      referral => referral.on !== null && referral.on <= on && (referral.until === null || referral.until >= on),
    ) ?? null
  )
}

function tellAssessment(desk: Desk, { event, start, end }: Period, referral: JourneyEvent | null): void {
  const from = referral === null ? start : numberOf(referral.on)
  tell(desk, {
    instance: event.key,
    start: from,
    done: end,
    end: null,
    evidence: referral === null ? [cited(event)] : [cited(referral), cited(event)],
    maybeAsked: start === null || (from !== null && from > start) || (end !== null && end < start),
  })
}

/** T4: from the referral for the first assessment under it; later ones, and all where the settings say so, from their own start. */
export function assessments(desk: Desk): void {
  const referrals = eventsOf(desk.journey, 'referral')
  const begun = new Set<string>()
  for (const period of periodsOf(desk, 'assessment')) {
    if (desk.settings.assessmentClock === 'assessment-start') {
      tellAssessment(desk, period, null)
      continue
    }
    const referral = referralOf(period.event, referrals)
    if (referral === null)
      tell(desk, {
        instance: period.event.key,
        start: null,
        done: period.end,
        end: null,
        evidence: [cited(period.event)],
      })
    else tellAssessment(desk, period, begun.has(referral.key) ? null : referral)
    if (referral !== null) begun.add(referral.key)
  }
}

const sixMonths: Limit = { count: 6, unit: 'months' }

/** T34: every six months until the fifth birthday, then every twelve; near it the shorter and the longer must agree. */
export function healthAssessments(desk: Desk): void {
  const fromFive = desk.counting.limit ?? sixMonths
  const initialKnown = desk.journey.known.has('initial-health-assessment')
  for (const period of periodsOf(desk, 'looked-after')) {
    const chain = chainOf(desk, period, ['initial-health-assessment', 'health-assessment'])
    tellWindows(desk, period, chain, ({ at, start }) => {
      if ((at === 0 && initialKnown) || start === null) return null
      const five = hadReached(desk.journey, 5, start)
      return { limits: five === 'yes' ? [fromFive] : five === 'no' ? [sixMonths] : [sixMonths, fromFive] }
    })
  }
}

const firstReviewLimit: Limit = { count: 20, unit: 'working-days' }
const secondReviewLimit: Limit = { count: 3, unit: 'months' }

/** The day of the second review; where it has not been held, the last on which it may be. */
function secondReview(desk: Desk, period: Period, start: number): number {
  const all = desk.journey.known.get('looked-after-review')?.coverage === 'all'
  const [first, second] = all ? chainOf(desk, period, ['looked-after-review']).events : []
  if (second !== undefined) return second.day
  const from = first?.day ?? dueDay(start, firstReviewLimit, desk.counting)
  return dueDay(from, secondReviewLimit, desk.counting)
}

/** T36: a plan for permanence by the second review. */
export function permanencePlans(desk: Desk): void {
  for (const period of periodsOf(desk, 'looked-after')) {
    const { events, doubtful } = chainOf(desk, period, ['permanence-plan'])
    const [plan] = events
    tell(desk, {
      instance: period.event.key,
      start: period.start,
      done: plan?.day ?? null,
      end: period.end,
      evidence: plan ? [cited(period.event), cited(plan.event)] : [cited(period.event)],
      ...(period.start !== null && { due: secondReview(desk, period, period.start) }),
      maybeDone: doubtful || period.backwards,
    })
  }
}

/** The sixteenth birthday, no earlier than it was, or the day of becoming eligible after it. Null where either is not known. */
function eligibleFrom(desk: Desk, { start }: Period): number | null {
  const sixteen = sixteenBy(desk.journey.child)
  return sixteen === null || start === null ? null : Math.max(dayNumber(sixteen), start)
}

/** T41: an assessment of needs within three months of turning 16, or of becoming eligible later. */
export function needsAssessments(desk: Desk): void {
  const period = periodsOf(desk, 'leaving-care').find(({ event }) => event.facts['eligibility'] !== 'qualifying')
  if (period === undefined || hadReached(desk.journey, 16, desk.today) === 'no') return
  const start = eligibleFrom(desk, period)
  if (start !== null && start > desk.today) return
  const held = eventsOf(desk.journey, 'needs-assessment')
  const done = held.find(({ on }) => on !== null)
  tell(desk, {
    instance: period.event.key,
    start,
    done: done === undefined ? null : numberOf(done.on),
    end: period.end,
    evidence: done === undefined ? [cited(period.event)] : [cited(period.event), cited(done)],
    earlyCounts: true,
    maybeDone: held.length > 0 && done === undefined,
  })
}

interface Review {
  readonly event: JourneyEvent
  readonly day: number
  /** The day of the next one; infinite for the last. */
  readonly before: number
}

function tellCheck(desk: Desk, { event, day, before }: Review, period: Period, contacts: Chain): void {
  const check = contacts.events.find(contact => contact.day > day && contact.day < before) ?? null
  tell(desk, {
    instance: event.key,
    start: day,
    done: check === null ? null : check.day,
    end: before === Infinity ? period.end : before,
    evidence: check === null ? [cited(event)] : [cited(event), cited(check.event)],
    maybeDone: contacts.doubtful,
  })
}

/** T40: between two reviews, a check by the officer within half of the time until the next one is due. */
export function midpointChecks(desk: Desk): void {
  for (const period of periodsOf(desk, 'looked-after')) {
    const reviews = chainOf(desk, period, ['looked-after-review']).events
    const contacts = chainOf(desk, period, ['reviewing-officer-contact'])
    for (const [at, { event, day }] of reviews.entries())
      tellCheck(desk, { event, day, before: reviews[at + 1]?.day ?? Infinity }, period, contacts)
  }
}
