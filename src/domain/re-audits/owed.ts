/**
 * When a case is to be audited again: after an agreed overall grade of inadequate (founding report, Appendix 2i 5), and where the
 * council chose so also after requires improvement. By another auditor, once the actions of the first audit are due, so that there is
 * something to see, and never later than three months after the grade was agreed.
 */
import { addDays, type LocalDate } from '../calendar/dates.ts'
import { dateOfDay, dayNumber, monthsAfter } from '../calendar/day-numbers.ts'
import type { Grade } from '../grades/grade.ts'

export interface ReAuditSettings {
  /** Whether requires improvement is followed up as well as inadequate. */
  readonly alsoRequiresImprovement: boolean
  /** Else, of 100 audits agreed to require improvement, how many are audited again as a dip sample: 0 to 100, drawn by chance. */
  readonly dipShare: number
  /** Months from the day the grade was agreed to the day the re-audit is due: 1 to 3. */
  readonly months: number
}

export const usualReAuditSettings: ReAuditSettings = { alsoRequiresImprovement: false, dipShare: 0, months: 3 }

/** There is no national limit; ours is three months, and a council may set less. */
export const mostMonths = 3

export interface Owed {
  /** The first day on which it shows what was done. */
  readonly earliestOn: LocalDate
  readonly dueOn: LocalDate
}

/**
 * Whether a grade is followed up. A dip sample is drawn by a number that anyone can work out again: the first eight hexadecimal digits of
 * SHA-256 of `dip|` and the submission's digest, as a share of all that eight digits can be; below the council's share means drawn.
 */
export function isFollowedUp(
  grade: Grade,
  { alsoRequiresImprovement, dipShare }: ReAuditSettings,
  drawn: { readonly submissionDigest: string; readonly digest: (text: string) => string },
): boolean {
  if (grade === 'inadequate') return true
  if (grade !== 'requires-improvement') return false
  const number = Number.parseInt(drawn.digest(`dip|${drawn.submissionDigest}`).slice(0, 8), 16) / 2 ** 32
  return alsoRequiresImprovement || number * 100 < dipShare
}

/** The days between which it is owed. `actionsDue`: the days of the audit's actions. Where the last action is due later, the limit wins. */
export function owedBetween(agreedOn: LocalDate, actionsDue: readonly LocalDate[], settings: ReAuditSettings): Owed {
  const dueOn = dateOfDay(monthsAfter(dayNumber(agreedOn), settings.months))
  const last = [agreedOn, ...actionsDue].reduce((one, other) => (other > one ? other : one))
  const after = addDays(last, 1)
  return { earliestOn: after < dueOn ? after : dueOn, dueOn }
}
