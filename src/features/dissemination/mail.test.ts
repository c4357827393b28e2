/**
 * E-mail from a deed to a mail server on loopback: queued with the deed, sent, put off while the server is away, given up, tried again, and
 * never with a word that anybody typed. Members of the council hear as they chose. The queue's own work is done here by hand.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { instant } from '#domain/calendar/dates.ts'
import { pauses } from '#domain/dissemination/mail.ts'
import { approveMessage, beginMessage } from '#features/findings/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import type { Context } from '#platform/context.ts'
import { openPost } from '#platform/mail/smtp.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { openMailServer, type TestMailServer } from '#testing/mail-server.ts'
import { wordsOf } from '#testing/pages.ts'
import { chooseNews } from './choices-page.ts'
import { sendDigest } from './send-digest.ts'
import { tryMail } from './send-mail.ts'
import { shareLearning } from './share-learning.ts'

const address = 'https://audit.wessenshire.example'
const refused = 'refused.for.good@wessenshire.example'
let server: TestMailServer
let house: TestHouse
let dev: TestBrowser

before(async () => {
  server = await openMailServer({ refuses: [refused] })
  house = await openTestHouse({ at: testDay, post: openPost(server.settings, address) })
  dev = await house.signIn(cast.dev)
})
after(async () => {
  await house.close()
  await server.close()
})

const teamOf = (ctx: Context, { email }: PersonRow) =>
  ctx.db.selectFrom('staffMember').select(['teamId', 'staffId']).where('email', '=', email).executeTakeFirstOrThrow()

const staffIdOf = async (who: PersonRow): Promise<string> =>
  (await house.asPerson('system', ctx => teamOf(ctx, who))).staffId

/** A practice message to the team of Sam, whose title tries to become a header. */
const injection = 'Shared\r\nBcc: everyone@evil.example'
const share = (): Promise<string> =>
  house.asPerson(cast.dev, async ctx => {
    const { teamId } = await teamOf(ctx, cast.sam)
    const words = 'Words about visits that nobody must find in an e-mail.'
    return shareLearning(ctx, { what: 'practice-message', title: injection, words, places: [`team:${teamId ?? ''}`] })
  })

/** Jobs of one kind that were asked for since the last time. */
let seen = 0
function asked(name: string): readonly { readonly data: Record<string, unknown>; readonly notBefore: string | null }[] {
  const fresh = house.jobs.slice(seen).filter(job => job.name === name)
  seen = house.jobs.length
  return fresh.map(({ envelope }) => ({
    data: envelope.data,
    notBefore: envelope.notBefore,
  }))
}
const idsAsked = (): readonly string[] => asked('send-mail').map(({ data }) => String(data['messageId']))

/** The queue's work, at the test's moment or later. */
const work = (messageId: string, at = testDay, byHand = false): Promise<void> =>
  house.asPerson('system', ctx => tryMail({ ...ctx, now: instant(at) }, messageId, byHand))

const mails = (who: PersonRow) =>
  house.asPerson('system', async ctx =>
    ctx.db
      .selectFrom('mailStanding')
      .selectAll()
      .where('staffId', '=', (await teamOf(ctx, who)).staffId)
      .execute(),
  )

/** The e-mail to somebody that tells of something. */
const mailOf = (who: PersonRow, about: string) =>
  house.asPerson('system', async ctx =>
    ctx.db
      .selectFrom('mailStanding as mail')
      .innerJoin('mailNews as told', 'told.messageId', 'mail.messageId')
      .selectAll('mail')
      .where('mail.staffId', '=', (await teamOf(ctx, who)).staffId)
      .where('told.about', '=', about)
      .executeTakeFirstOrThrow(),
  )

/** The letters that came for somebody, decoded as far as plain ASCII goes. */
const lettersTo = (who: PersonRow): readonly string[] =>
  server.taken
    .filter(({ to }) => to.includes(who.email))
    .map(({ raw }) => raw.replaceAll(/=\r\n/g, '').replaceAll('=3D', '='))

