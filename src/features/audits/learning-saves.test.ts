/**
 * Strengths, areas, actions and the overall grade saved as they are given: one part alone touches no other, the whole page replaces
 * all as before, places never shift, and what was proposed as good practice is sealed with the audit.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import { openTestHouse, type Answer, type Fields, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, fillAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { testDay } from '#testing/database.ts'
import { answersOf, auditByReference } from './queries.ts'

let house: TestHouse
let audits: readonly string[]
let browser: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  browser = await house.signIn(cast.ruth)
})
after(() => house.close())

let taken = 0

/** The reference of an audit of Ruth's that no other test has touched. */
function own(): string {
  const reference = audits[taken]
  assert.ok(reference !== undefined && taken < audits.length - 1, 'the round has audits enough for these tests')
  taken += 1
  return reference
}

const learning = (reference: string): string => `/audits/${reference}/learning`

/** What assets/save-as-you-go.js sends for one part, with what the page showed. */
const part = (reference: string, shown: string, fields: Fields): Promise<Answer> =>
  browser.post(learning(reference), { shown, ...fields, then: 'stay' })

const savedOf = (answer: Answer): { shown: string; saved: string; asked: unknown; workedOut: unknown } => {
  assert.equal(answer.status, 200, answer.body)
  return JSON.parse(answer.body) as ReturnType<typeof savedOf>
}

/** Every answer that stands, by key: the text as it is kept. */
const kept = (reference: string): Promise<Readonly<Record<string, string>>> =>
  house.asPerson(cast.ruth, async ctx => {
    const { auditId } = await auditByReference(ctx, reference)
    return Object.fromEntries([...(await answersOf(ctx, auditId))].map(([key, { value }]) => [key, value]))
  })

const rowsOf = (reference: string): Promise<number> =>
  house.asPerson(cast.ruth, async ctx => {
    const { auditId } = await auditByReference(ctx, reference)
    const rows = await ctx.db.selectFrom('answer').select('answerId').where('auditId', '=', auditId).execute()
    return rows.length
  })

test('one strength saved as it is given touches no other, and the page is told what the server has', async () => {
  const reference = own()
  await house.asPerson(cast.ruth, ctx => fillAudit(ctx, reference))
  const before = await kept(reference)
  const { shown, saved, asked, workedOut } = savedOf(
    await part(reference, '', { 'strength-2-text': `Fathers ${script}`, 'strength-2-theme': '' }),
  )
  assert.match(shown, /^strength\.2=[0-9a-f-]{36}$/, 'nothing that was not sent passes for seen')
  assert.equal(saved, 'Last saved 14 May 2018 at 10:00am.')
  assert.deepEqual([asked, workedOut], [[], {}])
  const second = JSON.stringify({ theme: '', text: `Fathers ${script}` })
  assert.deepEqual(await kept(reference), { ...before, 'strength.2': second })
  const page = await browser.get(learning(reference))
  assert.equal(page.$('#strength-1-text').text().trim(), 'Seen alone each time.')
  assert.equal(page.$('#strength-2-text').text().trim(), `Fathers ${script}`)
  assert.equal(page.$('#action-1-text').text().trim(), 'Bring it up to date.')
  assert.match(wordsOf(page, '[data-save-state]'), /Last saved 14 May 2018 at 10:00am/)
})

test('each numbered strength, area and action is a part of the page, and so is the overall grade', async () => {
  const reference = own()
  const page = await browser.get(learning(reference))
  const parts = page.$('form[data-save-as-you-go] [data-save-part]')
  assert.equal(parts.length, 9)
  assert.deepEqual(parts.map((_index, one) => page.$(one).find('textarea').length).get(), parts.map(() => 1).get())
  assert.equal(wordsOf(page, '[data-save-state]'), '')
  const overall = await browser.get(`/audits/${reference}/overall`)
  assert.equal(overall.$('form[data-save-as-you-go] [data-save-part] input[name=overall-grade]').length, 4)
  assert.equal(overall.$('form [data-save-state]').length, 1)
})

