/**
 * What a measure of timeliness is, and what working one out gives. A measure says when something is due by law, by guidance or by
 * local custom; a result says of one instance whether it was done by then. Neither says whether practice was good.
 */
import type { LocalDate } from '../calendar/dates.ts'
import type { EventKind } from '../journey/kinds.ts'
import type { Rule } from './rules.ts'

/**
 * `not-applicable` is given where a page must say why nothing is owed (an interview that was declined), and by counted measures,
 * which have no time to keep. What is simply not owed gives no result. Unknown is never met and never overdue.
 */
export type MeasureState = 'met' | 'met-late' | 'due' | 'overdue' | 'unknown' | 'not-applicable'

export type LimitUnit = 'working-days' | 'calendar-days' | 'weeks' | 'months'

export interface Limit {
  readonly count: number
  readonly unit: LimitUnit
}

/** What an authority may choose for a measure. */
export type Choice = 'limit' | 'start-day' | 'bank-holidays' | 'months' | 'assessment-clock'

export interface Measure {
  /** As the field's notes number it. Several measures may share a code: the first visit and later ones. */
  readonly code: `T${number}`
  /** Stable: settings and saved views hold it. */
  readonly key: string
  readonly title: string
  /** Of whom or what it is asked, in words. */
  readonly population: string
  readonly startsWith: string
  readonly endsWith: string
  /** The usual one. Null where none is known, or where the measure counts: nothing is worked out until an authority sets one. */
  readonly limit: Limit | null
  /** What is peculiar to this measure in the counting, as a sentence; `conventionInWords` adds what the settings say. */
  readonly convention: string | null
  readonly kind: 'law' | 'guidance' | 'local'
  readonly source: string
  /** Only what began in these days is measured; null is open. */
  readonly from: LocalDate | null
  readonly until: LocalDate | null
  readonly exceptions: string | null
  /** The first is what it is asked of. Without one of the others nothing can be said: every instance is unknown. */
  readonly needs: readonly EventKind[]
  readonly mayChoose: readonly Choice[]
  /** For measures that count: what a yes says, such as "Referred again within 12 months". Null for those with a limit of time. */
  readonly counts: string | null
  /** Where the answer is when no kind of event can hold the dates; such a measure gives no results. */
  readonly answeredIn: string | null
  /** How it is found. Null exactly where `answeredIn` says where to look. */
  readonly rule: Rule | null
}

/** An event on which a result rests. */
export interface EventCited {
  readonly kind: EventKind
  readonly key: string
}

export interface MeasureResult {
  /** The measure's key. */
  readonly measure: string
  readonly caseReference: string
  /** Which of the child's instances: made of the keys of its events, so the same in the next extract. */
  readonly instance: string
  readonly startedOn: LocalDate | null
  readonly dueOn: LocalDate | null
  readonly doneOn: LocalDate | null
  /** The day on which it stopped being owed without having been done, such as the plan's end. Only after the due day, as overdue. */
  readonly endedOn: LocalDate | null
  readonly state: MeasureState
  /** The smallest limit, in the limit's unit, within which it would have been done in time; null where it is not done. */
  readonly took: number | null
  /** Of a counted measure: yes, no, or null where it is unknown. Null for measures of time. */
  readonly counted: boolean | null
  readonly evidence: readonly EventCited[]
  /** Rests on a kind of which only the latest event is held: shows what is due or overdue, never a share in time. */
  readonly latestOnly: boolean
}
