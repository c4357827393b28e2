/** Findings by theme and the messages worded from them: none, many, approved by a second person, small numbers, and who may not. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { correctAudit } from '../audits/correct-audit.ts'
import { approveMessage } from './keep-message.ts'

let house: TestHouse
let dev: TestBrowser
let joan: TestBrowser
let audits: readonly string[]
const messages = '/learning-messages'

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  dev = await house.signIn(cast.dev)
  joan = await house.signIn(cast.joan)
})
after(() => house.close())

const handedIn = (place: number): Promise<void> =>
  house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, audits[place] ?? ''))

const area = {
  kind: 'area-for-improvement',
  theme: 'chronologies',
  words: `Chronologies stop. ${script}`,
  actionRequired: 'Team managers look at one a week.',
}

/** Worded by the lead; returns its address. */
const worded = async (form: Readonly<Record<string, string>>): Promise<string> =>
  ((await dev.post(`${messages}/new`, form)).to ?? '').replace(/\?.*/, '')

const waitingOne = async (path: string): Promise<Record<string, string>> => {
  const { $ } = await joan.get(path)
  return { wording: $(`form[action="${path}/approval"] input[name=wording]`).attr('value') ?? '' }
}

test('with no audit handed in there are no themes, and no message is shown', async () => {
  assert.match(wordsOf(await dev.get('/findings')), /No audit with findings has been handed in yet/)
  const theme = wordsOf(await dev.get('/findings/chronologies'))
  assert.match(theme, /0 of 0 audits.*Never.*No finding on this theme/)
  assert.match(wordsOf(await dev.get(messages)), /No message has been approved yet/)
  assert.equal((await dev.get('/findings/nonsense')).status, 404)
})

test('audits that name a theme are counted once each, with their denominator, and one that is corrected is not counted', async () => {
  for (const place of [0, 1, 2]) await handedIn(place)
  const rowOf = async (theme: string): Promise<string> => {
    const { $ } = await dev.get('/findings')
    return $(`a[href="/findings/${theme}"]`).closest('tr').text().replaceAll(/\s+/g, ' ')
  }
  assert.match(
    await rowOf('chronologies'),
    /Chronologies ?3 of 3 audits ?0 of 3 audits ?1 of 1 months; first in May 2018/,
  )
  assert.match(await rowOf('visits'), /Visits ?0 of 3 audits ?3 of 3 audits ?Never/)
  await house.asPerson(cast.ruth, ctx => correctAudit(ctx, audits[2] ?? '', 'Put better.'))
  assert.match(await rowOf('chronologies'), /2 of 2/)
})

test('the findings themselves are for those who may read the audits, and each audit read is recorded', async () => {
  const words = wordsOf(await dev.get('/findings/chronologies'))
  assert.match(words, /Area for improvement The chronology stops in March\. Audit A-2018-0002/)
  const reads = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('chain').where('type', '=', 'finding.read').execute(),
  )
  assert.deepEqual(
    new Set(reads.map(({ chain }) => chain)),
    new Set([audits[0], audits[1]].map(reference => `audit:${reference ?? ''}`)),
  )
  for (const who of [cast.ruth, cast.sam, cast.arthur, cast.marcus])
    assert.equal((await (await house.signIn(who)).get('/findings')).status, 403, who.name)
})

test('a message is refused at its fields where something is missing, too long, or an action is asked of good practice', async () => {
  const path = `${messages}/new`
  assertRefused(await dev.post(path, { ...area, words: '', actionRequired: '' }), '#words', '#actionRequired')
  const long = await dev.post(path, { ...area, words: tooLong })
  assertRefused(long, '#words')
  assert.equal(long.$('#words').text().trim(), tooLong)
  assertRefused(await dev.post(path, { ...area, kind: 'good-practice' }), '#actionRequired')
  assertRefused(await dev.post(path, { ...area, kind: 'x', theme: 'y' }), '#kind', '#theme')
  assert.equal((await (await house.signIn(cast.helen)).post(path, area)).status, 403)
})

