/** The evidence bank in the browser: proposed, put into words, published, read, used, worded anew, withdrawn; and who may not. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, fillAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { recordLearning, submitAudit } from '../audits/door.ts'
import { publishExample } from './keep-example.ts'

let house: TestHouse
let joan: TestBrowser
let sam: TestBrowser
let caseReference: string

const bank = '/evidence-bank'
const waiting = `${bank}/waiting`
const first = `${bank}/GP-2018-0001`

before(async () => {
  house = await openTestHouse({ at: testDay })
  const audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  const [reference = ''] = audits
  caseReference = await house.asPerson(cast.ruth, async ctx => {
    await fillAudit(ctx, reference)
    const strengths = ['Drew the timeline with the child.', 'Kept the plan short.'].map(text => ({
      ...{ theme: 'direct-work', text, proposed: 'yes' as const },
    }))
    await recordLearning(ctx, reference, { strengths, areas: [], actions: [] })
    await submitAudit(ctx, reference)
    const row = await ctx.db
      .selectFrom('audit')
      .select('caseReference')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
    return row.caseReference
  })
  joan = await house.signIn(cast.joan)
  sam = await house.signIn(cast.sam)
})
after(() => house.close())

const words = {
  theme: 'direct-work',
  title: 'A timeline drawn together',
  whatWasDone: `The worker and the child drew it on wallpaper. ${script}`,
  whyItHelped: 'The child could say what came before what.',
}

/** Opens the form of the strength that waits with these words. */
async function formOf(text: string) {
  const { $ } = await joan.get(waiting)
  return joan.get($(`main section:contains("${text}") a`).attr('href') ?? '')
}

test('an empty bank says how it is filled, and whoever looks after it sees what auditors proposed', async () => {
  assert.match(wordsOf(await sam.get(bank)), /Nothing has been published yet/)
  const list = await joan.get(waiting)
  assert.match(wordsOf(list), /No wording waits.*Drew the timeline with the child/)
  for (const who of [cast.sam, cast.ruth, cast.helen, cast.arthur]) {
    assert.equal((await (await house.signIn(who)).get(waiting)).status, 403, who.name)
  }
})

test('a wording that is missing, too long or tells the case is refused at its field, and nothing typed is lost', async () => {
  const form = await formOf('Drew the timeline')
  assert.match(wordsOf(form), /What the auditor wrote .*Drew the timeline with the child/)
  const path = `${bank}/new`
  const empty = await joan.post(path, fieldsOf(form))
  assertRefused(empty, '#title', '#whatWasDone', '#whyItHelped')
  const long = await joan.post(path, fieldsOf(form, { ...words, whatWasDone: tooLong }))
  assertRefused(long, '#whatWasDone')
  const told = await joan.post(path, fieldsOf(form, { ...words, whyItHelped: `In case ${caseReference} it did.` }))
  assertRefused(told, '#whyItHelped')
  assert.match(wordsOf(told, '.govuk-error-summary'), new RegExp(`Take out the case reference ${caseReference}`))
  assert.equal(told.$('#title').attr('value'), words.title)
  assert.equal((await joan.post(path, { ...words, finding: crypto.randomUUID() })).status, 404)
})

test('what was put into words is read by nobody else until it is published, and a strength is decided about once', async () => {
  const form = await formOf('Drew the timeline')
  const sent = await joan.post(`${bank}/new`, fieldsOf(form, words))
  assert.equal(sent.to, `${first}?done=example-worded`)
  assert.equal((await joan.post(`${bank}/new`, fieldsOf(form, words))).status, 409)
  assert.equal((await sam.get(first)).status, 404)
  assert.equal((await (await house.signIn(cast.helen)).get(first)).status, 404)
  assert.match(wordsOf(await joan.get(waiting)), /A timeline drawn together: Not published yet/)
  assert.doesNotMatch(wordsOf(await joan.get(waiting)), /Drew the timeline/)
})

