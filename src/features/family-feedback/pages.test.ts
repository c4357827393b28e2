/** The auditor's pages about the family: asking, recording, correcting, and what others may read of it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { submitAudit } from '#features/audits/door.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit, fillAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'

let house: TestHouse
let audits: readonly string[]
let ruth: TestBrowser
let taken = 0

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  ruth = await house.signIn(cast.ruth)
})
after(() => house.close())

/** The address of the family's part of an audit of Ruth's that no other test has touched. */
function fresh(): { reference: string; audit: string; family: string } {
  const reference = audits[taken] ?? ''
  taken += 1
  return { reference, audit: `/audits/${reference}`, family: `/audits/${reference}/family-feedback` }
}

const [year = '', month = '', day = ''] = testDay.slice(0, 10).split('-')
const on = (field: string) => ({ [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: year })
const attempt = {
  ...on('attemptedOn'),
  timeOfDay: 'evening',
  way: 'telephone',
  asked: 'father',
  outcome: 'not-reached',
  reason: '',
}
const heard = { ...on('saidOn'), asked: 'mother', way: 'telephone' }

const recorded = async (reference: string): Promise<readonly string[]> => {
  const rows = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('type').where('chain', '=', `audit:${reference}`).orderBy('number').execute(),
  )
  return rows.map(row => row.type)
}

test('before anybody was asked the page says so, and the audit’s list leads to it', async () => {
  const { audit, family, reference } = fresh()
  const list = await ruth.get(audit)
  assert.match(wordsOf(list), /Family feedback.*Not asked yet\./)
  assert.equal(list.$(`a[href="${family}"]`).length, 1)
  const page = await ruth.get(family)
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Not asked yet\..*No attempt has been recorded\./)
  assert.equal((await recorded(reference)).at(-1), 'family-feedback.read')
})

test('each attempt is kept, those that reached nobody are counted, and none can be changed', async () => {
  const { audit, family, reference } = fresh()
  for (const when of ['morning', 'evening'])
    assert.equal(
      (await ruth.post(`${family}/attempts`, { ...attempt, timeOfDay: when })).to,
      `${family}?done=family-attempt-recorded`,
    )
  const page = await ruth.get(`${family}?done=family-attempt-recorded`)
  assert.match(wordsOf(page, 'body'), /The attempt has been recorded/)
  assert.match(wordsOf(page), /Not reached after 2 tries\..*morning\s?Father\s?Telephone\s?Not reached.*evening/)
  assert.match(wordsOf(await ruth.get(audit)), /Not reached after 2 tries\./)
  assert.equal((await recorded(reference)).filter(type => type === 'family-feedback.attempted').length, 2)
  await assert.rejects(
    house.asPerson('system', ctx => ctx.db.deleteFrom('familyAttempt').execute()),
    /permission denied|kept as they were written/,
  )
})

test('an attempt that does not fit comes back with what was typed, and its faults lead to the fields', async () => {
  const { family } = fresh()
  assertRefused(
    await ruth.post(`${family}/attempts`, {}),
    '#attemptedOn-day',
    '#timeOfDay',
    '#way',
    '#asked',
    '#outcome',
  )
  const bare = await ruth.post(`${family}/attempts`, { ...attempt, outcome: 'not-suitable', reason: ' ' })
  assertRefused(bare, '#reason')
  assert.equal(bare.$('input[name=outcome]:checked').attr('value'), 'not-suitable')
  assert.equal(bare.$('input[name=asked]:checked').attr('value'), 'father')
  const future = await ruth.post(`${family}/attempts`, { ...attempt, 'attemptedOn-year': '2099', reason: script })
  assertRefused(future, '#attemptedOn-day')
  assert.equal(future.$('#reason').text().trim(), script)
  assert.doesNotMatch(future.body, /<script>alert/)
  assertRefused(await ruth.post(`${family}/attempts`, { ...attempt, reason: tooLong }), '#reason')
  assert.match(wordsOf(await ruth.get(family)), /Not asked yet\./)
})

