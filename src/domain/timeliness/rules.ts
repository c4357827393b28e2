/**
 * The few shapes that measures have, as data. Nearly every limit of the field is one of them; where the law is odd, a finder is
 * written by hand.
 */
import type { EventFact } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import type { Desk } from './desk.ts'
import type { Limit } from './measure.ts'

/** Whether it is asked of an event, by one of its facts. */
export interface Condition {
  readonly fact: string
  /** Asked only where the fact is one of `among`, or only where it is none of `except`. */
  readonly among?: readonly EventFact[]
  readonly except?: readonly EventFact[]
  /** What a blank fact means. `unknown-until-done`: what was done shows that it was asked. */
  readonly blank: 'asked' | 'unknown' | 'unknown-until-done'
}

/** From an event's first day to its last, or to a day that one of its facts holds. */
interface OwnDays {
  readonly pattern: 'own-days'
  readonly of: EventKind
  /** The fact that holds the day; its own last day where none is named. A blank fact is unknown: it may have been left out. */
  readonly endFact?: string
  readonly when?: Condition
}

/** From one event to the first of another kind that follows it, or that says it is part of it. */
interface FromTo {
  readonly pattern: 'from-to'
  readonly from: EventKind
  /** The clock starts on its last day, such as a return from being missing. Its first where not said. */
  readonly fromEnd?: true
  readonly to: readonly EventKind[]
  /** What was done so long before counts as done in time. */
  readonly early?: Limit
  /** What had begun before and lasts counts as done at once. */
  readonly lasting?: true
  /** Stops being owed when the first event ends. It does in any case when another of the first kind begins. */
  readonly untilEnd?: true
  readonly when?: Condition
  /** A fact of the first event that says it was offered and declined. */
  readonly declined?: string
  /** Asked of children of this age or older when the clock starts. */
  readonly fromAge?: number
}

/** In each period: the first within a time of its start, each later one within a time of the one before, and what is open now. */
interface Recurring {
  readonly pattern: 'recurring'
  readonly during: EventKind
  readonly of: readonly EventKind[]
  /** Which windows are measured: 0 opens with the period, 1 with its first event, and so on. */
  readonly first: number
  readonly last: number
  /** Only the window that is open now. */
  readonly openOnly?: true
  /** Each event counts on its last day. */
  readonly atEnd?: true
  /** Windows that open in the first year of the period, or after it. */
  readonly year?: 'first' | 'after'
  /** A period that lasts and has no event to count from is told as unknown. */
  readonly unknownWithout?: true
  /** The fact of the period that holds its own limit in calendar days. */
  readonly limitFact?: string
  readonly when?: Condition
}

interface Found {
  readonly pattern: 'found'
  readonly find: (desk: Desk) => void
}

export type Rule = OwnDays | FromTo | Recurring | Found
export type RuleOf<Pattern extends Rule['pattern']> = Extract<Rule, { readonly pattern: Pattern }>
