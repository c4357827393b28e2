/** Reports to members as browsers see them: begun, written by two at once, refused, released by another, read by a member, and heard. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { approveMessage, beginMessage } from '#features/findings/door.ts'
import { moderateAudit } from '#features/moderation/door.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'

let house: TestHouse
let audits: readonly string[]
let dev: TestBrowser
let helen: TestBrowser
let arthur: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  dev = await house.signIn(cast.dev)
  helen = await house.signIn(cast.helen)
  arthur = await house.signIn(cast.arthur)
})
after(() => house.close())

const needed = ['recommendation', 'purpose', 'learnt', 'next-year'] as const
const page = (reference: string): string => `/scrutiny-reports/${reference}/report`
const passage = (reference: string, key: string): string => `/scrutiny-reports/${reference}/passages/${key}`
const release = (reference: string): string => `/scrutiny-reports/${reference}/release`

/** Begins a report of the months around the test's day. Returns its reference. */
async function begun(title: string): Promise<string> {
  const sent = await dev.post('/scrutiny-reports', { title, from: '2018-04', to: '2018-05' })
  assert.equal(sent.status, 303)
  return /SR-\d{4}-\d{4}/.exec(sent.to ?? '')?.[0] ?? ''
}

async function written(title: string): Promise<string> {
  const reference = await begun(title)
  for (const key of needed)
    assert.equal((await dev.post(passage(reference, key), { words: `About ${key}. ${script}`, from: '0' })).status, 303)
  return reference
}

/** Ticks all that the page of the release offers. */
async function ticked(reference: string): Promise<Record<string, string>> {
  const offered = await helen.get(release(reference))
  const boxes = offered.$('input[type=checkbox]').toArray()
  return Object.fromEntries(
    boxes.map(box => [offered.$(box).attr('name') ?? '', offered.$(box).attr('value') ?? ''] as const),
  )
}

const agreed = async (reference: string): Promise<void> => {
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, reference, { kind: 'agree', comment: '' }))
}

test('before there is a report the lead is led to begin one, and a member is told where it will be', async () => {
  const list = await dev.get('/scrutiny-reports')
  assert.equal(list.$('a[href="/scrutiny-reports/new"]').length, 1)
  assert.match(wordsOf(await arthur.get('/scrutiny-reports')), /No reports to members yet/)
  assert.equal((await arthur.get('/')).$('a[href="/scrutiny-reports"]').length, 1)
})

test('a title and two months are asked for, and what was typed comes back', async () => {
  const usual = await dev.get('/scrutiny-reports/new')
  assert.deepEqual([usual.$('#from').attr('value'), usual.$('#to').attr('value')], ['2017-04', '2018-03'])
  const bare = await dev.post('/scrutiny-reports', { title: ' ', from: script, to: '2018-13' })
  assertRefused(bare, '#title', '#from', '#to')
  assert.equal(bare.$('#from').attr('value'), script)
  assertRefused(await dev.post('/scrutiny-reports', { title: 'A year', from: '2018-04', to: '2018-03' }), '#to')
  assertRefused(await dev.post('/scrutiny-reports', { title: 'A year', from: '2018-04', to: '2018-06' }), '#to')
  assert.match(wordsOf(await dev.get('/scrutiny-reports')), /No reports to members yet/)
})

test('a report without audits cannot be released: it names no strength and no area for improvement', async () => {
  const reference = await written('Nothing found')
  assert.match(wordsOf(await dev.get(page(reference))), /name no strength and no area for improvement/)
  const offered = await helen.get(release(reference))
  assert.match(wordsOf(offered), /name no strength and no area for improvement/)
  assert.equal(offered.$('main button').length, 0)
  const refused = await helen.post(release(reference), await ticked(reference))
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused), /was not released.*name no strength/)
})

test('of two authors at once the second is told, sees both, and loses nothing', async () => {
  const reference = await begun('Two authors')
  const other = await house.signIn(cast.dev)
  await other.get(passage(reference, 'learnt'))
  await dev.get(passage(reference, 'learnt'))
  assert.equal((await dev.post(passage(reference, 'learnt'), { words: 'First words.', from: '0' })).status, 303)
  const second = await other.post(passage(reference, 'learnt'), { words: `Second words. ${script}`, from: '0' })
  assertRefused(second, '#words')
  assert.equal(second.$('#words').text().trim(), `Second words. ${script}`)
  assert.match(wordsOf(second), /First words\./)
  assert.doesNotMatch(second.body, /<script>alert/)
  const both = await other.post(passage(reference, 'learnt'), fieldsOf(second, { words: 'First and second words.' }))
  assert.equal(both.status, 303)
  const kept = await dev.get(passage(reference, 'learnt'))
  assert.match(wordsOf(kept), /Version 2.*First and second words.*Version 1.*First words/)
  const stale = await other.post(passage(reference, 'learnt'), { words: tooLong, from: '1' })
  assertRefused(stale, '#words')
  assert.equal(stale.$('input[name=from]').attr('value'), '1')
  assert.equal((await dev.get(passage(reference, 'nothing'))).status, 404)
})

