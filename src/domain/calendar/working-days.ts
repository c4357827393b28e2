/**
 * Counts working days between days given as numbers (day-numbers.ts) without going through them: how many there were up to each day
 * is worked out once, with the bank holidays of England and without.
 */
import { isBankHoliday } from './bank-holidays.ts'
import { localDate, type LocalDate } from './dates.ts'
import { dateOfDay, dayNumber } from './day-numbers.ts'

/** Bank holidays are published a few years ahead. After this day they are worked out by rule, and a proclamation may move them. */
export const lastCertainBankHolidays: LocalDate = localDate('2028-12-31')

const firstDay = dayNumber(localDate('1920-01-01'))
const lastDay = dayNumber(localDate('2110-12-31'))

/** What Monday to Friday are not: 1 January 1970 was a Thursday. */
const isWeekend = (day: number): boolean => (((day + 3) % 7) + 7) % 7 > 4

export interface WorkingDays {
  readonly isWorkingDay: (day: number) => boolean
  /** The so-manieth working day after a day; the day itself for 0. */
  readonly after: (day: number, count: number) => number
  /** Working days that begin after `from` and no later than `to`; 0 where `to` is not later. */
  readonly between: (from: number, to: number) => number
}

/** Days before 1920 count as its first, days after 2110 as its last. */
function tableOf(isHoliday: (day: number) => boolean): WorkingDays {
  const upTo = new Int32Array(lastDay - firstDay + 1)
  const days: number[] = []
  for (let day = firstDay; day <= lastDay; day += 1) {
    if (!isWeekend(day) && !isHoliday(day)) days.push(day)
    upTo[day - firstDay] = days.length
  }
  const gone = (day: number): number => upTo[Math.max(0, Math.min(day, lastDay) - firstDay)] ?? 0
  return {
    isWorkingDay: day => !isWeekend(day) && !isHoliday(day),
    after: (day, count) => (count === 0 ? day : (days[gone(day) + count - 1] ?? lastDay)),
    between: (from, to) => Math.max(0, gone(to) - gone(from)),
  }
}

let withHolidays: WorkingDays | undefined
let withoutHolidays: WorkingDays | undefined

/** Monday to Friday without the bank holidays of England. */
export const workingDays = (): WorkingDays => (withHolidays ??= tableOf(day => isBankHoliday(dateOfDay(day))))

/** Monday to Friday, bank holidays too: as some case systems count. */
export const weekdaysAlone = (): WorkingDays => (withoutHolidays ??= tableOf(() => false))
