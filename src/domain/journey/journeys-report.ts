/** What an extract says in all, and what it changes of the one before: shown before anybody accepts it, and stored with the import. */
import type { EventKind } from './kinds.ts'
import type { Covers, JourneyEvent, JourneyFormat } from './journey.ts'
import type { JourneyChange } from './stored-journey.ts'

export interface JourneysReport {
  readonly format: JourneyFormat
  readonly covers: Covers
  readonly children: number
  readonly events: number
  /** Events that said again what another row said. */
  readonly repeated: number
  readonly byKind: Partial<Readonly<Record<EventKind, number>>>
  /** Null where there was no extract of the format before. */
  readonly since: ChangesCounted | null
}

export interface ChangesCounted {
  readonly childrenNew: number
  readonly childrenChanged: number
  readonly childrenUnchanged: number
  /** In the extract before and not in this one. */
  readonly childrenGone: number
  readonly eventsAdded: number
  readonly eventsChanged: number
  readonly eventsGone: number
}

type Counting = { -readonly [Key in keyof ChangesCounted]: number }

export interface JourneysTally {
  child(events: readonly JourneyEvent[], repeated: number): void
  /** `change` is null for a child whom the extract before did not have. */
  changed(change: JourneyChange | null): void
  gone(change: JourneyChange): void
  report(format: JourneyFormat, covers: Covers, against: boolean): JourneysReport
}

export function tallyJourneys(): JourneysTally {
  const kinds = new Map<EventKind, number>()
  const totals = { children: 0, events: 0, repeated: 0 }
  const since: Counting = {
    ...{ childrenNew: 0, childrenChanged: 0, childrenUnchanged: 0, childrenGone: 0 },
    ...{ eventsAdded: 0, eventsChanged: 0, eventsGone: 0 },
  }
  const count = (change: JourneyChange): boolean => {
    since.eventsAdded += change.added.length
    since.eventsChanged += change.changed.length
    since.eventsGone += change.gone.length
    return change.added.length + change.changed.length + change.gone.length > 0
  }
  return {
    child: (events, repeated) => {
      totals.children += 1
      totals.events += events.length
      totals.repeated += repeated
      for (const { kind } of events) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    },
    changed: change => {
      if (change === null) since.childrenNew += 1
      else if (count(change)) since.childrenChanged += 1
      else since.childrenUnchanged += 1
    },
    gone: change => {
      count(change)
      since.childrenGone += 1
    },
    report: (format, covers, against) => ({
      format,
      covers,
      ...totals,
      byKind: Object.fromEntries([...kinds].sort((one, other) => other[1] - one[1])),
      since: against ? { ...since } : null,
    }),
  }
}
