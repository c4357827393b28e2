/**
 * Rules that miss what must follow: a plan from its conference, an outcome from a referral, a worker for an open case. They speak only
 * of days from which the source would hold what is missed.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { dateOfDay, dayNumber } from '../calendar/day-numbers.ts'
import { isOpenOn, standingOf } from '../journey/case-of-journey.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { parentOf, sourceTells, wouldBeHeld } from './held.ts'
import { faultRule, found, said, type FaultRule, type Found } from './rule.ts'

const back = (day: LocalDate, count: number): LocalDate => dateOfDay(dayNumber(day) - count)

/** Days before a plan within which its conference is looked for. */
const daysOfConference = 45
/** Days after which a referral's outcome, and a conference's plan, should be there: the law gives a referral one working day. */
const daysOfGrace = 7

function conferencesBefore(journey: CombinedJourney, day: LocalDate): readonly JourneyEvent[] {
  const earliest = back(day, daysOfConference)
  return eventsOf(journey, 'initial-conference').filter(({ on }) => on !== null && on <= day && on >= earliest)
}

/** A plan of this authority that began so late that its conference would be held. */
function* plansAsked(journey: CombinedJourney): Iterable<JourneyEvent & { readonly on: LocalDate }> {
  for (const plan of eventsOf(journey, 'protection-plan')) {
    const { on } = plan
    if (on === null || plan.facts['otherAuthority'] === true) continue
    if (wouldBeHeld(journey, 'initial-conference', back(on, daysOfConference))) yield { ...plan, on }
  }
}

function* planWithoutConference(journey: CombinedJourney): Iterable<Found> {
  for (const plan of plansAsked(journey))
    if (conferencesBefore(journey, plan.on).length === 0)
      yield found(
        plan,
        `The child protection plan of ${said(plan.on)} has no initial conference in the ${daysOfConference} days before it.`,
        plan.on,
      )
}

function* planOnOtherDay(journey: CombinedJourney): Iterable<Found> {
  for (const plan of plansAsked(journey)) {
    const held = conferencesBefore(journey, plan.on)
    const last = held.at(-1)
    if (last && last.on !== null && last.on !== plan.on)
      yield found(
        plan,
        `The child protection plan starts on ${said(plan.on)}, and its initial conference was on ${said(last.on)}.`,
        plan.on,
        last.on,
      )
  }
}

function* conferenceWithoutPlan(journey: CombinedJourney): Iterable<Found> {
  const plans = eventsOf(journey, 'protection-plan')
  const latest = back(journey.known.get('protection-plan')?.knownTo ?? journey.reportDate, daysOfGrace)
  for (const event of eventsOf(journey, 'initial-conference')) {
    const { on } = event
    if (on === null || event.facts['planMade'] !== true || on > latest) continue
    if (
      !plans.some(
        plan => plan.on === null || ((plan.until === null || plan.until >= on) && plan.on >= back(on, daysOfGrace)),
      )
    )
      yield found(
        event,
        `The initial conference of ${said(on)} made a child protection plan, and none is recorded from then.`,
        on,
      )
  }
}

const answers: readonly EventKind[] = ['assessment', 'section-47', 'in-need-plan', 'protection-plan', 'looked-after']

/** Anything that began on or after the day, whatever it says that it is part of. */
const answered = (journey: CombinedJourney, referral: JourneyEvent, day: LocalDate): boolean =>
  answers.some(kind => eventsOf(journey, kind).some(({ on, of }) => of === referral.key || on === null || on >= day))

const saysOutcome = ({ facts, until }: JourneyEvent): boolean =>
  facts['noFurtherAction'] !== undefined || facts['decidedOn'] !== undefined || until !== null

function* referralsBy(
  journey: CombinedJourney,
  latest: LocalDate,
): Iterable<JourneyEvent & { readonly on: LocalDate }> {
  for (const event of eventsOf(journey, 'referral'))
    if (event.on !== null && event.on <= latest) yield { ...event, on: event.on }
}

function* referralWithoutOutcome(journey: CombinedJourney): Iterable<Found> {
  if (!sourceTells(journey, 'referral', 'noFurtherAction')) return
  const latest = back(journey.known.get('referral')?.knownTo ?? journey.reportDate, daysOfGrace)
  for (const event of referralsBy(journey, latest))
    if (!saysOutcome(event) && !answered(journey, event, event.on))
      yield found(
        event,
        `The referral of ${said(event.on)} has no outcome: no decision, and nothing that followed.`,
        event.on,
      )
}

