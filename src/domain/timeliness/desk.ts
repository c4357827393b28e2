/**
 * Where one measure is worked out for one child: what is known, until which day, how it is counted, and the one place where a state
 * is decided. Rules say when a clock started, what ended it and what is in doubt; they never choose a state themselves.
 */
import { dateOfDay, dayNumber } from '../calendar/day-numbers.ts'
import type { CombinedJourney } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { dueDay, timeTaken } from './limits.ts'
import type { EventCited, Limit, Measure, MeasureResult, MeasureState } from './measure.ts'
import type { Period } from './periods.ts'
import type { Counting, MeasureSettings } from './settings.ts'

/** A measure under the settings of an authority: the same for all its children. */
export interface MeasureInUse {
  readonly measure: Measure
  readonly settings: MeasureSettings
  readonly counting: Counting
  /** `from` and `until` of the measure as days. */
  readonly from: number
  readonly until: number
}

export interface Desk extends MeasureInUse {
  readonly journey: CombinedJourney
  /** Periods of the child, found once for all measures. */
  readonly periods: Map<EventKind, readonly Period[]>
  /** The day until which everything that the measure needs is known. */
  readonly today: number
  /** A kind that is needed is held by no source. */
  readonly missing: boolean
  /** Of a kind that is needed, only the latest event is held. */
  readonly latest: boolean
  readonly results: MeasureResult[]
}

/** One window of time, as a rule found it. */
export interface Window {
  readonly instance: string
  /** Null where the source leaves it blank. */
  readonly start: number | null
  readonly done: number | null
  /** The day on which it stops being owed; null while it lasts. */
  readonly end: number | null
  readonly evidence: readonly EventCited[]
  /** Where it is not the measure's own, or where one of two holds and it is not known which: the shorter first. */
  readonly limits?: readonly Limit[] | undefined
  /** Due on this day, whatever the limit. */
  readonly due?: number
  /** Done before the start counts as in time. */
  readonly earlyCounts?: boolean
  /** An event without a date may be the one that was asked for: only what is met is certain. */
  readonly maybeDone?: boolean
  /** It is not told whether it was asked at all. */
  readonly maybeAsked?: boolean | undefined
}

export const cited = ({ kind, key }: JourneyEvent): EventCited => ({ kind, key })

/** The number of an event's day; null where it is blank. */
export const numberOf = (date: JourneyEvent['on']): number | null => (date === null ? null : dayNumber(date))

/** Null: it stopped being owed in time, so there is nothing to tell. */
function stateBy(due: number, { done, end }: Window, today: number): MeasureState | null {
  if (done !== null) return done <= due ? 'met' : 'met-late'
  if (end !== null && end <= today) return end <= due ? null : 'overdue'
  return today <= due ? 'due' : 'overdue'
}

interface Decided {
  readonly state: MeasureState | null
  readonly due: number | null
}

const inDoubt = (window: Window, state: MeasureState | null): boolean =>
  window.maybeAsked === true || (window.maybeDone === true && state !== 'met' && state !== null)

const unknownState: Decided = { state: 'unknown', due: null }

const limitsOf = ({ counting: { limit } }: Desk, { limits }: Window): readonly Limit[] =>
  limits ?? (limit === null ? [] : [limit])

/** By each limit that may hold: where they disagree it is unknown. */
function byLimits(desk: Desk, window: Window, start: number): Decided {
  let decided: Decided | null = null
  for (const limit of limitsOf(desk, window)) {
    const due = window.due ?? dueDay(start, limit, desk.counting)
    const state = stateBy(due, window, desk.today)
    if (decided !== null && decided.state !== state) return unknownState
    decided ??= { state, due }
  }
  return decided ?? { state: null, due: null }
}

/** Done before it began, which cannot be unless the rule allows it. */
const isBackwards = ({ start, done, earlyCounts }: Window): boolean =>
  start !== null && done !== null && done < start && earlyCounts !== true

/** True while the measure was in force on the day on which the clock started. */
const inForce = ({ from, until }: Desk, start: number | null): boolean =>
  start === null || (start >= from && start <= until)

function decide(desk: Desk, window: Window): Decided {
  const { start } = window
  if (start === null) return unknownState
  const { state, due } = byLimits(desk, window, start)
  const unknown = desk.missing || isBackwards(window) || inDoubt(window, state)
  return unknown ? { state: 'unknown', due } : { state, due }
}

const dateOrNull = (day: number | null): MeasureResult['startedOn'] => (day === null ? null : dateOfDay(day))

function took(desk: Desk, { start, done, limits }: Window, state: MeasureState): number | null {
  const limit = limits?.[0] ?? desk.counting.limit
  if (start === null || done === null || limit === null || (state !== 'met' && state !== 'met-late')) return null
  return timeTaken(start, done, { unit: limit.unit, counting: desk.counting })
}

const completed = (state: MeasureState): boolean => state === 'met' || state === 'met-late'

/** A latest event alone shows what is open: nothing that was done or has ended can be told from it. */
const notShown = (desk: Desk, { done, end }: Window, state: MeasureState | null): state is null =>
  state === null || (desk.latest && (completed(state) || done !== null || (end !== null && end <= desk.today)))

/** Tells of one window what holds, where there is anything to tell. */
export function tell(desk: Desk, window: Window): void {
  if (!inForce(desk, window.start)) return
  const { state, due } = decide(desk, window)
  if (notShown(desk, window, state)) return
  desk.results.push({
    measure: desk.measure.key,
    caseReference: desk.journey.caseReference,
    instance: window.instance,
    startedOn: dateOrNull(window.start),
    dueOn: dateOrNull(due),
    doneOn: dateOrNull(window.done),
    endedOn: state === 'overdue' && window.end !== null && window.end <= desk.today ? dateOfDay(window.end) : null,
    state,
    took: took(desk, window, state),
    counted: null,
    evidence: window.evidence,
    latestOnly: desk.latest,
  })
}

/** What is told of an event without any clock. */
function tellEvent(desk: Desk, event: JourneyEvent, more: Pick<MeasureResult, 'state' | 'counted' | 'evidence'>): void {
  desk.results.push({
    measure: desk.measure.key,
    caseReference: desk.journey.caseReference,
    instance: event.key,
    startedOn: event.on,
    dueOn: null,
    doneOn: null,
    endedOn: null,
    took: null,
    latestOnly: desk.latest,
    ...more,
  })
}

/** Tells that nothing is owed because it was offered and declined. */
export const tellNotAsked = (desk: Desk, event: JourneyEvent): void =>
  tellEvent(desk, event, { state: 'not-applicable', counted: null, evidence: [cited(event)] })

/** The yes or no of a measure that counts; null where it is unknown. */
export function tellCounted(
  desk: Desk,
  event: JourneyEvent,
  counted: boolean | null,
  evidence: readonly EventCited[] = [cited(event)],
): void {
  if (!inForce(desk, numberOf(event.on))) return
  const said = desk.missing || desk.latest ? null : counted
  tellEvent(desk, event, { state: said === null ? 'unknown' : 'not-applicable', counted: said, evidence })
}
