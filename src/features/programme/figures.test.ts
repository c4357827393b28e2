/** Coverage and outside grades as a browser sees them: nothing yet, counted with denominators, below a minimum, recorded and put right. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { moderateAudit } from '#features/moderation/door.ts'
import { openTestHouse, type Fields, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { makeStandingCases } from '../cases/standing-cases.ts'
import { coverageOf } from './coverage-queries.ts'
import { localDate } from '#domain/calendar/dates.ts'

let house: TestHouse
let dev: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
})
after(() => house.close())

const coverage = '/programme/coverage'
const external = '/programme/external-grades'

const between = (since: string, until: string) => ({ since: localDate(since), until: localDate(until) })

const judged = (changes: Fields = {}): Fields => ({
  kind: 'inspection',
  lookedBy: 'The inspectorate',
  'lookedOn-day': '14',
  'lookedOn-month': '5',
  'lookedOn-year': '2018',
  about: 'Care leavers',
  grade: 'requires-improvement',
  words: 'Plans are not clear enough.',
  ...changes,
})

test('without a case list nothing is counted, and without a record nothing is set beside', async () => {
  assert.match(wordsOf(await dev.get(coverage)), /No case is open in any list/)
  assert.match(wordsOf(await dev.get(external)), /Nothing was recorded of what others judged/)
})

test('open cases are counted by locality, status, age and team; a case counts once it was handed in, and unknown is a row of its own', async () => {
  const audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  await house.asPerson('system', makeStandingCases)
  assert.match(
    wordsOf(await dev.get(coverage)),
    /audited at least once from 14 May 2017 to 14 May 2018: 0 of \d+ \(0%\)/,
  )
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, audits[0] ?? ''))
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, audits[1] ?? ''))
  await house.asPerson('system', async ctx => {
    const rows = await ctx.db
      .selectFrom('audit')
      .select('caseReference')
      .where('reference', '=', audits[0] ?? '')
      .execute()
    await ctx.db
      .updateTable('caseStanding')
      .set({ ageYears: null, localityId: null })
      .where('caseReference', '=', rows[0]?.caseReference ?? '')
      .execute()
  })
  const counted = await house.asPerson('system', ctx => coverageOf(ctx, between('2017-05-14', '2018-05-14')))
  const all = counted.find(one => one.dimension === 'all')
  assert.equal(all?.audited, 2)
  const { open } = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('caseStanding')
      .select(ctx.db.fn.countAll<number>().as('open'))
      .where('open', '=', true)
      .executeTakeFirstOrThrow(),
  )
  assert.equal(all.open, open)
  for (const dimension of ['locality', 'status', 'age', 'team']) {
    const groups = counted.filter(one => one.dimension === dimension)
    assert.equal(
      groups.reduce((sum, one) => sum + one.open, 0),
      all.open,
      dimension,
    )
    assert.equal(
      groups.reduce((sum, one) => sum + one.audited, 0),
      2,
      dimension,
    )
  }
  const page = await dev.get(coverage)
  assert.equal(page.$('table').length, 4)
  assert.match(wordsOf(page), new RegExp(`at least once from .* 2018: 2 of ${all.open} \\(\\d+%\\)`))
  assert.match(
    page.$('table').eq(0).find('tr').last().text(),
    /Locality not known\s*1 of \d \(too few for a percentage\)/,
  )
  assert.match(page.$('table').eq(2).find('tr').last().text(), /Age not known/)
  assert.match(wordsOf(page), /Not one was audited/)
  const earlier = await house.asPerson('system', ctx => coverageOf(ctx, between('2017-05-13', '2018-05-13')))
  assertRefused(await dev.get(`${coverage}?on=2018-02-31`), '#on')
  assertRefused(await dev.get(`${coverage}?on=2018-05-15`), '#on')
  assert.match(wordsOf(await dev.get(`${coverage}?on=2018-05-13`)), /from 13 May 2017 to 13 May 2018: 0 of/)
  assert.equal(earlier.find(one => one.dimension === 'all')?.audited, 0)
})

test('a minimum is set as a share or a number, refused where it is neither, and what falls below it is said', async () => {
  assertRefused(await dev.post(`${coverage}/minimum`, { measure: 'share', least: '101' }), '#least')
  const bare = await dev.post(`${coverage}/minimum`, { least: script })
  assertRefused(bare, '#measure')
  assert.equal(bare.$('#least').attr('value'), script)
  const done = await dev.post(`${coverage}/minimum`, { measure: 'share', least: '60' })
  assert.match(wordsOf(await dev.follow(done)), /minimum: 60% of the open cases of each group/)
  assert.match(wordsOf(await dev.get(coverage)), /Below the minimum, which asks for \d+/)
  assert.equal((await dev.post(`${coverage}/minimum`, { measure: 'none', least: '' })).status, 303)
  const page = wordsOf(await dev.get(coverage))
  assert.match(page, /set no minimum/)
  assert.doesNotMatch(page, /Below the minimum/)
})

test('what others judged is recorded with who, when and about what, beside our own agreed grades and their number', async () => {
  assertRefused(
    await dev.post(external, { words: tooLong }),
    '#kind',
    '#lookedBy',
    '#lookedOn-day',
    '#about',
    '#grade',
    '#words',
  )
  assertRefused(await dev.post(external, judged({ 'lookedOn-year': '2999' })), '#lookedOn-day')
  const audit = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('auditStanding').select('reference').where('state', '=', 'submitted').executeTakeFirstOrThrow(),
  )
  const none = await dev.post(external, judged({ about: script }))
  const list = await dev.follow(none)
  assert.match(
    wordsOf(list),
    /The inspection said requires improvement; no audit was agreed in the twelve months before\./,
  )
  assert.doesNotMatch(list.body, /<script>alert/)
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, audit.reference ?? '', { kind: 'agree', comment: '' }))
  await house.asPerson('system', ctx =>
    ctx.db
      .insertInto('externalGrade')
      .columns([
        'authorityId',
        'externalGradeId',
        'reference',
        'kind',
        'lookedBy',
        'lookedOn',
        'about',
        'grade',
        'words',
        'recordedBy',
        'recordedAt',
      ])
      .expression(eb =>
        eb
          .selectFrom('externalGrade')
          .select(inner => [
            'authorityId',
            inner.val(ctx.newId()).as('id'),
            inner.val('EX-2018-0900').as('reference'),
            inner.val('peer-review').as('kind'),
            'lookedBy',
            inner.val(localDate('2018-05-15')).as('lookedOn'),
            'about',
            inner.val('good').as('grade'),
            'words',
            'recordedBy',
            'recordedAt',
          ])
          .limit(1),
      )
      .execute(),
  )
  const beside = wordsOf(await dev.get(external))
  assert.match(
    beside,
    /The peer review said good; of 1 audit agreed in the twelve months before, 1 was graded good or better\./,
  )
  assert.match(beside, /too few audits to set beside it/)
})

test('a record is put right once by another, and both stay; two people at once make one correction', async () => {
  const path = `${external}/EX-2018-0001/correction`
  const form = await dev.get(path)
  assert.equal(form.$('#lookedOn-day, input[name=lookedOn-day]').first().attr('value'), '14')
  assertRefused(await dev.post(path, judged({ words: '' })), '#words')
  const both = await Promise.all(
    [1, 2].map(async turn => {
      const browser = await house.signIn(cast.dev)
      const opened = await browser.get(path)
      return browser.post(path, fieldsOf(opened, { grade: 'inadequate', words: `Time ${turn}` }))
    }),
  )
  assert.deepEqual(both.map(one => one.status).sort(), [303, 409])
  const list = await dev.get(external)
  assert.match(wordsOf(list), /in place of EX-2018-0001/)
  assert.match(wordsOf(list), /Put right since EX-2018-0001.*Plans are not clear enough\./)
  assert.equal((await dev.get(`${external}/EX-2018-9999/correction`)).status, 404)
})

test('leaders read these figures and set nothing; auditors, moderators and team managers do not read them', async () => {
  const helen = await house.signIn(cast.helen)
  for (const path of [coverage, external]) {
    const page = await helen.get(path)
    assert.equal(page.status, 200)
    assert.equal(page.$('main form[method=post]').length, 0)
  }
  assert.equal((await helen.post(`${coverage}/minimum`, { measure: 'none', least: '' })).status, 403)
  assert.equal((await helen.post(external, judged())).status, 403)
  assert.equal((await helen.get(`${external}/new`)).status, 403)
  for (const person of [cast.ruth, cast.grace, cast.marcus, cast.arthur]) {
    const browser = await house.signIn(person)
    assert.equal((await browser.get(coverage)).status, 403)
    assert.equal((await browser.get(external)).status, 403)
  }
})
