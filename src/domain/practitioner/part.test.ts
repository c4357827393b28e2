/** The rules of the practitioner's part: what is kept, what is asked again, until when, and where things stand in words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AuditState } from '../audit/lifecycle.ts'
import type { Section } from '../audit-tool/tool.ts'
import { localDate } from '../calendar/dates.ts'
import {
  asksPractitioner,
  conversationFaults,
  reflectBefore,
  reflectionFaults,
  replyFaults,
  standingWords,
  untilWhen,
} from './part.ts'

const empty = { proud: '', differently: '', inTheWay: '', childWouldSay: '', supportWanted: '' }
const tooLong = 'é'.repeat(10_001)

test('a reflection is kept when any one of its five parts is filled, and asked again when none is', () => {
  for (const key of Object.keys(empty)) assert.deepEqual(reflectionFaults({ ...empty, [key]: 'Something.' }), {}, key)
  assert.deepEqual(Object.keys(reflectionFaults(empty)), ['proud'])
  assert.deepEqual(Object.keys(reflectionFaults({ ...empty, inTheWay: ' \n ' })), ['proud'])
})

test('every part that is too long is told at once, and ten thousand characters are not too long', () => {
  const faults = reflectionFaults({ ...empty, proud: tooLong, supportWanted: tooLong, differently: 'Short.' })
  assert.deepEqual(Object.keys(faults), ['proud', 'supportWanted'])
  assert.deepEqual(reflectionFaults({ ...empty, proud: 'é'.repeat(10_000) }), {})
})

test('a reply says whether it agrees, and why where it does not wholly', () => {
  assert.deepEqual(replyFaults('agree', ''), {})
  assert.deepEqual(replyFaults('disagree', 'The visit was on 2 May.'), {})
  assert.deepEqual(Object.keys(replyFaults('disagree', ' ')), ['words'])
  assert.deepEqual(Object.keys(replyFaults('partly-agree', '')), ['words'])
  assert.deepEqual(Object.keys(replyFaults('', 'Words.')), ['stance'])
  assert.deepEqual(Object.keys(replyFaults('angry', tooLong)), ['stance', 'words'])
})

const today = localDate('2018-05-14')
const talk = { manner: 'video', heldOn: '2018-05-14', reason: '', worked: '', barriers: '', supportWanted: '' }

test('a conversation has a real day that has come; one that did not take place has a reason and needs no day', () => {
  assert.deepEqual(conversationFaults(talk, today), {})
  assert.deepEqual(Object.keys(conversationFaults({ ...talk, heldOn: '2018-05-15' }, today)), ['heldOn'])
  assert.deepEqual(Object.keys(conversationFaults({ ...talk, heldOn: '2018-02-30' }, today)), ['heldOn'])
  assert.deepEqual(Object.keys(conversationFaults({ ...talk, heldOn: '' }, today)), ['heldOn'])
  assert.deepEqual(Object.keys(conversationFaults({ ...talk, manner: '' }, today)), ['manner'])
  const none = { ...talk, manner: 'did-not-take-place', heldOn: '' }
  assert.deepEqual(Object.keys(conversationFaults(none, today)), ['reason'])
  assert.deepEqual(conversationFaults({ ...none, reason: 'Off sick until June.' }, today), {})
  assert.deepEqual(Object.keys(conversationFaults({ ...talk, worked: tooLong, heldOn: '' }, today)), [
    'heldOn',
    'worked',
  ])
})

test('the day by which a reflection is asked for is three weeks on; once it has come, what in fact ends it is said', () => {
  assert.equal(reflectBefore(today), '2018-06-04')
  assert.equal(untilWhen(today, localDate('2018-06-03')), 'before 4 June 2018')
  assert.equal(untilWhen(today, localDate('2018-06-04')), 'until the audit is submitted')
})

const section = (...keys: readonly string[]): Section =>
  ({ questions: keys.map(key => ({ key })) }) as unknown as Section

test('a tool asks about the conversation when a question’s key has the word practitioner, wherever it stands', () => {
  assert.equal(asksPractitioner(section('voices-family', 'voices-practitioner-date')), true)
  assert.equal(asksPractitioner(section('practitioner-views')), true)
  assert.equal(asksPractitioner(section('voices-family', 'practitioners')), false)
})

const cases: readonly (readonly [AuditState, boolean, boolean, boolean, RegExp])[] = [
  ['allocated', false, false, false, /can add a reflection/],
  ['in-progress', false, true, false, /change your reflection/],
  ['submitted', false, true, false, /after moderation/],
  ['submitted', true, false, false, /read it and reply/],
  ['moderated', true, false, false, /read it and reply/],
  ['closed', true, false, true, /have replied/],
]
for (const [state, seesResult, reflected, replied, now] of cases)
  test(`the practitioner of an audit that is ${state}${seesResult ? ' and seen' : ''} is told what they can do now`, () => {
    const words = standingWords({ state, seesResult, reflected, replied })
    assert.match(words.now, now)
    assert.match(words.where, /^[A-Z].+[^.]$/)
  })
