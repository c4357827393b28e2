/** Rules that ask whether things came in an order in which they can come: nothing before its referral, no review before its plan. */
import { weekdayOf } from '../calendar/bank-holidays.ts'
import type { LocalDate } from '../calendar/dates.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import { kindTold, type EventKind } from '../journey/kinds.ts'
import { parentOf } from './held.ts'
import { faultRule, found, named, said, type FaultRule, type Found } from './rule.ts'

/** The first of a kind; undefined where one has no day, since it may be the first. Events stand in that order, those last. */
function firstOf(journey: CombinedJourney, kind: EventKind): JourneyEvent | undefined {
  const events = eventsOf(journey, kind)
  return events.at(-1)?.on === null ? undefined : events[0]
}

/** The event that this one must not come before: the one it names; where it names none, the first of the kind. */
function basis(
  journey: CombinedJourney,
  event: JourneyEvent,
  kind: EventKind,
  namedOnly: boolean,
): JourneyEvent | undefined {
  if (event.of !== null) return parentOf(journey, event, kind)
  return namedOnly ? undefined : firstOf(journey, kind)
}

interface Order {
  readonly later: EventKind
  readonly earlier: EventKind
  /** Only where the record says which one it is part of: the source may not hold the earlier ones of a child. */
  readonly namedOnly: boolean
  /** On the same day is too early as well. */
  readonly sameDayToo: boolean
}

const wrongly = (on: LocalDate, first: LocalDate, sameDayToo: boolean): boolean =>
  on < first || (sameDayToo && on === first)

function* outOfOrder(journey: CombinedJourney, order: Order): Iterable<Found> {
  for (const event of eventsOf(journey, order.later)) {
    const { on } = event
    const first = basis(journey, event, order.earlier, order.namedOnly)?.on ?? null
    if (on === null || first === null || !wrongly(on, first, order.sameDayToo)) continue
    const when = on === first ? 'on the same day as' : 'before'
    yield found(
      event,
      `The ${named(order.later)} of ${said(on)} is ${when} “${kindTold(order.earlier).begins}” of the ${named(order.earlier)}, ${said(first)}.`,
      on,
      first,
    )
  }
}

const beforeReferral = (later: EventKind, national: string): FaultRule =>
  faultRule(`${later}-before-referral`, {
    title: `${kindTold(later).label} before its referral`,
    means: 'What follows from a referral is dated before the referral was received.',
    mend: 'Look whether the referral’s day is the day on which it was written up, or whether the wrong referral is linked.',
    severity: 'contradictory',
    needs: [later, 'referral'],
    national: [national],
    find: journey => outOfOrder(journey, { later, earlier: 'referral', namedOnly: true, sameDayToo: false }),
  })

const visitBefore = (later: EventKind, earlier: EventKind): FaultRule =>
  faultRule(`${later}-before-${earlier}`, {
    title: `${kindTold(later).label} before the ${named(earlier)} began`,
    means: 'It cannot count towards a plan or period that had not begun.',
    mend: 'Put the day right, or record it as the kind of visit or contact that it was.',
    severity: 'contradictory',
    needs: [later, earlier],
    find: journey => outOfOrder(journey, { later, earlier, namedOnly: false, sameDayToo: false }),
  })

/** The child of a section 47 enquiry, whose own referral is asked of too. */
function* conferenceBeforeReferral(journey: CombinedJourney): Iterable<Found> {
  for (const event of eventsOf(journey, 'initial-conference')) {
    const enquiry = parentOf(journey, event, 'section-47')
    const referral = enquiry && parentOf(journey, enquiry, 'referral')
    if (event.on !== null && referral && referral.on !== null && event.on < referral.on)
      yield found(
        event,
        `The initial child protection conference of ${said(event.on)} is before the referral that led to it, ${said(referral.on)}.`,
        event.on,
        referral.on,
      )
  }
}

