/**
 * A child's journey from one source as it is kept: one text for each child. Parts that a reader gave are put together, repeated
 * events left out, and what changed since the extract before is told event by event.
 */
import { nothingOfChild, type ChildRead, type JourneyEvent, type JourneyPart } from './journey.ts'

/** What the text holds. */
export interface JourneyContent {
  readonly child: ChildRead
  /** In the order of `on`, those without a day last. */
  readonly events: readonly JourneyEvent[]
}

export interface JourneyMade {
  readonly content: JourneyContent
  /** Events that said again what an earlier row said. */
  readonly repeated: number
}

/** Those that do not say which import's row they cite, say it. */
export const citing = (events: readonly JourneyEvent[], importId: string): readonly JourneyEvent[] =>
  events.map(event => (event.at.importId === undefined ? { ...event, at: { ...event.at, importId } } : event))

const lastOfAll = '9999'

const compared = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)

/** By day, then by kind and key, so that the same facts always make the same text. */
const inOrder = (one: JourneyEvent, other: JourneyEvent): number =>
  compared(one.on ?? lastOfAll, other.on ?? lastOfAll) || compared(one.kind, other.kind) || compared(one.key, other.key)

/** Of events with the same kind and key, the last read stands. */
export function journeyOfParts(parts: readonly Pick<JourneyPart, 'child' | 'events'>[]): JourneyMade {
  const byKey = new Map<string, JourneyEvent>()
  let read = 0
  let child: ChildRead = nothingOfChild
  for (const part of parts) {
    if (part.child && (part.child.ageYears !== null || part.child.unborn)) child = part.child
    for (const event of part.events) {
      read += 1
      byKey.set(`${event.kind} ${event.key}`, event)
    }
  }
  return { content: { child, events: [...byKey.values()].sort(inOrder) }, repeated: read - byKey.size }
}

/** The text of what the journey says, whatever row of whatever file says it. */
export const sayingOf = ({ child, events }: JourneyContent): string =>
  JSON.stringify([child, events.map(({ at, ...event }) => event)])

/** How many events an extract added, changed and no longer holds. */
export interface JourneyChange {
  readonly added: readonly JourneyEvent[]
  readonly changed: readonly { readonly before: JourneyEvent; readonly after: JourneyEvent }[]
  readonly gone: readonly JourneyEvent[]
}

const saysOfEvent = ({ at, ...event }: JourneyEvent): string => JSON.stringify(event)

export function journeyChange(before: readonly JourneyEvent[], after: readonly JourneyEvent[]): JourneyChange {
  const keyOf = ({ kind, key }: JourneyEvent): string => `${kind} ${key}`
  const earlier = new Map(before.map(event => [keyOf(event), event]))
  const later = new Set(after.map(keyOf))
  return {
    added: after.filter(event => !earlier.has(keyOf(event))),
    changed: after.flatMap(event => {
      const was = earlier.get(keyOf(event))
      return was && saysOfEvent(was) !== saysOfEvent(event) ? [{ before: was, after: event }] : []
    }),
    gone: before.filter(event => !later.has(keyOf(event))),
  }
}