test('numbers are gathered again as a new row, the words stay, and the page says when newer ones exist', async () => {
  const reference = await written('Numbers')
  assert.doesNotMatch(wordsOf(await dev.get(page(reference))), /Newer numbers exist/)
  for (const audit of audits.slice(0, 7)) await agreed(audit)
  assert.match(wordsOf(await dev.get(page(reference))), /Newer numbers exist/)
  assert.equal((await dev.post(`/scrutiny-reports/${reference}/numbers`)).status, 303)
  const shown = wordsOf(await dev.get(page(reference)))
  assert.doesNotMatch(shown, /Newer numbers exist/)
  assert.match(shown, /About learnt/)
  const rows = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('scrutinySnapshot as numbers')
      .innerJoin('scrutinyReport as report', 'report.reportId', 'numbers.reportId')
      .select('number')
      .where('report.reference', '=', reference)
      .orderBy('number')
      .execute(),
  )
  assert.deepEqual(
    rows.map(row => row.number),
    [1, 2],
  )
})

test('only a second person releases it, who has read every passage in the version that is released', async () => {
  const reference = await written('To be released')
  assert.equal((await dev.get(release(reference))).status, 403)
  assert.equal((await arthur.get(page(reference))).status, 404)
  const ticks = await ticked(reference)
  assert.deepEqual(Object.keys(ticks).sort(), ['numbers', ...needed].map(key => `read-${key}`).sort())
  const { 'read-learnt': _left, ...some } = ticks
  const refused = await helen.post(release(reference), some)
  assertRefused(refused, '#read-learnt')
  assert.equal(refused.$('input[name=read-purpose]:checked').length, 1)
  await dev.post(passage(reference, 'learnt'), { words: 'Changed since.', from: '1' })
  assert.equal((await helen.post(release(reference), ticks)).status, 409)
  assert.equal((await arthur.get(page(reference))).status, 404)
  const done = await helen.post(release(reference), await ticked(reference))
  assert.equal(done.to, `${page(reference)}?done=scrutiny-report-released`)
  assert.match(wordsOf(await helen.follow(done)), /Changed since\./)
  assert.equal((await helen.post(release(reference), await ticked(reference))).status, 409)
})

test('whoever wrote in a report does not release it, whatever their roles', async () => {
  const reference = await written('By one alone')
  await house.asPerson('system', async ctx => {
    const { staffId } = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('email', '=', cast.dev.email)
      .executeTakeFirstOrThrow()
    await ctx.db
      .insertInto('staffRole')
      .values({ authorityId: ctx.authorityId, staffId, role: 'head-of-service' })
      .execute()
  })
  const both = await house.signIn(cast.dev)
  const refused = await both.get(release(reference))
  assert.equal(refused.status, 403)
  assert.match(wordsOf(refused), /Nobody releases a report in which they wrote/)
  assert.equal((await both.get(page(reference))).$(`a[href="${release(reference)}"]`).length, 0)
})

test('once released nothing of it changes, and its page says that newer numbers exist', async () => {
  const reference = await written('Kept')
  await helen.post(release(reference), await ticked(reference))
  const first = await arthur.get(`${page(reference)}.json`)
  await agreed(audits[7] ?? '')
  assert.equal((await dev.post(passage(reference, 'learnt'), { words: 'Too late.', from: '1' })).status, 409)
  assert.equal((await dev.post(`/scrutiny-reports/${reference}/numbers`)).status, 409)
  const shown = wordsOf(await arthur.get(page(reference)))
  assert.match(shown, /Newer numbers exist.*stays as it was released/)
  assert.doesNotMatch(shown, /Too late|Write this report|Gather the numbers/)
  assert.equal((await arthur.get(`${page(reference)}.json`)).body, first.body)
})

