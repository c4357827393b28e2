/** Every cell of who may do what is as agreed, and the three readers of the permissions table never disagree. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nobody, systemActor } from '#domain/access/actor.ts'
import { abilities, can, canEver } from '#domain/access/can.ts'
import { permissions, type Permission } from '#domain/access/permissions.ts'
import {
  actors,
  auditStates,
  partText,
  permissionMatrix,
  relations,
  roundStates,
} from '../../scripts/generate/permission-matrix.ts'
import { agreed } from './agreed.ts'

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(line => line.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
const everyPermission = Object.keys(permissions) as Permission[]

test('every cell of person, permission, state and relation is as agreed', () => {
  assert.deepEqual(linesOf(permissionMatrix().map(partText).join('\n')), linesOf(agreed))
})

test('no permission is missing from the agreed table', () => {
  const words = new Set(agreed.split(/\s+/))
  assert.deepEqual(
    everyPermission.filter(permission => !words.has(permission)),
    [],
  )
})

test('someone who has not signed in may do nothing, to anything, in any state', () => {
  for (const permission of everyPermission) {
    assert.equal(canEver(nobody('county'), permission), false, permission)
    for (const state of [...auditStates, ...roundStates])
      assert.equal(can(nobody('county'), permission, { state }).may, false, permission)
  }
})

test('the system may do everything, so that jobs and commands do not need a person who left', () => {
  for (const permission of everyPermission)
    assert.equal(can(systemActor('county', 'A job'), permission).may, true, permission)
})

test('whoever may do a thing to something passes the coarse guard of its page, so that nobody is stopped at a door they may use', () => {
  for (const actor of actors) {
    for (const permission of everyPermission) {
      const subjects = Object.values(relations).flatMap(relation =>
        [...auditStates, ...roundStates].map(state => ({ ...relation(actor), state })),
      )
      const ever = subjects.some(subject => can(actor, permission, subject).may)
      if (ever) assert.equal(canEver(actor, permission), true, `${actor.name} ${permission}`)
    }
  }
})

test('a refusal always says why in a sentence, so that people know whom to ask', () => {
  const decisions = actors.flatMap(actor =>
    everyPermission.flatMap(permission =>
      auditStates.map(state => can(actor, permission, { ...relations['elsewhere']!(actor), state })),
    ),
  )
  for (const decision of decisions) if (!decision.may) assert.match(decision.because, /^[A-Z].{15,}\.$/)
})

test('what a page is told it may offer is what the guard will allow', () => {
  for (const actor of actors) {
    for (const state of auditStates) {
      const subject = { ...relations['theirs']!(actor), state }
      const may = abilities(actor, subject, {
        answer: 'audit.answer',
        submit: 'audit.submit',
        moderate: 'audit.moderate',
        read: 'audit.read',
      })
      assert.equal(may.answer, can(actor, 'audit.answer', subject).may)
      assert.equal(may.moderate, can(actor, 'audit.moderate', subject).may)
      assert.equal(may.read, can(actor, 'audit.read', subject).may)
    }
  }
})
