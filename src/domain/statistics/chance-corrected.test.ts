/** Checks kappa of several raters and its kin against values worked out by R (vectors/gwet.json, test/vectors/kappa.json). */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { cohenKappa, cohenKappaRaw, type KappaOfRatings, type KappaOfTable } from './kappa.ts'
import { fleissKappa, fleissKappaByCategory, type CompleteRatings } from './fleiss.ts'
import {
  brennanPrediger,
  congerKappaMissing,
  fleissKappaMissing,
  gwetAC,
  percentAgreement,
  type AgreementAsked,
} from './chance-corrected.ts'
import { normalQuantileOf, tCdfOf, tQuantileOf } from './distributions.ts'
import { assertFound, referenceVectors } from '#testing/reference-vectors.ts'

const gwets = referenceVectors(new URL('vectors/gwet.json', import.meta.url))
const kappas = referenceVectors(new URL('../../../test/vectors/kappa.json', import.meta.url))

const functions: Record<string, (input: never) => object | null> = {
  cohenKappa: (input: KappaOfTable) => cohenKappa(input),
  cohenKappaRaw: (input: KappaOfRatings) => cohenKappaRaw(input),
  fleissKappa: (input: CompleteRatings) => fleissKappa(input),
  fleissKappaByCategory: (input: CompleteRatings) => fleissKappaByCategory(input),
  gwetAC: (input: AgreementAsked) => gwetAC(input),
  fleissKappaMissing: (input: AgreementAsked) => fleissKappaMissing(input),
  congerKappaMissing: (input: AgreementAsked) => congerKappaMissing(input),
  brennanPrediger: (input: AgreementAsked) => brennanPrediger(input),
  percentAgreement: (input: AgreementAsked) => percentAgreement(input),
}

for (const vector of [...kappas, ...gwets]) {
  test(`${vector.fn} of ${vector.id} is the one that R gives`, () => {
    const found = functions[vector.fn]?.(vector.input as never)
    assertFound(found, vector)
  })
}

const gwetsTable = gwets[0]!.input as unknown as AgreementAsked

test('Conger’s kappa of Gwet’s table with missing grades is the one that his package’s manual prints', () => {
  const asPrinted = [...gwetsTable.ratings.slice(0, -1), [null, null, 3, null]]
  const found = congerKappaMissing({ ...gwetsTable, ratings: asPrinted })
  assert.ok(found?.se)
  assert.ok(Math.abs(found.coefficient - 0.76282) < 5e-6, `${found.coefficient}`)
  assert.ok(Math.abs(found.se - 0.14917) < 5e-6, `${found.se}`)
})

test('Conger’s kappa of two raters who graded everything is Cohen’s, whatever the weights', () => {
  const ratings = [
    [1, 1],
    [2, 3],
    [4, 4],
    [3, 2],
    [2, 2],
    [1, 2],
    [4, 3],
  ]
  for (const weights of ['unweighted', 'linear', 'quadratic'] as const) {
    const conger = congerKappaMissing({ ratings, categories: 4, weights })
    const cohen = cohenKappaRaw({ ratings, categories: 4, weights })
    assert.ok(conger && cohen && Math.abs(conger.coefficient - cohen.kappa) < 1e-12)
  }
})

test('nothing is told where no unit was graded twice, or where everyone gave one grade', () => {
  const once = {
    ratings: [
      [1, null],
      [null, 2],
    ],
    categories: 4,
    weights: 'linear' as const,
  }
  const same = {
    ratings: [
      [2, 2],
      [2, 2],
    ],
    categories: 4,
    weights: 'linear' as const,
  }
  assert.equal(gwetAC(once), null)
  assert.equal(fleissKappaMissing(once), null)
  assert.equal(congerKappaMissing(same), null)
  assert.equal(fleissKappa(same), null)
  assert.equal(cohenKappaRaw(same), null)
  assert.equal(gwetAC(same)?.coefficient, 1)
})

test('a unit that nobody graded changes nothing, and a grade that is not of the scale is refused', () => {
  const more = { ...gwetsTable, ratings: [...gwetsTable.ratings, [null, null, null, null]] }
  assert.deepEqual(gwetAC(more), gwetAC(gwetsTable))
  assert.throws(() => gwetAC({ ...gwetsTable, categories: 4 }), RangeError)
})

test('points of the normal and t distributions are those that R gives', () => {
  const near = (actual: number, expected: number) => assert.ok(Math.abs(actual / expected - 1) < 1e-8, `${actual}`)
  near(normalQuantileOf(0.995), 2.5758293035489)
  near(normalQuantileOf(0.05), -1.64485362695147)
  near(tQuantileOf(0.975, 11), 2.20098516009164)
  near(tQuantileOf(0.025, 1), -12.7062047361747)
  near(tQuantileOf(0.975, 2), 4.30265272974946)
  near(tQuantileOf(0.95, 3), 2.35336343480182)
  near(tCdfOf(1, 1), 0.75)
})
