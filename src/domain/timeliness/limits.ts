/**
 * The day on which a thing is due, and how long it took. Both are one rule: what took N was done by the day that a limit of N would
 * have made it due, and later than a limit of N - 1 would have. Days are numbers (calendar/day-numbers.ts).
 */
import { monthsAfter } from '../calendar/day-numbers.ts'
import { weekdaysAlone, workingDays, type WorkingDays } from '../calendar/working-days.ts'
import type { Limit, LimitUnit } from './measure.ts'
import type { Counting } from './settings.ts'

const rough: Readonly<Record<LimitUnit, number>> = {
  'working-days': 1.4,
  'calendar-days': 1,
  weeks: 7,
  months: 365 / 12,
}

/** A limit in calendar days: near enough to compare limits, and how months are counted as days (91 for three, 183 for six). 0 for none. */
export const roughDays = (limit: Limit | null): number =>
  limit === null ? 0 : Math.round(limit.count * rough[limit.unit])

const unitNames: Readonly<Record<LimitUnit, readonly [one: string, more: string]>> = {
  'working-days': ['working day', 'working days'],
  'calendar-days': ['day', 'days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
}

export const limitUnits = Object.keys(unitNames) as readonly LimitUnit[]

/** "Working days". */
export const unitLabel = (unit: LimitUnit): string => {
  const [, more] = unitNames[unit]
  return `${more.charAt(0).toUpperCase()}${more.slice(1)}`
}

/** "45 working days". */
export const limitInWords = ({ count, unit }: Limit): string => `${count} ${unitNames[unit][count === 1 ? 0 : 1]}`

const worked = ({ bankHolidays }: Counting): WorkingDays =>
  bankHolidays === 'worked' ? weekdaysAlone() : workingDays()

/** 1 where the start day is itself the first of the days. Weeks and months run from day to day, however days are counted. */
const startCounts = ({ startDay }: Counting, unit: LimitUnit): number =>
  startDay === 'counted' && (unit === 'working-days' || unit === 'calendar-days') ? 1 : 0

/** The last day on which it is in time. */
export function dueDay(start: number, { count, unit }: Limit, counting: Counting): number {
  const counted = startCounts(counting, unit)
  switch (unit) {
    case 'working-days':
      return worked(counting).after(start - counted, count)
    case 'calendar-days':
      return start + count - counted
    case 'weeks':
      return start + count * 7
    case 'months':
      return counting.months === 'days' ? start + roughDays({ count, unit }) : monthsAfter(start, count)
  }
}

function workingDaysTaken(start: number, end: number, counting: Counting): number {
  const days = worked(counting)
  const before = start - startCounts(counting, 'working-days')
  return days.between(before, end) + (end > before && !days.isWorkingDay(end) ? 1 : 0)
}

function monthsTaken(start: number, end: number, counting: Counting): number {
  let months = Math.max(0, Math.floor((end - start) / 31))
  while (dueDay(start, { count: months, unit: 'months' }, counting) < end) months += 1
  return months
}

/** In the unit, whole; 0 for what was done before the start, where that is allowed, and on it where that day is not counted. */
export function timeTaken(
  start: number,
  end: number,
  { unit, counting }: { unit: LimitUnit; counting: Counting },
): number {
  if (end < start) return 0
  switch (unit) {
    case 'working-days':
      return workingDaysTaken(start, end, counting)
    case 'calendar-days':
      return end - start + startCounts(counting, unit)
    case 'weeks':
      return Math.ceil((end - start) / 7)
    case 'months':
      return monthsTaken(start, end, counting)
  }
}
