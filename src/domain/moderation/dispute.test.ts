/** The time to disagree and to decide, on the calendar of May 2018, and what became of a dispute. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../calendar/dates.ts'
import { decideBy, isForHead, lastDayToRaise, outcomeOfDispute, usualDisputeSettings } from './dispute.ts'

test('days to disagree and to decide are working days: weekends and bank holidays are left out', () => {
  // Friday 4 May 2018; Monday 7 May and Monday 28 May are bank holidays.
  assert.equal(lastDayToRaise(localDate('2018-05-04'), usualDisputeSettings), '2018-05-14')
  assert.equal(decideBy(localDate('2018-05-14'), usualDisputeSettings), '2018-05-29')
})

test('a head of service decides wherever one of the grades is inadequate, if the council wants it so', () => {
  assert.equal(isForHead(['good', 'inadequate'], usualDisputeSettings), true)
  assert.equal(isForHead(['good', 'requires-improvement'], usualDisputeSettings), false)
  assert.equal(isForHead(['inadequate'], { ...usualDisputeSettings, headForInadequate: false }), false)
})

for (const [ended, outcome] of [
  [null, 'open'],
  [{ grade: null }, 'withdrawn'],
  [{ grade: 'requires-improvement' }, 'kept'],
  [{ grade: 'good' }, 'restored'],
  [{ grade: 'inadequate' }, 'another'],
] as const) {
  test(`good, agreed as requires improvement, ended with ${JSON.stringify(ended)}, is ${outcome}`, () => {
    assert.equal(outcomeOfDispute('good', 'requires-improvement', ended), outcome)
  })
}