test('that it was not suitable is shown with its reason, as text whatever it holds', async () => {
  const { family } = fresh()
  await ruth.post(`${family}/attempts`, { ...attempt, outcome: 'not-suitable', reason: script })
  const page = await ruth.get(family)
  assert.match(wordsOf(page), /Not safe or not suitable to ask<script>/)
  assert.doesNotMatch(page.body, /<script>alert/)
})

test('every script can be read and printed, and its questions typed in', async () => {
  const { family } = fresh()
  for (const version of ['parent-or-carer', 'under-8', '8-to-12', '13-and-over', 'care-leaver']) {
    const read = await ruth.get(`${family}/scripts/${version}`)
    assert.match(wordsOf(read), /Say this first.*can stop.*Ask this.*Say this at the end/)
    const type = await ruth.get(`${family}/answers/${version}`)
    assert.equal(type.$('.lfa-family-question').length, read.$('.lfa-script-question').length)
  }
  assert.equal((await ruth.get(`${family}/scripts/uncle`)).status, 404)
  assert.equal((await ruth.get(`${family}/answers/uncle`)).status, 404)
})

test('what they said is kept as it was written, and a correction stands beside it', async () => {
  const { family, reference } = fresh()
  const typed = { ...heard, kind: '9', 'kind-words': `Always. ${script}`, 'needs-words': 'Not really.' }
  assert.equal(
    (await ruth.post(`${family}/answers/parent-or-carer`, typed)).to,
    `${family}?done=family-answers-recorded`,
  )
  const page = await ruth.get(family)
  assert.match(wordsOf(page), /1 person answered \(mother\)\. 0 attempts\./)
  assert.match(wordsOf(page), /Kind Mother: 9 of 10.*Always\. <script>/)
  assert.match(wordsOf(page), /Understanding Mother: in words.*Not really\./)
  assert.doesNotMatch(page.body, /<script>alert/)
  const correction = page.$('a[href*="/corrections/"]').attr('href') ?? ''
  const form = await ruth.get(correction)
  assert.equal(form.$('input[name=kind]:checked').attr('value'), '9')
  const done = await ruth.post(correction, fieldsOf(form, { kind: '6', 'kind-words': 'Mostly.' }))
  assert.equal(done.to, `${family}?done=family-answers-corrected`)
  const after = await ruth.get(family)
  assert.match(wordsOf(after), /Kind Mother: 6 of 10/)
  assert.match(wordsOf(after, 'details'), /before a correction.*9 of 10/)
  assert.match(wordsOf(after), /1 person answered/)
  assert.equal((await ruth.post(correction, fieldsOf(form, { kind: '1' }))).status, 409, 'corrected once')
  assert.equal((await ruth.get(`${family}/corrections/00000000-0000-7000-8000-000000000001`)).status, 404)
  assert.equal((await recorded(reference)).filter(type => type === 'family-feedback.corrected').length, 1)
})

test('answers that do not fit come back whole', async () => {
  const { family } = fresh()
  const path = `${family}/answers/8-to-12`
  assertRefused(await ruth.post(path, {}), '#asked', '#way', '#saidOn-day')
  assertRefused(await ruth.post(path, heard), '#reach')
  assertRefused(await ruth.post(path, { ...heard, way: 'private-link', kind: '3' }), '#way')
  const odd = await ruth.post(path, { ...heard, kind: '11', 'same-words': script, 'worried-words': tooLong })
  assertRefused(odd, '#kind', '#worried-words')
  assert.equal(odd.$('#same-words').text(), script)
  assert.equal(odd.$('#worried-words').text().length, 10_001)
  assert.doesNotMatch(odd.body, /<script>alert/)
})

