/**
 * Working days and hours: Monday to Friday without the bank holidays of England, between the hours the council keeps. Clocks that are
 * counted in working time stand still at night and at weekends, and never end outside working hours.
 */
import { isBankHoliday, weekdayOf } from './bank-holidays.ts'
import { addDays, dayOf, instant, londonMoment, minuteOfDay, type Instant, type LocalDate } from './dates.ts'

/** In minutes since midnight, London time; `closes` is later than `opens`. */
export interface WorkingHours {
  readonly opens: number
  readonly closes: number
}

export function isWorkingDay(day: LocalDate): boolean {
  return weekdayOf(day) % 6 !== 0 && !isBankHoliday(day)
}

const minutesInDay = ({ opens, closes }: WorkingHours): number => closes - opens

/** The first working day after this one. */
function workingDayAfter(day: LocalDate): LocalDate {
  let next = addDays(day, 1)
  while (!isWorkingDay(next)) next = addDays(next, 1)
  return next
}

/** Where a moment falls in working time: the working day, and the minutes of it that have gone by. */
function placeOf(moment: Instant, hours: WorkingHours): { readonly day: LocalDate; readonly gone: number } {
  const day = dayOf(moment)
  const gone = minuteOfDay(moment) - hours.opens
  if (!isWorkingDay(day) || gone >= minutesInDay(hours)) return { day: workingDayAfter(day), gone: 0 }
  return { day, gone: Math.max(0, gone) }
}

/** The moment when so many working minutes have gone by. A working day is as long as the council's working hours. */
export function addWorkingMinutes(from: Instant, minutes: number, hours: WorkingHours): Instant {
  const length = minutesInDay(hours)
  let { day, gone } = placeOf(from, hours)
  let left = minutes
  while (gone + left > length) {
    left -= length - gone
    day = workingDayAfter(day)
    gone = 0
  }
  return londonMoment(day, hours.opens + gone + left)
}

/** One working day after 10:40 on Monday is 10:40 on Tuesday. */
export function addWorkingDays(from: Instant, days: number, hours: WorkingHours): Instant {
  return addWorkingMinutes(from, days * minutesInDay(hours), hours)
}

/** Whole working minutes from one moment to a later one; 0 when it is not later. */
export function workingMinutesBetween(from: Instant, to: Instant, hours: WorkingHours): number {
  if (to <= from) return 0
  const start = placeOf(from, hours)
  const end = placeOf(to, hours)
  let minutes = end.gone - start.gone
  for (let day = start.day; day < end.day; day = workingDayAfter(day)) minutes += minutesInDay(hours)
  return Math.max(0, minutes)
}

/** The last minute of the day in London: a thing of the same day is done by then. */
export function endOfDay(moment: Instant): Instant {
  return instant(Date.parse(londonMoment(addDays(dayOf(moment), 1), 0)) - 60_000)
}