/** After the end of the plan or period that it says it is part of. */
function* afterEnd(journey: CombinedJourney, kinds: readonly (readonly [EventKind, EventKind])[]): Iterable<Found> {
  for (const [kind, of] of kinds)
    for (const event of eventsOf(journey, kind)) {
      const whole = parentOf(journey, event, of)
      if (event.on === null || !whole || whole.until === null || event.on <= whole.until) continue
      yield found(
        event,
        `The ${named(kind)} of ${said(event.on)} is after the ${named(of)} ended on ${said(whole.until)}.`,
        event.on,
        whole.until,
      )
    }
}

const partsOfPlans: readonly (readonly [EventKind, EventKind])[] = [
  ['protection-visit', 'protection-plan'],
  ['protection-review', 'protection-plan'],
  ['in-need-review', 'in-need-plan'],
  ['placement', 'looked-after'],
  ['legal-status', 'looked-after'],
  ['looked-after-review', 'looked-after'],
  ['looked-after-visit', 'looked-after'],
]

const onWeekend = ({ on }: JourneyEvent): boolean => {
  if (on === null) return false
  const weekday = weekdayOf(on)
  return weekday === 0 || weekday === 6
}

function* conferencesOnWeekends(journey: CombinedJourney): Iterable<Found> {
  for (const event of eventsOf(journey, 'initial-conference'))
    if (event.on !== null && onWeekend(event))
      yield found(event, `The initial child protection conference is dated ${said(event.on)}, at a weekend.`, event.on)
}

export const rulesOfOrder: readonly FaultRule[] = [
  beforeReferral('assessment', '1103'),
  beforeReferral('section-47', '1104'),
  beforeReferral('in-need-plan', '1105'),
  faultRule('conference-before-referral', {
    title: 'Initial conference before the referral',
    means: 'A conference follows a section 47 enquiry, and that follows a referral.',
    mend: 'Put the right one of the days right, or link the conference to the referral that led to it.',
    severity: 'contradictory',
    needs: ['initial-conference', 'section-47', 'referral'],
    national: ['2889'],
    find: conferenceBeforeReferral,
  }),
  faultRule('conference-before-enquiry', {
    title: 'Initial conference before the strategy discussion',
    means: 'The limit of 15 working days runs from the strategy discussion to the conference.',
    mend: 'Put the right one of the days right.',
    severity: 'contradictory',
    needs: ['initial-conference', 'section-47'],
    find: journey =>
      outOfOrder(journey, { later: 'initial-conference', earlier: 'section-47', namedOnly: true, sameDayToo: false }),
  }),
  faultRule('conference-on-weekend', {
    title: 'Conference at a weekend',
    means:
      'Conferences are held on working days, so the day is most likely that of something else. The census refuses it.',
    mend: 'Look up the day in the minutes.',
    severity: 'unlikely',
    needs: ['initial-conference'],
    national: ['8875'],
    find: conferencesOnWeekends,
  }),
  faultRule('protection-review-not-after-plan', {
    title: 'Review conference not after the plan started',
    means: 'A review conference looks back at a plan, so it is later than the day on which the plan started.',
    mend: 'Look whether the initial conference was recorded as a review, or the plan’s first day is wrong.',
    severity: 'contradictory',
    needs: ['protection-review', 'protection-plan'],
    national: ['8841'],
    find: journey =>
      outOfOrder(journey, {
        later: 'protection-review',
        earlier: 'protection-plan',
        namedOnly: false,
        sameDayToo: true,
      }),
  }),
  visitBefore('protection-visit', 'protection-plan'),
  visitBefore('core-group', 'protection-plan'),
  visitBefore('in-need-review', 'in-need-plan'),
  visitBefore('looked-after-review', 'looked-after'),
  visitBefore('looked-after-visit', 'looked-after'),
  visitBefore('permanence-plan', 'looked-after'),
  visitBefore('return-interview', 'missing'),
  faultRule('after-its-end', {
    title: 'After what it is part of had ended',
    means: 'A visit, review, placement or legal status belongs to a plan or period that had ended by then.',
    mend: 'Look whether the plan or period really ended on that day.',
    severity: 'contradictory',
    needs: [],
    find: journey => afterEnd(journey, partsOfPlans),
  }),
]
