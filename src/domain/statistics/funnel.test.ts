/** Funnel limits and adjusted probabilities give what R's packages give of the same numbers (vectors/funnel.json). */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { adjustP, funnelProportion, funnelRatioCQC, funnelWilson } from './funnel.ts'

interface Vector {
  readonly id: string
  readonly fn: string
  readonly input: unknown
  readonly expected: Readonly<Record<string, unknown>>
  readonly tol: number
}
const functions = { funnelProportion, funnelRatioCQC, funnelWilson, adjustP } as unknown as Readonly<
  Record<string, (input: unknown) => Readonly<Record<string, unknown>>>
>
const { cases } = JSON.parse(readFileSync(new URL('vectors/funnel.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Vector[]
}

function near(found: unknown, wanted: unknown, tolerance: number, what: string): void {
  if (typeof wanted !== 'number') assert.equal(found, wanted, what)
  else
    assert.ok(
      typeof found === 'number' && Math.abs(found - wanted) <= tolerance,
      `${what}: ${String(found)}, not ${wanted}`,
    )
}

for (const { id, fn, input, expected, tol } of cases) {
  test(`${id}: ${fn} gives what R gives`, () => {
    const found = functions[fn]?.(input) ?? assert.fail(`There is no ${fn}`)
    for (const [name, wanted] of Object.entries(expected)) {
      const [got, want] = [[found[name]].flat(), [wanted].flat()]
      assert.equal(got.length, want.length, `${id}, ${name}`)
      for (const [place, one] of want.entries()) near(got[place], one, tol, `${id}, ${name} of unit ${place + 1}`)
    }
  })
}

test('a unit with nothing in it has no place in a funnel, and units that do not differ are not spread wider', () => {
  assert.throws(
    () => funnelProportion({ numerator: [1, 0], denominator: [2, 0], trim: 0.1, outlierLimit: 95 }),
    RangeError,
  )
  const alike = funnelProportion({ numerator: [10, 10, 10], denominator: [20, 20, 20], trim: 0.1, outlierLimit: 95 })
  assert.equal(alike.tau2, 0)
  assert.deepEqual(alike.outlier, [0, 0, 0])
})
