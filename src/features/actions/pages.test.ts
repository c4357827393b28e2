/** Actions as a browser sees them: opened by an audit, done, sent back, verified by somebody else, given, moved, and the loop closed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { moderateAudit } from '#features/moderation/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, script, tooLong, wordsOf } from '#testing/pages.ts'
import { doDeed } from './door.ts'

let house: TestHouse
let audits: readonly string[]
let dev: TestBrowser
let grace: TestBrowser
let taken = 0

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  dev = await house.signIn(cast.dev)
  grace = await house.signIn(cast.grace)
})
after(() => house.close())

const staffIdOf = ({ email }: PersonRow): Promise<string> =>
  house.asPerson('system', async ctx => {
    const row = await ctx.db.selectFrom('staffMember').select('staffId').where('email', '=', email).executeTakeFirst()
    return row?.staffId ?? ''
  })

/** The action of an audit that was handed in and, unless said otherwise, agreed in moderation. */
async function anAction({ moderated = true } = {}): Promise<{ readonly reference: string; readonly audit: string }> {
  const audit = audits[taken] ?? ''
  taken += 1
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, audit))
  if (moderated) await house.asPerson(cast.grace, ctx => moderateAudit(ctx, audit, { kind: 'agree', comment: '' }))
  const { reference } = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('actionStanding').select('reference').where('audit', '=', audit).executeTakeFirstOrThrow(),
  )
  return { reference, audit }
}

/** The same, given to Ruth, who has nobody's team behind her. */
async function ownedByRuth(): Promise<string> {
  const { reference } = await anAction()
  const ownerId = await staffIdOf(cast.ruth)
  await house.asPerson(cast.dev, ctx => doDeed(ctx, reference, { deed: 'give', ownerId, words: 'She can do it.' }))
  return reference
}

const stateOf = (reference: string) =>
  house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('actionStanding')
      .select(['state', 'deeds', 'holderId', 'nowDueOn', 'dueOn', 'changed'])
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow(),
  )

test('before any audit asked for something, the list says so', async () => {
  assert.match(wordsOf(await dev.get('/actions')), /No actions here Actions that audits ask for are listed here/)
})

test('an audit’s action is opened when it is handed in, with a reference, an owner and the day it was given', async () => {
  const { reference, audit } = await anAction()
  assert.match(reference, /^AC-2018-0001$/)
  const list = await dev.get('/actions?whose=all')
  assert.equal(list.$(`a[href="/actions/${reference}"]`).length, 1)
  assert.match(wordsOf(list), /Of 1 action: 1 open, of which 0 overdue; 0 waiting to be verified; 0 closed/)
  const page = await dev.get(`/actions/${reference}`)
  assert.match(wordsOf(page), /Bring it up to date\./)
  assert.match(wordsOf(page), /It is used\./)
  assert.equal(page.$(`a[href="/audits/${audit}"]`).length, 1)
  assert.doesNotMatch(wordsOf(page, 'dl'), /Nobody yet/)
  const types = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('type').where('chain', '=', `action:${reference}`).orderBy('number').execute(),
  )
  assert.deepEqual(
    types.map(row => row.type),
    ['action.opened-by-audit', 'action.read'],
  )
})

test('what was handed in and is not moderated is not yet seen by those who are to do it', async () => {
  const { reference } = await anAction({ moderated: false })
  const { holderId } = await stateOf(reference)
  const owner = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('staffMember').select('email').where('staffId', '=', holderId).executeTakeFirstOrThrow(),
  )
  await assert.rejects(
    house.asPerson(owner as PersonRow, ctx => doDeed(ctx, reference, { deed: 'progress', words: 'Begun.' })),
    { code: 'http.not-found' },
  )
  assert.equal((await dev.get(`/actions/${reference}`)).status, 200)
})

test('out of reach and not there are the same page; without the permission it is refused', async () => {
  const { reference } = await anAction()
  const arthur = await house.signIn(cast.arthur)
  assert.equal((await arthur.get('/actions')).status, 403)
  const joan = await house.signIn(cast.joan)
  assert.equal((await joan.get('/actions/AC-2018-9999')).status, 404)
  assert.equal((await grace.get(`/actions/${reference}`)).status, 404)
  assert.equal((await grace.post(`/actions/${reference}/progress`, { progress: 'x' })).status, 404)
})

test('the owner says it is done and cannot verify it; the lead sends it back, then verifies, and it is closed', async () => {
  const reference = await ownedByRuth()
  const path = `/actions/${reference}`
  const ruth = await house.signIn(cast.ruth)
  assertRefused(await ruth.post(`${path}/say-done`, { evidence: ' ' }), '#evidence')
  assertRefused(await ruth.post(`${path}/progress`, { progress: tooLong }), '#progress')
  assert.equal((await ruth.post(`${path}/progress`, { progress: script })).to, `${path}?done=action-progress`)
  const shown = await ruth.get(path)
  assert.match(wordsOf(shown), /Noted progress Ruth Adeyemi/)
  assert.equal(shown.$('main script').length, 0)
  assert.equal(shown.$(`form[action="${path}/move-due"]`).length, 0)
  assert.equal(
    (await ruth.post(`${path}/say-done`, { evidence: 'Chronology to June.' })).to,
    `${path}?done=action-done`,
  )
  const waiting = await ruth.get(path)
  assert.match(wordsOf(waiting), /You own this action, so somebody else verifies it/)
  assert.equal(waiting.$(`form[action="${path}/verify"]`).length, 0)
  assert.equal((await ruth.post(`${path}/verify`, { verified: 'I looked.', seen: '3' })).status, 403)
  assert.equal((await stateOf(reference)).state, 'to-verify')
  const asked = await dev.get(path)
  assert.equal(asked.$(`form[action="${path}/verify"] input[name=seen]`).attr('value'), '3')
  assertRefused(await dev.post(`${path}/send-back`, { seen: '3', sentBack: '' }), '#sentBack')
  await dev.post(`${path}/send-back`, { seen: '3', sentBack: 'May is missing.' })
  assert.equal((await stateOf(reference)).state, 'open')
  await ruth.post(`${path}/say-done`, { evidence: 'May is there now.' })
  const old = await dev.post(`${path}/verify`, { seen: '3', verified: 'Read to June.' })
  assert.equal(old.status, 409)
  assert.match(wordsOf(old), /somebody wrote on AC-2018-\d{4} after you opened this page/)
  assert.equal(
    (await dev.post(`${path}/verify`, { seen: '5', verified: 'Read to June.' })).to,
    `${path}?done=action-verified`,
  )
  assert.equal((await stateOf(reference)).state, 'closed')
  const early = await dev.post(`${path}/check-loop`, { changed: 'yes', loopWords: 'Seen.' })
  assert.equal(early.status, 409)
  assert.match(wordsOf(await dev.get(path)), /Whether the child’s situation changed is asked from/)
})

