/** The programme's year: April to March, named by the year in which it begins. Months are the calendar's numbers, 4 for April. */
import { localDate, monthAndYear, type LocalDate } from '../calendar/dates.ts'

export const firstYear = 2000
export const lastYear = 2100

/** In the order of the programme's year. */
export const monthNumbers = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3] as const

/** 2018 for any day from 1 April 2018 to 31 March 2019. */
export function programmeYearOf(date: LocalDate): number {
  const year = Number(date.slice(0, 4))
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1
}

/** "2018–19". */
export const yearInWords = (year: number): string => `${year}–${String((year + 1) % 100).padStart(2, '0')}`

/** The first day of a month of the programme's year. */
export function monthOf(year: number, month: number): LocalDate {
  return localDate(`${month >= 4 ? year : year + 1}-${String(month).padStart(2, '0')}-01`)
}

export const isYear = (year: number): boolean => Number.isInteger(year) && year >= firstYear && year <= lastYear

/** Each month once, in the programme's order; numbers that are no month are left out. */
export const inOrderOfYear = (months: readonly number[]): readonly number[] =>
  monthNumbers.filter(month => months.includes(month))

const place = (month: number): number => (month + 8) % 12

/** "Every month"; "May 2018 to July 2018, October 2018". */
export function monthsInWords(year: number, months: readonly number[]): string {
  const ordered = inOrderOfYear(months)
  if (ordered.length === monthNumbers.length) return 'Every month'
  const runs: number[][] = []
  for (const month of ordered) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before !== undefined && place(month) === place(before) + 1) run.push(month)
    else runs.push([month])
  }
  return runs.map(run => runInWords(year, run)).join(', ')
}

function runInWords(year: number, run: readonly number[]): string {
  const [first, last] = [run[0] ?? 4, run.at(-1) ?? 4].map(month => monthAndYear(monthOf(year, month)))
  const between = run.length > 2 ? 'to' : 'and'
  return first === last ? (first ?? '') : `${first} ${between} ${last}`
}
