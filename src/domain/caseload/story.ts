/**
 * A made-up child's journey as it is being told. What would come after the report date is left out and what would end after it
 * has no end yet, so that those who tell it need not ask what day it is.
 */
import type { LocalDate } from '../calendar/dates.ts'
import type { EventFact, JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import type { Chance } from './chance.ts'
import { birthday, dayText, type DayNumber } from './days.ts'

export type Facts = Readonly<Record<string, EventFact>>

export interface Telling {
  /** The last day; where it is after the report date, the event lasts. */
  readonly until?: DayNumber
  readonly due?: DayNumber
  /** The key of the event that it is part of. */
  readonly of?: string
  /** Where it was asked for before. */
  readonly key?: string
  readonly facts?: Facts
  /** What is known from the last day on, such as why it ended. */
  readonly inTheEnd?: Facts
}

/** A team and those who work in it. */
export interface Team {
  readonly team: string
  readonly workers: readonly string[]
}

export interface Story {
  readonly chance: Chance
  readonly teams: readonly Team[]
  readonly born: DayNumber
  readonly eighteen: DayNumber
  /** The report date. */
  readonly today: DayNumber
  readonly unborn: boolean
  readonly unaccompanied: boolean
  readonly events: JourneyEvent[]
  /** A day as a fact. */
  readonly dated: (day: DayNumber) => LocalDate
  /** The next key of a kind, such as `A1.2` for the second assessment of `R1`. */
  readonly keyOf: (kind: EventKind, of?: string) => string
  /** Tells an event, or leaves it out where it is after today; gives its key. */
  readonly tell: (kind: EventKind, on: DayNumber, more?: Telling) => string
}

type Known = Pick<Story, 'chance' | 'teams' | 'born' | 'today' | 'unaccompanied'>

const nowhere = { file: 0, row: 0 } as const
const nothing: Facts = {}
const initials = new Map<EventKind, string>([
  ['looked-after', 'L'],
  ['protection-plan', 'P'],
  ['referral', 'R'],
  ['section-47', 'E'],
  ['chronology', 'CH'],
  ['placement', 'PL'],
  ['legal-status', 'LS'],
  ['care-plan', 'CA'],
])

/** The initials of the kind's words: `IC` for an initial conference. */
function initialsOf(kind: EventKind): string {
  const known =
    initials.get(kind) ??
    kind
      .split('-')
      .map(word => word.charAt(0).toUpperCase())
      .join('')
  initials.set(kind, known)
  return known
}

const textBy = (day: DayNumber | undefined, last: DayNumber): LocalDate | null =>
  day === undefined || day > last ? null : dayText(day)

export function newStory(known: Known): Story {
  const { today } = known
  const events: JourneyEvent[] = []
  const counts = new Map<string, number>()
  const keyOf = (kind: EventKind, of?: string): string => {
    const series = of === undefined ? initialsOf(kind) : `${initialsOf(kind)}${of.replace(/^[A-Z]+/, '')}.`
    const count = (counts.get(series) ?? 0) + 1
    counts.set(series, count)
    return `${series}${count}`
  }
  const tell = (kind: EventKind, on: DayNumber, more: Telling = {}): string => {
    const key = more.key ?? keyOf(kind, more.of)
    if (on > today) return key
    const until = textBy(more.until, today)
    events.push({
      kind,
      key,
      on: dayText(on),
      until,
      due: textBy(more.due, Infinity),
      of: more.of ?? null,
      facts: { ...more.facts, ...(until === null ? nothing : more.inTheEnd) },
      at: nowhere,
    })
    return key
  }
  return {
    ...known,
    unborn: known.born > today,
    eighteen: birthday(known.born, 18),
    events,
    dated: dayText,
    keyOf,
    tell,
  }
}
