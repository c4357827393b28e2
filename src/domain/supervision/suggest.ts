/**
 * Which of a practitioner's cases their line manager looks at before supervision: two a month, the one longest not looked at first, never
 * one looked at in the last six months. No chance: the same cases on the same day give the same suggestions.
 */
import type { LocalDate } from '../calendar/dates.ts'
import { dateOfDay, dayNumber, monthsAfter } from '../calendar/day-numbers.ts'

export const auditsEachMonth = 2
const monthsBetween = 6

export interface CaseHeld {
  readonly caseReference: string
  /** The day of the last audit of any kind of it; null where there was none. */
  readonly lookedAtOn: LocalDate | null
  /** The day on which it was last looked at before supervision; null where it never was. */
  readonly supervisedOn: LocalDate | null
}

const latest = ({ lookedAtOn, supervisedOn }: CaseHeld): string =>
  [lookedAtOn ?? '', supervisedOn ?? ''].sort().at(-1) ?? ''

/** At most `wanted` cases, in the order in which to look at them. Fewer where the practitioner holds no more that fit. */
export function suggestCases(cases: readonly CaseHeld[], today: LocalDate, wanted: number): readonly CaseHeld[] {
  const since = dateOfDay(monthsAfter(dayNumber(today), -monthsBetween))
  return cases
    .filter(({ supervisedOn }) => supervisedOn === null || supervisedOn <= since)
    .toSorted((one, other) => byText(latest(one), latest(other)) || byText(one.caseReference, other.caseReference))
    .slice(0, Math.max(0, wanted))
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
