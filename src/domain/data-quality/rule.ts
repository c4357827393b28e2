/**
 * What a rule of data quality is: a question to one child's dates that has a plain answer, and what to do where the answer is wrong.
 * A rule finds faults in records; it never says anything of practice.
 */
import { longDate, type LocalDate } from '../calendar/dates.ts'
import type { CombinedJourney, KindKnown } from '../journey/combine.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import { kindTold, type EventKind } from '../journey/kinds.ts'

/** `unlikely` may be true and should be looked at; the others cannot stand as they are written. */
export type Severity = 'impossible' | 'contradictory' | 'missing' | 'unlikely'

export const severities: Readonly<Record<Severity, { readonly label: string; readonly means: string }>> = {
  impossible: { label: 'Impossible', means: 'It cannot have happened as it is written.' },
  contradictory: { label: 'Contradictory', means: 'Two things are written that cannot both be so.' },
  missing: { label: 'Missing', means: 'Something that must be there is not written.' },
  unlikely: { label: 'Unlikely', means: 'It may be so, and is more often a slip: look at it.' },
}

/** One place where a rule found a fault. */
export interface Found {
  readonly event: JourneyEvent
  /** The days that the sentence speaks of, as ISO dates. */
  readonly days: readonly LocalDate[]
  readonly sentence: string
}

export interface FaultRule {
  /** Ours, stable: stored counts name it. */
  readonly code: string
  readonly title: string
  readonly means: string
  readonly mend: string
  readonly severity: Severity
  /** Every one must be held by a source, or the rule says nothing. */
  readonly needs: readonly EventKind[]
  /** Of these, all events must be held and not the latest alone. */
  readonly whole: readonly EventKind[]
  /** Numbers of the national return's validation rules that ask the same. */
  readonly national: readonly string[]
  readonly find: (journey: CombinedJourney) => Iterable<Found>
}

type RuleTold = Omit<FaultRule, 'code' | 'whole' | 'national'> & Partial<Pick<FaultRule, 'whole' | 'national'>>

export const faultRule = (code: string, told: RuleTold): FaultRule => ({ whole: [], national: [], ...told, code })

export const found = (event: JourneyEvent, sentence: string, ...days: readonly (LocalDate | null)[]): Found => ({
  event,
  sentence,
  days: days.filter(day => day !== null),
})

/** "The assessment", "the child protection plan": a kind in the middle of a sentence. */
export function named(kind: EventKind): string {
  const { label } = kindTold(kind)
  return keptCapital.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`
}
const keptCapital = /^Section 47/

/** "3 May 2018". */
export const said = (day: LocalDate): string => longDate(day)

/** Whether a rule can say anything of an authority's children. */
export const canJudge = (rule: FaultRule, known: ReadonlyMap<EventKind, KindKnown>): boolean =>
  rule.needs.every(kind => known.has(kind)) && rule.whole.every(kind => known.get(kind)?.coverage === 'all')
