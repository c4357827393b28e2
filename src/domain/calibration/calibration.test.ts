/** The rules of calibration: what is missing from a grading, differences in neutral words, files from text, and what an exercise showed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFrom } from '../caseload/chance.ts'
import type { Grade } from '../grades/grade.ts'
import { differenceInWords, fileAsText, fileFromText, overallKey, savingFaults, submittingFaults } from './content.ts'
import { exerciseResult, fewestParts, fewestPeople } from './result.ts'
import { shippedCases } from './shipped.ts'

const part = (key: string, gold: Grade = 'good') => ({ key, title: `Section ${key}`, gold, why: 'Because it is so.' })
const why = 'A sentence of at least five words.'
const resampling = () => ({ resamples: 200, next: chanceFrom(7).share })
const submitted = (grades: Readonly<Record<string, Grade>>) =>
  Object.fromEntries(Object.entries(grades).map(([key, grade]) => [key, { grade, why }]))

test('a grading may be saved with gaps, and is submitted with a grade and a sentence for each part', () => {
  const parts = [part('a'), part('b')]
  assert.deepEqual(savingFaults(parts, {}), {})
  assert.deepEqual(Object.keys(savingFaults(parts, { a: { grade: null, why: 'x'.repeat(10_001) } })), ['why-a'])
  assert.deepEqual(
    Object.keys(submittingFaults(parts, { a: { grade: 'good', why }, b: { grade: null, why: 'Good.' } })),
    ['grade-b', 'why-b'],
  )
  assert.deepEqual(submittingFaults(parts, { a: { grade: 'good', why }, b: { grade: 'inadequate', why } }), {})
})

test('a difference is named in steps and says nothing of who is right', () => {
  assert.equal(differenceInWords('good', 'good'), 'You and the panel gave the same grade.')
  assert.equal(differenceInWords('good', 'requires-improvement'), 'You graded this one step kinder than the panel.')
  assert.equal(differenceInWords('inadequate', 'outstanding'), 'You graded this three steps stricter than the panel.')
})

test('a file is read from one text, and reads the same when it is written out again', () => {
  const file = fileFromText('Before\r\n# Visits\nSeven.\nOf eight.\n\n## Plan\nNone\n# Empty\n')
  assert.deepEqual(file, [
    { title: 'The case', text: 'Before' },
    { title: 'Visits', text: 'Seven.\nOf eight.' },
    { title: 'Plan', text: 'None' },
  ])
  assert.deepEqual(fileFromText(fileAsText(file)), file)
  assert.deepEqual(fileFromText(' \n '), [])
})

test('what was read most differently comes first, and shares have their denominators', () => {
  const { parts, exact, adjacent, people } = exerciseResult(
    [part('same'), part('apart')],
    [submitted({ same: 'good', apart: 'outstanding' }), submitted({ same: 'good', apart: 'inadequate' })],
    resampling(),
  )
  assert.deepEqual(
    parts.map(({ key, apart }) => [key, apart]),
    [
      ['apart', 3],
      ['same', 0],
    ],
  )
  assert.deepEqual(parts[0]?.counts, [1, 0, 0, 1])
  assert.equal(people, 2)
  assert.deepEqual(exact, { share: { n: 2, of: 4, percent: null }, interval: null })
  assert.equal(adjacent.share.n, 1)
})

test('alpha is told from five people and five sections on, and not where all grades are the same', () => {
  const parts = ['a', 'b', 'c', 'd', 'e'].map(key => part(key))
  const alike = submitted({ a: 'good', b: 'good', c: 'inadequate', d: 'inadequate', e: 'outstanding' })
  const told = (people: number, used = parts) =>
    exerciseResult(
      used,
      Array.from({ length: people }, () => alike),
      resampling(),
    )
  assert.equal(told(fewestPeople).alpha?.value, 1)
  assert.equal(told(fewestPeople).alphaWords, null)
  assert.match(told(fewestPeople - 1).alphaWords ?? '', /^Too few to say/)
  assert.match(told(fewestPeople, parts.slice(0, fewestParts - 1)).alphaWords ?? '', /^Too few to say/)
  const good = submitted({ a: 'good', b: 'good', c: 'good', d: 'good', e: 'good' })
  const flat = exerciseResult(parts, [good, good, good, good, good], resampling())
  assert.equal(flat.alpha, null)
  assert.match(flat.alphaWords ?? '', /every grade is the same/)
  assert.deepEqual(exerciseResult(parts, [], resampling()).exact.share, { n: 0, of: 0, percent: null })
})

test('the cases that come with the product say that they are invented, and have a grade and reasons for each part', () => {
  for (const { content } of shippedCases) {
    assert.match(content.file[0]?.text ?? '', /This case is invented/)
    assert.equal(content.parts.at(-1)?.key, overallKey)
    const grading = Object.fromEntries(
      content.parts.map(({ key, gold, why: reason }) => [key, { grade: gold, why: reason }]),
    )
    assert.deepEqual(submittingFaults(content.parts, grading), {})
    assert.ok(new Set(content.parts.map(({ gold }) => gold)).size > 1)
  }
})
