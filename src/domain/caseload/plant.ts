/**
 * Plants faults in a made-up journey, such as exports have, and says where, so that tests can ask whether each is found.
 */
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import type { CaseloadChild } from './caseload.ts'
import type { Chance } from './chance.ts'
import { dayNumber, dayText, weekdayOf } from './days.ts'
import { inOrder } from './in-order.ts'

export const plantedFaults = [
  'end-before-start',
  'visit-before-referral',
  'conference-on-sunday',
  'blank-first-day',
  'future-date',
  'duplicate-event',
] as const

export type PlantedFault = (typeof plantedFaults)[number]

/** Where a fault was planted: the event's kind and key, and what is wrong with it. */
export interface Planted {
  readonly kind: EventKind
  readonly key: string
  readonly what: PlantedFault
}

/** An event with a first day, and the day of the child's first referral. */
interface Found {
  readonly event: JourneyEvent
  readonly day: number
  readonly referred: number
}

interface Fault {
  readonly fits: (event: JourneyEvent) => boolean
  /** What stands in the event's place. */
  readonly spoilt: (found: Found, chance: Chance) => readonly JourneyEvent[]
}

/** Twenty years, as a slip of the decade makes it: later than any report date of the same journey. */
const twentyYears = 7305

const faults: Readonly<Record<PlantedFault, Fault>> = {
  'end-before-start': {
    fits: ({ until }) => until !== null,
    spoilt: ({ event, day }, { between }) => [{ ...event, until: dayText(day - between(1, 60)) }],
  },
  'visit-before-referral': {
    fits: ({ kind }) => kind.endsWith('-visit'),
    spoilt: ({ event, referred }, { between }) => [{ ...event, on: dayText(referred - between(1, 20)) }],
  },
  'conference-on-sunday': {
    fits: ({ kind }) => kind === 'initial-conference' || kind === 'protection-review',
    spoilt: ({ event, day }) => [{ ...event, on: dayText(day - weekdayOf(day)) }],
  },
  'blank-first-day': {
    fits: () => true,
    spoilt: ({ event }) => [{ ...event, on: null }],
  },
  'future-date': {
    fits: ({ until }) => until === null,
    spoilt: ({ event, day }) => [{ ...event, on: dayText(day + twentyYears) }],
  },
  'duplicate-event': {
    fits: () => true,
    spoilt: ({ event }) => [event, event],
  },
}

/** One of the events that the fault fits and no other fault stands in. */
function foundFor(
  what: PlantedFault,
  events: readonly JourneyEvent[],
  touched: ReadonlySet<JourneyEvent>,
  chance: Chance,
): Omit<Found, 'referred'> | null {
  const fitting = events.flatMap(event =>
    event.on === null || touched.has(event) || !faults[what].fits(event) ? [] : [{ event, day: dayNumber(event.on) }],
  )
  return fitting.length === 0 ? null : chance.one(fitting)
}

/** The child with those of the faults that fit their journey, each in another event, and where they are. */
export function plantFaults(
  child: CaseloadChild,
  which: readonly PlantedFault[],
  chance: Chance,
): { readonly child: CaseloadChild; readonly planted: readonly Planted[] } {
  const referral = child.events.find(({ kind }) => kind === 'referral')?.on ?? null
  if (referral === null) return { child, planted: [] }
  const referred = dayNumber(referral)
  const touched = new Set<JourneyEvent>()
  const planted: Planted[] = []
  let events: readonly JourneyEvent[] = child.events
  for (const what of which) {
    const found = foundFor(what, events, touched, chance)
    if (found === null) continue
    const { event } = found
    const spoilt = faults[what].spoilt({ ...found, referred }, chance)
    for (const one of spoilt) touched.add(one)
    events = events.flatMap(one => (one === event ? spoilt : [one]))
    planted.push({ kind: event.kind, key: event.key, what })
  }
  return { child: { ...child, events: inOrder(events) }, planted }
}

/** Those that fit few journeys are tried more often. */
const turns: readonly PlantedFault[] = [
  'conference-on-sunday',
  'conference-on-sunday',
  'conference-on-sunday',
  'visit-before-referral',
  'visit-before-referral',
  'end-before-start',
  'future-date',
  'duplicate-event',
  'blank-first-day',
]

/** One fault, of any sort that fits. */
export function plantOne(child: CaseloadChild, chance: Chance): ReturnType<typeof plantFaults> {
  const first = chance.between(0, turns.length - 1)
  for (const what of [...turns.slice(first), ...turns.slice(0, first)]) {
    const result = plantFaults(child, [what], chance)
    if (result.planted.length > 0) return result
  }
  return { child, planted: [] }
}
