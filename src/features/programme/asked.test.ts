/** What audits asked and named: nothing yet, then by indicator and theme, and workers whose cases nobody audited. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, wordsOf } from '#testing/pages.ts'
import { makeStandingCases } from '../cases/standing-cases.ts'
import { returnAudit } from '../moderation/return-audit.ts'
import { themesNamed, workersSeen } from './asked-queries.ts'
import { localDate } from '#domain/calendar/dates.ts'

const path = '/programme/coverage/asked'
const period = { since: localDate('2017-05-14'), until: localDate('2018-05-14') }
let house: TestHouse
let dev: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
})
after(() => house.close())

test('before anything is handed in, the page says so, and who may not see it is told', async () => {
  assert.match(wordsOf(await dev.get(path)), /No audit was handed in in these twelve months/)
  assertRefused(await dev.get(`${path}?on=2018-02-31`), '#on')
  for (const person of [cast.ruth, cast.sam, cast.arthur, cast.tess])
    assert.equal((await (await house.signIn(person)).get(path)).status, 403)
})

test('indicators, themes and unseen workers are counted of what was handed in, with denominators', async () => {
  const audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  await house.asPerson('system', makeStandingCases)
  const before = await house.asPerson('system', ctx => workersSeen(ctx, period))
  assert.equal(before.unseen, before.workers)
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, audits[0] ?? ''))
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, audits[1] ?? ''))
  const words = wordsOf(await dev.get(path))
  assert.match(words, /Of 2 audits handed in from 14 May 2017 to 14 May 2018/)
  assert.match(words, /2 of 2/)
  assert.match(words, /Visits ?2 ?0 ?14 May 2018/)
  assert.match(words, /Chronologies ?0 ?2 ?14 May 2018/)
  assert.match(words, /Supervision ?0 ?0 ?Not named/)
  const after = await house.asPerson('system', ctx => workersSeen(ctx, period))
  assert.equal(after.workers, before.workers)
  assert.ok(after.unseen < before.unseen && after.unseen >= before.unseen - 2)
  assert.ok(words.includes(`Of ${after.workers} workers with open cases, ${after.unseen} had none of them audited`))
})

test('an audit that was returned counts nowhere until it is handed in again', async () => {
  const one = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('audit')
      .innerJoin('submission', 'submission.auditId', 'audit.auditId')
      .select('audit.reference')
      .orderBy('audit.reference')
      .executeTakeFirstOrThrow(),
  )
  await house.asPerson(cast.grace, ctx => returnAudit(ctx, one.reference, 'The plan is missing.'))
  const named = await house.asPerson('system', ctx => themesNamed(ctx, period))
  assert.deepEqual(named.find(found => found.theme === 'visits')?.strengths, 1)
})
