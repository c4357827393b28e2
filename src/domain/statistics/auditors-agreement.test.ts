/** Rules of agreement between auditors: what is counted, what is not said below stated numbers, and that order changes nothing. */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { chanceFrom } from '../caseload/chance.ts'
import { gradeCodes, type Grade } from '../grades/grade.ts'
import { auditorsAgreement, limits } from './auditors-agreement.ts'
import { quadraticKappa } from './kappa.ts'
import { krippendorffAlpha } from './krippendorff.ts'
import type { Grading } from './pair-table.ts'

const lowestFirst = gradeCodes.toReversed()
const gradeOf = (rank: number): Grade => lowestFirst[rank - 1]!
const resampling = () => ({ resamples: 200, next: chanceFrom(5).share })
const agreementOf = (gradings: readonly Grading[]) => auditorsAgreement(gradings, resampling())

/** Rows: cases; columns: Ruth, Omar, Grace; grades from 1. */
const gradingsOf = (ratings: readonly (readonly (number | null)[])[], question?: string): readonly Grading[] =>
  ratings.flatMap((row, unit) =>
    row.flatMap((rating, rater) => {
      if (rating === null) return []
      const grading = { unit: `case-${unit}`, rater: ['ruth', 'omar', 'grace'][rater]!, grade: gradeOf(rating) }
      return [question === undefined ? grading : { ...grading, question }]
    }),
  )

/** Forty cases, graded by two or three, mostly alike. */
const chance = chanceFrom(11)
const forty = Array.from({ length: 40 }, () => {
  const truth = chance.between(1, 4)
  const graded = () => (chance.yes(0.7) ? truth : Math.min(4, Math.max(1, truth + chance.one([-1, 1, 2]))))
  return [graded(), graded(), chance.yes(0.4) ? graded() : null]
})

test('of three grades of one case, three pairs are counted: the same, and one grade apart', () => {
  const { exact, adjacent } = agreementOf(
    gradingsOf([...Array.from({ length: 4 }, () => [3, 3, 2]), [1, 4, null]]),
  ).overall
  assert.deepEqual(exact, { n: 13, found: { n: 4, of: 13, percent: 31 }, words: null })
  assert.deepEqual(adjacent, { n: 13, found: { n: 8, of: 13, percent: 62 }, words: null })
})

test('alpha of all auditors is Krippendorff’s, ordinal, and lies within its interval', () => {
  const { alpha } = agreementOf(gradingsOf(forty)).overall
  const ratings = [0, 1, 2].map(rater => forty.map(row => row[rater] ?? null))
  const expected = krippendorffAlpha({ ratings, level: 'ordinal' }).alpha
  assert.equal(alpha.n, 40)
  assert.ok(alpha.found && expected !== null && Math.abs(alpha.found.value - expected) < 1e-12)
  assert.ok(alpha.found.lower! < expected && expected < alpha.found.upper!)
})

test('kappa of one auditor beside one other is Cohen’s with quadratic weights, and alpha that of the two', () => {
  const two = forty.map(([ruth, omar]) => [ruth!, omar!])
  const ruth = agreementOf(gradingsOf(two)).byRater.find(({ rater }) => rater === 'ruth')!
  const table = [1, 2, 3, 4].map(row =>
    [1, 2, 3, 4].map(column => two.filter(([a, b]) => a === row && b === column).length),
  )
  const alpha = krippendorffAlpha({ ratings: [two.map(([a]) => a!), two.map(([, b]) => b!)], level: 'ordinal' }).alpha
  assert.ok(Math.abs(ruth.kappa.found!.value - quadraticKappa(table)!.kappa) < 1e-12)
  assert.ok(Math.abs(ruth.alpha.found!.value - alpha!) < 1e-12)
})

test('an auditor is set beside the others of the same cases only, and alone beside nobody', () => {
  const alone = { unit: 'case-99', rater: 'sam', grade: 'good' } as const
  const { byRater } = agreementOf([...gradingsOf(forty), alone])
  const of = (name: string) => byRater.find(({ rater }) => rater === name)!
  const withGrace = forty.filter(row => row[2] !== null).length
  assert.equal(of('grace').exact.n, 2 * withGrace)
  assert.equal(of('grace').kappa.n, withGrace)
  assert.equal(of('ruth').exact.n, 40 + withGrace)
  assert.deepEqual(of('sam').exact, {
    n: 0,
    found: null,
    words: 'Too few to say: 0 pairs of grades, and 10 are needed.',
  })
})

test('below each stated number nothing is said, and the words say how many there are and how many it takes', () => {
  const graded = (cases: number) => agreementOf(gradingsOf(forty.slice(0, cases).map(([a, b]) => [a!, b!]))).overall
  for (const measure of ['exact', 'adjacent', 'kappa', 'alpha'] as const) {
    const { fewest } = limits[measure]
    const below = graded(fewest - 1)[measure]
    assert.equal(below.found, null)
    assert.match(below.words ?? '', new RegExp(`^Too few to say: ${fewest - 1} .*, and ${fewest} are needed\\.$`))
    assert.ok(graded(fewest)[measure].found, measure)
  }
  assert.equal(graded(1).kappa.words, 'Too few to say: 1 case graded by two auditors or more, and 20 are needed.')
})

test('where everyone gave one and the same grade, agreement beyond chance is not said, and the share is', () => {
  const { exact, kappa, alpha } = agreementOf(gradingsOf(forty.map(() => [3, 3, null]))).overall
  assert.equal(exact.found?.percent, 100)
  assert.equal(kappa.found, null)
  assert.match(kappa.words ?? '', /^Not to be said: every grade compared is the same/)
  assert.equal(alpha.found, null)
})

test('questions are told apart, in order, and a case with several questions is still one case', () => {
  const both = [...gradingsOf(forty, 'q2'), ...gradingsOf(forty.slice(0, 25), 'q1')]
  const { overall, byQuestion } = agreementOf(both)
  assert.deepEqual(
    byQuestion.map(({ question, kappa, alpha }) => [question, kappa.n, alpha.found === null]),
    [
      ['q1', 25, true],
      ['q2', 40, false],
    ],
  )
  assert.equal(overall.alpha.n, 40)
  assert.equal(overall.exact.n, byQuestion[0]!.exact.n + byQuestion[1]!.exact.n)
  assert.deepEqual(agreementOf(gradingsOf(forty)).byQuestion, [])
})

test('a case graded twice by the same auditor is refused, and nothing comes of nothing', () => {
  const one = { unit: 'case-1', rater: 'ruth', grade: 'good', question: 'q1' } as const
  assert.throws(() => agreementOf([one, { ...one, grade: 'inadequate' }]), /case-1, q1/)
  assert.doesNotThrow(() => agreementOf([one, { ...one, question: 'q2' }]))
  assert.equal(agreementOf([]).overall.alpha.n, 0)
})

test('the order of the gradings changes nothing', () => {
  const gradings = [...gradingsOf(forty, 'q1'), ...gradingsOf(forty.slice(3), 'q2')]
  const expected = agreementOf(gradings)
  fc.assert(
    fc.property(fc.shuffledSubarray([...gradings], { minLength: gradings.length }), shuffled => {
      assert.deepEqual(agreementOf(shuffled), expected)
    }),
    { numRuns: 20 },
  )
})
