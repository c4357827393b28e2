/** Children's journeys for tests, made in a line: events by kind and day, and a source that holds every kind unless told otherwise. */
import { localDate, type LocalDate } from '#domain/calendar/dates.ts'
import { combine, kindsKnown, type CombinedJourney } from '#domain/journey/combine.ts'
import {
  eventOf,
  nothingOfChild,
  type ChildRead,
  type Coverage,
  type Covers,
  type JourneyEvent,
  type JourneyFormat,
} from '#domain/journey/journey.ts'
import { eventKinds, type EventKind } from '#domain/journey/kinds.ts'

/** Days are written as text; the key is the kind and a number unless given. */
export interface EventMade {
  readonly until?: string
  readonly due?: string
  readonly of?: string
  readonly key?: string
  readonly facts?: JourneyEvent['facts']
}

let made = 0

export function happened(kind: EventKind, on: string | null, more: EventMade = {}): JourneyEvent {
  made += 1
  return eventOf(kind, more.key ?? `${kind}-${made}`, on === null ? null : localDate(on), {
    until: more.until === undefined ? null : localDate(more.until),
    due: more.due === undefined ? null : localDate(more.due),
    of: more.of ?? null,
    facts: more.facts ?? {},
    at: { file: 1, row: made },
  })
}

export interface SourceMade {
  /** 30 June 2018 unless given. */
  readonly reportDate?: string
  readonly format?: JourneyFormat
  /** Every kind in full unless given. */
  readonly covers?: Covers
  /** Kinds left out of what the source holds. */
  readonly without?: readonly EventKind[]
  /** Kinds of which the latest alone is held. */
  readonly latest?: readonly EventKind[]
  readonly child?: Partial<ChildRead>
}

function coversOf({ covers, without = [], latest = [] }: SourceMade): Covers {
  if (covers) return covers
  const kinds = (Object.keys(eventKinds) as EventKind[]).filter(kind => !without.includes(kind))
  const held = (kind: EventKind): Coverage => (latest.includes(kind) ? 'latest' : 'all')
  return Object.fromEntries(kinds.map(kind => [kind, held(kind)]))
}

const byDay = (one: JourneyEvent, other: JourneyEvent): number => (one.on ?? '9999').localeCompare(other.on ?? '9999')

/** One child, WC-1, as one source tells it. */
export function journeyOf(events: readonly JourneyEvent[], told: SourceMade = {}): CombinedJourney {
  const source = {
    format: told.format ?? 'ssd',
    importId: 'import-1',
    reportDate: localDate(told.reportDate ?? '2018-06-30') satisfies LocalDate,
    covers: coversOf(told),
  } as const
  const child = { ...nothingOfChild, ageYears: 9, ...told.child }
  return combine([{ caseReference: 'WC-1', child, source, events: [...events].sort(byDay) }], kindsKnown([source]))
}
