/** The programme as a browser sees it: planned, changed beside what stood, told of, cancelled, carried over, and its register of a day. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { openTestHouse, type Fields, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'

let house: TestHouse
let dev: TestBrowser
let lead = ''

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
  lead = await house.asPerson('system', async ctx => {
    const row = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('email', '=', cast.ruth.email)
      .executeTakeFirstOrThrow()
    return row.staffId
  })
})
after(() => house.close())

const today = testDay.slice(0, 10)
const month = String(Number(today.slice(5, 7)))
const year = String(Number(month) >= 4 ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1)

const typed = (changes: Fields = {}): Fields => ({
  year,
  kind: 'themed',
  title: 'Pre-birth assessments',
  focus: 'Whether assessments begin early enough.',
  reason: 'serious-case-review',
  reasonWords: '',
  leadId: lead,
  months: [month],
  toolId: '',
  plannedAudits: '12',
  expectedOutput: 'A summary report.',
  ...changes,
})

async function planned(changes: Fields = {}): Promise<string> {
  const sent = await dev.post('/programme/activities', typed(changes))
  assert.equal(sent.status, 303, wordsOf(sent))
  return /PA-\d{4}-\d{4}/.exec(sent.to ?? '')?.[0] ?? ''
}

test('before anything is planned the page says what a programme is, and its form refuses what is missing', async () => {
  assert.match(wordsOf(await dev.get('/programme')), /Nothing is planned for 20\d\d–\d\d yet/)
  assert.equal((await dev.get('/')).$('main a[href="/programme"]').length, 1)
  const bare = await dev.post('/programme/activities', { year, title: script })
  assertRefused(bare, '#kind', '#focus', '#reason', '#leadId', '#months')
  assert.equal(bare.$('#title').attr('value'), script)
  assertRefused(await dev.post('/programme/activities', typed({ reason: 'other' })), '#reasonWords')
  assertRefused(await dev.post('/programme/activities', typed({ focus: tooLong })), '#focus')
  assertRefused(await dev.post('/programme/activities', typed({ plannedAudits: '0' })), '#plannedAudits')
  const stranger = typed({ leadId: '0160156e-1000-7000-8000-00000000dead' })
  assert.equal((await dev.post('/programme/activities', stranger)).status, 422)
  assert.match(wordsOf(await dev.get('/programme')), /Nothing is planned/)
})

test('an activity is added, shown by its kind, and text that is script stays text', async () => {
  const reference = await planned({ title: `Neglect ${script}`, months: ['4', '5', '6', '10'] })
  const list = await dev.get(`/programme?year=${year}`)
  assert.equal(list.$(`a[href="/programme/activities/${reference}"]`).text(), `Neglect ${script}`)
  assert.doesNotMatch(list.body, /<script>alert/)
  assert.match(
    wordsOf(list, 'table'),
    /Themed audits.*Ruth Adeyemi.*April 20\d\d to June 20\d\d, October 20\d\d.*12 planned/,
  )
  const page = await dev.get(`/programme/activities/${reference}`)
  assert.match(wordsOf(page), /A serious case review/)
  assert.match(wordsOf(page), /Not begun/)
  assert.equal((await dev.get('/programme/activities/PA-2018-9999')).status, 404)
  assert.doesNotMatch(wordsOf(await dev.get(`/programme?year=${Number(year) + 1}`)), new RegExp(reference))
})

test('a change stands beside what stood before, and of two people at once the second is told with all that they typed', async () => {
  const reference = await planned()
  const path = `/programme/activities/${reference}/change`
  const form = await dev.get(path)
  assert.equal(form.$(`input[name=months][value=${month}]`).attr('checked'), 'checked')
  const first = await dev.post(path, fieldsOf(form, { title: 'Before birth', toolId: '' }))
  assert.equal(first.to, `/programme/activities/${reference}?done=programme-activity-changed`)
  const late = await dev.post(path, fieldsOf(form, { title: 'Mine came late', toolId: '' }))
  assert.equal(late.status, 409)
  assert.equal(late.$('#title').attr('value'), 'Mine came late')
  assert.match(wordsOf(late), /it is now “Before birth”/)
  const page = wordsOf(await dev.get(`/programme/activities/${reference}`))
  assert.match(page, /Version 2, by Dev Acharya.*Title: Before birth\. Before: Pre-birth assessments.*Version 1/)
  const again = await dev.post(path, fieldsOf(late, { title: 'Mine, knowingly' }))
  assert.equal(again.status, 303)
})

test('what came of it is recorded with its day, and a cancelled activity takes nothing more but may be carried over once', async () => {
  const reference = await planned({ kind: 'deep-dive', title: 'North deep dive' })
  const path = `/programme/activities/${reference}`
  const [y, m, d] = today.split('-')
  const day = { 'toldOn-day': d ?? '', 'toldOn-month': m ?? '', 'toldOn-year': y ?? '' }
  assertRefused(await dev.post(`${path}/output`, { ...day, state: 'done', words: ' ' }), '#words')
  const wrong = await dev.post(`${path}/output`, { ...day, 'toldOn-year': '2999', state: 'done', words: 'Soon.' })
  assertRefused(wrong, '#toldOn-day')
  assert.equal(wrong.$('#words').text().trim(), 'Soon.')
  assertRefused(
    await dev.post(`${path}/output`, { ...day, 'toldOn-day': '31', 'toldOn-month': '2', state: 'done', words: 'x' }),
    '#toldOn-day',
  )
  assert.equal((await dev.post(`${path}/output`, { ...day, state: 'under-way', words: 'Begun.' })).status, 303)
  assert.equal((await dev.post(`${path}/output`, { ...day, state: 'done', words: 'Told the service.' })).status, 303)
  assert.match(wordsOf(await dev.get(path)), /Done.*Told the service\..*Under way.*Begun\./)
  assertRefused(await dev.post(`${path}/cancellation`, { why: '' }), '#why')
  const both = await Promise.all(
    [1, 2].map(async turn => {
      const browser = await house.signIn(cast.dev)
      await browser.get(path)
      return browser.post(`${path}/cancellation`, { why: `Time ${turn}` })
    }),
  )
  assert.deepEqual(both.map(one => one.status).sort(), [303, 409])
  assert.equal((await dev.post(`${path}/output`, { ...day, state: 'done', words: 'Late.' })).status, 409)
  assert.equal((await dev.get(path)).$(`form[action="${path}/output"]`).length, 0)
  const carried = await dev.post(`${path}/carry-over`)
  const later = /PA-\d{4}-\d{4}/.exec(carried.to ?? '')?.[0] ?? ''
  assert.equal(later.slice(3, 7), String(Number(year) + 1))
  assert.match(
    wordsOf(await dev.get(`/programme/activities/${later}`)),
    new RegExp(`Carried over from ${reference}.*North deep dive`),
  )
  assert.equal((await dev.post(`${path}/carry-over`)).status, 409)
})

test('the rounds of an activity’s kind and months stand beside it with their audits counted', async () => {
  const audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, audits[0] ?? ''))
  const round = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('round').select(['reference', 'month', 'auditType']).executeTakeFirstOrThrow(),
  )
  const roundYear = String(
    Number(round.month.slice(5, 7)) >= 4 ? round.month.slice(0, 4) : Number(round.month.slice(0, 4)) - 1,
  )
  const within = await planned({
    kind: round.auditType,
    title: 'Every case',
    year: roundYear,
    months: [String(Number(round.month.slice(5, 7)))],
  })
  const other = await planned({ kind: 'observation', title: 'Seen at work', year: roundYear })
  const page = await dev.get(`/programme/activities/${within}`)
  assert.match(wordsOf(page), new RegExp(`${audits.length} allocated, 1 submitted, 0 moderated`))
  assert.equal(page.$(`main a[href="/rounds/${round.reference}"]`).length, 1)
  assert.match(
    wordsOf(await dev.get(`/programme?year=${roundYear}`)),
    new RegExp(`In 1 round: ${audits.length} allocated`),
  )
  assert.doesNotMatch(wordsOf(await dev.get(`/programme/activities/${other}`)), /allocated/)
})

test('the register of a day holds what was recorded by then, as a page and as a spreadsheet that runs nothing', async () => {
  const reference = await planned({ kind: 'self-assessment', title: '=1+1', focus: 'Care leavers.' })
  const page = await dev.get(`/programme/register?on=${today}&year=${year}`)
  assert.match(
    wordsOf(page, 'table'),
    /Self-assessments =1\+1\s*Care leavers\. Not begun None recorded\. Expected: A summary report\./,
  )
  const table = await dev.get(page.$('a[href^="/programme/register.csv"]').attr('href') ?? '')
  assert.match(String(table.headers['content-type']), /text\/csv/)
  const lines: Record<string, string>[] = parse(table.body, { columns: true })
  const line = lines.find(one => one['reference'] === reference)
  assert.deepEqual([line?.['title'], line?.['audits'], line?.['state']], ["'=1+1", 'Self-assessments', 'Not begun'])
  const before = await dev.get(`/programme/register?on=2017-12-01&year=${year}`)
  assert.match(wordsOf(before), /Nothing was planned yet/)
  assertRefused(await dev.get('/programme/register?on=2018-02-31'), '#on')
  assertRefused(await dev.get('/programme/register?on=2999-01-01'), '#on')
})

test('leaders, moderators, auditors and team managers read the programme and plan nothing; others do not see it', async () => {
  const reference = await planned()
  for (const person of [cast.helen, cast.joan, cast.grace, cast.ruth, cast.marcus]) {
    const browser = await house.signIn(person)
    const page = await browser.get(`/programme/activities/${reference}`)
    assert.equal(page.status, 200)
    assert.equal(page.$('main form').length, 0)
    assert.equal((await browser.get('/programme/register')).status, 200)
    assert.equal((await browser.get('/programme/activities/new')).status, 403)
    assert.equal((await browser.post(`/programme/activities/${reference}/cancellation`, { why: 'No.' })).status, 403)
  }
  for (const person of [cast.sam, cast.arthur, cast.tess]) {
    const browser = await house.signIn(person)
    assert.equal((await browser.get('/programme')).status, 403)
    assert.equal((await browser.get('/')).$('a[href="/programme"]').length, 0)
  }
})
