/** Every reference value of sampling and of the seeded draw (test/vectors), which R, Python and NumPy worked out, to its own tolerance. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { seededDraw, type SeededStratum } from './lot.ts'
import { lqasAcceptProbability, lqasPlan, sampleSizeDetectOne } from './lot-quality.ts'
import type { DetectInput, LotInput, LotPlanInput } from './lot-quality.ts'
import { mt19937 } from './mersenne-twister.ts'
import { allocateNeyman, allocateNeymanBounded, allocateNeymanInteger } from './neyman.ts'
import type { BoundedInput, NeymanInput, WholeInput } from './neyman.ts'
import { allocateProportional, exactShares } from './proportions.ts'
import { sampleSizeProportion, type SizeWanted } from './sample-size.ts'
import { stratifiedProportion, type StratifiedCounts } from './stratified-estimate.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

interface Vector {
  readonly id: string
  readonly fn: string
  readonly input: unknown
  readonly expected: Readonly<Record<string, unknown>>
  readonly tol: number
}

const vectors = (topic: string): readonly Vector[] =>
  (
    JSON.parse(readFileSync(new URL(`../../../test/vectors/${topic}.json`, import.meta.url), 'utf8')) as {
      cases: readonly Vector[]
    }
  ).cases

interface Shares {
  readonly strata: readonly number[]
  readonly n: number
}
interface Seeded {
  readonly seed: string
  readonly strata: readonly SeededStratum[]
}

/** Each function of the topics, with the arguments that the vectors give. */
const functions: Readonly<Record<string, (input: never) => unknown>> = {
  allocateProportional: ({ strata, n }: Shares) => ({
    exact: exactShares(strata, n),
    allocation: allocateProportional(strata, n),
  }),
  allocateNeyman: (input: NeymanInput) => allocateNeyman(input),
  allocateNeymanBounded: (input: BoundedInput) => allocateNeymanBounded(input),
  allocateNeymanInteger: (input: WholeInput) => allocateNeymanInteger(input),
  sampleSizeProportion: (input: SizeWanted) => sampleSizeProportion(input),
  lqasPlan: (input: LotPlanInput) => lqasPlan(input),
  lqasAcceptProbability: (input: LotInput) => lqasAcceptProbability(input),
  sampleSizeDetectOne: (input: DetectInput) => sampleSizeDetectOne(input),
  stratifiedProportion: (input: StratifiedCounts) => stratifiedProportion(input),
  seededDraw: (input: Seeded) => seededDraw(input, digest),
  mt19937: (input: { readonly seed: number; readonly n: number }) => mt19937(input),
}

/** Numbers to the tolerance, all else the same; what is found may say more than what is expected. */
function near(found: unknown, expected: unknown, tol: number, where: string): void {
  if (typeof expected === 'number') {
    assert.ok(
      typeof found === 'number' && Math.abs(found - expected) <= tol,
      `${where}: ${String(found)}, expected ${expected}`,
    )
  } else if (expected !== null && typeof expected === 'object') {
    if (Array.isArray(expected)) assert.equal((found as unknown[]).length, expected.length, where)
    for (const [key, value] of Object.entries(expected))
      near((found as Record<string, unknown>)[key], value, tol, `${where}.${key}`)
  } else assert.equal(found, expected, where)
}

for (const vector of [...vectors('sampling'), ...vectors('seeded-draw')]) {
  test(`${vector.fn} of ${vector.id} is what another program found`, () => {
    const run = functions[vector.fn]
    assert.ok(run, `${vector.fn} is not written`)
    near(run(vector.input as never), vector.expected, vector.tol, vector.id)
  })
}
