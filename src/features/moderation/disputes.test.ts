/** Disagreeing with a second look in the browser: raised in time, decided by a third person, and followed wherever a grade is read. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast, hasCode } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, script, tooLong, wordsOf } from '#testing/pages.ts'
import { decideDispute, raiseDispute } from './dispute-grade.ts'
import { moderateAudit } from './moderate-audit.ts'

let house: TestHouse
let audits: readonly string[]
let dev: TestBrowser
let ruth: TestBrowser
let helen: TestBrowser
let taken = 0

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  dev = await house.signIn(cast.dev)
  ruth = await house.signIn(cast.ruth)
  helen = await house.signIn(cast.helen)
})
after(() => house.close())

/** Ruth's audit, graded by her and then otherwise by Grace; or agreed where both are the same. */
async function moderated(auditor: Grade, agreed: Grade): Promise<string> {
  const reference = audits[taken] ?? ''
  taken += 1
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference, auditor))
  const decided =
    auditor === agreed
      ? ({ kind: 'agree', comment: '' } as const)
      : ({ kind: 'change', grade: agreed, reason: 'The record shows otherwise.' } as const)
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, reference, decided))
  return reference
}
const standing = (reference: string) =>
  house.asPerson('system', async ctx => {
    const row = await ctx.db
      .selectFrom('agreedGrade')
      .innerJoin('audit', 'audit.auditId', 'agreedGrade.auditId')
      .select('grade')
      .where('audit.reference', '=', reference)
      .executeTakeFirst()
    return row?.grade
  })
const because = `${script} The plan was reviewed in May; see the minutes.`

test('the auditor says why within the time, a third person decides, and all four grades stand side by side', async () => {
  const reference = await moderated('good', 'requires-improvement')
  const path = `/audits/${reference}/dispute`
  assert.match(
    wordsOf(await ruth.get(`/audits/${reference}`)),
    /I do not agree with the moderated grade \(until 21 May 2018\)/,
  )
  assertRefused(await ruth.post(path, { wants: '', because: '' }), '#wants', '#because')
  const long = await ruth.post(path, { wants: 'good', because: tooLong })
  assertRefused(long, '#because')
  assert.equal(long.$('#because').val(), tooLong)
  assert.equal((await ruth.post(path, { wants: 'good', because })).to, `${path}?done=dispute-raised`)
  assert.match(
    wordsOf(await ruth.get(`/audits/${reference}`)),
    /did not agree with this grade\. Waits for a decision, by 29 May 2018/,
  )
  assert.equal(await standing(reference), 'requires-improvement')

  assert.match(
    wordsOf(await dev.get('/disputes')),
    new RegExp(`${reference}.*Good by the auditor, requires improvement agreed`),
  )
  const page = await dev.get(path)
  assert.ok(wordsOf(page).includes(because))
  const decision = `${path}/decision`
  assertRefused(await dev.post(decision, { decided: '', decidedBecause: '' }), '#decided', '#decidedBecause')
  const decided = { decided: 'good', decidedBecause: 'The minutes bear the auditor out.' }
  assert.equal((await dev.post(decision, decided)).status, 303)
  assert.equal((await dev.post(decision, decided)).status, 409)
  assert.equal(await standing(reference), 'good')
  const read = wordsOf(await ruth.get(`/audits/${reference}`))
  assert.match(read, /Decided after a disagreement.*The minutes bear the auditor out/)
  assert.match(read, /The auditor’s grade was restored/)
  assert.match(
    wordsOf(await dev.get('/moderation/agreement')),
    /Of 1 grade changed in moderation, 1 was disputed by the auditor: 1 restored/,
  )
  assert.match(wordsOf(await dev.get('/rounds/2018-05-monthly/report')), /1 of 1/)
})

test('where the grades are the same there is nothing to disagree with, and nobody else can raise it', async () => {
  const reference = await moderated('good', 'good')
  const path = `/audits/${reference}/dispute`
  assert.equal((await ruth.get(path)).status, 404)
  assert.equal((await ruth.post(path, { wants: 'outstanding', because })).status, 409)
  const changed = await moderated('good', 'requires-improvement')
  for (const person of [cast.marcus, cast.grace, cast.dev, cast.sam]) {
    const browser = await house.signIn(person)
    assert.ok(
      [403, 404].includes((await browser.post(`/audits/${changed}/dispute`, { wants: 'good', because })).status),
    )
  }
})

test('the last day counts, the day after does not, and the refusal says what to do instead', async () => {
  const reference = await moderated('good', 'requires-improvement')
  const raised = { wants: 'good', because } as const
  const on = (day: string) =>
    house.asPerson(cast.ruth, ctx => raiseDispute({ ...ctx, today: localDate(day) }, reference, raised))
  await assert.rejects(on('2018-05-22'), hasCode('moderation.dispute-too-late'))
  await on('2018-05-21')
  await assert.rejects(on('2018-05-21'), hasCode('moderation.dispute-there'))
})

