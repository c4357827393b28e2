/** Comments on questions between auditor and moderator, and sections graded with the auditor's grade in sight. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { everyAudit } from '#domain/moderation/rule.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { returnAudit } from './return-audit.ts'
import { setModerationRule } from './set-rule.ts'

let house: TestHouse
let audits: readonly string[]
let ruth: TestBrowser
let grace: TestBrowser
let taken = 0

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  ruth = await house.signIn(cast.ruth)
  grace = await house.signIn(cast.grace)
})
after(() => house.close())

async function submitted(): Promise<string> {
  const reference = audits[taken] ?? ''
  taken += 1
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  return reference
}
const agree = { decision: 'agree', comment: '', reason: '' }
const text = `${script} Where does the record show that?`

/** Grace comments on the first question; the address of the thread. */
async function commented(reference: string): Promise<string> {
  const path = `/audits/${reference}/comments`
  const page = await grace.get(path)
  const question = page.$('#question option').eq(1).attr('value') ?? ''
  assert.equal((await grace.post(path, { question, comment: text })).status, 303)
  return (await grace.get(path)).$('form[action*="/comments/"]').first().attr('action') ?? ''
}

test('a comment is answered and resolved; until then the audit is not agreed, and the refusal names the question', async () => {
  const reference = await submitted()
  const path = `/audits/${reference}/comments`
  assert.match(wordsOf(await grace.get(path)), /Nothing has been said about a question yet/)
  assertRefused(await grace.post(path, { question: '', comment: '' }), '#question', '#comment')
  const long = await grace.post(path, { question: 'nothing', comment: tooLong })
  assertRefused(long, '#comment')
  assert.equal((await grace.post(path, { question: 'no-such-question', comment: 'Hm.' })).status, 404)
  const thread = await commented(reference)
  const refused = await grace.post(`/audits/${reference}/moderation`, agree)
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused), /a question is still being talked about: “/)

  assert.ok(wordsOf(await ruth.get(path)).includes(text))
  assertRefused(await ruth.post(thread, { answer: ' ' }), '#answer')
  assert.equal((await ruth.post(thread, { answer: 'In the note of 2 May.' })).status, 303)
  // Whoever was asked does not close the question.
  assert.equal((await ruth.post(`${thread}/resolved`, {})).status, 404)
  assert.equal((await grace.post(`${thread}/resolved`, {})).status, 303)
  assert.equal((await grace.post(thread, { answer: 'One more thing.' })).status, 409)
  assert.match(wordsOf(await ruth.get(path)), /0 of 1 are open.*Resolved by Grace Okafor/)
  assert.equal((await grace.post(`/audits/${reference}/moderation`, agree)).status, 303)
  assert.equal((await grace.post(path, { question: 'x', comment: 'Too late.' })).status, 403)
})

test('what is open goes on when the audit is returned and handed in again', async () => {
  const reference = await submitted()
  const thread = await commented(reference)
  await house.asPerson(cast.grace, ctx => returnAudit(ctx, reference, 'See the comments.'))
  assert.equal((await ruth.post(thread, { answer: 'Added.' })).status, 303)
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  assert.equal((await grace.post(`/audits/${reference}/moderation`, agree)).status, 409)
  await grace.post(`${thread}/resolved`, {})
  assert.equal((await grace.post(`/audits/${reference}/moderation`, agree)).status, 303)
})

test('comments are for the auditor, moderators and leaders: to others they do not exist', async () => {
  const reference = await submitted()
  await commented(reference)
  assert.ok(wordsOf(await (await house.signIn(cast.helen)).get(`/audits/${reference}/comments`)).includes(text))
  for (const person of [cast.marcus, cast.sam, cast.arthur, cast.tess]) {
    const browser = await house.signIn(person)
    assert.ok([403, 404].includes((await browser.get(`/audits/${reference}/comments`)).status), person.name)
    const sent = await browser.post(`/audits/${reference}/comments`, { question: 'x', comment: 'Mine.' })
    assert.ok([403, 404].includes(sent.status), person.name)
  }
})

test('sections are graded with the auditor’s grade in sight, another grade needs its reason, and agreement tells them apart', async () => {
  const reference = await submitted()
  const path = `/audits/${reference}/moderation`
  const page = await grace.get(path)
  const [first = ''] = Object.keys(fieldsOf(page)).filter(name => name.startsWith('section-'))
  const key = first.slice('section-'.length)
  const refused = await grace.post(path, { ...agree, [first]: 'inadequate', [`why-${key}`]: '' })
  assertRefused(refused, `#why-${key}`)
  assert.equal(refused.$(`#${first}`).val(), 'inadequate')
  const sent = await grace.post(path, { ...agree, [first]: 'inadequate', [`why-${key}`]: 'The child was not seen.' })
  assert.equal(sent.status, 303)
  const kept = await house.asPerson('system', ctx => ctx.db.selectFrom('openLook').select('sections').execute())
  assert.deepEqual(
    kept.map(({ sections }) => sections),
    [{ [key]: { grade: 'inadequate', reason: 'The child was not seen.' } }],
  )
  const agreement = wordsOf(await (await house.signIn(cast.dev)).get('/moderation/agreement'))
  assert.match(agreement, /Each section that was graded with the auditor’s grade in sight/)
})

test('where moderation is blind, nothing is said before the moderator has graded', async () => {
  await house.asPerson(cast.dev, ctx => setModerationRule(ctx, { ...everyAudit, blind: true }))
  const reference = await submitted()
  const path = `/audits/${reference}/comments`
  assert.match(wordsOf(await grace.get(path)), /comments begin once the moderator has graded/)
  assert.equal((await grace.post(path, { question: 'x', comment: 'Early.' })).status, 409)
  await grace.post(`/audits/${reference}/moderation/own-grade`, { grade: 'good', reason: 'As the record has it.' })
  const thread = await commented(reference)
  const refused = await grace.post(`/audits/${reference}/moderation/agreed`, { agreed: 'good', reason: '' })
  assert.equal(refused.status, 409)
  await grace.post(`${thread}/resolved`, {})
  assert.equal((await grace.post(`/audits/${reference}/moderation/agreed`, { agreed: 'good', reason: '' })).status, 303)
})
