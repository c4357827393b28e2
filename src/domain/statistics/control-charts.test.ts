/** Control charts give what other programs give of the same points (vectors/pcharts.json), and say nothing of months without audits. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as charts from './control-charts.ts'
import type { ChartInput, ControlChart } from './control-charts.ts'

interface Case {
  readonly id: string
  readonly fn: keyof typeof charts
  readonly input: ChartInput
  readonly expected: Readonly<Record<keyof ControlChart, readonly (number | boolean | null)[]>>
  readonly tol: number
}

const { cases } = JSON.parse(readFileSync(new URL('vectors/pcharts.json', import.meta.url), 'utf8')) as {
  cases: readonly Case[]
}

for (const { id, fn, input, expected, tol } of cases)
  test(`${fn} of ${id} has the lines and signals of the reference`, () => {
    const found = charts[fn](input)
    for (const [name, wanted] of Object.entries(expected)) {
      const got = found[name as keyof ControlChart]
      assert.equal(got.length, wanted.length, name)
      for (const [place, want] of wanted.entries())
        if (typeof want === 'number')
          assert.ok(Math.abs(Number(got[place]) - want) <= tol, `${name} ${place}: ${got[place]}, expected ${want}`)
        else assert.equal(got[place], want, `${name} ${place}`)
    }
  })

test('a month without audits has no value and no limits, and moves no other line', () => {
  const withGap = charts.pChart({ y: [3, 0, 5, 4], n: [10, 0, 10, 10] })
  const without = charts.pChart({ y: [3, 5, 4], n: [10, 10, 10] })
  assert.deepEqual(
    [withGap.value[1], withGap.lcl[1], withGap.ucl[1], withGap.sigmaSignal[1]],
    [null, null, null, false],
  )
  assert.deepEqual(withGap.ucl.toSpliced(1, 1), without.ucl)
  assert.equal(withGap.longestRun[0], without.longestRun[0])
  const prime = charts.pPrimeChart({ y: [3, 0, 5, 4, 6], n: [10, 0, 10, 10, 10] })
  assert.notEqual(prime.ucl[0], null)
})

test('limits begin anew after the point that is named, and a freeze leaves later points out of them', () => {
  const y = [2, 3, 2, 3, 2, 3, 8, 9, 8, 9, 8, 9]
  const parted = charts.cChart({ y, partAfter: [6] })
  assert.deepEqual([parted.centre[5], parted.centre[6]], [2.5, 8.5])
  assert.ok(!parted.sigmaSignal.includes(true))
  const frozen = charts.cChart({ y, freeze: 6 })
  assert.equal(frozen.centre[11], 2.5)
  assert.ok(frozen.sigmaSignal[7])
})

test('single values, cases between and times between follow their formulas', () => {
  const singles = charts.iChart({ y: [10, 12, 11, 13] })
  assert.ok(Math.abs(singles.ucl[0]! - (11.5 + (3 * (5 / 3)) / 1.128)) < 1e-12)
  const between = charts.gChart({ y: [4, 6, 20] })
  assert.equal(between.centre[0], 6)
  assert.ok(Math.abs(between.ucl[0]! - (10 + 3 * Math.sqrt(110))) < 1e-12)
  assert.equal(between.lcl[0], 0)
  const times = charts.tChart({ y: [1, 30, 2, 40, 1, 50] })
  assert.equal(times.lcl[0], 0)
  const uneven = { y: [10, 40, 12, 38, 9, 41], n: [100, 100, 100, 100, 100, 100] }
  assert.ok(charts.uPrimeChart(uneven).ucl[0]! > charts.uChart(uneven).ucl[0]!)
})

test('a long run on one side of the median is a signal of runs; a course on its centre has none', () => {
  const risen = charts.runChart({ y: [1, 2, 1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9, 8, 9] })
  assert.ok(risen.runsSignal.every(Boolean))
  const flat = charts.runChart({ y: [5, 5, 5] })
  assert.deepEqual([flat.longestRun[0], flat.crossings[0], flat.runsSignal[0]], [null, null, false])
})

test('no point, and shares without denominators, are refused', () => {
  assert.throws(() => charts.runChart({ y: [] }), RangeError)
  assert.throws(() => charts.pChart({ y: [1, 2] }), RangeError)
})