test('sharing queues an e-mail for each of the team in the same transaction, and the letter holds a link and not a typed word', async () => {
  idsAsked()
  const reference = await share()
  const ids = idsAsked()
  // Three practitioners, their manager, and the area manager of the North.
  assert.equal(ids.length, 5)
  assert.equal((await mailOf(cast.sam, reference)).state, 'waiting')
  for (const id of ids) await work(id)
  assert.equal((await mailOf(cast.sam, reference)).state, 'sent')
  const [letter] = lettersTo(cast.sam)
  assert.match(letter ?? '', /^Subject: Learning has been shared with your team$/m)
  assert.match(letter ?? '', new RegExp(`${address}/shared-learning/${reference}`))
  assert.match(letter ?? '', new RegExp(`${address}/what-i-hear`))
  assert.doesNotMatch(letter ?? '', /evil\.example|Bcc|Words about visits|Dev Acharya/)
  for (const { to } of server.taken) assert.equal(to.length, 1)
  for (const id of ids) await work(id, '2018-05-20T09:00:00Z', true)
  assert.equal(lettersTo(cast.sam).length, 1, 'what was sent is never sent again')
})

test('a deed that does not happen queues nothing', async () => {
  const before = (await mails(cast.sam)).length
  await assert.rejects(
    house.asPerson(cast.dev, async ctx => {
      const { teamId } = await teamOf(ctx, cast.sam)
      await shareLearning(ctx, { what: 'practice-message', title: 'T', words: 'W', places: [`team:${teamId ?? ''}`] })
      throw new Error('the transaction ends badly')
    }),
    /ends badly/,
  )
  assert.equal((await mails(cast.sam)).length, before)
})

test('while the server is away an e-mail waits with a pause that grows, and goes once the server is back', async () => {
  asked('send-mail')
  const reference = await share()
  const { messageId } = await mailOf(cast.sam, reference)
  asked('send-mail')
  const { port } = server
  await server.close()
  await work(messageId)
  const first = await mailOf(cast.sam, reference)
  assert.deepEqual([first.state, first.tries, first.nextAt], ['waiting', 1, '2018-05-14T09:01:00.000Z'])
  assert.match(first.answer ?? '', /could not be reached/)
  const [next] = asked('send-mail')
  assert.deepEqual([next?.data['messageId'], next?.notBefore], [messageId, '2018-05-14T09:01:00.000Z'])
  await work(messageId, '2018-05-14T09:00:30Z')
  assert.equal((await mailOf(cast.sam, reference)).tries, 1, 'nothing is tried before its time')
  await work(messageId, '2018-05-14T09:01:00Z')
  assert.equal((await mailOf(cast.sam, reference)).nextAt, '2018-05-14T09:06:00.000Z')
  const page = wordsOf(await dev.get('/mail'))
  assert.match(page, /Sam Whitlock ?sam\.whitlock@wessenshire\.example.*Waiting ?2 tries.*could not be reached/)
  assert.doesNotMatch(page, /evil\.example|Words about visits/)
  server = await openMailServer({ port, refuses: [refused] })
  await work(messageId, '2018-05-14T09:06:00Z')
  assert.equal((await mailOf(cast.sam, reference)).state, 'sent')
  assert.equal(lettersTo(cast.sam).length, 1)
})

test('after the last pause an e-mail is given up; somebody who looks after it has it tried again, and then it goes', async () => {
  const reference = await share()
  const { messageId } = await mailOf(cast.sam, reference)
  const { port } = server
  await server.close()
  let at = Date.parse(testDay)
  for (const pause of [...pauses, 0]) {
    await work(messageId, new Date(at).toISOString())
    at += pause
  }
  assert.deepEqual(
    [(await mailOf(cast.sam, reference)).state, (await mailOf(cast.sam, reference)).tries],
    ['given-up', pauses.length + 1],
  )
  await work(messageId, '2018-05-30T09:00:00Z')
  assert.equal((await mailOf(cast.sam, reference)).tries, pauses.length + 1)
  server = await openMailServer({ port, refuses: [refused] })
  const tess = await house.signIn(cast.tess)
  assert.match(wordsOf(await tess.get('/mail')), /Given up/)
  asked('send-mail')
  assert.equal((await tess.post('/mail/again', { messageId })).to, '/mail?done=mail-asked-again')
  assert.deepEqual(asked('send-mail')[0]?.data, { messageId, asked: true })
  await work(messageId, '2018-05-30T09:00:00Z', true)
  assert.equal((await mailOf(cast.sam, reference)).state, 'sent')
  assert.equal((await tess.post('/mail/again', { messageId })).status, 409)
  assert.equal((await tess.post('/mail/again', { messageId: await staffIdOf(cast.sam) })).status, 404)
  assert.equal((await tess.post('/mail/again', { messageId: 'nonsense' })).status, 404)
  for (const who of [cast.sam, cast.helen, cast.arthur])
    assert.equal((await (await house.signIn(who)).get('/mail')).status, 403)
})

