/** Messages from audit: where one stands, and who may approve which words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingKindOf, isMessageKind, messageState, requireApprovable, type Approval } from './message.ts'

test('a message waits until it is approved, and a newer wording waits beside what is read', () => {
  assert.equal(messageState({ wording: 1, decision: null, decidedWording: null }), 'draft')
  assert.equal(messageState({ wording: 1, decision: 'approved', decidedWording: 1 }), 'approved')
  assert.equal(messageState({ wording: 2, decision: 'approved', decidedWording: 1 }), 'reworded')
  assert.equal(messageState({ wording: 2, decision: 'withdrawn', decidedWording: 2 }), 'withdrawn')
  assert.equal(messageState({ wording: 3, decision: 'withdrawn', decidedWording: 2 }), 'draft')
})

const approval: Approval = { state: 'draft', latest: 2, read: 2, wordedBy: 'dev', approver: 'joan' }

test('a second person approves the latest wording, as it was read', () => {
  assert.doesNotThrow(() => requireApprovable(approval))
  assert.doesNotThrow(() => requireApprovable({ ...approval, state: 'reworded' }))
})

test('nobody approves their own words, an earlier wording, or what was approved or withdrawn', () => {
  assert.throws(() => requireApprovable({ ...approval, approver: 'dev' }), { code: 'finding.own-wording' })
  assert.throws(() => requireApprovable({ ...approval, read: 1 }), { code: 'finding.nothing-to-approve' })
  for (const state of ['approved', 'withdrawn'] as const)
    assert.throws(() => requireApprovable({ ...approval, state }), { code: 'finding.nothing-to-approve' })
})

test('good practice is drafted from strengths, areas from areas', () => {
  assert.equal(findingKindOf('good-practice'), 'strength')
  assert.equal(findingKindOf('area-for-improvement'), 'area-for-improvement')
  assert.equal(isMessageKind('strength'), false)
})
