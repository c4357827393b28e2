/** What a report may not be released with, which months it is of, and when a member should have heard. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../calendar/dates.ts'
import type { ThemeCounted } from './figures.ts'
import { heardBy, heardStanding } from './hearing.ts'
import { outcomeIndicators } from './indicators.ts'
import { passages } from './passages.ts'
import { balanceFault, periodFault, unwritten, usualPeriod } from './report.ts'

const day = localDate
const some: readonly ThemeCounted[] = [
  { theme: 'Plans', audits: { count: { hidden: 'c' }, of: { shown: 20 }, percent: null }, findings: { hidden: 'c' } },
]

test('a report with only what is wrong, only what is good, or neither is refused with what to do', () => {
  assert.equal(balanceFault({ strengths: some, areas: some }), null)
  assert.match(balanceFault({ strengths: [], areas: some }) ?? '', /only what is wrong.*gather the numbers again/)
  assert.match(balanceFault({ strengths: some, areas: [] }) ?? '', /only what is good.*gather the numbers again/)
  assert.match(balanceFault({ strengths: [], areas: [] }) ?? '', /no strength and no area.*longer period/)
})

test('spaces are not words, and passages that may stay empty are not missed', () => {
  const written = passages.map(({ key }) => ({ key, version: 1, words: key === 'learnt' ? '  ' : 'Words.' }))
  assert.deepEqual(unwritten(written), ['What audit has told us about practice'])
  const optional = passages.map(({ key, needed }) => ({ key, version: 1, words: needed ? 'Words.' : '' }))
  assert.deepEqual(unwritten(optional), [])
  assert.equal(unwritten([]).length, 4)
})

test('the usual period is the last whole year from April to March', () => {
  assert.deepEqual(usualPeriod(day('2018-03-31')), { from: '2016-04', to: '2017-03' })
  assert.deepEqual(usualPeriod(day('2018-04-01')), { from: '2017-04', to: '2018-03' })
})

test('a period ends after it begins, not after this month, and is of two years at most', () => {
  const fault = (from: string, to: string) => periodFault(day(from), day(to), day('2018-06-15'))
  assert.equal(fault('2017-04-01', '2018-03-01'), null)
  assert.equal(fault('2018-06-01', '2018-06-01'), null)
  assert.match(fault('2018-04-01', '2018-03-01') ?? '', /first month or a later one/)
  assert.match(fault('2018-04-01', '2018-07-01') ?? '', /this month or an earlier one/)
  assert.equal(fault('2016-07-01', '2018-06-01'), null)
  assert.match(fault('2016-06-01', '2018-06-01') ?? '', /24 months/)
})

test('a member should hear within a fortnight, by the end of the quarter, or by the end of March', () => {
  const by = (how: 'each' | 'quarterly' | 'yearly', on: string) => heardBy(how, day(on))
  assert.equal(by('each', '2018-11-14'), '2018-11-28')
  assert.equal(by('quarterly', '2018-11-14'), '2018-12-31')
  assert.equal(by('quarterly', '2018-04-01'), '2018-06-30')
  assert.equal(by('quarterly', '2018-03-31'), '2018-03-31')
  assert.equal(by('yearly', '2018-04-01'), '2019-03-31')
  assert.equal(by('yearly', '2019-03-31'), '2019-03-31')
})

test('a promise is kept, kept late, still open or not kept; the last day counts', () => {
  const standing = (read: string | null, today: string) =>
    heardStanding(day('2018-12-31'), read === null ? null : day(read), day(today))
  assert.equal(standing('2018-12-31', '2019-02-01'), 'heard')
  assert.equal(standing('2019-01-01', '2019-02-01'), 'heard-late')
  assert.equal(standing(null, '2018-12-31'), 'still-time')
  assert.equal(standing(null, '2019-01-01'), 'not-heard')
})

test('the outcomes framework has its twelve indicators', () => {
  assert.equal(new Set(outcomeIndicators).size, 12)
})
