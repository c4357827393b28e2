/** The rules of the programme: its year, how far an activity is, what falls short, and what is said beside a grade from outside. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../calendar/dates.ts'
import { auditTypes } from '../rounds/opening.ts'
import { activityKinds, activityState, roundTypeOf } from './activity.ts'
import { casesNeeded, minimumInWords, noMinimum, shortfallWords, yearBefore } from './coverage.ts'
import { besideInWords } from './external.ts'
import { inOrderOfYear, monthOf, monthsInWords, programmeYearOf, yearInWords } from './year.ts'

const day = localDate

test('the year runs from 1 April to 31 March and is named by where it begins', () => {
  assert.deepEqual(
    ['2018-03-31', '2018-04-01', '2019-03-31'].map(date => programmeYearOf(day(date))),
    [2017, 2018, 2018],
  )
  assert.equal(yearInWords(2018), '2018–19')
  assert.equal(yearInWords(2099), '2099–00')
  assert.deepEqual([monthOf(2018, 4), monthOf(2018, 3)], ['2018-04-01', '2019-03-01'])
})

test('months are told in the order of the year, runs as from and to', () => {
  assert.deepEqual(inOrderOfYear([3, 4, 13, 4, 0, Number.NaN]), [4, 3])
  assert.equal(monthsInWords(2018, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), 'Every month')
  assert.equal(monthsInWords(2018, [1, 12, 11]), 'November 2018 to January 2019')
  assert.equal(monthsInWords(2018, [5, 10, 6, 3]), 'May 2018 and June 2018, October 2018, March 2019')
})

test('every type of round is a kind of activity, and every such kind leads to rounds of that type', () => {
  assert.deepEqual(
    auditTypes.map(({ code }) => activityKinds.filter(kind => roundTypeOf(kind.code) === code).length),
    auditTypes.map(() => 1),
  )
  assert.equal(roundTypeOf('peer-challenge'), null)
})

test('an activity is as far as was recorded last; before that it has not begun; cancelled stands above all', () => {
  assert.equal(activityState({ cancelled: false, latest: null }), 'not-begun')
  assert.equal(activityState({ cancelled: false, latest: 'under-way' }), 'under-way')
  assert.equal(activityState({ cancelled: true, latest: 'done' }), 'cancelled')
})

test('a minimum asks for whole cases, and a number for no more than there are', () => {
  const tenth = { measure: 'share', least: 10 } as const
  assert.deepEqual(
    [1, 10, 11, 0].map(open => casesNeeded({ open, audited: 0 }, tenth)),
    [1, 1, 2, 0],
  )
  assert.equal(casesNeeded({ open: 3, audited: 0 }, { measure: 'number', least: 5 }), 3)
  assert.equal(casesNeeded({ open: 3, audited: 0 }, noMinimum), 0)
})

test('what falls short is said in words; not one audited is said without any minimum, and nothing of a group that is empty', () => {
  const tenth = { measure: 'share', least: 10 } as const
  assert.equal(shortfallWords({ open: 20, audited: 2 }, tenth), null)
  assert.equal(shortfallWords({ open: 21, audited: 2 }, tenth), 'Below the minimum, which asks for 3')
  assert.equal(shortfallWords({ open: 21, audited: 0 }, tenth), 'Not one was audited. The minimum asks for 3')
  assert.equal(shortfallWords({ open: 21, audited: 0 }, noMinimum), 'Not one was audited')
  assert.equal(shortfallWords({ open: 21, audited: 1 }, noMinimum), null)
  assert.equal(shortfallWords({ open: 0, audited: 0 }, tenth), null)
  assert.match(minimumInWords({ measure: 'number', least: 1 }), / 1 case of each group/)
})

test('a year before a leap day is the last of February', () => {
  assert.deepEqual([yearBefore(day('2020-02-29')), yearBefore(day('2018-05-14'))], ['2019-02-28', '2017-05-14'])
})

test('a grade from outside is set beside counts with their whole, and few or no audits are said to be so', () => {
  const counts = { outstanding: 1, good: 27, 'requires-improvement': 10, inadequate: 2 }
  assert.deepEqual(besideInWords('inspection', 'requires-improvement', counts), [
    'The inspection said requires improvement; of 40 audits agreed in the twelve months before, 28 were graded good or better.',
    'Of the 40, 10 had that same grade, 28 a better one, and 2 a worse one.',
  ])
  const few = { outstanding: 0, good: 1, 'requires-improvement': 0, inadequate: 0 }
  assert.deepEqual(besideInWords('peer-review', null, few), [
    'The peer review gave no grade; of 1 audit agreed in the twelve months before, 1 was graded good or better.',
    'That is too few audits to set beside it.',
  ])
  const none = { outstanding: 0, good: 0, 'requires-improvement': 0, inadequate: 0 }
  assert.deepEqual(besideInWords('inspection', 'good', none), [
    'The inspection said good; no audit was agreed in the twelve months before.',
  ])
})
