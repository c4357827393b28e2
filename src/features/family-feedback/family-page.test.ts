/** The family's own page: opened once by its secret, silent about everybody, closed to guessing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#platform/context.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { assertRefused, script, tooLong, wordsOf } from '#testing/pages.ts'
import { secretWords } from '#domain/family-feedback/links.ts'
import { instant } from '#domain/calendar/dates.ts'

let house: TestHouse
let reference = ''
let ruth: TestBrowser
let family = ''

before(async () => {
  house = await openTestHouse()
  ;[reference = ''] = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  ruth = await house.signIn(cast.ruth)
  family = `/audits/${reference}/family-feedback`
})
after(() => house.close())

const wanted = { version: 'parent-or-carer', asked: 'mother', days: '30' }

/** The path of a new private link, as the auditor copies it. */
async function aLink(changes: Partial<typeof wanted> = {}): Promise<string> {
  const made = await ruth.post(`${family}/links`, { ...wanted, ...changes })
  assert.equal(made.status, 200)
  return new URL(made.$('#link').text().trim()).pathname
}

const change = (work: (ctx: Context) => Promise<unknown>): Promise<unknown> => house.asPerson('system', work)
const allowAgain = (): Promise<unknown> => change(ctx => ctx.db.deleteFrom('signInFailure').execute())

test('a link is asked for with its faults, and shown once, in large print, without anybody’s name', async () => {
  assertRefused(await ruth.post(`${family}/links`, {}), '#version', '#asked', '#days')
  const made = await ruth.post(`${family}/links`, wanted)
  assert.match(made.$('#link').text(), /^https?:\/\/\S+\/family\/[0-9a-z]{4}(-[0-9a-z]{2,4}){6}$/)
  assert.match(wordsOf(made), /You can say no.*works for 30 days/)
  assert.equal(made.headers['cache-control'], 'no-store')
  const page = await ruth.get(family)
  assert.match(wordsOf(page), /Private links\s?Mother\s?Open until/)
  const secret = made.$('#link').text().trim().split('/').at(-1) ?? ''
  assert.ok(!page.body.includes(secret), 'never shown again')
})

test('of a secret the database keeps only the digest, in every table', async () => {
  const secret = (await aLink()).split('/').at(-1) ?? ''
  const dump = await change(async ctx => {
    const links = await ctx.db.selectFrom('familyLink').selectAll().execute()
    const activity = await ctx.db.selectFrom('activity').selectAll().where('chain', '=', `audit:${reference}`).execute()
    return JSON.stringify([links, activity])
  })
  assert.ok(!String(dump).includes(secret) && !String(dump).includes(secret.replaceAll('-', '')))
  assert.match(String(dump), /"secretDigest":"[0-9a-f]{64}"/)
})

test('the page names nobody and nothing, has no script or navigation, is small, and leaves no trace', async () => {
  const page = await house.visitor().get(await aLink())
  assert.equal(page.status, 200)
  const found = await change(ctx =>
    ctx.db
      .selectFrom('audit')
      .innerJoin('staffMember as worker', 'worker.staffId', 'audit.practitionerId')
      .innerJoin('staffMember as auditor', 'auditor.staffId', 'audit.auditorId')
      .select(['caseReference', 'worker.name as worker', 'auditor.name as auditor'])
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow(),
  )
  for (const secretWord of [...Object.values(found as Record<string, string>), reference, 'Learning from Audit'])
    assert.ok(!page.body.includes(secretWord), secretWord)
  assert.equal(page.$('script, nav').length, 0)
  assert.deepEqual(
    page
      .$('a')
      .map((_index, link) => page.$(link).attr('href'))
      .get(),
    ['https://www.bbc.co.uk/weather'],
  )
  assert.match(page.$('.lfa-leave a').attr('rel') ?? '', /noreferrer/)
  assert.ok(page.bytes.length < 60_000, `${page.bytes.length} bytes`)
  assert.equal(page.headers['referrer-policy'], 'no-referrer')
  assert.match(String(page.headers['x-robots-tag']), /noindex/)
  assert.equal(page.headers['cache-control'], 'no-store')
})

test('answers are sent once; afterwards the same link says nothing of them, and the auditor reads them', async () => {
  const path = await aLink()
  const mother = house.visitor()
  await mother.get(path)
  const sent = await mother.post(path, { kind: '9', 'kind-words': `Warm ${script}`, 'worried-words': 'The stairs' })
  assert.equal(sent.to, '/family/thank-you')
  const thanks = await mother.follow(sent)
  assert.match(wordsOf(thanks), /Thank you/)
  const again = await mother.get(path)
  assert.equal(again.status, 404)
  assert.doesNotMatch(again.body, /Warm|stairs/)
  assert.equal((await mother.post(path, { kind: '1' })).status, 404)
  const read = await ruth.get(family)
  assert.match(wordsOf(read), /Mother: 9 of 10.*Warm <script>/)
  assert.match(wordsOf(read), /Written by themselves/)
  assert.match(wordsOf(read, '.govuk-warning-text'), /The stairs/)
  assert.doesNotMatch(read.body, /<script>alert/)
  assert.equal(read.$('a[href*="/corrections/"]').length, 0, 'their own words are not corrected')
  await allowAgain()
})

