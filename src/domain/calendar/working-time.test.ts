/** Working time stands still at night, at weekends and on bank holidays, and clocks of the day are read in London. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isBankHoliday } from './bank-holidays.ts'
import { dayOf, instant, localDate, londonMoment, longMoment, minuteOfDay, addDays } from './dates.ts'
import { readTimeOfDay, weekdayMoment } from './time-of-day.ts'
import { addWorkingDays, addWorkingMinutes, endOfDay, isWorkingDay, workingMinutesBetween } from './working-time.ts'

const hours = { opens: 540, closes: 1020 }

/** All of England, as gov.uk/bank-holidays listed them. */
const listed = {
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
} as const

test('bank holidays of a year are those that were published, moved and added ones among them', () => {
  for (const [year, days] of Object.entries(listed)) {
    const found: string[] = []
    for (let day = localDate(`${year}-01-01`); day.startsWith(year); day = addDays(day, 1))
      if (isBankHoliday(day)) found.push(day.slice(5))
    assert.equal(found.join(' '), days, year)
  }
})

const said = (moment: string): string => weekdayMoment(instant(moment))

test('one working day after a moment is the same time on the next working day', () => {
  const cases = [
    ['2018-06-11T09:40:00Z', 1, 'Tuesday 12 June 2018 at 10:40am'],
    ['2018-06-08T09:40:00Z', 1, 'Monday 11 June 2018 at 10:40am'],
    ['2018-05-25T13:00:00Z', 1, 'Tuesday 29 May 2018 at 2:00pm'],
    ['2018-06-09T11:00:00Z', 1, 'Monday 11 June 2018 at 5:00pm'],
    ['2018-06-11T20:00:00Z', 1, 'Tuesday 12 June 2018 at 5:00pm'],
    ['2018-06-11T04:00:00Z', 1, 'Monday 11 June 2018 at 5:00pm'],
    ['2018-10-26T13:00:00Z', 1, 'Monday 29 October 2018 at 2:00pm'],
    ['2018-12-24T10:00:00Z', 5, 'Thursday 3 January 2019 at 10:00am'],
  ] as const
  for (const [from, days, due] of cases) assert.equal(said(addWorkingDays(instant(from), days, hours)), due, from)
})

test('four working hours late in the day end in the next morning', () => {
  assert.equal(said(addWorkingMinutes(instant('2018-06-11T14:00:00Z'), 240, hours)), 'Tuesday 12 June 2018 at 11:00am')
  assert.equal(said(addWorkingMinutes(instant('2018-06-11T08:00:00Z'), 240, hours)), 'Monday 11 June 2018 at 1:00pm')
})

test('what was added is what lies between, wherever a clock begins', () => {
  const start = Date.parse('2018-01-01T00:00:00Z')
  fc.assert(
    fc.property(fc.nat(600_000), fc.integer({ min: 1, max: 5000 }), (minute, added) => {
      const from = instant(start + minute * 60_000)
      const to = addWorkingMinutes(from, added, hours)
      assert.ok(isWorkingDay(dayOf(to)))
      assert.ok(minuteOfDay(to) > hours.opens && minuteOfDay(to) <= hours.closes)
      assert.equal(workingMinutesBetween(from, to, hours), added)
    }),
  )
})

test('nothing lies between a moment and an earlier one', () => {
  assert.equal(workingMinutesBetween(instant('2018-06-12T10:00:00Z'), instant('2018-06-11T10:00:00Z'), hours), 0)
})

test('a day in London ends at its own midnight, in summer and in winter', () => {
  assert.equal(endOfDay(instant('2018-06-11T22:59:00Z')), '2018-06-11T22:59:00.000Z')
  assert.equal(endOfDay(instant('2018-06-11T23:00:00Z')), '2018-06-12T22:59:00.000Z')
  assert.equal(endOfDay(instant('2018-12-11T10:00:00Z')), '2018-12-11T23:59:00.000Z')
  assert.equal(longMoment(londonMoment(localDate('2018-03-25'), 600)), '25 March 2018 at 10:00am')
})

test('a time of day is read as people type it, and nothing else is taken for one', () => {
  const read = { '10:40': 640, '9.05': 545, '2.30pm': 870, '2:30 PM': 870, '5pm': 1020, '12am': 0, '12:15pm': 735 }
  for (const [text, minutes] of Object.entries({ ...read, midday: 720, '00:00': 0, '23:59': 1439 }))
    assert.equal(readTimeOfDay(text), minutes, text)
  for (const text of ['', '10', '24:00', '10:60', '13pm', '0am', 'soon', '1030', '10:4'])
    assert.equal(readTimeOfDay(text), null, text)
})