test('where a grade is inadequate a head of service decides, and what is owed follows the grade that stands', async () => {
  const reference = await moderated('requires-improvement', 'inadequate')
  assert.match(wordsOf(await dev.get('/re-audits')), /Owed.*1/)
  const path = `/audits/${reference}/dispute`
  await ruth.post(path, { wants: 'requires-improvement', because })
  assert.match(wordsOf(await dev.get(path)), /so a head of service decides/)
  assert.equal((await dev.post(`${path}/decision`, { decided: 'inadequate', decidedBecause: 'No.' })).status, 409)
  assert.match(wordsOf(await helen.get('/')), /Disagreements about grades/)
  const kept = { decided: 'requires-improvement', decidedBecause: 'The child was seen and is safe.' }
  assert.equal((await helen.post(`${path}/decision`, kept)).status, 303)
  const owed = await house.asPerson('system', ctx => ctx.db.selectFrom('reAudit').selectAll().execute())
  assert.equal(owed.length, 1)
  assert.match(wordsOf(await dev.get('/re-audits?state=set-aside')), /The first audit was opened again|Set aside/)
})

test('a grade that becomes inadequate by decision is owed another audit', async () => {
  const reference = await moderated('good', 'requires-improvement')
  await ruth.post(`/audits/${reference}/dispute`, { wants: 'good', because })
  await helen.post(`/audits/${reference}/dispute/decision`, {
    decided: 'inadequate',
    decidedBecause: 'Nobody saw the child.',
  })
  const owed = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('reAudit')
      .innerJoin('audit', 'audit.auditId', 'reAudit.auditId')
      .select('agreedGrade')
      .where('audit.reference', '=', reference)
      .execute(),
  )
  assert.deepEqual(owed, [{ agreedGrade: 'inadequate' }])
})

test('the auditor withdraws, the agreed grade stands, and nothing more can be decided', async () => {
  const reference = await moderated('good', 'requires-improvement')
  const path = `/audits/${reference}/dispute`
  await ruth.post(path, { wants: 'good', because })
  assertRefused(await ruth.post(`${path}/withdrawal`, { withdrawBecause: ' ' }), '#withdrawBecause')
  assert.equal((await ruth.post(`${path}/withdrawal`, { withdrawBecause: 'We talked.' })).status, 303)
  await assert.rejects(
    house.asPerson(cast.dev, ctx => decideDispute(ctx, reference, { grade: 'good', because: 'Yes.' })),
    hasCode('moderation.dispute-ended'),
  )
  assert.equal(await standing(reference), 'requires-improvement')
  assert.match(wordsOf(await ruth.get(path)), /Withdrawn/)
})

test('of two who decide at once one is kept, and nobody decides about a grade they gave or an audit they did', async () => {
  const reference = await moderated('good', 'requires-improvement')
  await ruth.post(`/audits/${reference}/dispute`, { wants: 'good', because })
  for (const person of [cast.grace, cast.ruth, cast.marcus, cast.arthur, cast.tess, cast.sam]) {
    const browser = await house.signIn(person)
    const sent = await browser.post(`/audits/${reference}/dispute/decision`, {
      decided: 'good',
      decidedBecause: 'Mine.',
    })
    assert.equal(sent.status, 403, person.name)
  }
  const decide = (person: typeof cast.dev) =>
    house.asPerson(person, ctx => decideDispute(ctx, reference, { grade: 'good', because: 'Read again.' }))
  const both = await Promise.allSettled([decide(cast.dev), decide(cast.helen)])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
})

test('the practitioner and the team manager are told that it is disputed, and do not read why', async () => {
  const reference = await moderated('good', 'requires-improvement')
  await ruth.post(`/audits/${reference}/dispute`, { wants: 'good', because })
  for (const person of [cast.sam, cast.arthur, cast.tess])
    assert.ok([403, 404].includes((await (await house.signIn(person)).get(`/audits/${reference}/dispute`)).status))
})

test('times are kept beside those before, and impossible ones are refused beside their fields', async () => {
  assertRefused(
    await dev.post('/dispute-settings', { raiseDays: '0', decideDays: '31', headForInadequate: '' }),
    '#raiseDays',
    '#decideDays',
    '#headForInadequate',
  )
  const settings = { raiseDays: '3', decideDays: '5', headForInadequate: 'no' }
  assert.equal((await dev.post('/dispute-settings', settings)).status, 303)
  assert.equal((await helen.get('/dispute-settings')).status, 403)
  const reference = await moderated('good', 'requires-improvement')
  assert.match(wordsOf(await ruth.get(`/audits/${reference}`)), /until 17 May 2018/)
})
