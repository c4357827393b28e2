/** An audit that was handed in is corrected: the version before stays, the next one is moderated anew, and what changed can be read. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast, hasCode } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, wordsOf } from '#testing/pages.ts'
import { moderateAudit } from '../moderation/door.ts'
import { correctAudit } from './correct-audit.ts'
import { answerSection, explainConcerns, submitAudit } from './door.ts'

let house: TestHouse
let ruth: TestBrowser
let grace: TestBrowser
let reference: string
let other: string
let audit: string

before(async () => {
  house = await openTestHouse({ at: testDay })
  const all = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  reference = all[0] ?? ''
  other = all[1] ?? ''
  audit = `/audits/${reference}`
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference, 'good'))
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, reference, { kind: 'agree', comment: '' }))
  ruth = await house.signIn(cast.ruth)
  grace = await house.signIn(cast.grace)
})
after(() => house.close())

const fields = async () => fieldsOf(await ruth.get(`${audit}/correction`))

test('an audit that is still open has nothing to correct, and one version is not called several', async () => {
  assert.equal((await ruth.get(`/audits/${other}/correction`)).status, 403)
  await house.asPerson(cast.ruth, ctx =>
    assert.rejects(correctAudit(ctx, other, 'Why.'), hasCode('audit.nothing-to-correct')),
  )
  assert.doesNotMatch(wordsOf(await ruth.get(audit)), /Earlier versions/)
  assert.equal((await ruth.get(`${audit}/versions/1/changes`)).status, 404)
  assert.equal((await ruth.get(`${audit}/versions/2`)).status, 404)
  assert.equal((await ruth.get(`${audit}/versions/first`)).status, 404)
})

test('only the auditor corrects, and says why; what was typed is kept', async () => {
  assert.equal((await grace.get(`${audit}/correction`)).status, 403)
  assert.doesNotMatch(wordsOf(await grace.get(audit)), /Correct this audit/)
  const empty = await ruth.post(`${audit}/correction`, { ...(await fields()), reason: ' ' })
  assertRefused(empty, '#reason')
  const long = await ruth.post(`${audit}/correction`, { ...(await fields()), reason: 'x'.repeat(10_001) })
  assert.equal(long.status, 422)
  assert.equal(long.$('#reason').text().trim().length, 10_001)
})

test('the audit is opened again, the version before stands as it was, and a second click harms nothing', async () => {
  const sent = { ...(await fields()), reason: 'A visit was <b>recorded</b> late.' }
  assert.match((await ruth.post(`${audit}/correction`, sent)).to ?? '', /done=audit-correction-begun$/)
  assert.equal((await ruth.post(`${audit}/correction`, sent)).to, audit)
  const list = await ruth.get(audit)
  assert.match(wordsOf(list), /You are correcting this audit\. A visit was <b>recorded<\/b> late\./)
  assert.match(wordsOf(await grace.get('/moderation')), /Nothing to moderate|Moderation/)
  const first = await ruth.get(`${audit}/versions/1`)
  assert.match(wordsOf(first), /This version no longer stands\./)
  assert.match(wordsOf(first), /Overall: ?Good/)
})

test('handed in again it is version 2, moderated anew, and what changed is shown and nothing else', async () => {
  await house.asPerson(cast.ruth, async ctx => {
    await answerSection(ctx, reference, 'record', {
      given: { 'record-summary': { value: 'no', evidence: 'None since January.' } },
    })
    await explainConcerns(ctx, reference, {})
    await submitAudit(ctx, reference)
  })
  assert.match(wordsOf(await ruth.get(audit)), /Earlier versions, and what changed/)
  const moderation = await grace.get(`${audit}/moderation`)
  assert.equal(moderation.status, 200)
  assert.equal(moderation.$(`a[href="${audit}/versions/2/changes"]`).length, 1)
  const changes = await grace.get(`${audit}/versions/2/changes`)
  assert.equal(changes.$('tbody tr').length, 2)
  assert.match(wordsOf(changes), /Yes ?No/)
  assert.match(wordsOf(changes), /None since January\./)
  const versions = await grace.get(`${audit}/versions`)
  assert.equal(versions.$('h2').length >= 2, true)
  assert.match(wordsOf(versions), /Corrected by Ruth Adeyemi/)
})

test('who may not read the audit may not read its versions', async () => {
  const sam = await house.signIn(cast.sam)
  for (const path of ['versions', 'versions/1', 'versions/2/changes'])
    assert.equal((await sam.get(`${audit}/${path}`)).status, 404)
})

test('in a closed round nothing is corrected, and the sentence says what to do', async () => {
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, reference, { kind: 'agree', comment: '' }))
  await house.asPerson(cast.dev, async ctx => {
    const { closeRound } = await import('../rounds/door.ts')
    const { reference: round } = await ctx.db.selectFrom('round').select('reference').executeTakeFirstOrThrow()
    await closeRound(ctx, round, 'The month is over.')
  })
  await house.asPerson(cast.ruth, ctx =>
    assert.rejects(correctAudit(ctx, reference, 'Why.'), hasCode('audit.round-closed')),
  )
  assert.doesNotMatch(wordsOf(await ruth.get(audit)), /Correct this audit/)
})
