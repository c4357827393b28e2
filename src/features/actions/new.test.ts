/** Actions that no audit asked for, and what the council chose for their times: filled in, refused, within reach, and kept. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, localDate } from '#domain/calendar/dates.ts'
import type { PersonRow } from '#features/people/door.ts'
import { openTestHouse, type Fields, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'

const today = localDate(testDay.slice(0, 10))
let house: TestHouse
let dev: TestBrowser
let marcus: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
  marcus = await house.signIn(cast.marcus)
})
after(() => house.close())

const staffOf = ({ email }: PersonRow) =>
  house.asPerson('system', ctx =>
    ctx.db.selectFrom('staffMember').select(['staffId', 'teamId']).where('email', '=', email).executeTakeFirstOrThrow(),
  )

const filled = async (changes: Fields = {}): Promise<Fields> => ({
  source: 'board',
  sourceTitle: 'Improvement board of 4 June',
  text: 'Hold the panel for cases without a plan each month.',
  why: 'Nine cases of twenty had no plan.',
  kind: 'panel',
  severity: 'medium',
  forWhom: 'service',
  team: '',
  owner: (await staffOf(cast.helen)).staffId,
  success: 'Fewer than five of twenty have no plan in September.',
  ...changes,
})

const kept = (reference: string) =>
  house.asPerson('system', ctx =>
    ctx.db.selectFrom('actionStanding').selectAll().where('reference', '=', reference).executeTakeFirstOrThrow(),
  )

const referenceIn = (to: string | null): string => /AC-\d{4}-\d+/.exec(to ?? '')?.[0] ?? ''

test('an action of a board is opened for the service, due in the usual time of its severity, and read by its owner', async () => {
  const sent = await dev.post('/action-new', await filled({ text: script }))
  const reference = referenceIn(sent.to)
  assert.equal(sent.to, `/actions/${reference}?done=action-opened`)
  const { dueOn, audit, localityId } = await kept(reference)
  assert.deepEqual([dueOn, audit, localityId], [addDays(today, 28), null, null])
  const helen = await house.signIn(cast.helen)
  const page = await helen.get(`/actions/${reference}`)
  assert.match(wordsOf(page), /Improvement board of 4 June/)
  assert.match(wordsOf(page), /Tracking by a panel/)
  assert.equal(page.$('main script').length, 0)
  assert.equal((await marcus.get(`/actions/${reference}`)).status, 404)
})

test('what is left out is told beside its field, and all that was typed comes back', async () => {
  const empty = await dev.post('/action-new', { team: '' })
  assertRefused(empty, ...['#source', '#sourceTitle', '#text', '#kind', '#severity', '#forWhom', '#owner', '#success'])
  const wrong = await dev.post(
    '/action-new',
    await filled({ why: tooLong, 'due-day': '31', 'due-month': '2', 'due-year': '2019' }),
  )
  assertRefused(wrong, '#why', '#due')
  const back = fieldsOf(wrong)
  assert.equal(back['due-day'], '31')
  assert.equal(back['kind'], 'panel')
  assert.equal(back['sourceTitle'], 'Improvement board of 4 June')
  const past = await dev.post('/action-new', await filled({ 'due-day': '1', 'due-month': '2', 'due-year': '2017' }))
  assertRefused(past, '#due')
})

test('a team manager opens actions for their own team and for no other, nor for the service', async () => {
  const { teamId } = await staffOf(cast.marcus)
  const { staffId } = await staffOf(cast.sam)
  const form = await marcus.get('/action-new')
  assert.deepEqual(
    form
      .$('#team option')
      .map((_index, option) => form.$(option).attr('value'))
      .get(),
    ['', teamId],
  )
  assertRefused(await marcus.post('/action-new', await filled({ owner: staffId })), '#team')
  const other = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('team').select('teamId').where('teamId', '!=', teamId).executeTakeFirstOrThrow(),
  )
  assertRefused(await marcus.post('/action-new', await filled({ owner: staffId, team: other.teamId })), '#team')
  const sent = await marcus.post('/action-new', await filled({ owner: staffId, team: teamId ?? '', severity: 'high' }))
  const { dueOn, holderId } = await kept(referenceIn(sent.to))
  assert.deepEqual([dueOn, holderId], [addDays(today, 7), staffId])
  const sam = await house.signIn(cast.sam)
  assert.match(wordsOf(await sam.get('/actions')), /Of 1 action: 1 open/)
  assert.equal((await sam.get('/action-new')).status, 403)
})

test('nobody is given an action whose role does none', async () => {
  const { staffId } = await staffOf(cast.arthur)
  assert.equal((await dev.post('/action-new', await filled({ owner: staffId }))).status, 422)
})

test('the lead sets the usual times; the next action goes by them, and nobody else may', async () => {
  const page = await dev.get('/action-settings')
  assert.deepEqual(fieldsOf(page), { highDays: '7', mediumDays: '28', lowDays: '84', loopWeeks: '12' })
  assertRefused(
    await dev.post('/action-settings', { highDays: '0', mediumDays: 'x', lowDays: '366', loopWeeks: '' }),
    '#highDays',
    '#mediumDays',
    '#lowDays',
    '#loopWeeks',
  )
  const sent = await dev.post('/action-settings', { highDays: '5', mediumDays: '20', lowDays: '60', loopWeeks: '8' })
  assert.equal(sent.to, '/actions?done=action-settings-set')
  const opened = await dev.post('/action-new', await filled({ severity: 'low' }))
  assert.equal((await kept(referenceIn(opened.to))).dueOn, addDays(today, 60))
  assert.equal((await marcus.get('/action-settings')).status, 403)
})
