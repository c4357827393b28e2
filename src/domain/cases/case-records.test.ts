/** From lists to cases: the status, the team and worker, and whether the case is open. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '../calendar/dates.ts'
import { gatherCases } from './case-records.ts'
import { caseStatusLabel, readStatus } from './case-status.ts'
import { nameMatcher, normalName } from './match-names.ts'
import type { Facts, ListRow } from './read-list-rows.ts'

const reportDate = localDate('2018-05-14')
const row = (list: number, facts: Facts = {}, caseReference = '1'): ListRow => ({
  list,
  row: 2,
  caseReference,
  read: true,
  facts: { startDate: '2018-01-01', ...facts },
  faults: [],
  formulas: 0,
})

function made(...rows: readonly ListRow[]) {
  const gathering = gatherCases(reportDate)
  for (const one of rows) gathering.add(one)
  return gathering.made()
}
const statusOf = (...rows: readonly ListRow[]): string | undefined => made(...rows).cases[0]?.caseStatus

describe('the status of a case', () => {
  const cases: readonly (readonly [string, readonly ListRow[], string])[] = [
    ['a child on list 4 without authorisation is in an open assessment', [row(4)], 'open-assessment'],
    [
      'a child whose assessment was authorised, and nothing else, is closed',
      [row(4, { authorisedDate: '2018-03-01' })],
      'closed',
    ],
    ['a child in need on list 6', [row(6, { caseStatus: 'child-in-need' })], 'child-in-need'],
    ['a child on list 6 without a status is in need', [row(6)], 'child-in-need'],
    ['a plan on list 7 comes before need', [row(6, { caseStatus: 'child-in-need' }), row(7)], 'child-protection'],
    [
      'a plan that has ended does not',
      [row(6, { caseStatus: 'child-in-need' }), row(7, { endDate: '2018-05-01' })],
      'child-in-need',
    ],
    [
      'a plan that ends after the report date does',
      [row(6, { caseStatus: 'child-in-need' }), row(7, { endDate: '2018-05-20' })],
      'child-protection',
    ],
    [
      'looked after comes before a plan, whatever the order of the sheets',
      [row(8), row(7), row(6, { caseStatus: 'looked-after' })],
      'looked-after',
    ],
    [
      'list 6 says looked after although list 8 is not in the file',
      [row(6, { caseStatus: 'looked-after' })],
      'looked-after',
    ],
    [
      'a care leaver whom list 6 calls in need, for want of a word, is a care leaver',
      [row(6, { caseStatus: 'child-in-need' }), row(9)],
      'care-leaver',
    ],
    [
      'closed on list 6 comes before everything',
      [row(6, { caseStatus: 'closed', closureDate: '2018-04-01' }), row(8), row(7), row(4)],
      'closed',
    ],
    [
      'a closure date on list 6 closes, whatever the status says',
      [row(6, { caseStatus: 'child-in-need', closureDate: '2018-04-01' })],
      'closed',
    ],
    ['the council’s own words are kept', [row(6, { caseStatus: 'Private fostering' }), row(4)], 'Private fostering'],
    [
      'a later episode on list 6 outranks an earlier one that closed',
      [row(6, { caseStatus: 'closed', startDate: '2017-01-01' }), row(6, { caseStatus: 'child-in-need' })],
      'child-in-need',
    ],
  ]
  for (const [name, rows, expected] of cases)
    test(name, () => {
      assert.equal(statusOf(...rows), expected)
    })

  test('closed on list 6 and open on list 8 is counted, so that someone looks at it', () => {
    assert.equal(made(row(6, { caseStatus: 'closed' }), row(8)).disagreeing, 1)
  })
  test('a case closed more than six months ago is left out, and counted', () => {
    const result = made(
      row(6, { caseStatus: 'closed', closureDate: '2017-11-13' }),
      row(6, { caseStatus: 'closed', closureDate: '2017-11-14' }, '2'),
    )
    assert.deepEqual([result.leftOut, result.cases.map(one => one.caseReference)], [1, ['2']])
  })
  test('a row that could not be read makes no case', () => {
    assert.equal(made({ ...row(6), read: false, caseReference: null }).cases.length, 0)
  })
})

test('team, worker and age come from the list that gave the status, and from the others where it has none', () => {
  const [one] = made(
    row(6, { caseStatus: 'child-protection', team: 'Duty', worker: 'A', ageYears: 4 }),
    row(7, { team: 'Protection' }),
  ).cases
  assert.deepEqual([one?.teamName, one?.workerName, one?.ageYears, one?.open], ['Protection', 'A', 4, true])
})

test('a care leaver’s personal adviser stands in for a worker', () => {
  assert.equal(made(row(9, { personalAdviser: 'Milo Goss' })).cases[0]?.workerName, 'Milo Goss')
})

describe('List 6’s words', () => {
  const cases: readonly (readonly [string, object | null])[] = [
    ['a) Looked after child', { known: 'looked-after' }],
    ['Looked after child', { known: 'looked-after' }],
    ['CLA', { known: 'looked-after' }],
    ['b) Child Protection plan', { known: 'child-protection' }],
    ['c', { known: 'child-in-need' }],
    ['CIN', { known: 'child-in-need' }],
    ['e) Closed episode', { known: 'closed' }],
    ['d)', { known: 'open-assessment' }],
    ['Private fostering', { words: 'Private fostering' }],
    ['f) Step down', { words: 'Step down' }],
    ['', null],
  ]
  for (const [text, expected] of cases)
    test(`“${text}” is read as ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(readStatus(text), expected)
    })
  test('a status of ours has a label, and the council’s words are their own', () => {
    assert.deepEqual(
      [caseStatusLabel('care-leaver'), caseStatusLabel('Private fostering')],
      ['Care leaver', 'Private fostering'],
    )
  })
})

describe('names of teams and workers', () => {
  for (const name of [
    'Sam Whitlock',
    'WHITLOCK, Sam',
    'Sam\u00a0Whitlock',
    ' sam  whitlock ',
    'Mr Sam Whitlock',
    'Whitlock, Sam (Agency)',
  ]) {
    test(`“${name}” is Sam Whitlock`, () => {
      assert.equal(normalName(name), 'sam whitlock')
    })
  }
  const north = { teamId: 'n', localityId: 'N', names: ['North Team', 'N1 Duty'] }
  const matcher = nameMatcher(
    [north],
    [
      { staffId: '1', name: 'Jo Vosper', teamId: 'n' },
      { staffId: '2', name: 'Jo Vosper', teamId: 's' },
      { staffId: '3', name: 'Ann O’Dell', teamId: null },
    ],
  )
  test('a team is found by any name remembered for it', () => {
    assert.equal(matcher.team('n1  duty'), north)
  })
  test('two people of one name are told apart by the case’s team', () => {
    assert.equal(matcher.worker('Vosper, Jo', 'n'), '1')
  })
  test('and not at all where the team does not tell', () => {
    assert.equal(matcher.worker('Jo Vosper', null), null)
  })
  test('an apostrophe makes no difference', () => {
    assert.equal(matcher.worker("Ann O'Dell", null), '3')
  })
})
