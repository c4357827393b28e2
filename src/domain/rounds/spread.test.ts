/** The spread is compared with every way there is to place a few cases, and held to its limits for many. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { spread, type ToSpread } from './spread.ts'

type Given = readonly (number | null)[]

/** Fewest cases without an auditor, then most even, then fewest concerns, as one number to be compared. */
function worth({ costs, loads }: ToSpread, given: Given): readonly number[] {
  const has = loads.map((load, auditor) => load + given.filter(one => one === auditor).length)
  return [
    given.filter(one => one === null).length,
    has.reduce((sum, load) => sum + (load * (load + 1)) / 2, 0),
    given.reduce<number>((sum, auditor, place) => sum + (auditor === null ? 0 : (costs[place]?.[auditor] ?? 0)), 0),
  ]
}

function everyWay(asked: ToSpread, given: Given = []): readonly Given[] {
  const row = asked.costs[given.length]
  if (!row) return [given]
  const room = (auditor: number): boolean =>
    (asked.loads[auditor] ?? 0) + given.filter(one => one === auditor).length < (asked.limits[auditor] ?? 0)
  const takers = [...row.keys()].filter(auditor => row[auditor] !== null && room(auditor))
  return [null, ...takers].flatMap(auditor => everyWay(asked, [...given, auditor]))
}

const before = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((one, index) => one !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

const asked = (cases: number, auditors: number): fc.Arbitrary<ToSpread> =>
  fc.record({
    costs: fc.array(
      fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: null, freq: 3 }), {
        minLength: auditors,
        maxLength: auditors,
      }),
      { maxLength: cases },
    ),
    loads: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: auditors, maxLength: auditors }),
    limits: fc.array(fc.constantFrom(0, 1, 2, 3, Infinity), { minLength: auditors, maxLength: auditors }),
  })

test('no other way to place a few cases leaves fewer out, is more even, or has fewer concerns', () => {
  fc.assert(
    fc.property(asked(5, 3), one => {
      const placed = spread(one).filter(auditor => auditor !== null).length
      const least = everyWay(one)
        .map(given => worth(one, given))
        .sort(before)[0]
      assert.ok(least)
      const found = worth(one, spread(one))
      assert.equal(found[0], least[0], `${placed} placed`)
      // Of cases that cannot all be placed, the first come first: only then is there one best worth to be held to.
      if (least[0] === 0) assert.deepEqual(found, least)
    }),
    { numRuns: 400 },
  )
})

test('nobody is given a case that they may not take, nor more than their limit', () => {
  fc.assert(
    fc.property(asked(60, 8), one => {
      const given = spread(one)
      for (const [place, auditor] of given.entries())
        if (auditor !== null) assert.notEqual(one.costs[place]?.[auditor] ?? null, null)
      for (const [auditor, limit] of one.limits.entries()) {
        const taken = given.filter(each => each === auditor).length
        assert.ok(taken === 0 || (one.loads[auditor] ?? 0) + taken <= limit)
      }
    }),
  )
})

test('a case is passed on where only so another can be placed', () => {
  // The first auditor is the only one for the second case, and has room for one.
  const costs = [
    [0, 5],
    [0, null],
  ]
  assert.deepEqual(spread({ costs, loads: [0, 0], limits: [1, 1] }), [1, 0])
})
