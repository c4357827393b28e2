/** Calendar facts: days are days whatever the server's time zone, and London's clocks are followed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instant,
  isLocalDate,
  localDate,
  longDate,
  longMoment,
  monthAndYear,
} from './dates.ts'

test('a day that does not exist is not a calendar date', () => {
  for (const text of ['2023-02-29', '2018-13-01', '2018-5-14', '14/05/2018', '', '2018-05-14T00:00:00Z'])
    assert.equal(isLocalDate(text), false, text)
  assert.equal(isLocalDate('2024-02-29'), true)
  assert.throws(() => localDate('31 May'))
})

test('dates and moments are worded as GOV.UK words them, in London time', () => {
  assert.equal(longDate(localDate('2018-05-04')), '4 May 2018')
  assert.equal(monthAndYear(localDate('2018-05-14')), 'May 2018')
  assert.equal(longMoment(instant('2018-05-14T08:05:00Z')), '14 May 2018 at 9:05am')
  assert.equal(longMoment(instant('2018-01-14T00:00:00Z')), '14 January 2018 at 12:00am')
})

test('the day in London is a day later than in Greenwich just before midnight in summer, and the same in winter', () => {
  assert.equal(dayOf(instant('2018-06-30T23:30:00Z')), '2018-07-01')
  assert.equal(dayOf(instant('2018-12-31T23:30:00Z')), '2018-12-31')
})

test('adding months lands on the first of the month, across years both ways', () => {
  assert.equal(addMonths(localDate('2018-11-30'), 3), '2019-02-01')
  assert.equal(addMonths(localDate('2018-01-15'), -1), '2017-12-01')
})

test('adding days and counting days between undo each other, for any day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), days => {
      const from = localDate('2018-05-14')
      assert.equal(daysBetween(from, addDays(from, days)), days)
    }),
  )
})
