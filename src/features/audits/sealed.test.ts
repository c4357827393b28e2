/** What the practitioner and the family said is sealed with the audit, and shown only to those who may read each. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dayOf, instant } from '#domain/calendar/dates.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aSubmittedAudit } from '#testing/audits.ts'
import { aRoundOfCasesHeldBy } from '#testing/practitioners.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { wordsOf } from '#testing/pages.ts'
import { recordAttempt } from '../family-feedback/door.ts'
import { keepReflection, openMyAudit } from '../practitioner-part/door.ts'
import { correctAudit } from './correct-audit.ts'

let house: TestHouse
let ruth: TestBrowser
let sealed: string
let silent: string

before(async () => {
  house = await openTestHouse({ at: testDay })
  ;[sealed = '', silent = ''] = await house.asPerson(cast.dev, ctx => aRoundOfCasesHeldBy(ctx, cast.sam, cast.ruth))
  await house.asPerson(cast.sam, async ctx => {
    await openMyAudit(ctx, sealed)
    const given = { proud: 'We <b>kept</b> the school place.', differently: '', inTheWay: '', childWouldSay: '' }
    await keepReflection(ctx, sealed, { ...given, supportWanted: '' }, '')
  })
  await house.asPerson(cast.ruth, ctx =>
    recordAttempt(ctx, sealed, {
      ...{ attemptedOn: dayOf(instant(testDay)), timeOfDay: 'morning', way: 'telephone' },
      ...{ asked: 'mother', outcome: 'not-reached', reason: '' },
    }),
  )
  ruth = await house.signIn(cast.ruth)
  for (const reference of [sealed, silent]) await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
})
after(() => house.close())

const readings = async (reference: string): Promise<readonly string[]> => {
  const rows = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('activity')
      .select('actorName')
      .where('type', '=', 'reflection.read')
      .where('chain', '=', `audit:${reference}`)
      .execute(),
  )
  return rows.map(row => row.actorName)
}

test('a later version leaves what was said beside the earlier one in its seal, and reading it is recorded', async () => {
  await house.asPerson(cast.ruth, ctx => correctAudit(ctx, sealed, 'A visit was missed.'))
  const before = await readings(sealed)
  const page = await ruth.get(`/audits/${sealed}/versions/1`)
  assert.match(
    wordsOf(page),
    /The practitioner Reflection, 14 May 2018 What I am proud of in this work\s?We <b>kept<\/b>/,
  )
  assert.match(wordsOf(page), /What the family said Not reached after 1 try/)
  assert.deepEqual(await readings(sealed), [...before, cast.ruth.name])
})

test('where nobody was asked, the seal says nothing of it', async () => {
  await house.asPerson(cast.ruth, ctx => correctAudit(ctx, silent, 'A visit was missed.'))
  const page = await ruth.get(`/audits/${silent}/versions/1`)
  assert.doesNotMatch(wordsOf(page), /The practitioner Reflection|What the family said/)
  assert.deepEqual(await readings(silent), [])
})
