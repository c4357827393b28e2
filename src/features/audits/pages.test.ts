/**
 * An auditor's pages as a browser sees them, on the whole product: every page in its states, what was typed is never lost, and every
 * link to something missing leads to a field that is there.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { assertRefused, fieldsOf, script, summaryLinks, tooLong, wordsOf } from '#testing/pages.ts'
import { testDay } from '#testing/database.ts'
import { returnAudit } from '../moderation/return-audit.ts'
import { answerSection } from './save-answers.ts'

let house: TestHouse
let audits: readonly string[]
let browser: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  browser = await house.signIn(cast.ruth)
})
after(() => house.close())

interface Own {
  readonly reference: string
  readonly path: string
}

let taken = 0

/** An audit of Ruth's that no other test has touched. */
function own(): Own {
  const reference = audits[taken]
  assert.ok(reference !== undefined && taken < audits.length - 1, 'the round has audits enough for these tests')
  taken += 1
  return { reference, path: `/audits/${reference}` }
}

test('a list of sections that nobody has begun, one in progress, and one that was returned', async () => {
  const { path, reference } = own()
  const begun = await browser.get(path)
  assert.equal(begun.status, 200)
  assert.match(wordsOf(begun), /0 of \d+ sections complete/)
  assert.ok(begun.$('.govuk-task-list__item').length > 8)
  await browser.post(`${path}/sections/record`, { 'record-summary': 'yes', 'record-summary-evidence': 'Seen.' })
  assert.match(wordsOf(await browser.get(path)), /In progress/)
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  await house.asPerson(cast.dev, ctx => returnAudit(ctx, reference, `The family’s view ${script}`))
  const returned = await browser.get(path)
  assert.match(wordsOf(returned), /Returned to you\. The family’s view <script>alert/)
  assert.doesNotMatch(returned.body, /<script>alert/)
  assert.match(wordsOf(returned), /Dev Acharya, 14 May 2018/)
})

test('the list of audits shows an auditor theirs, and leads to each', async () => {
  const { reference } = own()
  const list = await browser.get('/audits')
  assert.equal(list.status, 200)
  assert.equal(list.$(`a[href="/audits/${reference}"]`).length, 1)
  assert.equal((await browser.get('/audits?before=nonsense&reference=x')).status, 200)
})

test('a section is saved half done, shown as it was saved, and saving leads to the next', async () => {
  const { path } = own()
  const section = await browser.get(`${path}/sections/record`)
  assert.equal(section.status, 200)
  const sent = fieldsOf(section, { 'record-summary': 'partly', 'record-summary-evidence': `Two lines\n${script}` })
  const saved = await browser.post(`${path}/sections/record`, { ...sent, then: 'next' })
  assert.equal(saved.status, 303)
  assert.match(saved.to ?? '', new RegExp(`^${path}/sections/(?!record)[a-z-]+\\?done=section-saved$`))
  const list = await browser.post(`${path}/sections/record`, {
    ...fieldsOf(await browser.get(`${path}/sections/record`)),
    then: 'list',
  })
  assert.equal(list.to, `${path}?done=section-saved`)
  const again = await browser.get(`${path}/sections/record`)
  assert.equal(again.$('input[name=record-summary]:checked').attr('value'), 'partly')
  assert.equal(again.$('#record-summary-evidence').text().trim(), `Two lines\n${script}`)
  assert.doesNotMatch(again.body, /<script>alert/)
  assert.match(wordsOf(again), /Last saved 14 May 2018 at 10:00am/)
})

test('the last section leads to what is learnt from the case', async () => {
  const { path } = own()
  const list = await browser.get(path)
  const last = list.$('.govuk-task-list').first().find('a').last().attr('href') ?? ''
  const saved = await browser.post(last, { ...fieldsOf(await browser.get(last)), then: 'next' })
  assert.equal(saved.to, `${path}/learning?done=section-saved`)
})

test('answers that do not fit are told beside their fields, nothing is saved, and everything typed is kept', async () => {
  const { path } = own()
  const page = await browser.get(`${path}/sections/voices`)
  const sent = fieldsOf(page, {
    'voices-family-asked': 'given',
    'voices-family': tooLong,
    'voices-practitioner-date-day': 'last Tuesday',
    'voices-practitioner': `Typed ${script}`,
    'voices-family-asked-evidence': tooLong,
  })
  const refused = await browser.post(`${path}/sections/voices`, sent)
  assertRefused(refused, ...summaryLinks(refused))
  assert.deepEqual([...summaryLinks(refused)].sort(), [
    '#voices-family',
    '#voices-family-asked-evidence',
    '#voices-practitioner-date',
  ])
  assert.equal(refused.$('#voices-family').text().trim().length, 10_001)
  assert.equal(refused.$('#voices-family-asked-evidence').text().trim().length, 10_001)
  assert.equal(refused.$('#voices-practitioner-date').attr('value'), 'last Tuesday')
  assert.equal(refused.$('#voices-practitioner').text().trim(), `Typed ${script}`)
  assert.equal((await browser.get(`${path}/sections/voices`)).$('#voices-practitioner').text().trim(), '')
})

