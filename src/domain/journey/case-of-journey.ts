/**
 * From a child's journey to the one case that a sampling frame lists, by the precedence of Annex A (`caseStatuses`): looked after
 * before a protection plan, and so on. What is open is open on the day until which its source tells.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { dateOfDay, dayNumber, monthsAfter } from '../calendar/day-numbers.ts'
import type { CaseRecord } from '../cases/case-records.ts'
import type { CaseStatus } from '../cases/case-status.ts'
import { eventsOf, type CombinedJourney } from './combine.ts'
import type { JourneyEvent } from './journey.ts'
import type { EventKind } from './kinds.ts'

/** The first of these that is open gives the status. A referral alone is a child in need, as the census counts. */
const standings: readonly (readonly [EventKind, CaseStatus])[] = [
  ['looked-after', 'looked-after'],
  ['protection-plan', 'child-protection'],
  ['leaving-care', 'care-leaver'],
  ['in-need-plan', 'child-in-need'],
  ['assessment', 'open-assessment'],
  ['section-47', 'open-assessment'],
  ['referral', 'child-in-need'],
  ['early-help-assessment', 'early-help'],
]

/** Closed cases are kept as long as Annex A lists them. */
const monthsKept = 6

/** Open at the end of a day. */
export const isOpenOn = ({ on, until }: JourneyEvent, day: LocalDate): boolean =>
  (on === null || on <= day) && (until === null || until > day)

/** Annex A's list of referrals says neither when one was closed nor that it is open. */
const tellsOfEnds = (journey: CombinedJourney, kind: EventKind): boolean =>
  kind !== 'referral' || journey.known.get(kind)?.source.format !== 'annex-a'

/** The referral that it names was closed by then: with it the case was, whatever was left open on the file. */
const closedWithReferral = (journey: CombinedJourney, { of }: JourneyEvent, day: LocalDate): boolean =>
  of !== null && eventsOf(journey, 'referral').some(({ key, until }) => key === of && until !== null && until <= day)

/** An enquiry is over with its conference, or when it says that none is needed, also where no day of its end is given. */
const enquiryOver = (journey: CombinedJourney, { on, key, facts }: JourneyEvent): boolean =>
  facts['conferenceNotRequired'] === true ||
  eventsOf(journey, 'initial-conference').some(
    held => held.of === key || (held.on !== null && on !== null && held.on >= on),
  )

function keepsOpen(journey: CombinedJourney, event: JourneyEvent, day: LocalDate): boolean {
  if (!isOpenOn(event, day) || event.facts['noFurtherAction'] === true) return false
  if (event.kind === 'section-47' && enquiryOver(journey, event)) return false
  return !closedWithReferral(journey, event, day)
}

/** What makes this an open case, and what status that is; null where nothing is open. */
export function standingOf(
  journey: CombinedJourney,
): { readonly status: CaseStatus; readonly event: JourneyEvent } | null {
  for (const [kind, status] of standings) {
    const known = journey.known.get(kind)
    if (!known || !tellsOfEnds(journey, kind)) continue
    const event = eventsOf(journey, kind).findLast(one => keepsOpen(journey, one, known.knownTo))
    if (event) return { status, event }
  }
  return null
}

/** The last day on which anything that makes a case ended; null where there never was any. */
function endedOn(journey: CombinedJourney): LocalDate | null {
  let last: LocalDate | null = null
  for (const [kind] of standings)
    for (const { on, until } of eventsOf(journey, kind)) {
      const day = until ?? on
      if (day !== null && (last === null || day > last)) last = day
    }
  return last
}

/** The latest of the allocations that says it, open ones before ended ones. */
function heldBy(journey: CombinedJourney, fact: 'team' | 'worker', openCase: boolean): string | null {
  const day = journey.known.get('allocation')?.knownTo ?? journey.reportDate
  const says = eventsOf(journey, 'allocation').filter(({ facts }) => typeof facts[fact] === 'string')
  const latest = says.findLast(one => isOpenOn(one, day)) ?? (openCase ? undefined : says.at(-1))
  return latest === undefined ? null : String(latest.facts[fact])
}

/**
 * The case on the report date. Null for a child with nothing but contacts, and for a case closed more than six months before. A case
 * that is open and held by nobody has no worker: the last one does not hold it any longer.
 */
export function caseOfJourney(journey: CombinedJourney): CaseRecord | null {
  const standing = standingOf(journey)
  const open = standing !== null
  if (!open) {
    const ended = endedOn(journey)
    const oldest = dateOfDay(monthsAfter(dayNumber(journey.reportDate), -monthsKept))
    if (ended === null || ended < oldest) return null
  }
  return {
    caseReference: journey.caseReference,
    caseStatus: standing?.status ?? 'closed',
    ageYears: journey.child.ageYears,
    teamName: heldBy(journey, 'team', open),
    workerName: heldBy(journey, 'worker', open),
    open,
  }
}