test('whoever said that it is done does not verify it after giving it away, or after it was given to somebody else', async () => {
  const { reference } = await anAction()
  const me = await staffIdOf(cast.dev)
  const joan = await staffIdOf(cast.joan)
  const as = (who: PersonRow, given: Parameters<typeof doDeed>[2]) =>
    house.asPerson(who, ctx => doDeed(ctx, reference, given))
  await as(cast.dev, { deed: 'give', ownerId: me, words: 'Mine.' })
  await as(cast.dev, { deed: 'say-done', words: 'Done.' })
  await as(cast.joan, { deed: 'send-back', words: 'Not seen.' })
  await as(cast.dev, { deed: 'give', ownerId: joan, words: 'Yours.' })
  await assert.rejects(
    as(cast.dev, { deed: 'close-without', words: 'Enough.' }),
    /Nobody verifies, closes or gives more time/,
  )
})

test('two people verify at once: one is kept, the other is told', async () => {
  const reference = await ownedByRuth()
  await house.asPerson(cast.ruth, ctx => doDeed(ctx, reference, { deed: 'say-done', words: 'Done.' }))
  const verify = (who: PersonRow) =>
    house.asPerson(who, ctx => doDeed(ctx, reference, { deed: 'verify', words: 'Seen.', seen: 2 }))
  const results = await Promise.allSettled([verify(cast.dev), verify(cast.joan)])
  assert.deepEqual(results.map(one => one.status).sort(), ['fulfilled', 'rejected'])
  const refused = results.find(one => one.status === 'rejected')
  assert.equal((refused?.reason as { code: string }).code, 'action.not-now')
  assert.equal((await stateOf(reference)).deeds, 3)
})

test('an action is given away with a reason, and the owner who gave it is led to their list', async () => {
  const reference = await ownedByRuth()
  const path = `/actions/${reference}`
  assertRefused(await dev.post(`${path}/give`, { owner: '', giveReason: '' }), '#owner', '#giveReason')
  const ruths = await staffIdOf(cast.ruth)
  assert.equal((await dev.post(`${path}/give`, { owner: ruths, giveReason: 'Again.' })).status, 422)
  assert.equal(
    (await dev.post(`${path}/give`, { owner: await staffIdOf(cast.arthur), giveReason: 'Him.' })).status,
    422,
  )
  const ruth = await house.signIn(cast.ruth)
  const given = await ruth.post(`${path}/give`, { owner: await staffIdOf(cast.helen), giveReason: 'It needs money.' })
  assert.ok([`${path}?done=action-given`, '/actions?done=action-given'].includes(given.to ?? ''))
  assert.match(wordsOf(await dev.get(path)), /Gave it to Helen Marsh Ruth Adeyemi/)
})

test('the day is moved by somebody else, into the future, and the day before it is kept', async () => {
  const reference = await ownedByRuth()
  const path = `/actions/${reference}`
  const day = (year: string) => ({ 'newDay-day': '14', 'newDay-month': '9', 'newDay-year': year })
  assertRefused(await dev.post(`${path}/move-due`, { ...day(''), moveReason: '' }), '#newDay', '#moveReason')
  assert.equal((await dev.post(`${path}/move-due`, { ...day('2017'), moveReason: 'Illness.' })).status, 422)
  assert.equal(
    (await dev.post(`${path}/move-due`, { ...day('2019'), moveReason: 'Illness.' })).to,
    `${path}?done=action-due-moved`,
  )
  const { nowDueOn, dueOn } = await stateOf(reference)
  assert.equal(nowDueOn, '2019-09-14')
  assert.notEqual(dueOn, nowDueOn)
  assert.match(wordsOf(await dev.get(path)), /14 September 2019\. First due on/)
  await assert.rejects(
    house.asPerson(cast.ruth, ctx => doDeed(ctx, reference, { deed: 'move-due', words: 'More time.', dueOn: dueOn })),
    /not yours to do|does not include this/,
  )
})

test('closed without being done: by the lead, with a reason, and counted apart', async () => {
  const reference = await ownedByRuth()
  const path = `/actions/${reference}`
  assertRefused(await dev.post(`${path}/close-without`, { without: '' }), '#without')
  assert.equal(
    (await dev.post(`${path}/close-without`, { without: 'The family moved.' })).to,
    `${path}?done=action-closed-without`,
  )
  assert.equal((await dev.post(`${path}/progress`, { progress: 'Still.' })).status, 409)
  const list = await dev.get('/actions?whose=all&state=closed-without')
  assert.equal(list.$(`a[href="/actions/${reference}"]`).length, 1)
})
