/**
 * Days as whole numbers since 1970, for the arithmetic of made-up caseloads, with working days looked up: a caseload of twenty
 * thousand children asks for millions of them.
 */
import { isBankHoliday } from '../calendar/bank-holidays.ts'
import type { LocalDate } from '../calendar/dates.ts'

/** Whole days since 1 January 1970. */
export type DayNumber = number

const texts = new Map<DayNumber, LocalDate>()

export const dayNumber = (date: LocalDate): DayNumber => Date.parse(`${date}T00:00:00Z`) / 86_400_000

export function dayText(day: DayNumber): LocalDate {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10) as LocalDate
  texts.set(day, text)
  return text
}

/** 0 not asked yet, 1 a working day, 2 not: of days from 1970 to 2093. */
const asked = new Uint8Array(45_000)

/** 0 for Sunday to 6 for Saturday; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7

export function isWorking(day: DayNumber): boolean {
  const known = asked[day]
  if (known !== undefined && known !== 0) return known === 1
  const working = weekdayOf(day) % 6 !== 0 && !isBankHoliday(dayText(day))
  if (known !== undefined) asked[day] = working ? 1 : 2
  return working
}

/** This day, or the first working day after it. */
export function workingFrom(day: DayNumber): DayNumber {
  let found = day
  while (!isWorking(found)) found += 1
  return found
}

/** This day, or the last working day before it. */
export function workingBefore(day: DayNumber): DayNumber {
  let found = day
  while (!isWorking(found)) found -= 1
  return found
}

/** So many working days after this day; the same day for none. */
export function addWorking(day: DayNumber, count: number): DayNumber {
  let found = day
  for (let left = count; left > 0; left -= 1) found = workingFrom(found + 1)
  return found
}

/** The day on which someone born on that day turns so many years; 1 March for 29 February in other years. */
export function birthday(born: DayNumber, years: number): DayNumber {
  const date = new Date(born * 86_400_000)
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / 86_400_000
}
