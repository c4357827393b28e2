/**
 * Bank holidays in England, worked out for any year from the rules of gov.uk/bank-holidays, with the days that were moved or added by
 * proclamation. A proclamation after this was written has to be added to `moved`.
 */
import { addDays, localDate, type LocalDate } from './dates.ts'

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: LocalDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** Days that a proclamation added, and those it took away in their place. */
const moved: Readonly<Record<number, { readonly added: readonly string[]; readonly taken: readonly string[] }>> = {
  2011: { added: ['2011-04-29'], taken: [] },
  2012: { added: ['2012-06-04', '2012-06-05'], taken: ['2012-05-28'] },
  2020: { added: ['2020-05-08'], taken: ['2020-05-04'] },
  2022: { added: ['2022-06-02', '2022-06-03', '2022-09-19'], taken: ['2022-05-30'] },
  2023: { added: ['2023-05-08'], taken: [] },
}

/** Easter Sunday by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): LocalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return dayIn(year, Math.floor(f / 31), (f % 31) + 1)
}

const dayIn = (year: number, month: number, day: number): LocalDate =>
  localDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)

/** The first Monday on or after a day. */
const mondayFrom = (day: LocalDate): LocalDate => addDays(day, (8 - weekdayOf(day)) % 7)

/** The first weekday on or after a day that is not among those taken already. */
function substitute(day: LocalDate, taken: readonly LocalDate[]): LocalDate {
  let found = day
  while (weekdayOf(found) % 6 === 0 || taken.includes(found)) found = addDays(found, 1)
  return found
}

function holidaysIn(year: number): ReadonlySet<LocalDate> {
  const easter = easterSunday(year)
  const christmas = substitute(dayIn(year, 12, 25), [])
  const days = [
    substitute(dayIn(year, 1, 1), []),
    addDays(easter, -2),
    addDays(easter, 1),
    mondayFrom(dayIn(year, 5, 1)),
    mondayFrom(dayIn(year, 5, 25)),
    mondayFrom(dayIn(year, 8, 25)),
    christmas,
    substitute(dayIn(year, 12, 26), [christmas]),
  ]
  const change = moved[year]
  return new Set([...days.filter(day => change?.taken.includes(day) !== true), ...(change?.added ?? []).map(localDate)])
}

const years = new Map<number, ReadonlySet<LocalDate>>()

/** True on a bank holiday in England, of any year since 1978. */
export function isBankHoliday(day: LocalDate): boolean {
  const year = Number(day.slice(0, 4))
  const known = years.get(year) ?? holidaysIn(year)
  years.set(year, known)
  return known.has(day)
}