test('a grade that there is not, or a rationale without end, is refused with what was typed', async () => {
  const { path } = own()
  const sent = { 'record-grade': 'excellent', 'record-grade-evidence': 'Kept.' }
  const refused = await browser.post(`${path}/sections/record`, sent)
  assertRefused(refused, '#record-grade')
  assert.equal(refused.$('#record-grade-evidence').text().trim(), 'Kept.')
  const overall = await browser.post(`${path}/overall`, {
    'overall-grade': 'excellent',
    'overall-grade-evidence': 'Kept.',
  })
  assertRefused(overall, '#overall-grade')
  assert.equal(overall.$('#overall-grade-evidence').text().trim(), 'Kept.')
  const long = await browser.post(`${path}/overall`, { 'overall-grade': 'good', 'overall-grade-evidence': tooLong })
  assertRefused(long, '#overall-grade-evidence')
  assert.equal(long.$('#overall-grade-evidence').text().trim().length, 10_001)
  assert.equal(long.$('input[name=overall-grade]:checked').attr('value'), 'good')
})

test('a page saved meanwhile in another window shows both texts, saves nothing, and saves what was then chosen', async () => {
  const { path } = own()
  const opened = await browser.get(`${path}/sections/voices`)
  const elsewhere = { 'voices-family-asked': 'no', 'voices-practitioner': 'Saved elsewhere.' }
  const choices = opened
    .$('input[name=voices-family-asked]')
    .map((_index, one) => opened.$(one).attr('value') ?? '')
    .get()
  elsewhere['voices-family-asked'] = choices[0] ?? ''
  assert.equal((await browser.post(`${path}/sections/voices`, fieldsOf(opened, elsewhere))).status, 303)
  const mine = fieldsOf(opened, { 'voices-practitioner': 'Typed here.' })
  const stale = await browser.post(`${path}/sections/voices`, mine)
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale), /Two versions/)
  assert.match(wordsOf(stale, '#voices-practitioner-theirs'), /Saved elsewhere\./)
  assert.equal(stale.$('#voices-practitioner').text().trim(), 'Typed here.')
  const label = opened.$(`label[for=voices-family-asked]`).text().trim()
  assert.ok(label.length > 0)
  assert.ok(wordsOf(stale, '#voices-family-asked-theirs').includes(label), 'a choice is read by its label')
  const unchanged = await browser.get(`${path}/sections/voices`)
  assert.equal(unchanged.$('#voices-practitioner').text().trim(), 'Saved elsewhere.')
  assert.equal((await browser.post(`${path}/sections/voices`, fieldsOf(stale))).status, 303)
  assert.equal((await browser.get(`${path}/sections/voices`)).$('#voices-practitioner').text().trim(), 'Typed here.')
})

test('a save that came between is still told after an answer that did not fit was mended', async () => {
  const { path, reference } = own()
  const opened = await browser.get(`${path}/sections/voices`)
  await house.asPerson(cast.ruth, ctx =>
    answerSection(ctx, reference, 'voices', {
      given: { 'voices-practitioner': { value: 'Meanwhile.', evidence: '' } },
    }),
  )
  const misfit = { 'voices-practitioner': 'Mine.', 'voices-practitioner-date-day': 'soon' }
  const refused = await browser.post(`${path}/sections/voices`, fieldsOf(opened, misfit))
  assert.equal(refused.status, 422)
  const mended = await browser.post(
    `${path}/sections/voices`,
    fieldsOf(refused, { 'voices-practitioner-date-day': '' }),
  )
  assert.equal(mended.status, 409, 'the text saved meanwhile was not overwritten unseen')
})

