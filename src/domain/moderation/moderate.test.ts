/** The second look: to agree, or to give another grade and say why. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gradeCodes } from '../grades/grade.ts'
import { agreedReason, secondLook, stageOf } from './moderate.ts'

const hasCode = (code: string) => (error: unknown) => (error as { code?: string }).code === code
const grade = fc.constantFrom(...gradeCodes)
const words = fc.string({ minLength: 1 }).filter(text => text.trim() !== '')

test('a moderator who agrees gives the auditor’s grade, with their comment or with none', () => {
  assert.deepEqual(secondLook('good', { kind: 'agree', comment: '  Well argued. ' }), {
    moderatorGrade: 'good',
    agreedGrade: 'good',
    reason: 'Well argued.',
  })
  assert.match(secondLook('good', { kind: 'agree', comment: ' ' }).reason, /Agreed/)
})

test('another grade stands with its reason, whatever the two grades are', () => {
  fc.assert(
    fc.property(grade, grade, words, (auditors, given, reason) => {
      fc.pre(auditors !== given)
      assert.deepEqual(secondLook(auditors, { kind: 'change', grade: given, reason }), {
        moderatorGrade: given,
        agreedGrade: given,
        reason: reason.trim(),
      })
    }),
  )
})

test('a grade is not changed without a reason, nor to the grade that it was', () => {
  const change = (given: (typeof gradeCodes)[number], reason: string) => () =>
    secondLook('good', { kind: 'change', grade: given, reason })
  assert.throws(change('inadequate', ' \n'), hasCode('audit.reason-needed'))
  assert.throws(change('good', 'Because.'), hasCode('audit.same-grade'))
})

test('after a blind look a reason is needed unless all three grades are the same', () => {
  fc.assert(
    fc.property(grade, grade, grade, (auditor, moderator, agreed) => {
      const bare = () => agreedReason({ auditor, moderator, agreed, reason: ' ' })
      if (auditor === moderator && moderator === agreed) assert.match(bare(), /same grade/)
      else assert.throws(bare, hasCode('audit.reason-needed'))
      assert.equal(agreedReason({ auditor, moderator, agreed, reason: ' Seen. ' }), 'Seen.')
    }),
  )
})

test('a blind look is completed as such, whatever the rule says since', () => {
  const stages = [false, true].map(blind => [false, true].map(looked => stageOf({ blind }, looked)))
  assert.deepEqual(stages, [
    ['open', 'compare'],
    ['grade-first', 'compare'],
  ])
})
