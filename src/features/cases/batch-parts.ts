/** Gathers parts of journeys until there are enough to send: those of one child together, so that fewer rows are written. */
import type { ChildRead, JourneyEvent, JourneyPart } from '#domain/journey/journey.ts'

/** In step: the JSON text of what was found of each child. */
export interface PartsBatch {
  readonly references: readonly string[]
  readonly contents: readonly string[]
  readonly events: number
  readonly sheet: string
}

const eventsInBatch = 5000

interface Gathered {
  child: ChildRead | null
  readonly events: JourneyEvent[]
}

export function batchParts(send: (batch: PartsBatch) => Promise<void>) {
  let gathered = new Map<string, Gathered>()
  let events = 0
  let lastSheet = ''
  const flush = async (): Promise<void> => {
    if (gathered.size === 0) return
    const batch = [...gathered]
    const sent = events
    gathered = new Map()
    events = 0
    await send({
      references: batch.map(([reference]) => reference),
      contents: batch.map(([, found]) => JSON.stringify(found)),
      events: sent,
      sheet: lastSheet,
    })
  }
  return {
    flush,
    add: async (parts: readonly JourneyPart[], sheet: string): Promise<void> => {
      lastSheet = sheet
      for (const part of parts) {
        const found = gathered.get(part.caseReference) ?? { child: null, events: [] }
        found.child = part.child ?? found.child
        found.events.push(...part.events)
        events += part.events.length
        gathered.set(part.caseReference, found)
        if (events >= eventsInBatch) await flush()
      }
    },
  }
}
