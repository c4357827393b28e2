/** Puts a made-up child's events under their referrals, as returns do that hold one episode for each referral. */
import { kindTold, type EventKind } from '../journey/kinds.ts'
import type { JourneyEvent } from '../journey/journey.ts'

export interface CaseloadEpisode {
  readonly referral: JourneyEvent
  /** Of each kind, in the order of the child's events. */
  readonly of: (kind: EventKind) => readonly JourneyEvent[]
}

/**
 * What is part of a referral stands under it; what is part of none, under the latest referral that is no later than itself. Referrals
 * stand in the order of their days. A child without one has no episode.
 */
export function episodesOf(events: readonly JourneyEvent[]): readonly CaseloadEpisode[] {
  const referrals = events.filter(({ kind }) => kind === 'referral')
  const [earliest] = referrals
  if (!earliest) return []
  const under = new Map<JourneyEvent, JourneyEvent[]>(referrals.map(referral => [referral, []]))
  for (const event of events)
    if (event.kind !== 'referral') under.get(referralOf(event, events) ?? earliest)?.push(event)
  return Array.from(under, ([referral, own]) => ({ referral, of: kind => own.filter(event => event.kind === kind) }))
}

/** What is part of another event, such as a review of its plan, stands where that event does. */
function referralOf(event: JourneyEvent, events: readonly JourneyEvent[]): JourneyEvent | null {
  const { partOf } = kindTold(event.kind)
  const whole = events.find(({ kind, key }) => kind === partOf && key === event.of)
  if (whole) return whole.kind === 'referral' ? whole : referralOf(whole, events)
  return events.findLast(({ kind, on }) => kind === 'referral' && (on ?? '') <= (event.on ?? '')) ?? null
}
