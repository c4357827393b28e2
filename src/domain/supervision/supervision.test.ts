/** Audits before supervision, as rules: which cases are suggested, how many are expected, and which counts are hidden. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../calendar/dates.ts'
import { cellText } from '../suppression/cell.ts'
import { doneOf, themeCell } from './completion.ts'
import { suggestCases, type CaseHeld } from './suggest.ts'

const today = localDate('2018-05-14')
const held = (caseReference: string, lookedAt: string | null = null, supervised: string | null = null): CaseHeld => ({
  caseReference,
  lookedAtOn: lookedAt === null ? null : localDate(lookedAt),
  supervisedOn: supervised === null ? null : localDate(supervised),
})
const suggested = (cases: readonly CaseHeld[], wanted = 2) =>
  suggestCases(cases, today, wanted).map(one => one.caseReference)

test('cases that were never looked at come first, then the one looked at longest ago, whoever looked', () => {
  assert.deepEqual(suggested([held('A', '2018-04-01'), held('B'), held('C', null, '2017-08-01')]), ['B', 'C'])
  assert.deepEqual(suggested([held('A', '2018-04-01', '2017-01-01'), held('B', '2018-03-01')]), ['B', 'A'])
})

test('a case looked at before supervision in the last six months is not suggested again; on the day of six months it is', () => {
  assert.deepEqual(suggested([held('A', null, '2017-11-15'), held('B', null, '2017-11-14')]), ['B'])
})

test('cases alike are suggested in the order of their references, always the same', () => {
  assert.deepEqual(suggested([held('C'), held('A'), held('B')]), ['A', 'B'])
  assert.deepEqual(suggested([held('B'), held('C'), held('A')]), ['A', 'B'])
})

test('no more than wanted, and none where both of the month have begun', () => {
  assert.deepEqual(suggested([held('A'), held('B')], 1), ['A'])
  assert.deepEqual(suggested([held('A')], 0), [])
  assert.deepEqual(suggested([held('A')], -1), [])
  assert.deepEqual(suggested([]), [])
})

test('two are expected of each practitioner, and teams add up', () => {
  const teams = [
    { team: 'North', practitioners: 3, shared: 4 },
    { team: 'South', practitioners: 1, shared: 0 },
  ]
  assert.deepEqual(doneOf(teams), { shared: 4, expected: 8 })
  assert.deepEqual(doneOf([]), { shared: 0, expected: 0 })
})

test('a theme behind which there are one to four audits is hidden; none and five are shown', () => {
  assert.deepEqual(
    [0, 1, 4, 5].map(audits => cellText(themeCell(audits))),
    ['0', 'c', 'c', '5'],
  )
})
