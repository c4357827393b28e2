/** Days as numbers: the same days, months that end where the month ends, and working days counted as one counts them by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, localDate } from './dates.ts'
import { dateOfDay, dayNumber, monthsAfter } from './day-numbers.ts'
import { weekdaysAlone, workingDays } from './working-days.ts'
import { isWorkingDay } from './working-time.ts'

const day = (text: string): number => dayNumber(localDate(text))
const months = (text: string, count: number): string => dateOfDay(monthsAfter(day(text), count))
const after = (text: string, count: number): string => dateOfDay(workingDays().after(day(text), count))

test('a day and its number are the same day, in any year', () => {
  fc.assert(
    fc.property(fc.integer({ min: -18_000, max: 51_000 }), number => {
      assert.equal(dayNumber(dateOfDay(number)), number)
      assert.equal(dateOfDay(number), addDays(localDate('1970-01-01'), number))
    }),
  )
})

test('a month later is the same day of the month, or its last day where there is none', () => {
  assert.equal(months('2023-01-31', 1), '2023-02-28')
  assert.equal(months('2024-01-31', 1), '2024-02-29')
  assert.equal(months('2023-08-31', 6), '2024-02-29')
  assert.equal(months('2024-02-29', 12), '2025-02-28')
  assert.equal(months('2023-11-15', 3), '2024-02-15')
  assert.equal(months('2024-03-31', -1), '2024-02-29')
  assert.equal(months('2024-12-31', 12), '2025-12-31')
  assert.equal(months('2024-01-15', -12), '2023-01-15')
})

test('working days are counted over weekends and bank holidays as one counts them by hand', () => {
  assert.equal(after('2023-12-22', 1), '2023-12-27')
  assert.equal(after('2023-12-24', 1), '2023-12-27')
  assert.equal(after('2020-05-07', 1), '2020-05-11')
  assert.equal(after('2020-05-01', 1), '2020-05-04')
  assert.equal(after('2022-09-16', 1), '2022-09-20')
  assert.equal(after('2022-09-19', 0), '2022-09-19')
  assert.equal(dateOfDay(weekdaysAlone().after(day('2022-09-16'), 1)), '2022-09-19')
})

test('counting between days agrees with going through them one by one', () => {
  const counted = workingDays()
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 21_000 }), fc.nat(200), (from, length) => {
      let walked = 0
      for (let at = from + 1; at <= from + length; at += 1) if (isWorkingDay(dateOfDay(at))) walked += 1
      assert.equal(counted.between(from, from + length), walked)
      if (walked > 0) assert.ok(counted.isWorkingDay(counted.after(from, walked)))
    }),
  )
})

test('days beyond the table stay at its ends, and nothing throws', () => {
  assert.equal(workingDays().between(day('2200-01-01'), day('2300-01-01')), 0)
  assert.equal(workingDays().after(day('2110-12-30'), 900), day('2110-12-31'))
})