test('nobody approves their own words; once a second person has, everybody reads them, numbered, as text', async () => {
  const path = await worded(area)
  assert.match(path, /^\/learning-messages\/[0-9a-f-]{36}$/)
  assert.doesNotMatch(wordsOf(await (await house.signIn(cast.sam)).get(messages)), /Chronologies stop/)
  assert.equal((await (await house.signIn(cast.sam)).get(path)).status, 403)
  assert.match(
    wordsOf(await joan.get(`${messages}/waiting`)),
    /Area for improvement: Chronologies ?Waits to be approved/,
  )
  assert.equal((await dev.post(`${path}/approval`, { wording: '1' })).status, 403)
  const sent = await joan.post(`${path}/approval`, await waitingOne(path))
  assert.equal(sent.to, `${path}?done=message-approved`)
  const page = await (await house.signIn(cast.arthur)).get(messages)
  assert.match(
    page.$('#areas tbody').text(),
    /1\s*Chronologies\s*Chronologies stop\..*Team managers look at one a week/s,
  )
  assert.doesNotMatch(page.body, /<script>alert/)
})

test('small numbers are hidden from those who may not read figures of the council, and the way down with them', async () => {
  const seenBy = async (who: typeof cast.sam) => (await house.signIn(who)).get(messages)
  for (const who of [cast.arthur, cast.sam, cast.ruth]) {
    const answer = await seenBy(who)
    assert.match(wordsOf(answer), /few, so not counted here/, who.name)
    assert.doesNotMatch(wordsOf(answer), /2 of 2/, who.name)
    assert.equal(answer.$('main a[href^="/findings/"]').length, 0)
  }
  const lead = await seenBy(cast.helen)
  assert.match(wordsOf(lead), /Named in 2 of 2 audits/)
  assert.equal(lead.$('main a[href="/findings/chronologies"]').length, 1)
})

test('a newer wording waits while the approved one is read; counts stay those of the day; a wording not read last is not approved', async () => {
  const { $ } = await joan.get(messages)
  const path = $('#areas a[href^="/learning-messages/"]').attr('href') ?? ''
  await handedIn(3)
  assert.match(wordsOf(await dev.get(messages)), /Named in 2 of 2 audits/)
  const form = await dev.get(path)
  const changed = { ...fieldsOf(form), ...area, words: 'They stop in March.' }
  assert.equal((await dev.post(path, { ...changed, kind: 'good-practice', actionRequired: '' })).status, 422)
  await dev.post(path, changed)
  assert.match(wordsOf(await dev.get(messages)), /Chronologies stop/)
  await assert.rejects(
    house.asPerson(cast.joan, ctx => approveMessage(ctx, path.replace(`${messages}/`, ''), 1)),
    { code: 'finding.nothing-to-approve' },
  )
  await joan.post(`${path}/approval`, await waitingOne(path))
  assert.match(wordsOf(await dev.get(messages)), /Chronologies ?They stop in March\. ?Named in 3 of 3 audits/)
})

test('a message is withdrawn with a reason, and its number goes to no other', async () => {
  const { $ } = await joan.get(messages)
  const path = $('#areas a[href^="/learning-messages/"]').attr('href') ?? ''
  assertRefused(await joan.post(`${path}/withdrawal`, { reason: '' }), '#reason')
  await joan.post(`${path}/withdrawal`, { reason: 'It holds no more.' })
  assert.match(wordsOf(await dev.get(messages)), /No message has been approved yet/)
  assert.equal((await joan.post(`${path}/withdrawal`, { reason: 'Again.' })).status, 409)
  const next = await worded(area)
  await joan.post(`${next}/approval`, { wording: '1' })
  assert.match((await dev.get(messages)).$('#areas tbody td').first().text(), /^2$/)
  const good = await worded({ ...area, kind: 'good-practice', theme: 'visits', actionRequired: '' })
  await joan.post(`${good}/approval`, { wording: '1' })
  assert.match((await dev.get(messages)).$('#good-practice tbody td').first().text(), /^1$/)
})