test('the lead words but does not publish; the principal social worker confirms that nobody can be recognised', async () => {
  const dev = await house.signIn(cast.dev)
  assert.equal((await dev.get(first)).status, 200)
  assert.equal((await dev.post(`${first}/publication`, { wording: '1', recognised: 'nobody' })).status, 403)
  assertRefused(await joan.post(`${first}/publication`, { wording: '1' }), '#recognised')
  assert.equal((await joan.post(`${first}/publication`, { wording: '2', recognised: 'nobody' })).status, 409)
  const sent = await joan.post(`${first}/publication`, { wording: '1', recognised: 'nobody' })
  assert.equal(sent.to, `${first}?done=example-published`)
  await assert.rejects(
    house.asPerson(cast.joan, ctx => publishExample(ctx, 'GP-2018-0001', 1)),
    { code: 'evidence-bank.nothing-to-publish' },
  )
})

test('everybody reads what is published, as text, without the case, the audit or who worded it; found by theme and by words', async () => {
  for (const who of [cast.sam, cast.arthur, cast.ruth]) {
    const answer = await (await house.signIn(who)).get(first)
    assert.match(wordsOf(answer), /A timeline drawn together/, who.name)
    assert.doesNotMatch(answer.body, new RegExp(`<script>alert|${caseReference}|A-2018-|Joan Pritchard`), who.name)
  }
  const found = async (query: string) => (await sam.get(`${bank}?${query}`)).$('main section h2').length
  assert.equal(await found(''), 1)
  assert.equal(await found('theme=direct-work&words=wallpapers+child'), 1)
  assert.equal(await found('words=the'), 1)
  assert.equal(await found('words=supervision'), 0)
  assert.equal(await found('theme=visits'), 0)
  assert.equal(await found('theme=nonsense&before=nonsense'), 1)
})

test('whoever used one says what for; scrutiny members read and do not', async () => {
  assertRefused(await sam.post(`${first}/use`, { useWords: script }), '#usedFor')
  const sent = await sam.post(`${first}/use`, { usedFor: 'supervision', useWords: script })
  assert.equal(sent.to, `${first}?done=example-used`)
  const page = await sam.get(first)
  assert.match(wordsOf(page), /Supervision: Sam Whitlock, 14 May 2018/)
  assert.doesNotMatch(page.body, /<script>alert/)
  assert.match(wordsOf(await sam.get(bank)), /Used once/)
  const arthur = await house.signIn(cast.arthur)
  assert.doesNotMatch(wordsOf(await arthur.get(first)), /Sam Whitlock|How it was used/)
  assert.equal((await arthur.post(`${first}/use`, { usedFor: 'training' })).status, 403)
})

test('a newer wording waits while the published one is read, and a withdrawal takes both away', async () => {
  const form = await joan.get(`${first}/wording`)
  await joan.post(`${first}/wording`, fieldsOf(form, { title: 'A timeline on wallpaper' }))
  assert.match(wordsOf(await sam.get(first)), /A timeline drawn together/)
  assert.match(wordsOf(await joan.get(first)), /Published; a newer wording waits.*A timeline on wallpaper/)
  assertRefused(await joan.post(`${first}/withdrawal`, { reason: ' ' }), '#reason')
  await joan.post(`${first}/withdrawal`, { reason: 'A family told us it was theirs.' })
  assert.equal((await sam.get(first)).status, 404)
  assert.match(wordsOf(await sam.get(bank)), /Nothing has been published yet/)
  assert.equal((await sam.post(`${first}/use`, { usedFor: 'training' })).status, 409)
  assert.equal((await joan.post(`${first}/withdrawal`, { reason: 'Again.' })).status, 409)
  assert.match(wordsOf(await joan.get(waiting)), /No wording waits/)
})

test('a strength is passed over with a reason, and is not offered again', async () => {
  const form = await formOf('Kept the plan short')
  const finding = form.$('input[name=finding]').first().attr('value') ?? ''
  assertRefused(await joan.post(`${bank}/passed-over`, { finding, passedReason: '' }), '#passedReason')
  const dev = await house.signIn(cast.dev)
  assert.equal((await dev.post(`${bank}/passed-over`, { finding, passedReason: 'Done already.' })).status, 403)
  await joan.post(`${bank}/passed-over`, { finding, passedReason: 'Done by everybody already.' })
  assert.match(wordsOf(await joan.get(waiting)), /Nothing that auditors proposed waits/)
  const ruth = await house.signIn(cast.ruth)
  assert.match(wordsOf(await ruth.get('/good-practice')), /Not put into the evidence bank: Done by everybody already/)
})