function* assessmentNeitherDoneNorOpen(journey: CombinedJourney): Iterable<Found> {
  for (const event of eventsOf(journey, 'assessment')) {
    if (event.until !== null || event.on === null) continue
    const closed = parentOf(journey, event, 'referral')?.until ?? null
    if (closed !== null && closed <= journey.reportDate)
      yield found(
        event,
        `The assessment that began on ${said(event.on)} has no day of authorisation, and its referral was closed on ${said(closed)}.`,
        event.on,
        closed,
      )
  }
}

/** What makes the case one that somebody must hold; early help and what came in on the day itself are held by nobody yet. */
function openNow(journey: CombinedJourney, day: LocalDate): JourneyEvent | undefined {
  const standing = standingOf(journey)
  if (standing === null || standing.status === 'early-help') return undefined
  const { event } = standing
  if ((journey.known.get(event.kind)?.knownTo ?? day) < day) return undefined
  return event.on === null || event.on < day ? event : undefined
}

const held = { worker: 'allocated worker', team: 'team' } as const

function* caseWithout(journey: CombinedJourney, fact: keyof typeof held): Iterable<Found> {
  const day = journey.known.get('allocation')?.knownTo ?? journey.reportDate
  const event = openNow(journey, day)
  // A source of workers need not hold teams at all.
  if (!event || (fact === 'team' && !sourceTells(journey, 'allocation', 'team'))) return
  const told = eventsOf(journey, 'allocation').some(one => isOpenOn(one, day) && one.facts[fact] !== undefined)
  if (!told) yield found(event, `The case is open on ${said(day)}, and has no ${held[fact]}.`, day)
}

const caseRule = (fact: keyof typeof held, title: string, means: string): FaultRule =>
  faultRule(`case-without-${fact}`, {
    title,
    means,
    mend: 'Allocate the case, or close what is no longer open.',
    severity: 'missing',
    needs: ['allocation'],
    find: journey => caseWithout(journey, fact),
  })

export const rulesOfOutcomes: readonly FaultRule[] = [
  faultRule('plan-without-conference', {
    title: 'Child protection plan without a conference',
    means: 'A plan is made by an initial conference, or comes with the child from another authority.',
    mend: 'Record the conference, or say that the plan was another authority’s.',
    severity: 'missing',
    needs: ['protection-plan', 'initial-conference'],
    whole: ['initial-conference'],
    find: planWithoutConference,
  }),
  faultRule('plan-not-on-conference-day', {
    title: 'Child protection plan not from the day of its conference',
    means: 'A plan starts on the day of the initial conference. The census refuses any other.',
    mend: 'Put the plan’s first day, or the conference’s, right.',
    severity: 'contradictory',
    needs: ['protection-plan', 'initial-conference'],
    whole: ['initial-conference'],
    national: ['2885'],
    find: planOnOtherDay,
  }),
  faultRule('conference-without-plan', {
    title: 'Conference that made a plan, and no plan',
    means: 'The conference says that the child became subject to a plan, and no plan is recorded.',
    mend: 'Record the plan, or put the outcome of the conference right.',
    severity: 'missing',
    needs: ['protection-plan', 'initial-conference'],
    find: conferenceWithoutPlan,
  }),
  faultRule('referral-without-outcome', {
    title: 'Referral without an outcome',
    means: 'A week after the referral neither a decision nor anything that followed is recorded.',
    mend: 'Record what was decided, no further action included.',
    severity: 'missing',
    needs: ['referral', 'assessment', 'section-47'],
    find: referralWithoutOutcome,
  }),
  faultRule('assessment-neither-done-nor-open', {
    title: 'Assessment neither authorised nor open',
    means: 'The referral was closed, and its assessment still runs: it would be counted as overdue for ever.',
    mend: 'Record the day on which it was authorised, or cancel the assessment.',
    severity: 'missing',
    needs: ['assessment', 'referral'],
    find: assessmentNeitherDoneNorOpen,
  }),
  caseRule('worker', 'Open case without a worker', 'Nobody is named who sees the child, so nobody can be asked.'),
  caseRule('team', 'Open case without a team', 'The case is counted in no team and no locality.'),
]