test('the overall grade is given beside the sections’ grades, and its save leads to the check', async () => {
  const { path } = own()
  await browser.post(`${path}/sections/record`, { 'record-grade': 'good', 'record-grade-evidence': 'Seen.' })
  const page = await browser.get(`${path}/overall`)
  assert.match(wordsOf(page, 'table'), /Good/)
  assert.match(wordsOf(page, 'table'), /Not graded yet/)
  const saved = await browser.post(
    `${path}/overall`,
    fieldsOf(page, { 'overall-grade': 'good', 'overall-grade-evidence': script }),
  )
  assert.equal(saved.to, `${path}/check?done=section-saved`)
  const stale = await browser.post(`${path}/overall`, fieldsOf(page, { 'overall-grade': 'inadequate' }))
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale, '#overall-grade-theirs'), /Good/)
  assert.doesNotMatch(stale.body, /<script>alert/)
})

test('strengths, areas and actions are kept as they are, half written or whole, and more can be added', async () => {
  const { path } = own()
  const page = await browser.get(`${path}/learning`)
  const places = page.$('[id^=strength-][id$=-text]').length
  const sent = fieldsOf(page, {
    'strength-1-text': script,
    'strength-2-theme': 'visits',
    'action-1-text': 'Date the plan.',
    'action-1-dueOn-day': '31',
    'action-1-dueOn-month': '2',
    'action-1-dueOn-year': '2018',
    'action-2-dueOn-day': '5',
  })
  const more = await browser.post(`${path}/learning`, { ...sent, then: 'more' })
  assert.equal(more.to, `${path}/learning?more=yes&done=section-saved`)
  const again = await browser.follow(more)
  assert.ok(again.$('[id^=strength-][id$=-text]').length > places)
  assert.equal(again.$('#strength-1-text').text().trim(), script)
  assert.doesNotMatch(again.body, /<script>alert/)
  assert.equal(again.$('#strength-2-theme option[selected]').attr('value'), 'visits', 'a theme alone is kept')
  assert.equal(again.$('#action-1-dueOn-day').attr('value'), '31')
  assert.equal(again.$('#action-2-dueOn-day').attr('value'), '5')
  assert.equal(again.$('#action-2-dueOn-year').attr('value') ?? '', '')
  const list = await browser.post(`${path}/learning`, { ...fieldsOf(again), then: 'list' })
  assert.equal(list.to, `${path}?done=section-saved`)
  const next = await browser.post(`${path}/learning`, {
    ...fieldsOf(await browser.get(`${path}/learning`)),
    then: 'next',
  })
  assert.equal(next.to, `${path}/overall?done=section-saved`)
})

test('learning that is too long is refused with the text kept, and a save that came between is shown beside it', async () => {
  const { path } = own()
  const page = await browser.get(`${path}/learning`)
  const long = { 'strength-2-text': tooLong, 'action-1-successMeasure': tooLong }
  const refused = await browser.post(`${path}/learning`, fieldsOf(page, long))
  assertRefused(refused, '#strength-2-text', '#action-1-successMeasure')
  assert.equal(refused.$('#strength-2-text').text().trim().length, 10_001)
  const elsewhere = { 'strength-1-text': 'Elsewhere.', 'strength-1-theme': 'visits' }
  assert.equal((await browser.post(`${path}/learning`, fieldsOf(page, elsewhere))).status, 303)
  const stale = await browser.post(`${path}/learning`, fieldsOf(page, { 'strength-1-text': 'Here.' }))
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale, '#strength-1-theirs'), /Elsewhere\. Visits/)
  assert.equal(stale.$('#strength-1-text').text().trim(), 'Here.')
  assert.equal((await browser.post(`${path}/learning`, fieldsOf(stale))).status, 303)
})

test('a section that is not asked, an audit of another auditor, and one that is not there, are not found', async () => {
  const { path } = own()
  assert.equal((await browser.get(`${path}/sections/nowhere`)).status, 404)
  assert.equal((await browser.post(`${path}/sections/__proto__`, {})).status, 404)
  const others = `/audits/${audits.at(-1) ?? ''}`
  const pages = ['', '/sections/record', '/learning', '/overall', '/check']
  for (const page of pages) assert.equal((await browser.get(`${others}${page}`)).status, 404, page)
  for (const page of ['/sections/record', '/learning', '/overall', '/submission'])
    assert.equal((await browser.post(`${others}${page}`, {})).status, 404, page)
  assert.equal((await browser.get('/audits/A-2018-9999')).status, 404)
})

test('the head of service sees how far an audit has come, and none of its answers until it is handed in', async () => {
  const { path } = own()
  await browser.post(`${path}/sections/record`, {
    'record-summary': 'yes',
    'record-summary-evidence': 'A private draft.',
  })
  const helen = await house.signIn(cast.helen)
  const page = await helen.get(path)
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /can be read once it has been submitted/)
  assert.doesNotMatch(page.body, /A private draft/)
  assert.equal((await helen.get(`${path}/sections/record`)).status, 403)
})
