/** What is overdue and who is told, the loop that is closed weeks later, and actions as a calendar and as a table. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, instant, localDate } from '#domain/calendar/dates.ts'
import type { PersonRow } from '#features/people/door.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, script, wordsOf } from '#testing/pages.ts'
import { doDeed } from './door.ts'

const today = localDate(testDay.slice(0, 10))
let house: TestHouse
let dev: TestBrowser
let laid = 0

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
})
after(() => house.close())

/** An action of a board, in the owner's team, due so many days ago: rows laid on the table, because pages open none in the past. */
function anAction(owner: PersonRow, daysAgo: number, text = 'Hold the panel each month.'): Promise<string> {
  laid += 1
  const reference = `AC-2018-${String(laid).padStart(4, '0')}`
  return house.asPerson('system', async ctx => {
    const person = await ctx.db
      .selectFrom('staffMember')
      .leftJoin('team', 'team.teamId', 'staffMember.teamId')
      .select(['staffId', 'staffMember.teamId', 'team.localityId'])
      .where('email', '=', owner.email)
      .executeTakeFirstOrThrow()
    await ctx.db
      .insertInto('actionRecord')
      .values({
        authorityId: ctx.authorityId,
        actionId: ctx.newId(),
        reference,
        source: 'board',
        sourceTitle: 'Improvement board',
        text,
        forWhom: 'service',
        teamId: person.teamId,
        localityId: person.localityId,
        ownerId: person.staffId,
        dueOn: addDays(today, -daysAgo),
        successMeasure: 'Fewer cases drift.',
        openedBy: person.staffId,
        openedAt: instant('2018-01-08T09:00:00Z'),
      })
      .execute()
    return reference
  })
}

/** Done by its owner, and verified by the lead so many days ago. */
async function verified(owner: PersonRow, daysAgo: number): Promise<string> {
  const reference = await anAction(owner, 0)
  await house.asPerson(owner, ctx => doDeed(ctx, reference, { deed: 'say-done', words: 'Held in May.' }))
  await house.asPerson(cast.dev, async ctx => {
    const { actionId } = await ctx.db
      .selectFrom('actionRecord')
      .select('actionId')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
    const at = instant(`${addDays(today, -daysAgo)}T10:00:00Z`)
    const kept = { actionId, number: 2, kind: 'verified', words: 'Seen.', byId: ctx.actor.staffId ?? '', at }
    await ctx.db
      .insertInto('actionDeed')
      .values({ authorityId: ctx.authorityId, ...kept })
      .execute()
  })
  return reference
}

const cards = async (who: PersonRow): Promise<string> => wordsOf(await (await house.signIn(who)).get('/'))

test('an overdue action is told to its owner at once, to the team manager after a week, to the head of service after four', async () => {
  const yesterday = await anAction(cast.sam, 1)
  assert.match(
    await cards(cast.sam),
    new RegExp(`Do action ${yesterday}, or say that it is done Improvement board. Overdue by 1 day`),
  )
  assert.doesNotMatch(await cards(cast.marcus), /Actions overdue in my team/)
  await anAction(cast.sam, 6)
  assert.doesNotMatch(await cards(cast.marcus), /Actions overdue in my team/)
  await anAction(cast.sam, 7)
  assert.match(await cards(cast.marcus), /Actions overdue in my team/)
  await anAction(cast.sam, 27)
  assert.doesNotMatch(await cards(cast.helen), /Actions overdue in the service/)
  await anAction(cast.sam, 28)
  assert.match(await cards(cast.helen), /Actions overdue in the service/)
})

test('the list: overdue first, the longest first; my own, my team’s and everybody’s; by state and by team', async () => {
  const later = await anAction(cast.sam, -5)
  const marcus = await house.signIn(cast.marcus)
  assert.match(wordsOf(await marcus.get('/actions')), /No actions here/)
  const team = await marcus.get('/actions?whose=team')
  const order = team
    .$('tbody th a')
    .map((_index, link) => team.$(link).text())
    .get()
  assert.deepEqual(order, ['AC-2018-0005', 'AC-2018-0004', 'AC-2018-0003', 'AC-2018-0002', 'AC-2018-0001', later])
  assert.match(wordsOf(team), /Of 6 actions: 6 open, of which 5 overdue/)
  const overdue = await marcus.get('/actions?whose=team&state=overdue')
  assert.equal(overdue.$('tbody tr').length, 5)
  assert.match(wordsOf(overdue), /Of 6 actions/)
  assert.match(wordsOf(await dev.get('/actions?whose=all&team=No+such+team')), /No actions here/)
  const ruth = await house.signIn(cast.ruth)
  assert.match(wordsOf(await ruth.get('/actions?whose=all')), /No actions here/)
  assert.equal((await ruth.get(`/actions/${later}`)).status, 404)
})

