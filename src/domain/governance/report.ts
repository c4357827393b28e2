/** A report to scrutiny members as one plain value that every format reads, and the words that a release is refused with. */
import type { Instant, LocalDate } from '../calendar/dates.ts'
import type { ScrutinyFigures } from './figures.ts'
import { passages, type PassageKey } from './passages.ts'

export interface ScrutinyReport {
  readonly reference: string
  readonly title: string
  readonly firstMonth: LocalDate
  readonly lastMonth: LocalDate
  readonly begunBy: string
  readonly numbers: { readonly number: number; readonly gatheredAt: Instant }
  readonly figures: ScrutinyFigures
  readonly passages: readonly Passage[]
  /** Null while it is in writing. */
  readonly released: { readonly by: string; readonly jobTitle: string; readonly at: Instant } | null
}

export interface Passage {
  readonly key: PassageKey
  /** 0: nothing was written yet. */
  readonly version: number
  readonly words: string
}

/** A report says both what is good and what is not yet: neither alone is the truth of a year. */
export function balanceFault({ strengths, areas }: Pick<ScrutinyFigures, 'strengths' | 'areas'>): string | null {
  if (strengths.length === 0 && areas.length === 0)
    return 'The audits of this period name no strength and no area for improvement. Choose a longer period, or wait until audits are moderated and gather the numbers again.'
  if (strengths.length === 0)
    return 'This report would tell members only what is wrong: no strength is named in the audits of this period. Ask auditors to name what worked, then gather the numbers again; or begin a report for a longer period.'
  if (areas.length === 0)
    return 'This report would tell members only what is good: no area for improvement is named in the audits of this period. Check the moderation of these audits, then gather the numbers again; or begin a report for a longer period.'
  return null
}

/** Passages that must be written before a report can be released, and are not. */
export const unwritten = (written: readonly Passage[]): readonly string[] =>
  passages
    .filter(({ key, needed }) => needed && (written.find(passage => passage.key === key)?.words ?? '').trim() === '')
    .map(({ title }) => title)

/** The first day of the first month and of the last, from April to March, that hold the last whole year before a day. */
export function usualPeriod(today: LocalDate): { readonly from: string; readonly to: string } {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0)
  return { from: `${year - 1}-04`, to: `${year}-03` }
}

const monthsApart = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))

/** What is wrong with a period, as the message of a form; null when nothing is. Both are first days of months. */
export function periodFault(from: LocalDate, to: LocalDate, today: LocalDate): string | null {
  if (to < from) return 'The last month must be the first month or a later one'
  if (to > today) return 'The last month must be this month or an earlier one'
  return monthsApart(from, to) > 23 ? 'Choose a period of 24 months or less' : null
}