test('a worry is before the auditor’s eyes at once, with what to do', async () => {
  const { audit, family } = fresh()
  await ruth.post(`${family}/answers/under-8`, {
    ...heard,
    asked: 'child',
    kind: 'happy',
    'worried-words': `Dad ${script}`,
  })
  for (const path of [audit, family]) {
    const page = await ruth.get(path)
    assert.match(wordsOf(page, '.govuk-warning-text'), /worried now: Dad <script>.*Child may be unsafe now/)
    assert.doesNotMatch(page.body, /<script>alert/)
  }
})

test('where grades and family differ, a sentence says so on the page, in the section, to the moderator and in what was submitted', async () => {
  const { audit, family, reference } = fresh()
  await house.asPerson(cast.ruth, ctx => fillAudit(ctx, reference, 'good'))
  await ruth.post(`${family}/answers/parent-or-carer`, { ...heard, same: '2', kind: '9' })
  const sentence = /“Visits and direct work” is graded Good, and 1 of the family’s 2 answers is 3 or lower/
  assert.match(wordsOf(await ruth.get(family)), sentence)
  assert.match(wordsOf(await ruth.get(`${audit}/sections/visits`), 'aside'), sentence)
  assert.match(wordsOf(await ruth.get(`${audit}/sections/voices`), 'aside'), /1 person answered/)
  assert.doesNotMatch(wordsOf(await ruth.get(`${audit}/sections/record`), 'aside'), /What the family said/)
  await house.asPerson(cast.ruth, ctx => submitAudit(ctx, reference))
  const grace = await house.signIn(cast.grace)
  for (const path of [audit, `${audit}/moderation`, family])
    assert.match(wordsOf(await grace.get(path)), sentence, path)
  assert.match(wordsOf(await ruth.get(audit)), sentence)
})

test('whoever may read it does, and to all others it is not there', async () => {
  const { audit, family, reference } = fresh()
  await ruth.post(`${family}/answers/parent-or-carer`, { ...heard, kind: '2', 'kind-words': 'A canary sings' })
  const [dev, grace, marcus, joan, sam] = await Promise.all(
    [cast.dev, cast.grace, cast.marcus, cast.joan, cast.sam].map(who => house.signIn(who)),
  )
  assert.match(wordsOf(await dev!.get(family)), /A canary sings/)
  assert.equal((await dev!.get(family)).$('form[method=post]').length, 1, 'signing out is all a reader can send')
  assert.equal((await dev!.post(`${family}/attempts`, attempt)).status, 403)
  for (const [who, status] of [
    [grace!, 404],
    [marcus!, 404],
    [joan!, 403],
    [sam!, 404],
  ] as const) {
    assert.equal((await who.get(family)).status, status)
    assert.ok((await who.post(`${family}/attempts`, attempt)).status >= 403)
  }
  assert.doesNotMatch((await joan!.get(audit)).body, /canary/)
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  assert.match(wordsOf(await grace!.get(family)), /A canary sings/)
  assert.equal((await marcus!.get(family)).status, 404)
})

test('the practitioner reads it once the audit was submitted, without its grades', async () => {
  const { family, reference } = fresh()
  await ruth.post(`${family}/answers/parent-or-carer`, { ...heard, kind: '2' })
  await house.asPerson('system', async ctx => {
    const { staffId } = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('email', '=', cast.sam.email)
      .executeTakeFirstOrThrow()
    await ctx.db.updateTable('audit').set({ practitionerId: staffId }).where('reference', '=', reference).execute()
  })
  const sam = await house.signIn(cast.sam)
  assert.equal((await sam.get(family)).status, 404)
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  const read = await sam.get(family)
  assert.equal(read.status, 200)
  assert.match(wordsOf(read), /2 of 10/)
  assert.doesNotMatch(wordsOf(read), /Beside the auditor|Good|graded/)
  assert.equal((await recorded(reference)).at(-1), 'family-feedback.read')
  assert.equal((await sam.post(`${family}/attempts`, attempt)).status, 403)
})