test('more than fifty go on to a next page, which begins where the first ended', async () => {
  for (let index = 0; index < 46; index += 1) await anAction(cast.sam, -20)
  const first = await dev.get('/actions?whose=all')
  assert.equal(first.$('tbody tr').length, 50)
  const next = first.$('a:contains("More actions")').attr('href') ?? ''
  const second = await dev.get(next)
  assert.equal(second.$('tbody tr').length, 2)
  assert.match(wordsOf(second), /Of 52 actions/)
  assert.equal(second.$('a:contains("More actions")').length, 0)
  assert.equal((await dev.get('/actions?whose=all&after=9_nonsense')).$('tbody tr').length, 50)
})

test('the calendar holds my own open actions, and not a word of what they are', async () => {
  const said = await anAction(cast.helen, -3, 'Secret words of a case.')
  const helen = await house.signIn(cast.helen)
  const file = await helen.get('/actions.ics')
  assert.match(String(file.headers['content-type']), /^text\/calendar/)
  assert.match(file.body, new RegExp(`SUMMARY:Action ${said}\\r\\n`))
  assert.equal(file.body.match(/BEGIN:VEVENT/g)?.length, 1)
  assert.doesNotMatch(file.body, /Secret|board|panel/i)
  const arthur = await house.signIn(cast.arthur)
  assert.equal((await arthur.get('/actions.ics')).status, 403)
})

test('the table is of what is within reach, runs no formula, and its reading is recorded', async () => {
  const formula = await anAction(cast.joan, -3, '=HYPERLINK("https://evil.example")')
  const table = await dev.get('/actions.csv?whose=all&state=open')
  assert.match(String(table.headers['content-type']), /^text\/csv/)
  assert.match(table.body, new RegExp(`${formula},Open,0,"'=HYPERLINK`))
  const sam = await house.signIn(cast.sam)
  assert.doesNotMatch((await sam.get('/actions.csv?whose=all')).body, new RegExp(formula))
  const read = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('actorName').where('type', '=', 'action.list-read').execute(),
  )
  assert.ok(read.some(row => row.actorName === cast.sam.name))
})

test('twelve weeks after verification, and not a day before, somebody other than the owner says what changed', async () => {
  const early = await verified(cast.helen, 83)
  assert.equal((await dev.get(`/actions/${early}`)).$(`form[action$="/check-loop"]`).length, 0)
  const reference = await verified(cast.helen, 84)
  const path = `/actions/${reference}`
  const helen = await house.signIn(cast.helen)
  assert.equal((await helen.get(path)).$(`form[action$="/check-loop"]`).length, 0)
  assert.equal((await helen.post(`${path}/check-loop`, { changed: 'yes', loopWords: 'All well.' })).status, 403)
  const listed = await dev.get('/actions?whose=all&state=loop')
  assert.deepEqual(listed.$('tbody th a').text(), reference)
  assertRefused(await dev.post(`${path}/check-loop`, { loopWords: '' }), '#changed', '#loopWords')
  const done = await dev.post(`${path}/check-loop`, { changed: 'partly', loopWords: script })
  assert.equal(done.to, `${path}?done=action-loop-checked`)
  const page = await dev.get(path)
  assert.match(wordsOf(page), /Did the child’s situation change\? Partly/)
  assert.equal(page.$('main script').length, 0)
  assert.equal((await dev.post(`${path}/check-loop`, { changed: 'yes', loopWords: 'Again.' })).status, 409)
  assert.match(
    wordsOf(await dev.get('/actions?whose=all')),
    /Of 2 verified, the loop was closed for 1: the child’s situation changed in 0 of 1/,
  )
})

test('what waits to be verified is on the first page of those who may verify it, and not of its owner', async () => {
  const reference = await anAction(cast.joan, -3)
  await house.asPerson(cast.joan, ctx => doDeed(ctx, reference, { deed: 'say-done', words: 'Held.' }))
  assert.doesNotMatch(await cards(cast.joan), /Actions to verify/)
  assert.match(await cards(cast.dev), /Actions to verify/)
})
