/** The frame, the shares of strata and the draw, against values worked out elsewhere and against properties that must always hold. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate } from '../calendar/dates.ts'
import { draw, lotOf, strataPreview, type DrawPlan } from './draw.ts'
import { monthsBefore, samplingFrame, type FrameCase } from './frame.ts'
import { allocateProportional, allocateToEvery, reachesEvery } from './proportions.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

interface Vectors<Input, Expected> {
  readonly cases: readonly {
    readonly id: string
    readonly fn: string
    readonly input: Input
    readonly expected: Expected
  }[]
}

function vectors<Input, Expected>(file: string, fn: string): Vectors<Input, Expected>['cases'] {
  const text = readFileSync(new URL(`../../../test/vectors/${file}.json`, import.meta.url), 'utf8')
  return (JSON.parse(text) as Vectors<Input, Expected>).cases.filter(one => one.fn === fn)
}

interface Lots {
  readonly strata: readonly {
    readonly name: string
    readonly drawn: readonly string[]
    readonly reserve: readonly string[]
  }[]
}
interface Given {
  readonly seed: string
  readonly strata: readonly {
    readonly name: string
    readonly ids: readonly string[]
    readonly take: number
    readonly reserve?: number
  }[]
}

for (const vector of vectors<Given, Lots>('seeded-draw', 'seededDraw')) {
  test(`the draw of ${vector.id} is the one that another program made from the same seed`, () => {
    const lots = vector.input.strata.map(({ name, ids, take, reserve }) => {
      const group = { label: name, cases: ids.map(caseReference => ({ caseReference })) }
      const lot = lotOf(group, { seed: vector.input.seed, take, reserve: reserve ?? 0 }, digest)
      return {
        name,
        drawn: lot.drawn.map(one => one.caseReference),
        reserve: lot.reserve.map(one => one.caseReference),
      }
    })
    assert.deepEqual(
      lots,
      vector.expected.strata.map(({ name, drawn, reserve }) => ({ name, drawn, reserve })),
    )
  })
}

for (const vector of vectors<{ strata: number[]; n: number }, { allocation: number[] }>(
  'sampling',
  'allocateProportional',
)) {
  test(`the shares of ${vector.id} are those that R gives by largest remainder`, () => {
    assert.deepEqual(allocateProportional(vector.input.strata, vector.input.n), vector.expected.allocation)
  })
}

const sizes = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 30 })
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

test('shares add up to the size wanted and no stratum gives more than it has, whatever the strata', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 500 }), (strata, wanted) => {
      for (const shares of [allocateProportional(strata, wanted), allocateToEvery(strata, wanted)]) {
        assert.equal(sum(shares), Math.min(wanted, sum(strata)))
        shares.forEach((share, index) => assert.ok(share >= 0 && share <= (strata[index] ?? 0)))
      }
    }),
  )
})

test('every stratum gives at least one case when that is asked and the size allows it', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 500 }), (strata, wanted) => {
      fc.pre(reachesEvery(strata, wanted))
      allocateToEvery(strata, wanted).forEach((share, index) => assert.ok(share > 0 || strata[index] === 0))
    }),
  )
})

test('a small stratum takes its one case from the stratum furthest above its fair share', () => {
  assert.deepEqual(allocateProportional([97, 2, 1], 10), [10, 0, 0])
  assert.deepEqual(allocateToEvery([97, 2, 1], 10), [8, 1, 1])
})

const aCase = fc.record({
  caseReference: fc.integer({ min: 0, max: 9999 }).map(number => `C${number}`),
  caseStatus: fc.constantFrom('Child in need', 'Child protection plan', 'Looked-after child'),
  locality: fc.constantFrom('North', 'South', null),
  open: fc.constant(true),
  lastAuditedOn: fc.constant(null),
})
const aFrame = fc.uniqueArray(aCase, { selector: one => one.caseReference, maxLength: 80 })
const plan = (size: number, seed: string): DrawPlan => ({
  strataBy: ['locality', 'case-status'],
  size,
  seed,
  reservePerStratum: 1,
  everyStratum: true,
})
const aPlan = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.string({ minLength: 1, maxLength: 20 }))
  .map(([size, seed]) => plan(size, seed))

test('a sample is within its frame, has no case twice and is as large as wanted or as the frame allows', () => {
  fc.assert(
    fc.property(aFrame, aPlan, (frame, wanted) => {
      const sample = draw(frame, wanted, digest)
      const references = sample.cases.map(one => one.case.caseReference)
      assert.equal(new Set(references).size, references.length)
      assert.ok(sample.cases.every(one => frame.includes(one.case)))
      assert.equal(sample.cases.filter(one => !one.reserve).length, Math.min(wanted.size, frame.length))
      assert.deepEqual(
        sample.cases.map(one => one.order),
        references.map((_, index) => index + 1),
      )
      assert.equal(sum(sample.strata.map(stratum => stratum.drawn + stratum.reserve)), sample.cases.length)
    }),
  )
})

test('the same seed gives the same sample and fingerprint, in whatever order the cases are listed', () => {
  fc.assert(
    fc.property(aFrame, aPlan, fc.integer(), (frame, wanted, turn) => {
      const shuffled = [...frame].sort((a, b) =>
        digest(`${turn}${a.caseReference}`) < digest(`${turn}${b.caseReference}`) ? -1 : 1,
      )
      assert.deepEqual(draw(shuffled, wanted, digest), draw(frame, wanted, digest))
    }),
  )
})

test('another seed gives another sample from the same frame, so the seed is what decides', () => {
  const frame = Array.from({ length: 60 }, (_, index) => listed({ caseReference: `C${index}` }))
  const references = (seed: string) => draw(frame, plan(20, seed), digest).cases.map(one => one.case.caseReference)
  assert.notDeepEqual(references('may'), references('june'))
})

test('the strata shown before a draw are those of the draw, so that a preview promises nothing else', () => {
  fc.assert(
    fc.property(aFrame, aPlan, (frame, wanted) => {
      assert.deepEqual(strataPreview(frame, wanted), draw(frame, wanted, digest).strata)
    }),
  )
})

const listed = (facts: Partial<FrameCase>): FrameCase => ({
  caseReference: 'C1',
  caseStatus: 'Child in need',
  locality: 'North',
  open: true,
  lastAuditedOn: null,
  ...facts,
})

test('cases whose locality is not known are a stratum of their own, so that they are not lost', () => {
  const sample = draw([listed({}), listed({ caseReference: 'C2', locality: null })], plan(2, 'seed'), digest)
  assert.deepEqual(
    sample.strata.map(stratum => stratum.label),
    ['Locality not known / Child in need', 'North / Child in need'],
  )
})

test('closed cases and those audited in the last 12 months are left out and counted, each once', () => {
  const frame = samplingFrame(
    [
      listed({}),
      listed({ caseReference: 'C2', open: false, lastAuditedOn: localDate('2018-04-01') }),
      listed({ caseReference: 'C3', lastAuditedOn: localDate('2018-04-01') }),
      listed({ caseReference: 'C4', lastAuditedOn: localDate('2017-05-14') }),
    ],
    { exclusionMonths: 12, today: localDate('2018-05-14') },
  )
  assert.deepEqual(
    frame.cases.map(one => one.caseReference),
    ['C1', 'C4'],
  )
  assert.deepEqual(frame.exclusions, [
    { reason: 'Closed', cases: 1 },
    { reason: 'Audited in the last 12 months', cases: 1 },
  ])
})

test('a window of no months leaves out no audited case, for rounds that go back to the same cases', () => {
  const frame = samplingFrame([listed({ lastAuditedOn: localDate('2018-05-13') })], {
    exclusionMonths: 0,
    today: localDate('2018-05-14'),
  })
  assert.equal(frame.cases.length, 1)
  assert.deepEqual(frame.exclusions, [{ reason: 'Closed', cases: 0 }])
})

test('a month before the last day of March is the last day of February, in a leap year too', () => {
  assert.equal(monthsBefore(localDate('2018-03-31'), 1), '2018-02-28')
  assert.equal(monthsBefore(localDate('2020-03-31'), 1), '2020-02-29')
  assert.equal(monthsBefore(localDate('2018-05-14'), 12), '2017-05-14')
})

test('the words beside a sample say whether every stratum has a case', () => {
  const frame = ['North', 'South', 'East'].map(locality => listed({ caseReference: locality, locality }))
  assert.match(draw(frame, plan(3, 's'), digest).everyStratum, /at least one case from each/)
  assert.match(draw(frame, plan(2, 's'), digest).everyStratum, /more strata than cases to draw/)
  assert.match(draw(frame, { ...plan(3, 's'), everyStratum: false }, digest).everyStratum, /may have none/)
})
