/** Journeys made by hand, for tests and benches: a few events, on a day, from a source that holds all kinds unless told otherwise. */
import { localDate } from '../calendar/dates.ts'
import { combine, kindsKnown, type CombinedJourney } from '../journey/combine.ts'
import {
  eventOf,
  nothingOfChild,
  type ChildRead,
  type Covers,
  type EventFact,
  type JourneyEvent,
  type JourneyFormat,
} from '../journey/journey.ts'
import { eventKinds, type EventKind } from '../journey/kinds.ts'

interface More {
  readonly until?: string
  readonly of?: string
  readonly key?: string
  readonly facts?: Readonly<Record<string, EventFact>>
}

/** Its key is its kind and day. A day of null is blank. */
export const happens = (kind: EventKind, on: string | null, more: More = {}): JourneyEvent =>
  eventOf(kind, more.key ?? `${kind} ${on ?? 'without a day'}`, on === null ? null : localDate(on), {
    until: more.until === undefined ? null : localDate(more.until),
    of: more.of ?? null,
    facts: more.facts ?? {},
    at: { file: 1, row: 1 },
  })

export interface ExampleSource {
  readonly today?: string
  /** Kinds that the source does not hold. */
  readonly without?: readonly EventKind[]
  /** Kinds of which it holds the latest alone. */
  readonly latest?: readonly EventKind[]
  readonly child?: Partial<ChildRead>
  readonly format?: JourneyFormat
}

export function exampleJourney(events: readonly JourneyEvent[], source: ExampleSource = {}): CombinedJourney {
  const { today = '2024-06-28', without = [], latest = [], child = {}, format = 'ssd' } = source
  const kinds = (Object.keys(eventKinds) as EventKind[]).filter(kind => !without.includes(kind))
  const covers: Covers = Object.fromEntries(kinds.map(kind => [kind, latest.includes(kind) ? 'latest' : 'all']))
  const from = { format, importId: 'example', reportDate: localDate(today), covers }
  const sorted = events.toSorted((one, other) => ((one.on ?? '9') < (other.on ?? '9') ? -1 : 1))
  const journey = { caseReference: 'A1', child: { ...nothingOfChild, ...child }, source: from, events: sorted }
  return combine([journey], kindsKnown([from]))
}
