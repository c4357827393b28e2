/**
 * One journey from all that the sources hold of a child. Each kind of event is taken from one source alone, so that the same visit
 * is never counted twice: the one that holds all of a kind before one that holds the latest, then the newest extract.
 */
import type { LocalDate } from '../calendar/dates.ts'
import type { ChildRead, Coverage, Journey, JourneyEvent, JourneySource } from './journey.ts'
import { nothingOfChild } from './journey.ts'
import type { EventKind } from './kinds.ts'

/** What is known of a kind: how much, until which day, and from which source. */
export interface KindKnown {
  readonly coverage: Coverage
  readonly knownTo: LocalDate
  readonly source: JourneySource
}

export interface CombinedJourney {
  readonly caseReference: string
  readonly child: ChildRead
  /** The newest report date of the sources. */
  readonly reportDate: LocalDate
  /** Undefined for a kind that no source holds: then nothing is known of it, which is not the same as nothing. */
  readonly known: ReadonlyMap<EventKind, KindKnown>
  /** Of each kind, in the order of their days, those without a day last. */
  readonly byKind: ReadonlyMap<EventKind, readonly JourneyEvent[]>
}

const none: readonly JourneyEvent[] = []

/** The events of a kind, the first first; empty where there are none or none are known. */
export const eventsOf = (journey: CombinedJourney, kind: EventKind): readonly JourneyEvent[] =>
  journey.byKind.get(kind) ?? none

const better = (known: KindKnown | undefined, coverage: Coverage, source: JourneySource): boolean =>
  known === undefined || (known.coverage === coverage ? known.knownTo < source.reportDate : known.coverage === 'latest')

/** Which source tells of each kind. The sources are the same for all children of an authority: work it out once. */
export function kindsKnown(sources: readonly JourneySource[]): ReadonlyMap<EventKind, KindKnown> {
  const known = new Map<EventKind, KindKnown>()
  for (const source of sources)
    for (const [kind, coverage] of Object.entries(source.covers) as [EventKind, Coverage][])
      if (better(known.get(kind), coverage, source)) known.set(kind, { coverage, knownTo: source.reportDate, source })
  return known
}

/** The first that says anything of the child's age. */
const childOf = (journeys: readonly Journey[]): ChildRead =>
  journeys.find(({ child }) => child.ageYears !== null || child.unborn)?.child ?? nothingOfChild

/** All journeys are of one child; `known` is what `kindsKnown` gives for the authority's sources. */
export function combine(
  journeys: readonly [Journey, ...Journey[]],
  known: ReadonlyMap<EventKind, KindKnown>,
): CombinedJourney {
  const newest = journeys.reduce((one, other) => (other.source.reportDate > one.source.reportDate ? other : one))
  const byKind = new Map<EventKind, JourneyEvent[]>()
  for (const { source, events } of journeys)
    for (const event of events) {
      if (known.get(event.kind)?.source.importId !== source.importId) continue
      const list = byKind.get(event.kind)
      if (list) list.push(event)
      else byKind.set(event.kind, [event])
    }
  return {
    caseReference: newest.caseReference,
    child: childOf([newest, ...journeys]),
    reportDate: newest.source.reportDate,
    known,
    byKind,
  }
}
