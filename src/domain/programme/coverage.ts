/**
 * What audits reached and what they did not: open cases in groups, how many of each were audited, and what the council chose as
 * the least. Says where a group falls short in words; never why, and never whether practice is good.
 */
import { localDate, type LocalDate } from '../calendar/dates.ts'

export const ageGroups = [
  { code: 'under-1', label: 'Under 1' },
  { code: '1-4', label: '1 to 4' },
  { code: '5-9', label: '5 to 9' },
  { code: '10-15', label: '10 to 15' },
  { code: '16-17', label: '16 and 17' },
  { code: '18-over', label: '18 and over' },
] as const

const groupStarts = [0, 1, 5, 10, 16, 18] as const

/** In words; null where the age is not known. */
export function ageGroupOf(years: number | null): string | null {
  if (years === null) return null
  const index = groupStarts.findLastIndex(start => years >= start)
  return ageGroups[index]?.label ?? null
}

export const minimumMeasures = [
  { code: 'none', label: 'No minimum' },
  { code: 'share', label: 'A share of each group, in percent' },
  { code: 'number', label: 'A number of cases in each group' },
] as const

/** The least of each group's open cases that should be audited in twelve months. A group smaller than the number: all of it. */
export type CoverageMinimum =
  { readonly measure: 'none'; readonly least: null } | { readonly measure: 'share' | 'number'; readonly least: number }

export const noMinimum: CoverageMinimum = { measure: 'none', least: null }

export interface Covered {
  readonly open: number
  /** Of the open cases, those that had an audit handed in. */
  readonly audited: number
}

/** How many cases of the group the minimum asks for, rounded up. */
export function casesNeeded({ open }: Covered, minimum: CoverageMinimum): number {
  if (minimum.measure === 'none') return 0
  return minimum.measure === 'share' ? Math.ceil((minimum.least * open) / 100) : Math.min(minimum.least, open)
}

/** "Not one was audited"; "Below the minimum, which asks for 12"; null where neither is so, or no case is open. */
export function shortfallWords(covered: Covered, minimum: CoverageMinimum): string | null {
  if (covered.open === 0) return null
  const needed = casesNeeded(covered, minimum)
  const short = covered.audited < needed ? `Below the minimum, which asks for ${needed}` : null
  if (covered.audited > 0) return short
  return short === null ? 'Not one was audited' : `Not one was audited. The minimum asks for ${needed}`
}

/** "At least 10% of the open cases of each group." */
export function minimumInWords({ measure, least }: CoverageMinimum): string {
  if (measure === 'none') return 'The council has set no minimum.'
  return measure === 'share'
    ? `The council’s minimum: ${least}% of the open cases of each group.`
    : `The council’s minimum: ${least} ${least === 1 ? 'case' : 'cases'} of each group, or all of a smaller one.`
}

/** The same day a year earlier; 28 February for 29 February. */
export function yearBefore(day: LocalDate): LocalDate {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0')
  return localDate(day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`)
}
