/** The events of periods of care: the period, its placements and legal statuses, and what these say of adoption. */
import type { LocalDate } from '../../calendar/dates.ts'
import { eventOf, type EventFact, type JourneyEvent } from '../journey.ts'
import type { CareEpisode, CarePeriod } from './periods.ts'

/** Reasons for a new episode that begin a new placement, or a new legal status. */
const newPlacement: ReadonlySet<string | null> = new Set(['S', 'P', 'T', 'B', 'U'])
const newStatus: ReadonlySet<string | null> = new Set(['S', 'L', 'B', 'U'])

/** Changes with and without a change of carer. */
const sameCarer: Readonly<Record<string, boolean>> = { T: true, U: true, P: false, B: false }
/** Foster placements that are long-term, and those that are not. */
const longTerm: Readonly<Record<string, boolean>> = { U1: true, U4: true, U2: false, U3: false, U5: false, U6: false }
const withOwnParents = 'P1'
const forAdoption: ReadonlySet<string> = new Set(['A3', 'A4', 'A5', 'A6'])
const placementOrder = 'E1'
/** What tools that merge yearly files write for a reason of their own. */
const madeUp = 'LIIAF'

type Facts = Readonly<Record<string, EventFact>>

/** Without what is blank or unknown. */
export function factsOf(facts: Readonly<Record<string, EventFact | null | undefined>>): Facts {
  const known: Record<string, EventFact> = {}
  for (const name in facts) {
    const fact = facts[name]
    if (fact !== null && fact !== undefined) known[name] = fact
  }
  return known
}

/** Of events whose first day is unknown, by the first day on which they are told of. */
export const keyOf = (on: LocalDate | null, told: LocalDate): string => on ?? `before ${told}`

export const periodKey = ({ on, episodes: [first] }: CarePeriod): string => keyOf(on, first.decom)

/** Episodes in a row during which something stayed the same. */
interface Stretch {
  readonly on: LocalDate | null
  readonly first: CareEpisode
  last: CareEpisode
}

function stretchesOf(
  { on, episodes }: CarePeriod,
  renews: ReadonlySet<string | null>,
  same: (a: CareEpisode, b: CareEpisode, renewed: boolean) => boolean,
): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const episode of episodes) {
    const before = stretches.at(-1)
    const renewed = renews.has(episode.rne)
    if (before && same(before.last, episode, renewed)) before.last = episode
    else {
      const known = before !== undefined || on !== null || renewed
      stretches.push({ on: known ? episode.decom : null, first: episode, last: episode })
    }
  }
  return stretches
}

const samePlacement = (a: CareEpisode, b: CareEpisode, renewed: boolean): boolean =>
  !renewed && a.place === b.place && a.provider === b.provider
const sameStatus = (a: CareEpisode, b: CareEpisode): boolean => a.ls === b.ls

function placementOf({ on, first, last }: Stretch, of: string): JourneyEvent {
  const { place, provider } = first
  return eventOf('placement', keyOf(on, first.decom), on, {
    until: last.dec,
    of,
    facts: factsOf({
      placementType: place,
      provider,
      longTerm: longTerm[place ?? ''],
      withParents: place === null ? null : place === withOwnParents,
      sameCarer: sameCarer[first.rne ?? ''],
      reasonChanged: last.reason === madeUp ? null : last.reason,
    }),
    at: first.at,
  })
}

function statusEvents({ on, first, last }: Stretch, of: string): readonly JourneyEvent[] {
  if (first.ls === null) return []
  const key = keyOf(on, first.decom)
  const status = eventOf('legal-status', key, on, { until: last.dec, of, facts: { status: first.ls }, at: first.at })
  if (first.ls !== placementOrder) return [status]
  return [status, eventOf('placement-order', key, on, { at: first.at })]
}

/** `unaccompanied` until a day; null for a child who never was, or of whom nothing is told. */
export function careEvents(
  period: CarePeriod,
  unaccompanied: { readonly until: LocalDate | null } | null,
): readonly JourneyEvent[] {
  const key = periodKey(period)
  const [first] = period.episodes
  const placements = stretchesOf(period, newPlacement, samePlacement).map(stretch => placementOf(stretch, key))
  const then = period.on ?? first.decom
  const alone = unaccompanied !== null && (unaccompanied.until === null || unaccompanied.until > then)
  return [
    eventOf('looked-after', key, period.on, {
      until: period.until,
      facts: factsOf({
        categoryOfNeed: period.episodes.find(({ cin }) => cin !== null)?.cin,
        reasonCeased: period.reasonCeased,
        unaccompanied: alone ? true : null,
      }),
      at: first.at,
    }),
    ...placements,
    ...stretchesOf(period, newStatus, sameStatus).flatMap(stretch => statusEvents(stretch, key)),
    ...adoptionPlacements(placements),
  ]
}

/** Placements with those who will adopt, one after the other, are one. */
function adoptionPlacements(placements: readonly JourneyEvent[]): readonly JourneyEvent[] {
  const found: JourneyEvent[] = []
  for (const { key, on, until, at, facts } of placements) {
    if (!forAdoption.has(String(facts['placementType']))) continue
    const before = found.at(-1)
    if (before && before.until === on && facts['sameCarer'] === true) found.splice(-1, 1, { ...before, until })
    else found.push(eventOf('adoption-placement', key, on, { until, at }))
  }
  return found
}
