/** The practitioner's own pages as a browser sees them: told, the reflection until submission, the result, the reply. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { moderateAudit } from '#features/moderation/door.ts'
import type { Context } from '#platform/context.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { aRoundOfCasesHeldBy } from '#testing/practitioners.ts'
import { people } from '#seeds/county.ts'
import { keepReflection, openMyAudit, writeReply } from './door.ts'

let house: TestHouse
let audits: readonly string[]
let sam: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  sam = await house.signIn(cast.sam)
})
after(() => house.close())

let taken = 0
const fresh = (): string => {
  taken += 1
  return audits[taken - 1] ?? ''
}
const mine = (reference: string): string => `/my-cases-audited/${reference}`
const submit = (reference: string) => house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
const agree = (reference: string) =>
  house.asPerson(cast.grace, ctx => moderateAudit(ctx, reference, { kind: 'agree', comment: '' }))

test('before any case of theirs is audited, the list says so and says when that changes', async () => {
  assert.match(wordsOf(await sam.get('/my-cases-audited')), /No case of yours has been audited/)
  assert.equal((await sam.get('/')).$('h2:contains("Next for you")').length, 0)
  audits = await house.asPerson(cast.dev, ctx => aRoundOfCasesHeldBy(ctx, cast.sam, cast.ruth))
})

test('allocating tells the practitioner: home says who audits which case and until when they can reflect', async () => {
  const home = wordsOf(await sam.get('/'))
  assert.match(home, /Your case WC-\d+ is being audited by Ruth Adeyemi/)
  assert.match(home, /May 2018\. You can add a reflection before 4 June 2018/)
  const told = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('type').where('type', '=', 'practitioner.told').execute(),
  )
  assert.equal(told.length, audits.length)
})

test('the list shows each audit with where it stands and what can be done, and has no link to any draft', async () => {
  const list = await sam.get('/my-cases-audited')
  assert.equal(list.$('tbody tr').length, audits.length)
  assert.match(wordsOf(list, 'tbody tr:first-child'), /The auditor has not begun\. You can add a reflection\./)
  assert.equal(list.$('main a[href^="/audits/"]').length, 0)
  assert.equal((await sam.get('/my-cases-audited?page=2')).$('tbody tr').length, 0)
  assert.equal((await sam.get('/my-cases-audited?page=nonsense')).status, 200)
})

test('opening the page is kept as seen, once, and a draft audit is never shown', async () => {
  const reference = fresh()
  assert.equal((await sam.get(mine(reference))).status, 200)
  await sam.get(mine(reference))
  const seen = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('activity')
      .select('actorName')
      .where('type', '=', 'practitioner.seen')
      .where('chain', '=', `audit:${reference}`)
      .execute(),
  )
  assert.deepEqual(seen, [{ actorName: 'Sam Whitlock' }])
  assert.equal((await sam.get(`/audits/${reference}`)).status, 404)
  assert.equal((await sam.get(`/audits/${reference}/sections/record`)).status, 403)
})

test('a reflection is kept as given; a later one stands in its place and the earlier is in the history', async () => {
  const reference = fresh()
  const first = await sam.post(`${mine(reference)}/reflection`, { proud: `Direct work. ${script}`, shown: '' })
  assert.equal(first.to, `${mine(reference)}?done=reflection-kept`)
  const page = await sam.follow(first)
  assert.match(wordsOf(page, 'body'), /Your reflection has been kept/)
  assert.match(wordsOf(page), /What I am proud of in this work Direct work\. <script>/)
  assert.doesNotMatch(page.body, /<script>alert/)
  const changed = fieldsOf(page, { supportWanted: 'Time to write the life-story.' })
  const second = await sam.follow(await sam.post(`${mine(reference)}/reflection`, changed))
  assert.match(wordsOf(second), /Support I want Time to write the life-story\./)
  assert.match(wordsOf(second, 'details'), /Earlier versions \(1\)/)
  assert.doesNotMatch(wordsOf(second, 'body'), /Another version was kept/)
  await sam.post(`${mine(reference)}/reflection`, fieldsOf(second))
  assert.match(wordsOf(await sam.get(mine(reference)), 'details'), /\(1\)/, 'the same words again keep nothing new')
})

test('an empty reflection, or one too long, is refused beside its field with everything typed kept', async () => {
  const reference = fresh()
  assertRefused(await sam.post(`${mine(reference)}/reflection`, { proud: '  ' }), '#proud')
  assertRefused(await sam.post(`${mine(reference)}/reflection`, {}), '#proud')
  const long = await sam.post(`${mine(reference)}/reflection`, { proud: tooLong, inTheWay: 'Two courts.' })
  assertRefused(long, '#proud')
  assert.equal(long.$('#proud').text().trim().length, 10_001)
  assert.equal(long.$('#inTheWay').text().trim(), 'Two courts.')
})

test('of two windows the later stands, is told that it replaced the other, and both are on the page', async () => {
  const reference = fresh()
  const [one, two] = [await sam.get(mine(reference)), await sam.get(mine(reference))]
  await sam.post(`${mine(reference)}/reflection`, fieldsOf(one, { proud: 'From the first window.' }))
  const later = await sam.post(`${mine(reference)}/reflection`, fieldsOf(two, { proud: 'From the second window.' }))
  assert.equal(later.to, `${mine(reference)}?done=reflection-replaced`)
  const page = await sam.follow(later)
  assert.match(wordsOf(page, 'body'), /Another version was kept after you opened this page/)
  assert.match(wordsOf(page, 'details'), /From the first window\./)
  assert.equal(page.$('#proud').text().trim(), 'From the second window.')
})

test('a reflection that comes after submission is refused in clear words, and what was written is shown to be copied', async () => {
  const reference = fresh()
  const open = await sam.get(mine(reference))
  await submit(reference)
  const late = await sam.post(
    `${mine(reference)}/reflection`,
    fieldsOf(open, { differently: 'I would have asked the school first.' }),
  )
  assert.equal(late.status, 409)
  assert.match(wordsOf(late), /has been submitted, so your reflection could not be added/)
  assert.equal(late.$('#lost textarea[readonly]').text().trim(), 'I would have asked the school first.')
  assert.match(wordsOf(late), /You did not add a reflection\./)
  assert.equal(late.$('form[action$="/reflection"]').length, 0)
})

test('the result is seen after moderation and not before; then the practitioner replies, and the reply is kept once', async () => {
  const reference = fresh()
  await submit(reference)
  const waiting = await sam.get(mine(reference))
  assert.match(wordsOf(waiting), /You can read it after moderation/)
  assert.equal(waiting.$(`a[href="/audits/${reference}"]`).length, 0)
  assert.equal((await sam.get(`/audits/${reference}`)).status, 404)
  const early = await sam.post(`${mine(reference)}/reply`, { stance: 'disagree', words: 'Too early.' })
  assert.equal(early.status, 409)
  assert.equal(early.$('#lost-words').text().trim(), 'Too early.')
  await agree(reference)
  assert.match(wordsOf(await sam.get('/')), /You can read the audit of your case/)
  const result = await sam.get(`/audits/${reference}`)
  assert.match(wordsOf(result), /Agreed grade.*The audit as submitted.*The practitioner did not add a reflection\./)
  assert.equal(
    result
      .$(`a[href="${mine(reference)}"]`)
      .text()
      .trim(),
    'Reply to this audit',
  )
  const reply = { stance: 'disagree', words: `The visit of 2 May is on the record. ${script}` }
  assert.equal((await sam.post(`${mine(reference)}/reply`, reply)).to, `${mine(reference)}?done=reply-sent`)
  await sam.post(`${mine(reference)}/reply`, reply)
  const page = await sam.get(mine(reference))
  assert.equal(page.$('main').text().split('The visit of 2 May is on the record').length, 2)
  assert.doesNotMatch(page.body, /<script>alert/)
})

test('a reply needs a choice, and words where it does not agree; what was typed is kept', async () => {
  const reference = fresh()
  await submit(reference)
  await agree(reference)
  const undecided = await sam.post(`${mine(reference)}/reply`, { words: 'Not decided.' })
  assertRefused(undecided, '#stance')
  assert.equal(undecided.$('#words').text().trim(), 'Not decided.')
  const wordless = await sam.post(`${mine(reference)}/reply`, { stance: 'partly-agree', words: '' })
  assertRefused(wordless, '#words')
  assert.equal(wordless.$('input[name=stance]:checked').attr('value'), 'partly-agree')
  const long = await sam.post(`${mine(reference)}/reply`, { stance: 'agree', words: tooLong })
  assertRefused(long, '#words')
  assert.equal(long.$('#words').text().trim().length, 10_001)
})

test('where the council chose so, the practitioner and the team’s manager read the audit as soon as it is submitted', async () => {
  const reference = fresh()
  await submit(reference)
  const [dev, marcus] = [await house.signIn(cast.dev), await house.signIn(cast.marcus)]
  assert.equal((await marcus.get(`/audits/${reference}`)).status, 404)
  assertRefused(await dev.post('/result-choice', { after: 'never' }), '#after')
  const chosen = await dev.post('/result-choice', { after: 'submission' })
  assert.equal(chosen.to, '/practitioner-replies?done=result-choice-made')
  for (const reader of [sam, marcus]) assert.equal((await reader.get(`/audits/${reference}`)).status, 200)
  assert.equal((await sam.post(`${mine(reference)}/reply`, { stance: 'agree' })).status, 303)
  await dev.post('/result-choice', { after: 'moderation' })
  for (const reader of [sam, marcus]) assert.equal((await reader.get(`/audits/${reference}`)).status, 404)
})

test('another practitioner finds nothing here, and auditors have no such pages', async () => {
  const reference = fresh()
  const other = people.find(person => person.roles.includes('practitioner') && person.email !== cast.sam.email)
  assert.ok(other)
  const actor = await house.asPerson(other, ctx => Promise.resolve(ctx.actor))
  assert.deepEqual(actor.roles, ['practitioner'])
  const nothing = { proud: 'Not mine.', differently: '', inTheWay: '', childWouldSay: '', supportWanted: '' }
  const tries: readonly ((ctx: Context) => Promise<unknown>)[] = [
    ctx => openMyAudit(ctx, reference),
    ctx => keepReflection(ctx, reference, nothing, ''),
    ctx => writeReply(ctx, reference, { stance: 'agree', words: '' }),
  ]
  for (const one of tries) await assert.rejects(house.asPerson(other, one), { code: 'http.not-found' })
  const ruth = await house.signIn(cast.ruth)
  assert.equal((await ruth.get('/my-cases-audited')).status, 403)
  assert.equal((await ruth.get(mine(reference))).status, 403)
  assert.equal((await ruth.post(`${mine(reference)}/reflection`, { proud: 'Not mine.' })).status, 403)
})
