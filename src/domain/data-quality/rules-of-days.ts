/** Rules that ask of any event whether its own days can be: an end before a start, a day yet to come, a row given twice. */
import type { LocalDate } from '../calendar/dates.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import { kindTold, type EventKind } from '../journey/kinds.ts'
import { faultRule, found, named, said, type FaultRule, type Found } from './rule.ts'

function* backwards({ byKind }: CombinedJourney): Iterable<Found> {
  for (const events of byKind.values())
    for (const event of events) {
      const { kind, on, until } = event
      if (on !== null && until !== null && until < on)
        yield found(
          event,
          `The ${named(kind)} that began on ${said(on)} ends before that, on ${said(until)}.`,
          on,
          until,
        )
    }
}

/** The first of its days that lies after another day; null where none does. */
function dayAfter({ on, until }: JourneyEvent, day: LocalDate): LocalDate | null {
  if (on !== null && on > day) return on
  return until !== null && until > day ? until : null
}

function* toCome({ byKind, known }: CombinedJourney): Iterable<Found> {
  for (const [kind, events] of byKind) {
    const knownTo = known.get(kind)?.knownTo
    if (knownTo === undefined) continue
    for (const event of events) {
      const late = dayAfter(event, knownTo)
      if (late !== null)
        yield found(
          event,
          `The ${named(kind)} is dated ${said(late)}, which is after ${said(knownTo)}, when the extract was taken.`,
          late,
        )
    }
  }
}

/** Kinds that cannot be counted without a first day. Others may stand without one, where a format has no column for it. */
const mustBegin: readonly EventKind[] = [
  'referral',
  'assessment',
  'section-47',
  'protection-plan',
  'in-need-plan',
  'looked-after',
  'placement',
  'legal-status',
  'missing',
]

/** The yearly return on children looked after begins in the middle of most of its periods, and rightly says no more. */
const mayLookBackNoFurther = (journey: CombinedJourney, kind: EventKind): boolean =>
  journey.known.get(kind)?.source.format === 'ssda903'

function* undated(journey: CombinedJourney): Iterable<Found> {
  for (const kind of mustBegin.filter(one => !mayLookBackNoFurther(journey, one)))
    for (const event of eventsOf(journey, kind))
      if (event.on === null)
        yield found(event, `The ${named(kind)} has no date for “${kindTold(kind).begins}”.`, event.until)
}

function alike(one: JourneyEvent, other: JourneyEvent): boolean {
  if (one.on === null || one.on !== other.on || one.until !== other.until) return false
  const names = Object.keys(one.facts)
  return (
    names.length === Object.keys(other.facts).length &&
    names.every(name => Object.is(one.facts[name], other.facts[name]))
  )
}

/** A file that gives thousands of things on one day must not take all day to look through. */
const mostLookedBack = 50

/** Events stand in the order of their days, so that twins stand in one run of the same day. */
function twinOf(events: readonly JourneyEvent[], at: number): JourneyEvent | undefined {
  const event = events[at]
  if (event === undefined) return undefined
  for (
    let before = at - 1;
    before >= Math.max(0, at - mostLookedBack) && events[before]?.on === event.on;
    before -= 1
  ) {
    const other = events[before]
    if (other !== undefined && alike(other, event)) return other
  }
  return undefined
}

function* twice({ byKind }: CombinedJourney): Iterable<Found> {
  for (const [kind, events] of byKind)
    for (let at = 1; at < events.length; at += 1) {
      const event = events[at]
      if (event === undefined || event.on === null || twinOf(events, at) === undefined) continue
      yield found(
        event,
        `The ${named(kind)} of ${said(event.on)} is given more than once, with the same facts.`,
        event.on,
      )
    }
}

export const rulesOfDays: readonly FaultRule[] = [
  faultRule('end-before-start', {
    title: 'Ends before it starts',
    means: 'The last day lies before the first, so neither can be counted.',
    mend: 'Look at the record and put the right one of the two days right.',
    severity: 'impossible',
    needs: [],
    find: backwards,
  }),
  faultRule('after-report-date', {
    title: 'Dated after the extract was taken',
    means:
      'Something that is still to come is written as if it had happened. It may be a planned date in the wrong field.',
    mend: 'Move planned days to where the case system keeps them, or put the year right.',
    severity: 'impossible',
    needs: [],
    find: toCome,
  }),
  faultRule('no-first-day', {
    title: 'No first day',
    means: 'Without its first day it cannot be told whether anything was in time.',
    mend: 'Write the day on which it began.',
    severity: 'missing',
    needs: [],
    find: undated,
  }),
  faultRule('given-twice', {
    title: 'Given more than once',
    means: 'The same thing stands twice with the same days and facts, and would be counted twice.',
    mend: 'Take the second one out, or write what tells them apart.',
    severity: 'unlikely',
    needs: [],
    find: twice,
  }),
]
