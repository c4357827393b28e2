/** An exemption from auditing for some months: asked for, and decided by a director (domain notes 3.3). It counts once it is approved. */
import type { LocalDate } from '../calendar/dates.ts'
import { addMonths, monthAndYear } from '../calendar/dates.ts'

export type ExemptionState = 'asked' | 'approved' | 'refused'

export const exemptionStateWords: Readonly<
  Record<ExemptionState, { readonly label: string; readonly colour: string }>
> = {
  asked: { label: 'Waits for a director', colour: 'yellow' },
  approved: { label: 'Approved', colour: 'green' },
  refused: { label: 'Not approved', colour: 'grey' },
}

/** First days of months, both counted. */
export interface ExemptMonths {
  readonly firstMonth: LocalDate
  readonly lastMonth: LocalDate
}

/** Longer than a year is not an exemption but another role. */
export const mostMonths = 12

export const monthsInWords = ({ firstMonth, lastMonth }: ExemptMonths): string =>
  firstMonth === lastMonth ? monthAndYear(firstMonth) : `${monthAndYear(firstMonth)} to ${monthAndYear(lastMonth)}`

export const coversMonth = ({ firstMonth, lastMonth }: ExemptMonths, month: LocalDate): boolean =>
  firstMonth <= month && month <= lastMonth

/** What is wrong with the months, to be shown beside the last one; null where nothing is. */
export function monthsFault({ firstMonth, lastMonth }: ExemptMonths): string | null {
  if (lastMonth < firstMonth) return 'The last month must be the first month or later'
  return lastMonth > addMonths(firstMonth, mostMonths - 1)
    ? `An exemption is for ${mostMonths} months at most. Ask again when it ends`
    : null
}
