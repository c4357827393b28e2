/** The county's calibration, told through its use-cases: six people's grades, their spread, and who is named where audits are allocated. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { tellOfCalibration } from '#seeds/calibration.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { wordsOf } from '#testing/pages.ts'
import { drawSample } from '#features/rounds/door.ts'
import { anOpenedRound, usualDraw } from '#testing/rounds.ts'
import { practiceCasesDoneBy, setCasesFirst } from './door.ts'

let house: TestHouse

before(async () => {
  house = await openTestHouse({ at: '2018-09-10T09:00:00Z' })
  await tellOfCalibration((who, _at, work) => house.asPerson(who, work))
})
after(() => house.close())

test('six people’s grades are told without names, the plan first, because it was read most differently', async () => {
  const joan = await house.signIn(cast.joan)
  const told = await joan.get('/calibration/CX-2018-0001/result')
  assert.match(wordsOf(told), /6 of 6 people invited submitted.*of 48, \d+% \(95% interval/)
  assert.match(told.$('tbody th').first().text(), /^Plan/)
  assert.match(wordsOf(told), /Agreed to change/)
  assert.equal(told.$('details').length, 0)
})

test('a practice case counts once for whoever submitted it, and nought for everybody else asked about', async () => {
  await house.asPerson('system', async ctx => {
    const rows = await ctx.db.selectFrom('calibrationInvitation').select('staffId').execute()
    const dev = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('email', '=', cast.dev.email)
      .executeTakeFirstOrThrow()
    const done = await practiceCasesDoneBy(ctx, [...rows.map(({ staffId }) => staffId), dev.staffId])
    assert.equal(rows.length, 6)
    assert.ok(rows.every(({ staffId }) => done.get(staffId) === 1))
    assert.equal(done.get(dev.staffId), 0)
  })
})

test('where audits are allocated, who has not practised yet is named, and nobody where the council asks for none', async () => {
  const round = await house.asPerson(cast.dev, async ctx => {
    const opened = await anOpenedRound(ctx)
    await drawSample(ctx, opened, usualDraw)
    return opened
  })
  const dev = await house.signIn(cast.dev)
  const asked = wordsOf(await dev.get(`/rounds/${round}/allocations`))
  assert.match(asked, /Not yet: .*: 0 of 1/)
  const { rows } = await house.asPerson('system', ctx =>
    sql<{
      name: string
    }>`select name from staff_member join calibration_invitation using (authority_id, staff_id)`.execute(ctx.db),
  )
  for (const { name } of rows) assert.doesNotMatch(asked, new RegExp(`${name}: \\d of 1`), name)
  await house.asPerson(cast.dev, ctx => setCasesFirst(ctx, 0))
  assert.doesNotMatch(wordsOf(await dev.get(`/rounds/${round}/allocations`)), /Not yet:/)
})
