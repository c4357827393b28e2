/**
 * Days as whole numbers, for rules that go through hundreds of thousands of dates: reading one is a little arithmetic on its digits,
 * and each day is written out only once. Day 0 is 1 January 1970.
 */
import { addDays, localDate, type LocalDate } from './dates.ts'

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48

/** From year, month (1 to 12, or beyond: they carry over) and day; by the rule of the Gregorian calendar, counted from March. */
function numberOf(year: number, month: number, day: number): number {
  const months = year * 12 + month - 3
  const y = Math.floor(months / 12)
  const m = months - y * 12
  return (
    y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (((m * 153 + 2) / 5) | 0) + day - 719469
  )
}

const yearOf = (date: string): number =>
  digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3)
const monthOf = (date: string): number => digit(date, 5) * 10 + digit(date, 6)
const dayOfMonth = (date: string): number => digit(date, 8) * 10 + digit(date, 9)

/** The number of a day. */
export const dayNumber = (date: LocalDate): number => numberOf(yearOf(date), monthOf(date), dayOfMonth(date))

/** From 1910 to about 2130, by the days since its first. */
const written: (LocalDate | undefined)[] = Array.from({ length: 80_000 })
const firstWritten = -22_000
const dayNought = localDate('1970-01-01')

/** The day of a number. */
export function dateOfDay(day: number): LocalDate {
  const known = written[day - firstWritten]
  if (known !== undefined) return known
  const date = addDays(dayNought, day)
  if (day >= firstWritten && day - firstWritten < written.length) written[day - firstWritten] = date
  return date
}

/** The same day so many months later, or the last day of that month where it has no such day: 31 January and 1 is 28 February. */
export function monthsAfter(day: number, months: number): number {
  const date = dateOfDay(day)
  const year = yearOf(date)
  const month = monthOf(date) + months
  return Math.min(numberOf(year, month, dayOfMonth(date)), numberOf(year, month + 1, 1) - 1)
}