test('a member reads it as page, document, slides, CSV and JSON, all with the same small numbers hidden', async () => {
  const list = await arthur.get('/scrutiny-reports')
  assert.match(wordsOf(list, 'table'), /To be released/)
  assert.doesNotMatch(wordsOf(list, 'table'), /Two authors|In writing/)
  const reference = /SR-\d{4}-\d{4}/.exec(list.$('tbody a').first().attr('href') ?? '')?.[0] ?? ''
  const shown = await arthur.get(page(reference))
  assert.equal(shown.$('h1').length, 1)
  assert.match(wordsOf(shown), /Read and released by ?Helen Marsh/)
  assert.match(wordsOf(shown), /c stands for a number from 1 to 5/)
  assert.match(wordsOf(shown), /seen alone where this is required/)
  assert.doesNotMatch(shown.body, /<script>alert/)
  assert.equal(shown.$('main form').length, 0)
  const csv = await arthur.get(`${page(reference)}.csv`)
  assert.match(csv.body, /Grades before and after moderation/)
  const value = JSON.parse((await arthur.get(`${page(reference)}.json`)).body) as { format: string }
  assert.equal(value.format, 'scrutiny-report/json/v1')
  for (const suffix of ['.docx', '.pptx']) {
    const file = await arthur.get(page(reference) + suffix)
    assert.equal(file.status, 200)
    assert.equal(file.bytes.subarray(0, 2).toString(), 'PK')
  }
})

test('what audits taught stands in its appendices in approved words; a message approved later is not in what was gathered', async () => {
  const approved = async (words: string): Promise<void> => {
    const message = { theme: 'chronologies', words, actionRequired: 'Look at one a week.' }
    const id = await house.asPerson(cast.dev, ctx => beginMessage(ctx, 'area-for-improvement', message))
    await house.asPerson(cast.joan, ctx => approveMessage(ctx, id, 1))
  }
  await approved('They stop when a child moves.')
  const reference = await begun('With messages')
  await approved('Approved after the numbers were gathered.')
  const words = wordsOf(await dev.get(page(reference)))
  assert.match(
    words,
    /Areas for continued improvement ?Theme ?Key issues ?Action required ?Chronologies ?They stop when a child moves\. ?Look at one a week/,
  )
  assert.doesNotMatch(words, /Approved after the numbers/)
})

test('people without a part in it are refused, and what is not there is not found', async () => {
  for (const person of [cast.ruth, cast.sam, cast.tess]) {
    const browser = await house.signIn(person)
    assert.equal((await browser.get('/scrutiny-reports')).status, 403)
    assert.equal((await browser.get('/')).$('a[href="/scrutiny-reports"]').length, 0)
  }
  assert.equal((await arthur.get('/scrutiny-reports/new')).status, 403)
  assert.equal((await arthur.post('/scrutiny-reports', { title: 'Mine', from: '2018-04', to: '2018-05' })).status, 403)
  assert.equal((await arthur.get('/hearing-preferences/kept')).status, 403)
  assert.equal((await helen.get('/hearing-preferences')).status, 403)
  assert.equal((await dev.get(page('SR-2018-9999'))).status, 404)
})

test('a member chooses how and when to hear, the latest stands, and the lead sees whether it was kept', async () => {
  assert.match(wordsOf(await dev.get('/hearing-preferences/kept')), /No member has chosen yet/)
  const bare = await arthur.post('/hearing-preferences', { form: 'slides' })
  assertRefused(bare, '#reports', '#howOften')
  assert.equal(bare.$('input[value=slides]:checked').length, 1)
  const yearly = { reports: ['scrutiny-report', 'round-summary'], howOften: 'yearly', form: 'slides' }
  assert.equal((await arthur.post('/hearing-preferences', yearly)).status, 303)
  assert.equal(
    (await arthur.post('/hearing-preferences', { ...yearly, reports: 'scrutiny-report', howOften: 'each' })).status,
    303,
  )
  const chosen = await arthur.get('/hearing-preferences')
  assert.deepEqual(
    chosen
      .$('input:checked')
      .map((_index, box) => chosen.$(box).attr('value'))
      .get(),
    ['scrutiny-report', 'each', 'slides'],
  )
  const reference = await written('Promised')
  await helen.post(release(reference), await ticked(reference))
  const row = async (): Promise<string> => {
    const kept = await dev.get('/hearing-preferences/kept')
    return kept
      .$('tbody tr')
      .filter((_index, one) => kept.$(one).text().includes('Promised'))
      .text()
      .replaceAll(/\s+/g, ' ')
  }
  assert.match(await row(), /Not asked for.*Not read.*there is time/)
  const byEmail = { ...yearly, reports: 'scrutiny-report', howOften: 'each', byEmail: 'yes' }
  assert.equal((await arthur.post('/hearing-preferences', byEmail)).status, 303)
  assert.match(wordsOf(await arthur.get('/hearing-preferences')), /No mail server is set/)
  assert.match(await row(), /Not sent: no mail server was set/)
  assertRefused(await arthur.post('/hearing-preferences', { ...byEmail, howOften: 'daily' }), '#howOften')
  await arthur.get(`${page(reference)}.pptx`)
  assert.match(await row(), /14 May 2018.*28 May 2018.*14 May 2018.*Kept/)
  assert.match(
    wordsOf(await dev.get('/hearing-preferences/kept')),
    /Arthur Penrose The yearly report to members\. As each is released\. As slides\. Told by e-mail\./,
  )
})