test('an address that the server refuses is given up at once, and the page says what the server said', async () => {
  const changeEmail = (from: string, to: string) =>
    house.asPerson('system', ctx =>
      ctx.db.updateTable('staffMember').set({ email: to }).where('email', '=', from).execute(),
    )
  const reference = await share()
  const { messageId } = await mailOf(cast.marcus, reference)
  await changeEmail(cast.marcus.email, refused)
  await work(messageId)
  await changeEmail(refused, cast.marcus.email)
  const mail = await mailOf(cast.marcus, reference)
  assert.deepEqual([mail.state, mail.tries], ['given-up', 1])
  assert.match(wordsOf(await dev.get('/mail')), /Marcus Bell.*Given up ?1 try.*550.*No such person here.*Not by itself/)
})

test('once the server is well again, all that was tried and not sent is asked for at once', async () => {
  const reference = await share()
  const { messageId } = await mailOf(cast.sam, reference)
  const { port } = server
  await server.close()
  await work(messageId)
  server = await openMailServer({ port, refuses: [refused] })
  asked('send-mail')
  assert.equal((await dev.post('/mail/all-again')).to, '/mail?done=mail-asked-again')
  const again = asked('send-mail').map(({ data }) => data)
  assert.ok(again.some(data => data['messageId'] === messageId && data['asked'] === true))
  const untried = await mailOf(cast.marcus, reference)
  assert.ok(
    !again.some(data => data['messageId'] === untried.messageId),
    'what waits for its first try has its job already',
  )
  assert.equal((await (await house.signIn(cast.sam)).post('/mail/all-again')).status, 403)
})

test('whoever looks after e-mail sends themselves a test and sees what the server said', async () => {
  asked('send-mail')
  assert.equal((await dev.post('/mail/test')).to, '/mail?done=mail-test-queued')
  const [id] = idsAsked()
  await work(id ?? '')
  const [letter] = lettersTo(cast.dev)
  assert.match(letter ?? '', /^Subject: E-mail from Learning from Audit reaches you$/m)
  assert.match(wordsOf(await dev.get('/mail')), /Dev Acharya ?A test ?14 May 2018 at 10:00am ?250/)
  assert.equal((await (await house.signIn(cast.ruth)).post('/mail/test')).status, 403)
})

test('nothing goes to somebody who has left, nor of what was taken back meanwhile', async () => {
  const reference = await share()
  const { messageId } = await mailOf(cast.sam, reference)
  await dev.get('/shared-learning')
  assert.equal((await dev.post(`/shared-learning/${reference}/take-back`, { reason: 'Wrong team.' })).status, 303)
  await work(messageId)
  assert.match((await mailOf(cast.sam, reference)).answer ?? '', /taken back/)
  const second = await share()
  const other = await mailOf(cast.sam, second)
  const leave = (leftOn: string | null) =>
    house.asPerson('system', ctx =>
      ctx.db
        .updateTable('staffMember')
        .set({ leftOn: leftOn as never })
        .where('email', '=', cast.sam.email)
        .execute(),
    )
  await leave('2018-05-13')
  await work(other.messageId)
  await leave(null)
  const gone = await mailOf(cast.sam, second)
  assert.deepEqual([gone.state, gone.answer], ['given-up', 'Not sent: this person no longer works here.'])
})

async function approve(words: string): Promise<string> {
  const id = await house.asPerson(cast.dev, ctx =>
    beginMessage(ctx, 'good-practice', { theme: 'voice', words, actionRequired: '' }),
  )
  await house.asPerson(cast.joan, ctx => approveMessage(ctx, id, 1))
  return id
}

