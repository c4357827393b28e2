/** Measures that count yes and no: how many referrals came again, at how many visits a child was seen alone. They have no clock. */
import { dayNumber, monthsAfter } from '../calendar/day-numbers.ts'
import { eventsOf, type CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent, JourneyFormat } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { cited, tellCounted, type Desk } from './desk.ts'
import { chainOf, periodsOf } from './periods.ts'

/** Formats that hold years of history. In others an earlier event may lie before the extract, so not finding one says nothing. */
const longHistory: ReadonlySet<JourneyFormat> = new Set(['ssd', 'own-csv'])

const reachesBack = ({ known }: CombinedJourney, kind: EventKind): boolean => {
  const source = known.get(kind)?.source
  return source !== undefined && longHistory.has(source.format)
}

/** A fact of the source's own count says it; else the earlier event does, where the source reaches back far enough to hold it. */
function tellAgain(desk: Desk, event: JourneyEvent, count: unknown, earlier: JourneyEvent | undefined): void {
  const evidence = earlier === undefined ? [cited(event)] : [cited(earlier), cited(event)]
  const bySource = typeof count === 'number' ? count > 0 : null
  const byDays = event.on !== null && reachesBack(desk.journey, event.kind) ? earlier !== undefined : null
  tellCounted(desk, event, bySource ?? byDays, evidence)
}

const within12Months = (
  earlier: string,
  day: NonNullable<JourneyEvent['on']>,
  on: NonNullable<JourneyEvent['on']>,
): boolean => earlier < on && dayNumber(day) >= monthsAfter(dayNumber(on), -12)

/** T20: referred again within 12 months of the referral before. Every further one counts. */
export function rereferrals(desk: Desk): void {
  const all = eventsOf(desk.journey, 'referral')
  for (const event of all) {
    const { on } = event
    const earlier = all.findLast(other => on !== null && other.on !== null && within12Months(other.on, other.on, on))
    tellAgain(desk, event, event.facts['referralsIn12Months'], earlier)
  }
}

/** T21: a second or later plan for the child, as far back as the source says or goes. */
export function repeatPlans(desk: Desk): void {
  const plans = periodsOf(desk, 'protection-plan')
  for (const { event, start } of plans) {
    const earlier = plans.findLast(other => other.start !== null && start !== null && other.start < start)
    tellAgain(desk, event, event.facts['previousPlans'], earlier?.event)
  }
}

const eitherTrue = (one: unknown, other: unknown): boolean | null => {
  if (one === true || other === true) return true
  return one === false && other === false ? false : null
}

/** T16: a fact that must be true at every other visit at least: of this visit or of the one before. */
export const everyOtherVisit =
  (fact: 'seenAlone' | 'bedroomSeen') =>
  (desk: Desk): void => {
    for (const period of periodsOf(desk, 'protection-plan')) {
      const { events } = chainOf(desk, period, ['protection-visit'])
      for (const [at, { event }] of events.entries()) {
        const before = events[at - 1]?.event
        if (before === undefined) continue
        const counted = eitherTrue(before.facts[fact], event.facts[fact])
        tellCounted(desk, event, counted, [cited(before), cited(event)])
      }
    }
  }

const isYes = (fact: unknown, yes: string | boolean): boolean | null => (fact === undefined ? null : fact === yes)

/** T46: in touch, of young people aged 17 to 21 on the day of the extract. */
export function inTouch(desk: Desk): void {
  const age = desk.journey.child.ageYears
  if (age !== null && (age < 17 || age > 21)) return
  for (const { event, end } of periodsOf(desk, 'leaving-care')) {
    const fact = event.facts['inTouch']
    if (end === null && fact !== 'died') tellCounted(desk, event, age === null ? null : isYes(fact, 'yes'))
  }
}

/** T47: a return interview was offered. */
export function interviewsOffered(desk: Desk): void {
  for (const { event, end } of periodsOf(desk, 'missing'))
    if (end !== null && event.facts['absent'] !== true) tellCounted(desk, event, isYes(event.facts['offered'], true))
}
