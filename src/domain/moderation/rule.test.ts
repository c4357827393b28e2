/** The rule by which audits are chosen for a second look: what is always chosen, and the draw that anyone can repeat. */
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { gradeCodes, type Grade } from '../grades/grade.ts'
import { everyAudit, isShare, sameRule, selectionOf, usualRule, type HandedIn } from './rule.ts'

const digest = (text: string): string => hash('sha256', text)
const handedIn = (grade: Grade, changes: Partial<HandedIn> = {}): HandedIn => ({
  grade,
  digest: digest('an audit'),
  auditsBefore: 3,
  chosenBefore: false,
  ...changes,
})

test('without a rule every audit is chosen, and nothing is drawn', () => {
  for (const grade of gradeCodes) {
    const { chosen, drawn } = selectionOf(everyAudit, handedIn(grade), digest)
    assert.deepEqual([chosen, drawn], [true, null], grade)
  }
  assert.equal(everyAudit.blind, false)
})

test('a grade with a share of 100 is chosen whatever the draw would be, with its reason', () => {
  assert.deepEqual(selectionOf(usualRule, handedIn('inadequate'), digest), {
    chosen: true,
    because: 'Every audit graded inadequate',
    drawn: null,
  })
  assert.equal(selectionOf(usualRule, handedIn('outstanding'), digest).because, 'Every audit graded outstanding')
})

test('the first three audits of an auditor are chosen, and the fourth is drawn', () => {
  const nothing = { ...usualRule, shares: { ...usualRule.shares, good: 0 } }
  const told = [0, 1, 2, 3].map(auditsBefore => selectionOf(nothing, handedIn('good', { auditsBefore }), digest))
  assert.deepEqual(
    told.map(({ chosen }) => chosen),
    [true, true, true, false],
  )
  assert.equal(told[0]?.because, 'First three of this auditor')
  assert.equal(told[3]?.because, 'No audit graded good is chosen')
  const without = { ...nothing, firstThree: false }
  assert.equal(selectionOf(without, handedIn('good', { auditsBefore: 0 }), digest).chosen, false)
})

test('an audit that was chosen stays chosen when it is handed in again with another grade', () => {
  const nothing = { ...usualRule, shares: { ...usualRule.shares, good: 0 } }
  assert.deepEqual(selectionOf(nothing, handedIn('good', { chosenBefore: true }), digest), {
    chosen: true,
    because: 'An earlier version was chosen',
    drawn: null,
  })
})

test('the draw is the one of a public SHA-256 tool: worked by hand for one digest', () => {
  // printf 'moderation|abc' | sha256sum gives 3bf00c3d…, and 0x3bf00c3d × 1,000,000 ÷ 2^32 is 234131 and a bit.
  assert.equal(selectionOf(usualRule, handedIn('good', { digest: 'abc' }), digest).drawn, 234131)
  const fixed = (eight: string) => selectionOf(usualRule, handedIn('good'), () => `${eight}${'0'.repeat(56)}`)
  assert.deepEqual(fixed('33333333'), { chosen: true, because: 'Drawn: 20 of 100 graded good', drawn: 199_999 })
  assert.deepEqual(fixed('33333334'), { chosen: false, because: 'Not drawn: 20 of 100 graded good', drawn: 200_000 })
  assert.equal(fixed('00000000').chosen, true)
  assert.equal(fixed('ffffffff').drawn, 999_999)
})

test('a greater share chooses all that a smaller one did, and of a thousand about the share is chosen', () => {
  const by = (good: number) => ({ ...usualRule, shares: { ...usualRule.shares, good } })
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (text, a, b) => {
      const one = handedIn('good', { digest: digest(text) })
      const less = selectionOf(by(Math.min(a, b)), one, digest)
      assert.ok(!less.chosen || selectionOf(by(Math.max(a, b)), one, digest).chosen)
    }),
  )
  const chosen = Array.from({ length: 1000 }, (_, index) => digest(String(index))).filter(
    one => selectionOf(usualRule, handedIn('good', { digest: one }), digest).chosen,
  ).length
  assert.ok(chosen > 150 && chosen < 250, String(chosen))
})

test('a share is a whole number of a hundred, and two rules are the same only in every part', () => {
  assert.deepEqual([0, 20, 100, -1, 101, 2.5, Number.NaN].map(isShare), [true, true, true, false, false, false, false])
  assert.equal(sameRule(usualRule, { ...usualRule, shares: { ...usualRule.shares } }), true)
  assert.equal(sameRule(usualRule, { ...usualRule, blind: true }), false)
  assert.equal(sameRule(usualRule, { ...usualRule, firstThree: false }), false)
  assert.equal(sameRule(usualRule, { ...usualRule, shares: { ...usualRule.shares, good: 21 } }), false)
})