test('a message that is withdrawn before its e-mail goes is told to nobody, by e-mail or in the product', async () => {
  await house.asPerson(cast.marcus, ctx => chooseNews(ctx, { 'learning-message': 'at-once' }))
  const marcus = await house.signIn(cast.marcus)
  const listed = async () => (await marcus.get('/news')).$('main li').length
  const before = await listed()
  const id = await approve('Soon withdrawn.')
  assert.equal(await listed(), before + 1)
  const joan = await house.signIn(cast.joan)
  assert.equal((await joan.post(`/learning-messages/${id}/withdrawal`, { reason: 'Not so.' })).status, 303)
  assert.equal(await listed(), before)
  await work((await mailOf(cast.marcus, id)).messageId)
  assert.match((await mailOf(cast.marcus, id)).answer ?? '', /withdrawn/)
})

test('who hears once a week gets one e-mail on Monday morning for all of it, and nothing twice; who chose otherwise gets none', async () => {
  const staffId = await staffIdOf(cast.ruth)
  await house.asPerson(cast.helen, ctx => chooseNews(ctx, { 'learning-message': 'product' }))
  await house.asPerson(cast.grace, ctx => chooseNews(ctx, { 'learning-message': 'at-once' }))
  asked('send-digest')
  await approve('Typed words of a message.')
  await approve('More typed words.')
  const digests = house.jobs.filter(
    job => job.name === 'send-digest' && 'staffId' in job.envelope.data && job.envelope.data.staffId === staffId,
  )
  assert.deepEqual(
    digests.map(({ envelope }) => [envelope.data, envelope.notBefore]),
    [[{ staffId, digestOn: '2018-05-21' }, '2018-05-21T06:30:00.000Z']],
  )
  assert.equal((await mails(cast.ruth)).length, 0)
  assert.equal((await mails(cast.helen)).length, 0)
  assert.equal((await mails(cast.grace)).length, 2)
  const monday = (ctx: Context) => sendDigest({ ...ctx, now: instant('2018-05-21T06:30:01Z') }, staffId, '2018-05-21')
  await house.asPerson('system', monday)
  await house.asPerson('system', monday)
  assert.equal((await mails(cast.ruth)).length, 1)
  await work((await mails(cast.ruth))[0]?.messageId ?? '', '2018-05-21T06:30:02Z')
  const [letter] = lettersTo(cast.ruth)
  assert.match(letter ?? '', /^Subject: What is new for you to read$/m)
  assert.doesNotMatch(letter ?? '', /yped words/)
})

test('what a person hears is chosen on their page, kept beside what stood before, and offered by what they may read', async () => {
  const sam = await house.signIn(cast.sam)
  const page = await sam.get('/what-i-hear')
  assert.equal(page.$('input[name=shared-learning]:checked').attr('value'), 'at-once')
  assert.equal(page.$('input[name=scrutiny-report]').length, 0)
  assert.match(wordsOf(page), /sam\.whitlock@wessenshire\.example/)
  const wrong = await sam.post('/what-i-hear', { 'shared-learning': 'shouted' })
  assert.equal(wrong.status, 422)
  assert.equal(wrong.$('.govuk-error-summary a').attr('href'), '#shared-learning')
  assert.equal(
    (await sam.post('/what-i-hear', { 'shared-learning': 'product' })).to,
    '/what-i-hear?done=news-choice-made',
  )
  assert.equal((await sam.get('/what-i-hear')).$('input[name=shared-learning]:checked').attr('value'), 'product')
  const before = (await mails(cast.sam)).length
  await share()
  assert.equal((await mails(cast.sam)).length, before)
  assert.match(wordsOf(await sam.get('/news')), /Learning has been shared with your team \(SL-2018-\d{4}\)/)
  const tess = await house.signIn(cast.tess)
  assert.equal((await tess.get('/what-i-hear')).$('fieldset').length, 1)
  const arthur = await house.signIn(cast.arthur)
  for (const path of ['/what-i-hear', '/news']) assert.equal((await arthur.get(path)).status, 403)
})