test('a part saved as it goes and then the whole page: nothing twice, nothing shifted, nothing written anew', async () => {
  const reference = own()
  const opened = await browser.get(`${learning(reference)}?more=yes`)
  const { shown } = savedOf(
    await part(reference, '', { 'strength-5-text': 'The fifth.', 'strength-5-theme': 'visits' }),
  )
  const rows = await rowsOf(reference)
  const whole = fieldsOf(opened, { shown, 'strength-5-text': 'The fifth.', 'strength-5-theme': 'visits', then: 'list' })
  assert.equal((await browser.post(learning(reference), whole)).status, 303)
  assert.equal(await rowsOf(reference), rows, 'what did not change is not written again')
  const again = await browser.get(learning(reference))
  assert.equal(again.$('#strength-5-text').text().trim(), 'The fifth.', 'a place after empty ones is shown')
  assert.equal(again.$('#strength-1-text').text().trim(), '')
  assert.equal((await browser.post(learning(reference), fieldsOf(again))).status, 303)
  assert.deepEqual(Object.keys(await kept(reference)), ['strength.5'])
})

test('an emptied place stays an empty place when the whole page is sent after it', async () => {
  const reference = own()
  const two = { 'strength-1-text': 'One.', 'strength-2-text': 'Two.' }
  await browser.post(learning(reference), fieldsOf(await browser.get(learning(reference)), two))
  const page = await browser.get(learning(reference))
  const seen = page.$('input[name=shown]').attr('value') ?? ''
  savedOf(await part(reference, seen, { 'strength-1-text': '', 'strength-1-theme': '' }))
  const again = await browser.get(learning(reference))
  assert.equal(again.$('#strength-1-text').text().trim(), '')
  assert.equal(again.$('#strength-2-text').text().trim(), 'Two.')
  assert.equal((await browser.post(learning(reference), fieldsOf(again))).status, 303)
  const { 'strength.1': first, 'strength.2': second } = await kept(reference)
  assert.deepEqual([first, second], ['', JSON.stringify({ theme: '', text: 'Two.' })])
})

test('the whole page still replaces everything, so what it leaves empty is withdrawn', async () => {
  const reference = own()
  await house.asPerson(cast.ruth, ctx => fillAudit(ctx, reference))
  const sent = fieldsOf(await browser.get(learning(reference)), { 'strength-1-text': '', 'strength-1-theme': '' })
  assert.equal((await browser.post(learning(reference), sent)).status, 303)
  assert.equal((await kept(reference))['strength.1'], '')
})

test('a part that does not fit, or was changed meanwhile, is told as such and not saved', async () => {
  const reference = own()
  const misfit = await part(reference, '', { 'action-1-text': tooLong })
  assert.equal(misfit.status, 422)
  assert.deepEqual(JSON.parse(misfit.body), { text: 'Use 10,000 characters or fewer' })
  savedOf(await part(reference, '', { 'area-1-text': 'From another window.', 'area-1-theme': 'visits' }))
  const stale = await part(reference, '', { 'area-1-text': 'From this one.', 'area-1-theme': 'visits' })
  assert.equal(stale.status, 409)
  assert.match(String(stale.headers['content-type']), /json/)
  assert.deepEqual(Object.keys(await kept(reference)), ['area.1'])
  assert.match((await kept(reference))['area.1'] ?? '', /From another window/)
  const elsewhere = `/audits/${audits.at(-1) ?? ''}/learning`
  const others = await browser.post(elsewhere, { 'strength-1-text': 'Not mine.', then: 'stay' })
  assert.equal(others.status, 404)
})