test('two taps on the button keep one set of answers', async () => {
  const path = await aLink({ asked: 'father' })
  const father = house.visitor()
  await father.get(path)
  const both = await Promise.all([father.post(path, { kind: '5' }), father.post(path, { kind: '5' })])
  for (const { status } of both) assert.ok([303, 404].includes(status), String(status))
  const kept = await change(ctx =>
    ctx.db.selectFrom('familyFeedback').select('feedbackId').where('asked', '=', 'father').execute(),
  )
  assert.equal((kept as unknown[]).length, 1)
  await allowAgain()
})

test('what is typed is kept when something does not fit, and is text whatever it holds', async () => {
  const path = await aLink()
  const mother = house.visitor()
  await mother.get(path)
  assertRefused(await mother.post(path, {}), '#reach')
  const odd = await mother.post(path, { kind: '99', same: '4', 'same-words': script, 'worried-words': tooLong })
  assertRefused(odd, '#kind', '#worried-words')
  assert.equal(odd.$('input[name=same]:checked').attr('value'), '4')
  assert.equal(odd.$('#same-words').text(), script)
  assert.doesNotMatch(odd.body, /<script>alert/)
  assert.equal((await mother.post(path, { same: '4' })).status, 303)
})

test('unknown, expired, withdrawn and used links are the same page to the letter', async () => {
  const unknown = `/family/${secretWords('ab'.repeat(16))}`
  const [expired, withdrawn, used] = [await aLink(), await aLink(), await aLink()]
  const lastMade = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('familyLink').select('linkId').orderBy('madeAt', 'desc').limit(3).execute(),
  )
  const [, second, first] = lastMade
  await change(ctx =>
    ctx.db
      .updateTable('familyLink')
      .set({ expiresAt: instant('2018-01-01T00:00:00Z') })
      .where('linkId', '=', first!.linkId)
      .execute(),
  )
  assert.equal(
    (await ruth.post(`${family}/links/${second!.linkId}/withdrawal`)).to,
    `${family}?done=family-link-withdrawn`,
  )
  const someone = house.visitor()
  await someone.get(used)
  await someone.post(used, { kind: '3' })
  const pages = await Promise.all(
    [unknown, expired, withdrawn, used, '/family/x'].map(path => house.visitor().get(path)),
  )
  for (const page of pages) {
    assert.equal(page.status, 404)
    assert.equal(page.body, pages[0]!.body)
    assert.equal(page.headers['referrer-policy'], 'no-referrer')
  }
  assert.match(wordsOf(pages[0]!), /This link no longer works/)
  const read = wordsOf(await ruth.get(family))
  assert.match(read, /Expired.*Withdrawn.*Answered/)
  await allowAgain()
})

test('thousands of guesses open nothing, and after twenty every link from there must wait, also a true one', async () => {
  const path = await aLink()
  const guesser = house.visitor()
  const statuses = new Map<number, number>()
  for (let guess = 0; guess < 2000; guess += 1) {
    const hex = guess.toString(16).padStart(32, '9')
    const { status } = await guesser.get(`/family/${secretWords(hex)}`)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  assert.deepEqual(Object.fromEntries(statuses), { 404: 20, 429: 1980 })
  const waiting = await house.visitor().get(path)
  assert.equal(waiting.status, 429)
  assert.match(wordsOf(waiting), /Wait 5 minutes/)
  const elsewhere = await house.server.inject({ method: 'GET', url: path, remoteAddress: '203.0.113.9' })
  assert.equal(elsewhere.statusCode, 200, 'from another network it opens')
  const kept = (await change(ctx => ctx.db.selectFrom('signInFailure').selectAll().execute())) as unknown[]
  assert.equal(kept.length, 40, 'what waits is not written down')
  await allowAgain()
})

test('an old telephone that tells only Origin: null may send, another site may not', async () => {
  const path = await aLink()
  const send = async (headers: Record<string, string>): Promise<number> => {
    const page = await house.server.inject({ method: 'GET', url: path })
    const token = /name="formToken" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
    const payload = new URLSearchParams({ formToken: token, reach: '99' }).toString()
    const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
    return (
      await house.server.inject({ method: 'POST', url: path, headers: { ...type, ...headers }, cookies, payload })
    ).statusCode
  }
  assert.equal(await send({ origin: 'null' }), 422, 'taken, and its fault told')
  assert.equal(await send({ origin: 'https://elsewhere.example' }), 403)
  assert.equal(await send({ origin: 'null', 'sec-fetch-site': 'cross-site' }), 403)
})

test('somebody who is signed in sees the page, and cannot answer for the family', async () => {
  const path = await aLink()
  const page = await ruth.get(path)
  assert.match(wordsOf(page), /You are signed in/)
  assert.equal(page.$('form button').length, 0)
  const before = wordsOf(await ruth.get(family))
  assert.equal((await ruth.post(path, { kind: '10' })).status, 200)
  assert.equal(wordsOf(await ruth.get(family)), before)
  assert.equal((await house.visitor().get(path)).status, 200, 'it still opens')
})

test('only the auditor makes and withdraws links of an audit', async () => {
  const marcus = await house.signIn(cast.marcus)
  const dev = await house.signIn(cast.dev)
  assert.equal((await marcus.post(`${family}/links`, wanted)).status, 404)
  assert.equal((await dev.post(`${family}/links`, wanted)).status, 403)
  const [link] = (await change(ctx => ctx.db.selectFrom('familyLink').selectAll().execute())) as { linkId: string }[]
  assert.equal((await marcus.post(`${family}/links/${link!.linkId}/withdrawal`)).status, 404)
  assert.equal((await ruth.post(`${family}/links/nonsense/withdrawal`)).status, 404)
})
