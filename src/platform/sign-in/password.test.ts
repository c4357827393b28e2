/** Passwords: long rather than ornate, stored so that a stolen copy is of little use. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, passwordFault, passwordMatches } from './password.ts'

test('a password is kept as Argon2id with OWASP’s costs and recognised again, however its accents were typed', async () => {
  const stored = await hashPassword('café harbour thistle')
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.equal(await passwordMatches(stored, 'cafe\u0301 harbour thistle'), true)
  assert.equal(await passwordMatches(stored, 'cafe harbour thistle'), false)
})

test('a short, common or repetitive password is refused with what to do', () => {
  for (const password of ['short', 'passwordpassword', 'aaaaaaaaaaaaaaa', 'x'.repeat(200)])
    assert.match(passwordFault(password) ?? '', /^Enter a password/, password)
  assert.equal(passwordFault('three random words'), null)
})
