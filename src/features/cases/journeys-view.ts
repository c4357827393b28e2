/** View-model of what an import tells of children's journeys, and of what it changes of the extract before. */
import { formatsTold } from '#domain/journey/format-told.ts'
import type { ChangesCounted, JourneysReport } from '#domain/journey/journeys-report.ts'
import { kindTold, type EventKind } from '#domain/journey/kinds.ts'

const inWords = (count: number): string => count.toLocaleString('en-GB')

const changeRows = (since: ChangesCounted) => [
  { key: 'Children who are new', value: inWords(since.childrenNew) },
  { key: 'Children of whom something changed', value: inWords(since.childrenChanged) },
  { key: 'Children as they were', value: inWords(since.childrenUnchanged) },
  { key: 'Children who are gone from it', value: inWords(since.childrenGone) },
  { key: 'Events added', value: inWords(since.eventsAdded) },
  { key: 'Events changed', value: inWords(since.eventsChanged) },
  { key: 'Events no longer told', value: inWords(since.eventsGone) },
]

const heldWords = { all: 'all', latest: 'the latest alone' } as const

export function journeysView({ format, children, events, repeated, byKind, covers, since }: JourneysReport) {
  return {
    format: formatsTold[format].label,
    said: `${inWords(events)} ${events === 1 ? 'event' : 'events'} of ${inWords(children)} ${children === 1 ? 'child' : 'children'}.`,
    repeated: repeated === 0 ? null : `${inWords(repeated)} said again what another row said, and count once.`,
    kinds: (Object.entries(covers) as [EventKind, keyof typeof heldWords][]).map(([kind, coverage]) => ({
      label: kindTold(kind).label,
      held: heldWords[coverage],
      events: inWords(byKind[kind] ?? 0),
    })),
    changes: since && changeRows(since),
  }
}
