/** The methods beside the usual draw: what each takes, its weights, its faults, its exclusions, and that it can be drawn again. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate } from '../calendar/dates.ts'
import { draw, type Sample } from './draw.ts'
import { drawAgain, recipeOf, type Recipe } from './draw-again.ts'
import { sift, usualExclusions, type CaseToSift } from './exclusions.ts'
import { faultsOf } from './faults.ts'
import { samplingFrame, type FrameCase } from './frame.ts'
import { methodInWords } from './method-in-words.ts'
import { methods, wordsIn, type DrawPlan, type MinimumPlan, type SamplingPlan } from './plan.ts'
import { allocateProportional, allocateWithMinimum, minimumsTogether } from './proportions.ts'
import { sampleSizeInWords } from './sample-size.ts'
import { stratifiedProportion } from './stratified-estimate.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const statuses = ['Child in need', 'Child protection plan', 'Looked-after child']
const localities = ['North', 'South', null]
const frame: readonly FrameCase[] = Array.from({ length: 200 }, (_, index) => ({
  caseReference: `C${index}`,
  caseStatus: statuses[((index * index) % 7) % 3] ?? '',
  locality: localities[(index % 11) % 3] ?? null,
  open: true,
  lastAuditedOn: index % 4 === 0 ? localDate('2018-01-10') : null,
}))

const byChance = { size: 20, seed: 'may', reservePerStratum: 1 }
const usual: DrawPlan = { ...byChance, strataBy: ['locality', 'case-status'], everyStratum: true }
const atLeast: MinimumPlan = { ...byChance, method: 'stratified-minimum', strataBy: ['locality'], minimum: 5 }
const reason = 'The family asked that somebody looks again'
const plans: readonly SamplingPlan[] = [
  usual,
  { ...usual, method: 'stratified-random', everyStratum: false },
  atLeast,
  { ...byChance, method: 'simple-random' },
  { ...byChance, method: 'targeted', target: { rule: 'never-audited' } },
  { method: 'whole-population' },
  { method: 'by-hand', chosen: [{ caseReference: 'C7', reason }] },
]
const drawnOf = (sample: Sample): readonly string[] =>
  sample.cases.filter(one => !one.reserve).map(one => one.case.caseReference)

test('the draw of earlier rounds is what it was before there were other methods, case for case', () => {
  const before: readonly (readonly [string, number, boolean, string])[] = [
    ['may', 20, true, '10592be61f7ade969c174beb67b0f5fda489550aaef80996db6b5e49f1b08cd4'],
    ['2025-04/monthly/south', 7, true, '815e9b1699fd3224055a9bd7a38124038eb97ec6134abc63b7a6e146b670c52f'],
    ['x', 500, false, '7c082568e579e162757ee8f12922dc6967522aee2db98bcee92ecc9634e04ec7'],
    ['é|ü', 40, false, '950d1e54201ca7159540df0fe5b7d3e3117296b99c07884c303a1f2895438245'],
  ]
  for (const [seed, size, everyStratum, expected] of before) {
    const { cases, ...sample } = draw(frame, { ...usual, seed, size, everyStratum }, digest)
    const { method, strataBy, frameSize, frameDigest, strata } = sample
    const drawn = cases.map(one => [one.case.caseReference, one.stratum, one.order, one.reserve])
    const all = [method, strataBy, seed, size, frameSize, frameDigest, strata, sample.everyStratum, drawn]
    assert.equal(digest(JSON.stringify(all)), expected, seed)
  }
})

test('every method draws from its frame, no case twice, and says what it speaks for', () => {
  for (const plan of plans) {
    const sample = draw(frame, plan, digest)
    const references = sample.cases.map(one => one.case.caseReference)
    assert.equal(new Set(references).size, references.length)
    assert.ok(sample.cases.every(one => frame.includes(one.case)))
    assert.ok(methods[sample.method].speaksFor.length > 0)
  }
})

test('the weights of a stratum’s drawn cases add to its size, and reserves and cases chosen by hand have none', () => {
  for (const plan of plans) {
    const sample = draw(frame, plan, digest)
    for (const one of sample.cases) {
      const none = one.reserve || plan.method === 'by-hand'
      assert.equal(one.weight === null, none)
      if (one.chance !== null && one.weight !== null) assert.ok(Math.abs(one.chance * one.weight - 1) < 1e-12)
    }
    if (plan.method === 'by-hand') continue
    for (const { label, size, drawn } of sample.strata) {
      const weights = sample.cases.filter(one => one.stratum === label).map(one => one.weight ?? 0)
      if (drawn > 0) assert.ok(Math.abs(sum(weights) - size) < 1e-9)
    }
  }
})

test('a targeted draw is from the cases that its rule names and no others', () => {
  const target = { rule: 'listed', name: 'Referred again', caseReferences: ['C3', 'C5', 'C9', 'X1'] } as const
  const sample = draw(frame, { ...byChance, size: 2, method: 'targeted', target }, digest)
  assert.deepEqual(sample.strata, [{ label: 'Referred again', size: 3, drawn: 2, reserve: 1 }])
  assert.ok(sample.cases.every(one => ['C3', 'C5', 'C9'].includes(one.case.caseReference)))
  const since = { rule: 'not-audited-since', day: localDate('2018-01-10') } as const
  assert.equal(draw(frame, { ...byChance, method: 'targeted', target: since }, digest).strata[0]?.size, 150)
})

test('every case of a whole population is taken, in the order of its reference, with a chance of one', () => {
  const sample = draw(frame, { method: 'whole-population' }, digest)
  assert.deepEqual(drawnOf(sample), frame.map(one => one.caseReference).sort())
  assert.ok(sample.cases.every(one => one.chance === 1 && one.weight === 1))
})

test('shares with minimums add up, keep every minimum, and are those in proportion where no minimum binds', () => {
  const strata = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 12 })), {
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(strata, fc.integer({ min: 1, max: 500 }), (pairs, wanted) => {
      const sizes = pairs.map(([size]) => size)
      const least = pairs.map(([, minimum]) => minimum)
      if (minimumsTogether(sizes, least) > wanted) {
        assert.throws(() => allocateWithMinimum(sizes, least, wanted), RangeError)
        return
      }
      const shares = allocateWithMinimum(sizes, least, wanted)
      assert.equal(sum(shares), Math.min(wanted, sum(sizes)))
      shares.forEach((share, index) => {
        assert.ok(share <= sizes[index]! && share >= Math.min(sizes[index]!, least[index]!))
      })
      const none = least.map(() => 0)
      assert.deepEqual(allocateWithMinimum(sizes, none, wanted), allocateProportional(sizes, wanted))
    }),
  )
})

test('a small stratum is raised to its minimum and the large ones share the rest in proportion', () => {
  assert.deepEqual(allocateWithMinimum([600, 300, 90, 10], [5, 5, 5, 5], 40), [20, 10, 5, 5])
  assert.deepEqual(allocateWithMinimum([600, 300, 90, 2], [5, 5, 5, 5], 40), [22, 11, 5, 2])
})

const codes = (cases: readonly FrameCase[], plan: SamplingPlan): readonly string[] =>
  faultsOf(cases, plan).map(fault => fault.code)

test('a frame of none and a case listed twice stop a draw, with a sentence each', () => {
  assert.deepEqual(codes([], { method: 'whole-population' }), ['frame-of-none'])
  assert.deepEqual(codes([...frame, frame[3]!], atLeast), ['reference-twice'])
  assert.throws(() => draw([], atLeast, digest), /There are no cases to draw from/)
})

test('a size over the frame takes every case and says so beside the sample', () => {
  const sample = draw(frame.slice(0, 3), { ...byChance, method: 'simple-random' }, digest)
  assert.equal(sample.cases.length, 3)
  assert.deepEqual(sample.said, ['20 cases were asked for, but there are only 3 to draw from: every one is taken.'])
})

test('a stratum smaller than its minimum gives all it has and says so', () => {
  const few = [
    ...frame.filter(one => one.locality !== 'South'),
    { ...frame[0]!, caseReference: 'S1', locality: 'South' },
  ]
  const sample = draw(few, atLeast, digest)
  assert.equal(sample.strata.find(stratum => stratum.label === 'South')?.drawn, 1)
  assert.deepEqual(sample.said, ['“South” has 1 case, fewer than its minimum of 5: it is taken.'])
})

test('minimums that add to more than the size stop the draw and say how many would do', () => {
  const plan: MinimumPlan = { ...atLeast, minimums: { North: 11 } }
  assert.deepEqual(codes(frame, plan), ['minimums-over-size'])
  assert.throws(() => draw(frame, plan, digest), /come to 21 cases, more than the 20 to be drawn\. Draw at least 21/)
  assert.deepEqual(codes(frame, { ...atLeast, minimums: { East: 2 } }), ['stratum-not-known'])
})

test('numbers that are not whole and a rule that names no case are refused', () => {
  assert.deepEqual(codes(frame, { ...usual, size: 2.5 }), ['size-not-whole'])
  assert.deepEqual(codes(frame, { ...atLeast, minimum: -1 }), ['minimum-not-whole'])
  const target = { rule: 'locality', locality: 'East' } as const
  assert.deepEqual(codes(frame, { ...byChance, method: 'targeted', target }), ['target-of-none'])
})

test('a case chosen by hand must be in the frame, chosen once, and have a reason of five words', () => {
  const by = (...chosen: readonly (readonly [string, string])[]): SamplingPlan => ({
    method: 'by-hand',
    chosen: chosen.map(([caseReference, why]) => ({ caseReference, reason: why })),
  })
  assert.deepEqual(codes(frame, by()), ['none-chosen'])
  assert.deepEqual(codes(frame, by(['C1', reason], ['C1', reason])), ['chosen-twice'])
  assert.deepEqual(codes(frame, by(['Z1', reason])), ['chosen-not-in-frame'])
  assert.deepEqual(codes(frame, by(['C1', 'It is – – interesting.'])), ['reason-too-short'])
  assert.deepEqual(drawnOf(draw(frame, by(['C9', reason], ['C2', reason]), digest)), ['C9', 'C2'])
  assert.equal(wordsIn(' The child’s  plan - changed twice. '), 5)
})

const toSift = (facts: Partial<CaseToSift>): CaseToSift => ({
  ...frame[1]!,
  restricted: false,
  closing: false,
  conflict: null,
  ...facts,
})
const today = localDate('2018-05-14')

test('a case that two rules leave out counts once, under the first, and is listed with its reason', () => {
  const listed = [
    toSift({ caseReference: 'C1' }),
    toSift({ caseReference: 'C2', lastAuditedOn: localDate('2018-01-10'), restricted: true }),
    toSift({ caseReference: 'C3', restricted: true, closing: true }),
    toSift({ caseReference: 'C4', conflict: 'the auditor was its social worker' }),
  ]
  const found = sift(listed, usualExclusions(12), today)
  assert.deepEqual(found.cases, [listed[0]])
  assert.deepEqual(
    found.exclusions.map(one => one.cases),
    [0, 1, 1, 0, 1],
  )
  assert.deepEqual(found.leftOut, [
    { caseReference: 'C2', rule: 'audited-lately', reason: 'Audited in the last 12 months, on 2018-01-10' },
    { caseReference: 'C3', rule: 'restricted', reason: 'Restricted record' },
    { caseReference: 'C4', rule: 'conflict', reason: 'Conflict of interest: the auditor was its social worker' },
  ])
})

test('the rules of a round leave out the same cases as they did before there was a table of them', () => {
  const listed = frame.map((one, index) => toSift({ ...one, open: index % 3 > 0 }))
  const { cases, exclusions } = sift(listed, usualExclusions(6).slice(0, 2), today)
  assert.deepEqual({ cases, exclusions }, samplingFrame(listed, { exclusionMonths: 6, today }))
})

test('a recipe read back from JSON draws the same again, by every method and from a list in any order', () => {
  for (const plan of plans) {
    const recipe = JSON.parse(JSON.stringify(recipeOf(plan, draw(frame, plan, digest)))) as Recipe
    assert.deepEqual(drawAgain(recipe, frame.toReversed(), digest), { same: true, sameFrame: true, differences: [] })
  }
})

test('another frame and a changed case are told in words when a draw is made again', () => {
  const recipe = recipeOf(usual, draw(frame, usual, digest))
  const fewer = drawAgain(recipe, frame.slice(1), digest)
  assert.deepEqual(fewer.differences, ['The frame had 200 cases when the sample was drawn and has 199 now.'])
  const [first, ...rest] = recipe.cases
  const changed = drawAgain({ ...recipe, cases: [{ ...first!, caseReference: 'C0' }, ...rest] }, frame, digest)
  assert.equal(changed.same, false)
  assert.equal(changed.sameFrame, true)
  assert.equal(changed.differences.length, 2)
})

test('whoever follows the text of the method with a list and a SHA-256 tool draws the same cases', () => {
  const plan: SamplingPlan = { ...byChance, method: 'targeted', target: { rule: 'locality', locality: 'North' } }
  const sample = draw(frame, plan, digest)
  const text = methodInWords(recipeOf(plan, sample), digest).join('\n')
  const given = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? ''
  const seed = given(/The seed is “(.+?)”/)
  const stratum = given(/fit the rule “(.+?)”/)
  const number = (reference: string): string => digest(`${seed}|${stratum}|${reference}`)
  const lines = frame.filter(one => one.locality === stratum).map(one => one.caseReference)
  const inOrder = lines.sort((a, b) => (number(a) < number(b) ? -1 : 1)).slice(0, Number(given(/“North” (\d+) of/)))
  assert.deepEqual(inOrder, drawnOf(sample))
  assert.equal(digest(given(/For instance, “(.+?)” has/)), given(/has the number ([0-9a-f]{64})/))
  const all = frame
    .map(one => `All cases|${one.caseReference}`)
    .sort()
    .join('\n')
  assert.equal(digest(all), given(/SHA-256 of that text is ([0-9a-f]{64})/))
})

test('the text of a method is of this draw: its minimums, its reserve, or that chance had no part', () => {
  const text = (plan: SamplingPlan): string =>
    methodInWords(recipeOf(plan, draw(frame, plan, digest)), digest).join('\n')
  assert.match(text({ ...atLeast, minimums: { North: 7 } }), /The minimum is 5, for “North” 7\./)
  assert.match(text(usual), /each stratum left with none then takes one/)
  assert.doesNotMatch(text({ ...usual, everyStratum: false }), /left with none/)
  assert.match(text({ method: 'by-hand', chosen: [{ caseReference: 'C7', reason }] }), /Chance had no part/)
})

test('the words for a size say what one case changes and how wide a half is', () => {
  assert.deepEqual(sampleSizeInWords(20, 400), [
    'With 20 cases, a change of one case is 5 percentage points.',
    'If half of them are found to be good, the share among all 400 cases plausibly lies between 30% and 70%.',
  ])
  assert.equal(sampleSizeInWords(100, 400)[0], 'With 100 cases, a change of one case is 1 percentage point.')
  assert.equal(sampleSizeInWords(30, 400)[0], 'With 30 cases, a change of one case is 3.3 percentage points.')
  assert.deepEqual(sampleSizeInWords(9, 8), [
    'There are only 8 cases to draw from.',
    'With 8 cases, a change of one case is 12.5 percentage points.',
    'Every case is looked at, so shares are of all cases and nothing is estimated.',
  ])
  assert.throws(() => sampleSizeInWords(0, 8), RangeError)
})

test('a weighted share is not told where a stratum was not audited, nor its error where one case was', () => {
  const counts = { caseload: [50, 10], sampled: [5, 0], positive: [3, 0], conf: 0.95 }
  assert.equal(stratifiedProportion(counts).estimate, null)
  const one = stratifiedProportion({ ...counts, sampled: [5, 1] })
  assert.equal(one.estimate, 0.5)
  assert.deepEqual([one.se, one.betaLower], [null, null])
  const full = stratifiedProportion({ ...counts, sampled: [50, 10] })
  assert.deepEqual([full.estimate, full.se], [0.05, 0])
  assert.throws(() => stratifiedProportion({ ...counts, positive: [6, 0] }), RangeError)
})