test('the overall grade is saved as it is given, with the same refusals', async () => {
  const reference = own()
  const stay = (fields: Fields): Promise<Answer> =>
    browser.post(`/audits/${reference}/overall`, { shown: '', 'overall-grade-evidence': '', ...fields, then: 'stay' })
  const { shown, saved, asked, workedOut } = savedOf(await stay({ 'overall-grade': 'good' }))
  assert.match(shown, /^overall\.grade=[0-9a-f-]{36}$/)
  assert.deepEqual([saved, asked, workedOut], ['Last saved 14 May 2018 at 10:00am.', [], {}])
  assert.match(wordsOf(await browser.get(`/audits/${reference}/overall`), '[data-save-state]'), /Last saved/)
  assert.equal((await stay({ 'overall-grade': 'inadequate' })).status, 409)
  const misfit = await stay({ shown, 'overall-grade': 'excellent' })
  assert.equal(misfit.status, 422)
  assert.deepEqual(JSON.parse(misfit.body), { text: 'Choose one of the four grades' })
  assert.equal((await kept(reference))['overall.grade'], 'good')
})

const documentOf = (reference: string): Promise<SubmittedAudit> =>
  house.asPerson(cast.ruth, async ctx => {
    const { auditId } = await auditByReference(ctx, reference)
    const rows = ctx.db.selectFrom('submission').select('document').where('auditId', '=', auditId)
    return (await rows.orderBy('number', 'desc').executeTakeFirstOrThrow()).document as SubmittedAudit
  })

const proposedRows = (reference: string): Promise<readonly (readonly [string, boolean])[]> =>
  house.asPerson(cast.ruth, async ctx => {
    const { submissionId } = await auditByReference(ctx, reference)
    const rows = ctx.db.selectFrom('finding').select(['text', 'proposedAsGoodPractice'])
    const found = await rows.where('submissionId', '=', submissionId).orderBy('text').execute()
    return found.map(row => [row.text, row.proposedAsGoodPractice] as const)
  })

test('a strength proposed as good practice is ticked again, sealed, tagged where the audit is read, and told as a change', async () => {
  const reference = own()
  await house.asPerson(cast.ruth, ctx => fillAudit(ctx, reference))
  assert.equal((await browser.post(`/audits/${reference}/submission`)).status, 303)
  assert.deepEqual((await documentOf(reference)).strengths, [{ theme: 'visits', text: 'Seen alone each time.' }])
  const without = await browser.get(`/audits/${reference}`)
  assert.doesNotMatch(wordsOf(without), /Proposed as good practice/)
  await browser.post(`/audits/${reference}/correction`, { reason: 'Worth sharing.' })
  const page = await browser.get(learning(reference))
  const sent = fieldsOf(page, { 'strength-1-proposed': 'yes', 'area-1-proposed': 'yes' })
  assert.equal((await browser.post(learning(reference), sent)).status, 303)
  const ticked = await browser.get(learning(reference))
  assert.equal(ticked.$('input[type=checkbox]:checked').length, 1, 'an area for improvement cannot be proposed')
  assert.equal(ticked.$('#strength-1-proposed:checked').length, 1)
  assert.equal((await browser.post(`/audits/${reference}/submission`)).status, 303)
  assert.deepEqual((await documentOf(reference)).strengths, [
    { theme: 'visits', text: 'Seen alone each time.', proposedAsGoodPractice: true },
  ])
  assert.deepEqual(await proposedRows(reference), [
    ['Seen alone each time.', true],
    ['The chronology stops in March.', false],
  ])
  const read = await browser.get(`/audits/${reference}`)
  assert.equal(read.$('li .govuk-tag').text().trim(), 'Proposed as good practice')
  const changes = await browser.get(`/audits/${reference}/versions/2/changes`)
  assert.match(wordsOf(changes), /Seen alone each time\. Proposed as good practice$/)
})

test('an untick withdraws the proposal, also when the part alone is saved', async () => {
  const reference = own()
  const one = { 'strength-1-text': 'Kept.', 'strength-1-theme': 'visits' }
  const { shown } = savedOf(await part(reference, '', { ...one, 'strength-1-proposed': 'yes' }))
  assert.match((await kept(reference))['strength.1'] ?? '', /"proposed":"yes"/)
  savedOf(await part(reference, shown, one))
  assert.equal((await kept(reference))['strength.1'], JSON.stringify({ theme: 'visits', text: 'Kept.' }))
})
