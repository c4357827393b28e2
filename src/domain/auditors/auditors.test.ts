/** Days and months of auditing, from the calendar of May 2018: bank holidays on the 7th and the 28th. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../calendar/dates.ts'
import { coversMonth, monthsFault, monthsInWords } from './exemption.ts'
import { auditDueOn, usualAuditingSettings } from './settings.ts'

test('an audit is due so many working days after it was allocated, bank holidays and weekends left out', () => {
  assert.equal(auditDueOn(localDate('2018-05-04'), { workingDays: 1 }), '2018-05-08')
  assert.equal(auditDueOn(localDate('2018-05-04'), usualAuditingSettings), '2018-05-29')
})

test('an exemption covers its first and its last month and none besides', () => {
  const months = { firstMonth: localDate('2018-05-01'), lastMonth: localDate('2018-07-01') }
  const covered = ['2018-04-01', '2018-05-01', '2018-07-01', '2018-08-01'].map(day =>
    coversMonth(months, localDate(day)),
  )
  assert.deepEqual(covered, [false, true, true, false])
  assert.equal(monthsInWords(months), 'May 2018 to July 2018')
})

for (const [first, last, fault] of [
  ['2018-05-01', '2018-05-01', false],
  ['2018-05-01', '2019-04-01', false],
  ['2018-05-01', '2019-05-01', true],
  ['2018-05-01', '2018-04-01', true],
] as const) {
  test(`an exemption from ${first} to ${last} is ${fault ? 'refused' : 'possible'}`, () => {
    assert.equal(monthsFault({ firstMonth: localDate(first), lastMonth: localDate(last) }) !== null, fault)
  })
}
