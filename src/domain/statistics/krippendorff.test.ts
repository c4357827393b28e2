/** Checks alpha, its intervals and planning against values worked out by R (vectors/krippendorff.json, vectors/reliability-ci.json). */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { assertFound, assertNear, referenceVectors } from '#testing/reference-vectors.ts'
import { chanceFrom } from '../caseload/chance.ts'
import { krippendorffAlphaAnalyticCI } from './alpha-interval.ts'
import { bootAlpha, bootKappa, type BootAlphaAsked } from './boot-agreement.ts'
import type { Bootstrapped } from './resampling.ts'
import type { KappaOfRatings } from './kappa.ts'
import { kappaSampleSize, type KappaPlan } from './kappa-sample-size.ts'
import { krippendorffAlpha, type AlphaAsked } from './krippendorff.ts'

const alphas = referenceVectors(new URL('vectors/krippendorff.json', import.meta.url))
const intervals = referenceVectors(new URL('vectors/reliability-ci.json', import.meta.url))

for (const vector of alphas) {
  test(`${vector.id} is the one that R gives`, () => {
    assertFound(krippendorffAlpha(vector.input as unknown as AlphaAsked), vector)
  })
}

const resampling = (seed: number) => ({ resamples: 4000, next: chanceFrom(seed).share })
const boots: Record<string, (input: never) => Bootstrapped | null> = {
  bootKappa: (input: KappaOfRatings) => bootKappa(input, resampling(7)),
  bootAlpha: (input: BootAlphaAsked) => bootAlpha(input, resampling(7)),
}

for (const vector of intervals) {
  const boot = boots[vector.fn]
  test(`${vector.id} is the one that R gives`, () => {
    const found = boot?.(vector.input as never) ?? kappaSampleSize(vector.input as unknown as KappaPlan)
    assertFound(found, vector)
    if ('estimate' in found) assertNear(found.estimate, vector.expected['estimate'] as number, 1e-8, 'estimate')
  })
}

const table = alphas[0]!.input as unknown as AlphaAsked

test('the analytic interval of alpha of Gwet’s table is the one that his package’s manual prints', () => {
  const found = krippendorffAlphaAnalyticCI({ ratings: table.ratings, level: 'nominal' })
  assertNear(found?.alpha, 0.74342, 5e-6, 'alpha')
  assertNear(found?.pa, 0.805, 1e-12, 'pa')
  assertNear(found?.pe, 0.24, 1e-12, 'pe')
  assertNear(found?.se, 0.14548, 5e-6, 'se')
  assertNear(found?.lower, 0.423, 5e-4, 'lower')
  assert.equal(found?.upper, 1)
})

test('analytic alpha is alpha, for grades without order and for grades in equal steps', () => {
  for (const level of ['nominal', 'interval'] as const) {
    const plain = krippendorffAlpha({ ratings: table.ratings, level }).alpha
    assertNear(krippendorffAlphaAnalyticCI({ ratings: table.ratings, level })?.alpha, plain, 1e-12, level)
  }
})

test('alpha is not told where no unit was rated twice, or where everyone gave one grade', () => {
  assert.deepEqual(
    krippendorffAlpha({
      ratings: [
        [1, null],
        [null, 2],
      ],
      level: 'nominal',
    }),
    { alpha: null, pairable: 0, unitsUsed: 0 },
  )
  assert.deepEqual(
    krippendorffAlpha({
      ratings: [
        [2, 2],
        [2, 2],
      ],
      level: 'ordinal',
    }),
    { alpha: null, pairable: 4, unitsUsed: 2 },
  )
  assert.equal(
    krippendorffAlphaAnalyticCI({
      ratings: [
        [2, 2],
        [2, 2],
      ],
      categories: 4,
    }),
    null,
  )
  assert.equal(
    bootAlpha(
      {
        ratings: [
          [2, 2],
          [2, 2],
        ],
        level: 'ordinal',
      },
      resampling(1),
    ),
    null,
  )
})

test('the same seed gives the same interval, and resamples without a value are counted and left out', () => {
  const ratings = [
    [1, 2],
    [2, 2],
    [2, 2],
    [2, 2],
  ]
  const asked = { ratings, level: 'nominal' as const }
  const found = bootAlpha(asked, resampling(3))
  assert.deepEqual(found, bootAlpha(asked, resampling(3)))
  assertNear(found?.undefinedShare, 0.75 ** 4, 0.03, 'without a value')
})

test('a plan that cannot be is refused, and more raters never need more cases', () => {
  const plan = { kappa: 0.7, lowerBound: 0.5, prevalence: 0.3, raters: 2, alpha: 0.05 }
  assert.ok(kappaSampleSize({ ...plan, raters: 4 }).n <= kappaSampleSize(plan).n)
  for (const wrong of [{ kappa: 0.4 }, { prevalence: 0 }, { raters: 1 }, { alpha: 0.6 }])
    assert.throws(() => kappaSampleSize({ ...plan, ...wrong }), RangeError)
})
