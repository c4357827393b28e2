/** Did it work: a planted improvement is found, noise is not, a decline of too few is not called one, and the vectors hold. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { addMonths, localDate } from '../calendar/dates.ts'
import { chanceFrom } from '../caseload/chance.ts'
import { newcombeDifference } from '../statistics/newcombe.ts'
import { didItWork, fewestToSay, type MonthFound } from './did-it-work.ts'

const first = localDate('2017-01-01')
const actionOn = localDate('2017-12-14')
const course = (met: (month: number) => number, of: number, months = 24): readonly MonthFound[] =>
  Array.from({ length: months }, (_, month) => ({ month: addMonths(first, month), met: met(month), of }))

test('a real improvement is found, and called worse where less was wanted', () => {
  const months = course(month => (month < 12 ? 6 : 12), 20)
  const found = didItWork({ months, actionOn, wanted: 'more' })
  assert.equal(found.verdict, 'improved')
  assert.equal(
    found.because,
    'Up to December 2017 72 of 240 (30%); after it 144 of 240 (60%). The change lies between +18 and +40 percentage points (99% interval).',
  )
  assert.equal(didItWork({ months, actionOn, wanted: 'fewer' }).verdict, 'worse')
})

test('4 good of 49 after a better year of 7 of 53 is too few to say', () => {
  const months = [
    { month: localDate('2017-06-01'), met: 7, of: 53 },
    { month: localDate('2018-06-01'), met: 4, of: 49 },
  ]
  const found = didItWork({ months, actionOn, wanted: 'more' })
  assert.equal(found.verdict, 'too-few-to-say')
})

test('a month far from all others stands out, once there are months enough for a chart', () => {
  const odd = course(month => (month === 5 ? 19 : 6), 20)
  assert.deepEqual(didItWork({ months: odd, actionOn, wanted: 'fewer' }).standOut, [
    { month: addMonths(first, 5), better: false },
  ])
  assert.deepEqual(didItWork({ months: odd.slice(0, 11), actionOn, wanted: 'fewer' }).standOut, [])
})

test('a change from hardly any to many is plain, though one side has few', () => {
  const months = course(month => (month < 12 ? 0 : 5), 6)
  assert.equal(didItWork({ months, actionOn, wanted: 'more' }).verdict, 'improved')
})

test('nothing, one side alone, and a month of none say that there is too little', () => {
  for (const months of [[], course(() => 5, 10, 12), course(() => 0, 0)]) {
    const found = didItWork({ months, actionOn, wanted: 'more' })
    assert.equal(found.verdict, 'too-few-to-say')
    assert.deepEqual(
      found.standOut.filter(({ better }) => better),
      [],
    )
    assert.match(found.because, new RegExp(`At least ${fewestToSay.audits} audits`))
  }
})

test('of two thousand courses of chance alone, fewer than one in twenty are called a change, whatever the share and the number of audits', () => {
  for (const [chance, of] of [
    [0.4, 10],
    [0.1, 10],
    [0.5, 20],
    [0.2, 4],
  ] as const) {
    const { share } = chanceFrom(2018)
    let called = 0
    for (let turn = 0; turn < 2000; turn += 1) {
      const months = course(() => Array.from({ length: of }, share).filter(drawn => drawn < chance).length, of)
      const { verdict } = didItWork({ months, actionOn, wanted: 'more' })
      if (verdict === 'improved' || verdict === 'worse') called += 1
    }
    assert.ok(called < 100, `${called} of 2000 with ${chance} of ${of}`)
  }
})

test('differences of shares are those that other programs give (test/vectors/proportions.json)', () => {
  const { cases } = JSON.parse(
    readFileSync(new URL('../../../test/vectors/proportions.json', import.meta.url), 'utf8'),
  ) as {
    cases: readonly {
      fn: string
      input: Parameters<typeof newcombeDifference>[0]
      expected: Record<string, number>
      tol: number
    }[]
  }
  const asked = cases.filter(({ fn }) => fn === 'newcombeDifference')
  assert.ok(asked.length >= 3)
  for (const { input, expected, tol } of asked) {
    const found = newcombeDifference(input) as Record<string, number> | null
    for (const [name, value] of Object.entries(expected))
      assert.ok(Math.abs((found?.[name] ?? Number.NaN) - value) <= Math.max(tol, 1e-8), name)
  }
})
