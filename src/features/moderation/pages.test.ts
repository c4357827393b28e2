/** The moderator's pages as a browser sees them: the queue, the second look with its refusals, and the return to the auditor. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { assertRefused, script, tooLong, wordsOf } from '#testing/pages.ts'
import { testDay } from '#testing/database.ts'

let house: TestHouse
let audits: readonly string[]
let grace: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  grace = await house.signIn(cast.grace)
})
after(() => house.close())

let taken = 0

/** An audit that Ruth has submitted and that no other test has touched. */
async function submitted(): Promise<{ readonly reference: string; readonly path: string }> {
  const reference = audits[taken] ?? ''
  taken += 1
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  return { reference, path: `/audits/${reference}` }
}

/** The types of what was recorded of an audit, by whom. */
const recorded = async (reference: string): Promise<readonly string[]> => {
  const rows = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('activity')
      .select(['type', 'actorName'])
      .where('chain', '=', `audit:${reference}`)
      .orderBy('number')
      .execute(),
  )
  return rows.map(row => `${row.actorName}: ${row.type}`)
}

test('the queue is empty until an audit is submitted, and then leads to it', async () => {
  assert.match(wordsOf(await grace.get('/moderation')), /Nothing to moderate/)
  const { reference, path } = await submitted()
  const queue = await grace.get('/moderation')
  assert.equal(queue.$(`a[href="${path}/moderation"]`).text(), reference)
  assert.match(wordsOf(queue), /Since today/)
  assert.equal((await grace.get('/moderation?after=nonsense&reference=x')).status, 200)
})

test('a moderator who agrees leaves the three grades equal, and each look is on the record', async () => {
  const { reference, path } = await submitted()
  const page = await grace.get(`${path}/moderation`)
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /The record bears it out\./)
  const done = await grace.post(`${path}/moderation`, { decision: 'agree', comment: `Well argued. ${script}` })
  assert.equal(done.to, '/moderation?done=audit-moderated')
  assert.match(wordsOf(await grace.follow(done), 'body'), /The moderation has been recorded/)
  const read = await grace.get(path)
  assert.match(wordsOf(read), /Well argued\. <script>/)
  assert.doesNotMatch(read.body, /<script>alert/)
  assert.equal(read.$(`a[href="${path}/moderation"]`).length, 0, 'there is nothing left to moderate')
  assert.deepEqual((await recorded(reference)).slice(-3), [
    'Grace Okafor: audit.read',
    'Grace Okafor: audit.moderated',
    'Grace Okafor: audit.read',
  ])
})

test('another grade needs a grade and a reason; what was typed is kept, and is text, whatever it holds', async () => {
  const { path } = await submitted()
  const undecided = await grace.post(`${path}/moderation`, { reason: script })
  assertRefused(undecided, '#decision')
  assert.equal(undecided.$('#reason').text().trim(), script)
  assert.doesNotMatch(undecided.body, /<script>alert/)
  const bare = await grace.post(`${path}/moderation`, { decision: 'change', comment: 'Typed.' })
  assertRefused(bare, '#grade', '#reason')
  assert.equal(bare.$('#comment').text().trim(), 'Typed.')
  assert.equal(bare.$('input[name=decision]:checked').attr('value'), 'change')
  const without = await grace.post(`${path}/moderation`, { decision: 'change', grade: 'inadequate', reason: ' ' })
  assertRefused(without, '#reason')
  assert.equal(without.$('input[name=grade]:checked').attr('value'), 'inadequate')
  const same = await grace.post(`${path}/moderation`, { decision: 'change', grade: 'good', reason: 'Because.' })
  assertRefused(same, '#grade')
  assert.equal(same.$('#reason').text().trim(), 'Because.')
  const long = await grace.post(`${path}/moderation`, { decision: 'change', grade: 'inadequate', reason: tooLong })
  assertRefused(long, '#reason')
  assert.equal(long.$('#reason').text().trim().length, 10_001)
  const done = await grace.post(`${path}/moderation`, { decision: 'change', grade: 'inadequate', reason: 'Not seen.' })
  assert.equal(done.status, 303)
  assert.match(wordsOf(await grace.get(path)), /Inadequate.*Not seen\./)
})

test('the second decision on an audit is told of the first', async () => {
  const { path } = await submitted()
  const dev = await house.signIn(cast.dev)
  await dev.get(`${path}/moderation`)
  assert.equal((await grace.post(`${path}/moderation`, { decision: 'agree' })).status, 303)
  const late = await dev.post(`${path}/moderation`, { decision: 'agree' })
  assert.equal(late.status, 409)
  assert.match(wordsOf(late), /has already been moderated or returned/)
  assert.equal((await dev.get(`${path}/moderation`)).status, 409)
  assert.equal((await dev.post(`${path}/return`, { returnReason: 'Too late.' })).status, 409)
})

test('an audit is returned only with a reason, goes back to its auditor, and leaves the queue', async () => {
  const { reference, path } = await submitted()
  const bare = await grace.post(`${path}/return`, { returnReason: '  ' })
  assertRefused(bare, '#returnReason')
  const long = await grace.post(`${path}/return`, { returnReason: tooLong })
  assertRefused(long, '#returnReason')
  assert.equal(long.$('#returnReason').text().trim().length, 10_001)
  const done = await grace.post(`${path}/return`, { returnReason: `Who saw the child? ${script}` })
  assert.equal(done.to, '/moderation?done=audit-returned')
  assert.equal((await grace.follow(done)).$(`a[href="${path}/moderation"]`).length, 0)
  const ruth = await house.signIn(cast.ruth)
  const back = await ruth.get(path)
  assert.match(wordsOf(back), /Returned to you\. Who saw the child\? <script>/)
  assert.doesNotMatch(back.body, /<script>alert/)
  assert.equal((await ruth.get(`${path}/sections/record`)).status, 200)
  assert.ok((await recorded(reference)).includes('Grace Okafor: audit.returned'))
})

test('an auditor has no second look at anything, and an audit that was not submitted has no moderation', async () => {
  const { path } = await submitted()
  const ruth = await house.signIn(cast.ruth)
  assert.equal((await ruth.get('/moderation')).status, 403)
  assert.equal((await ruth.get(`${path}/moderation`)).status, 403)
  assert.equal((await ruth.post(`${path}/moderation`, { decision: 'agree' })).status, 403)
  assert.equal((await ruth.post(`${path}/return`, { returnReason: 'Mine.' })).status, 403)
  const waiting = `/audits/${audits.at(-1) ?? ''}`
  assert.equal((await grace.get(`${waiting}/moderation`)).status, 404)
  assert.equal((await grace.post(`${waiting}/moderation`, { decision: 'agree' })).status, 404)
})
