/** Checks our statistics against values worked out by R and other programs (test/vectors). */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { agreement } from './agreement.ts'
import { quadraticKappa } from './kappa.ts'
import { share } from './share.ts'
import { wilson } from './wilson.ts'

interface Vector {
  id: string
  fn: string
  input: { x: number; n: number; conf: number; table: number[][]; weights: string }
  expected: Record<string, number>
  tol: number
}

const vectors = (name: string): Vector[] =>
  (
    JSON.parse(readFileSync(new URL(`../../../test/vectors/${name}.json`, import.meta.url), 'utf8')) as {
      cases: Vector[]
    }
  ).cases

const near = (actual: number, expected: number | undefined, tolerance: number, what: string) =>
  assert.ok(
    expected !== undefined && Math.abs(actual - expected) <= tolerance,
    `${what}: ${actual}, expected ${expected}`,
  )

for (const vector of vectors('proportions').filter(vector => vector.fn === 'wilson' && vector.input.conf === 0.95)) {
  test(`Wilson’s interval of ${vector.input.x} of ${vector.input.n} is the one that R gives`, () => {
    const interval = wilson(vector.input.x, vector.input.n)
    assert.ok(interval)
    near(interval.lower, vector.expected['lower'], vector.tol, 'lower')
    near(interval.upper, vector.expected['upper'], vector.tol, 'upper')
  })
}

for (const vector of vectors('kappa').filter(vector => vector.input.weights === 'quadratic')) {
  test(`quadratic weighted kappa of ${vector.id} is the one that R gives`, () => {
    const kappa = quadraticKappa(vector.input.table)
    assert.ok(kappa)
    for (const name of ['kappa', 'se', 'lower', 'upper', 'n', 'observed', 'expected'] as const) {
      near(kappa[name], vector.expected[name], vector.tol, name)
    }
  })
}

test('kappa is not told where everyone gave one and the same grade, because chance alone would agree', () => {
  assert.equal(
    quadraticKappa([
      [0, 0],
      [0, 30],
    ]),
    null,
  )
})

test('a share of a group below ten carries no percent, so that nobody reads one audit as a trend', () => {
  assert.deepEqual(share(7, 9), { n: 7, of: 9, percent: null })
  assert.deepEqual(share(7, 10), { n: 7, of: 10, percent: 70 })
  assert.deepEqual(share(0, 0), { n: 0, of: 0, percent: null })
  assert.throws(() => share(3, 2), RangeError)
})

test('more audits with the same share never widen its interval', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 2, max: 5 }),
      (of, n, times) => {
        fc.pre(n <= of)
        const width = (interval: ReturnType<typeof wilson>) => (interval ? interval.upper - interval.lower : 1)
        assert.ok(width(wilson(n * times, of * times)) <= width(wilson(n, of)) + 1e-12)
      },
    ),
  )
})

test('grades that moved at moderation are counted up and down, and the same ones are a share', () => {
  const found = agreement([
    { auditor: 'good', agreed: 'good' },
    { auditor: 'good', agreed: 'requires-improvement' },
    { auditor: 'outstanding', agreed: 'inadequate' },
    { auditor: 'inadequate', agreed: 'requires-improvement' },
  ])
  assert.deepEqual(found.same, { n: 1, of: 4, percent: null })
  assert.equal(found.movedDown, 2)
  assert.equal(found.movedUp, 1)
  assert.equal(found.kappa, null)
})
