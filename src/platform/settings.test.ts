/** Settings: the defaults are safe, and faults are told all at once, in words, before anything opens. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

test('with no settings, the product is a demonstration on this machine alone with its own database', () => {
  const settings = readSettings({})
  assert.equal(settings.host, '127.0.0.1')
  assert.equal(settings.databaseUrl, null)
  assert.equal(settings.demonstration, true)
})

test('an empty setting counts as left out', () => {
  assert.equal(readSettings({ DATABASE_URL: '', LFA_PORT: '' }).port, 3000)
})

test('every fault is named at once', () => {
  assert.throws(() => readSettings({ LFA_PORT: 'x', LFA_LOG: 'loud' }), /LFA_PORT[\s\S]*LFA_LOG/)
})

test('a demonstration is never opened to the network, where anyone could sign in as anyone', () => {
  assert.throws(() => readSettings({ LFA_HOST: '0.0.0.0', LFA_ADDRESS: 'https://audit.example' }), /LFA_DEMONSTRATION/)
  assert.doesNotThrow(() =>
    readSettings({ LFA_HOST: '0.0.0.0', LFA_ADDRESS: 'https://audit.example', LFA_DEMONSTRATION: 'no' }),
  )
})

test('away from this machine the address must be https', () => {
  assert.throws(() => readSettings({ LFA_ADDRESS: 'http://audit.example' }), /https/)
  assert.throws(() => readSettings({ LFA_HOST: '0.0.0.0', LFA_DEMONSTRATION: 'no' }), /LFA_ADDRESS/)
})

test('an owner’s address without the application’s is refused', () => {
  assert.throws(() => readSettings({ DATABASE_OWNER_URL: 'postgres://owner@localhost/lfa' }), /DATABASE_URL/)
})

const mail = {
  LFA_MAIL_HOST: 'mail.example.gov.uk',
  LFA_MAIL_FROM: 'audit@example.gov.uk',
  LFA_ADDRESS: 'https://audit.example',
}

test('no mail server is set to begin with; one that is set is spoken to safely, and needs somewhere for links to lead', () => {
  assert.equal(readSettings({}).mail, null)
  assert.deepEqual(readSettings(mail).mail, {
    ...{ host: 'mail.example.gov.uk', port: 587, tls: 'starttls', name: null, password: null },
    from: 'audit@example.gov.uk',
  })
  assert.throws(() => readSettings({ LFA_MAIL_HOST: 'mail.example' }), /LFA_MAIL_FROM[\s\S]*LFA_ADDRESS/)
  assert.throws(() => readSettings({ ...mail, LFA_MAIL_FROM: 'A <a@b.example>, c@d.example' }), /LFA_MAIL_FROM/)
})

test('a name for the mail server comes with a password, and an unsafe connection is for this machine alone', () => {
  assert.throws(() => readSettings({ ...mail, LFA_MAIL_NAME: 'audit' }), /LFA_MAIL_PASSWORD/)
  assert.throws(() => readSettings({ ...mail, LFA_MAIL_TLS: 'none' }), /only for a mail server on this machine/)
  assert.doesNotThrow(() => readSettings({ ...mail, LFA_MAIL_HOST: '127.0.0.1', LFA_MAIL_TLS: 'none' }))
})
