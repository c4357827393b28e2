/** The life of an audit, read from its table: where each step leads, who takes it, and that nothing is open once it is done. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { permissions } from '../access/permissions.ts'
import { auditLifecycle, type AuditState } from './lifecycle.ts'

const states = Object.keys(auditLifecycle) as AuditState[]
const steps = states.flatMap(from => Object.values(auditLifecycle[from]).map(step => ({ from, step })))

test('every step leads to a state of the table, and names a permission that there is', () => {
  for (const { step } of steps) {
    assert.ok(step.to in auditLifecycle, step.to)
    assert.ok(step.permission in permissions, step.permission)
  }
})

test('an audit can be answered until it is handed in, and again once it was returned', () => {
  const answered = states.filter(state => auditLifecycle[state].answer)
  assert.deepEqual(answered, ['allocated', 'in-progress'])
  assert.equal(auditLifecycle.submitted.return?.to, 'in-progress')
})

test('a moderated audit can only be corrected as a next version, and a closed one stays as it is', () => {
  assert.deepEqual(Object.keys(auditLifecycle.moderated), ['correct'])
  assert.equal(auditLifecycle.moderated.correct?.needs, 'reason')
  assert.deepEqual(auditLifecycle.closed, {})
})

test('from being allocated every state but closing, which is the round’s deed, can be reached', () => {
  const reached = new Set<AuditState>(['allocated'])
  for (const from of reached) for (const step of Object.values(auditLifecycle[from])) reached.add(step.to)
  assert.deepEqual([...reached], ['allocated', 'in-progress', 'submitted', 'moderated'])
})
