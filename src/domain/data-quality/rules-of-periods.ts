/** Rules that ask whether plans, periods and placements fit beside each other: one at a time, without a hole between them. */
import { dayNumber } from '../calendar/day-numbers.ts'
import { isOpenOn } from '../journey/case-of-journey.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { overlap, wouldBeHeld } from './held.ts'
import { faultRule, found, named, said, type FaultRule, type Found } from './rule.ts'

const same = (one: JourneyEvent, other: JourneyEvent): boolean => one.on === other.on && one.until === other.until

const endsLater = (one: JourneyEvent, other: JourneyEvent): boolean =>
  other.until !== null && (one.until === null || one.until > other.until)

/** Each against the one before it that ends last: a day on which one ends and the next begins is shared rightly. */
function* overlapping(
  events: readonly JourneyEvent[],
  sentence: (later: JourneyEvent, earlier: JourneyEvent) => string,
): Iterable<Found> {
  let reach: JourneyEvent | null = null
  for (const event of events) {
    if (event.on === null) return
    // What is given twice is told by its own rule.
    if (reach !== null && !same(reach, event) && overlap(reach, event))
      yield found(event, sentence(event, reach), reach.on, reach.until, event.on)
    if (reach === null || endsLater(event, reach)) reach = event
  }
}

const spanOf = ({ on, until }: JourneyEvent): string =>
  `${on === null ? 'an unknown day' : said(on)} ${until === null ? 'and has no end' : `to ${said(until)}`}`

const twoAtOnce = (kind: EventKind): FaultRule =>
  faultRule(`two-at-once-${kind}`, {
    title: `Two at once: ${named(kind)}`,
    means: 'A child has one at a time, so the earlier one was never closed or one of the two is wrong.',
    mend: 'End the earlier one on the day on which it ended, or take out the one that is wrong.',
    severity: 'contradictory',
    needs: [kind],
    find: journey =>
      overlapping(
        eventsOf(journey, kind),
        (later, earlier) =>
          `One ${named(kind)} runs from ${spanOf(earlier)}, and another begins on ${later.on === null ? '' : said(later.on)}.`,
      ),
  })

/** Temporary placements (T0 to T4) lie within another one. */
const isTemporary = ({ facts }: JourneyEvent): boolean => /^T\d$/.test(String(facts['placementType'] ?? ''))

const within = (event: JourneyEvent, period: JourneyEvent): boolean =>
  event.of === null
    ? event.on !== null &&
      period.on !== null &&
      event.on >= period.on &&
      (period.until === null || event.on <= period.until)
    : event.of === period.key

function* gapsBetween(events: readonly JourneyEvent[], period: JourneyEvent, name: string): Iterable<Found> {
  let reach = period.on
  for (const event of events) {
    if (event.on === null || reach === null) return
    // The next may begin on the morning after: some systems write the last day whole.
    if (dayNumber(event.on) - dayNumber(reach) > 1)
      yield found(
        event,
        `No ${name} is recorded from ${said(reach)} to ${said(event.on)}, while the child was looked after.`,
        reach,
        event.on,
      )
    reach = event.until === null || event.until > reach ? event.until : reach
  }
}

function* gaps(journey: CombinedJourney, kind: EventKind): Iterable<Found> {
  const events = eventsOf(journey, kind)
  for (const period of eventsOf(journey, 'looked-after')) {
    if (period.on === null || !wouldBeHeld(journey, kind, period.on)) continue
    yield* gapsBetween(
      events.filter(event => within(event, period)),
      period,
      named(kind),
    )
  }
}

const gapsIn = (kind: EventKind): FaultRule =>
  faultRule(`${kind}-gap`, {
    title: `A gap: ${named(kind)}`,
    means: 'For some days of being looked after, nothing says where the child lived or by what right.',
    mend: 'Record what is missing, or join the days on which one ended and the next began.',
    severity: 'missing',
    needs: [kind, 'looked-after'],
    whole: [kind, 'looked-after'],
    find: journey => gaps(journey, kind),
  })

/** Open on the report date, with nothing of the kind open beside it. */
function* openWithout(journey: CombinedJourney, kind: EventKind): Iterable<Found> {
  const today = journey.known.get(kind)?.knownTo ?? journey.reportDate
  const period = eventsOf(journey, 'looked-after').find(one => isOpenOn(one, today))
  if (!period || eventsOf(journey, kind).some(event => isOpenOn(event, today))) return
  yield found(
    period,
    `The child is looked after${period.on === null ? '' : ` since ${said(period.on)}`}, and no ${named(kind)} is open on ${said(today)}.`,
    period.on,
    today,
  )
}

const lookedAfterWithout = (kind: EventKind): FaultRule =>
  faultRule(`looked-after-without-${kind}`, {
    title: `Looked after without a ${named(kind)}`,
    means: 'Every child who is looked after lives somewhere, and is looked after by some legal right.',
    mend: 'Record it, or end the period of being looked after if it is over.',
    severity: 'missing',
    needs: [kind, 'looked-after'],
    find: journey => openWithout(journey, kind),
  })

function* inNeedBesideProtection(journey: CombinedJourney): Iterable<Found> {
  const plans = eventsOf(journey, 'protection-plan')
  for (const event of eventsOf(journey, 'in-need-plan')) {
    const plan = plans.find(one => overlap(one, event))
    if (plan)
      yield found(
        event,
        `A child in need plan runs from ${spanOf(event)}, beside a child protection plan from ${spanOf(plan)}.`,
        event.on,
        plan.on,
      )
  }
}

export const rulesOfPeriods: readonly FaultRule[] = [
  twoAtOnce('protection-plan'),
  twoAtOnce('in-need-plan'),
  twoAtOnce('looked-after'),
  twoAtOnce('pre-proceedings'),
  twoAtOnce('care-proceedings'),
  twoAtOnce('legal-status'),
  faultRule('placement-overlap', {
    title: 'Two placements at once',
    means: 'A child lives in one place at a time, so moves are counted wrongly. Temporary placements are not asked of.',
    mend: 'End the earlier placement on the day of the move.',
    severity: 'contradictory',
    needs: ['placement'],
    find: journey =>
      overlapping(
        eventsOf(journey, 'placement').filter(event => !isTemporary(event)),
        (later, earlier) =>
          `One placement runs from ${spanOf(earlier)}, and another begins on ${later.on === null ? '' : said(later.on)}.`,
      ),
  }),
  gapsIn('placement'),
  gapsIn('legal-status'),
  lookedAfterWithout('placement'),
  lookedAfterWithout('legal-status'),
  faultRule('in-need-beside-protection', {
    title: 'Child in need plan beside a child protection plan',
    means: 'A child protection plan takes the place of a child in need plan. The census refuses both at once.',
    mend: 'End the child in need plan on the day on which the child protection plan started.',
    severity: 'contradictory',
    needs: ['in-need-plan', 'protection-plan'],
    national: ['4001', '4016'],
    find: inNeedBesideProtection,
  }),
]
