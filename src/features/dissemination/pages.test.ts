/** Learning shared with teams as browsers see it: shared, read, discussed, changed, taken back; reach without anybody being found out. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { instant, localDate } from '#domain/calendar/dates.ts'
import { approveMessage, beginMessage } from '#features/findings/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import { openTestHouse, type Fields, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast, hasCode } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, summaryLinks, tooLong, wordsOf } from '#testing/pages.ts'
import { anAcceptedList } from '#testing/rounds.ts'
import { people } from '#seeds/county.ts'
import { sharedSteps } from '../account/shared-steps.ts'
import { markRead } from './give-receipt.ts'
import { nothingTyped, oneView } from './one-view.ts'
import { changesWithin } from './queries.ts'

let house: TestHouse
let dev: TestBrowser
let marcus: TestBrowser
let sam: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
  marcus = await house.signIn(cast.marcus)
  sam = await house.signIn(cast.sam)
})
after(() => house.close())

const north = 'North Child in Need and Protection'
const named = (name: string): PersonRow => people.find(person => person.name === name) ?? assert.fail(name)

const teamIdOf = (name: string): Promise<string> =>
  house.asPerson('system', async ctx => {
    const { teamId } = await ctx.db
      .selectFrom('team')
      .select('teamId')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    return teamId
  })

const localityIdOf = (name: string): Promise<string> =>
  house.asPerson('system', async ctx => {
    const row = await ctx.db
      .selectFrom('locality')
      .select('localityId')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    return row.localityId
  })

/** A practice message to the team of Marcus and Sam, with changes. */
const filled = async (changes: Fields = {}): Promise<Fields> => ({
  what: 'practice-message',
  title: 'See the child alone',
  words: 'Plan a part of every visit for the child alone, and write down what they said.',
  places: `team:${await teamIdOf(north)}`,
  ...changes,
})

async function shared(changes: Fields = {}): Promise<string> {
  const sent = await dev.post('/shared-learning/new', await filled(changes))
  assert.equal(sent.status, 303)
  return /SL-2018-\d{4}/.exec(sent.to ?? '')?.[0] ?? ''
}

/** What somebody who is not one of the cast reads of it: the page's own view, or 404. */
const readBy = (who: PersonRow, reference: string) => house.asPerson(who, ctx => oneView(ctx, reference, nothingTyped))

const pageOf = (reference: string): string => `/shared-learning/${reference}`

test('before anything is shared the lead is led to share, the team reads that nothing is, and no mail server is set', async () => {
  const list = await dev.get('/shared-learning')
  assert.match(wordsOf(list), /Nothing has been shared yet/)
  assert.match(wordsOf(list), /No mail server is set/)
  assert.equal(list.$('a[href="/shared-learning/new"]').length, 1)
  assert.equal((await sam.get('/shared-learning')).$('a[href="/shared-learning/new"]').length, 0)
  assert.equal((await sam.get('/shared-learning/new')).status, 403)
})

test('without a mail server the page of e-mail says so in words, offers nothing to send, and queues nothing', async () => {
  const page = await dev.get('/mail')
  assert.match(wordsOf(page), /No mail server is set\. Nothing is sent, and everything is read in the product/)
  assert.match(wordsOf(page), /No e-mail has been queued yet/)
  assert.equal(page.$('main button').length, 0)
  for (const path of ['/mail/test', '/mail/again']) {
    const refused = await dev.post(path, { messageId: '00000000-0000-7000-8000-00000000000a' })
    assert.equal(refused.status, 409)
    assert.match(wordsOf(refused), /Nothing was sent, because no mail server is set/)
  }
  assert.match(wordsOf(await sam.get('/what-i-hear')), /No mail server is set/)
  assert.ok(!house.jobs.some(({ name }) => name === 'send-mail'))
})

test('what is left out is told beside its field, and all that was typed comes back', async () => {
  assertRefused(await dev.post('/shared-learning/new', {}), '#what', '#places')
  const refused = await dev.post('/shared-learning/new', await filled({ title: ' ', words: '' }))
  assertRefused(refused, '#title', '#words')
  const long = await dev.post('/shared-learning/new', await filled({ words: tooLong, title: script }))
  assertRefused(long, '#words')
  assert.equal(fieldsOf(long)['title'], script)
  assert.equal(long.$('input[name=places]:checked').length, 1)
  assert.match(wordsOf(await dev.get('/shared-learning')), /Nothing has been shared yet/)
})

test('what cannot be read by all is not shared: a message that nobody approved is refused', async () => {
  const messageId = await house.asPerson(cast.dev, ctx =>
    beginMessage(ctx, 'good-practice', { theme: 'voice', words: 'Not approved yet.', actionRequired: '' }),
  )
  const sent = await dev.post('/shared-learning/new', await filled({ what: `learning-message:${messageId}` }))
  assert.equal(sent.status, 409)
  assert.match(wordsOf(sent), /Nothing was shared/)
})

test('a practice message stands on the first page of its team, and for nobody else exists', async () => {
  const reference = await shared({ title: `Alone ${script}` })
  const home = wordsOf(await sam.get('/'))
  assert.match(home, /Alone <script>.*Shared with your team on 14 May 2018/)
  const one = await sam.get(pageOf(reference))
  assert.equal(one.status, 200)
  assert.match(wordsOf(one), /Plan a part of every visit/)
  assert.equal(one.$('main script').length, 0)
  const elsewhere = named('Priya Nair')
  assert.deepEqual(await house.asPerson(elsewhere, sharedSteps), [])
  await assert.rejects(readBy(elsewhere, reference), hasCode('http.not-found'))
  const arthur = await house.signIn(cast.arthur)
  assert.equal((await arthur.get('/shared-learning')).status, 403)
  assert.equal((await arthur.get(pageOf(reference))).status, 403)
  assert.equal((await dev.get(pageOf('SL-2018-9999'))).status, 404)
})

test('a locality stands for its teams, and whoever answers for it reads what they were sent', async () => {
  const reference = await shared({ title: 'For the South', places: `locality:${await localityIdOf('South')}` })
  assert.match(wordsOf(await dev.get(pageOf(reference))), /Shared with 3 teams\. Nothing has been said/)
  assert.equal((await readBy(named('Oliver Stannard'), reference)).title, 'For the South')
  await assert.rejects(readBy(named('Imogen Frayne'), reference), hasCode('http.not-found'))
  assert.equal((await sam.get(pageOf(reference))).status, 404)
})

test('who says to have read it is asked no more, is not named to anybody, and is counted only with five', async () => {
  const reference = await shared({ title: 'To be read' })
  assert.equal((await sam.post(`${pageOf(reference)}/read`)).to, `${pageOf(reference)}?done=learning-marked-read`)
  await sam.post(`${pageOf(reference)}/read`)
  assert.doesNotMatch(wordsOf(await sam.get('/')), /To be read/)
  assert.match(wordsOf(await sam.get(pageOf(reference))), /You said on 14 May 2018 that you have read this/)
  for (const reader of [dev, marcus]) {
    const page = wordsOf(await reader.get(pageOf(reference)))
    assert.doesNotMatch(page, /Sam Whitlock|1 people|1 person/)
    assert.match(page, /counted from 5 on/)
  }
  assert.equal((await dev.post(`${pageOf(reference)}/read`)).status, 409)
  const marked = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('activity')
      .select(['actorName', 'actorId'])
      .where('type', '=', 'learning.marked-read')
      .where('chain', '=', `shared-learning:${reference}`)
      .execute(),
  )
  assert.deepEqual(marked, [{ actorName: 'Somebody of a team', actorId: null }])
})

test('five readers are five people, in the page and in the table', async () => {
  const all = await localityIdOf('North')
  const reference = await shared({ title: 'Widely read', places: `locality:${all}` })
  const readers = people.filter(({ team }) => team?.startsWith('North') === true).slice(0, 5)
  assert.equal(readers.length, 5)
  for (const reader of readers) {
    assert.match(
      (await dev.get('/shared-learning.csv')).body,
      new RegExp(`${reference},[^\\r]*Widely read[^\\r]*,3,0,0,\\r`),
    )
    await house.asPerson(reader, ctx => markRead(ctx, reference))
  }
  assert.match(wordsOf(await dev.get(pageOf(reference))), /5 people say that they have read it/)
  assert.match((await dev.get('/shared-learning.csv')).body, new RegExp(`${reference},[^\\r]*,3,0,0,5\\r`))
})

test('a team manager records the meeting and what the team changed; both count, and no page lists who has not', async () => {
  const teams = [`team:${await teamIdOf(north)}`, `team:${await teamIdOf('North Initial Response')}`]
  const reference = await shared({ title: 'Chronologies', places: teams })
  const met = { 'met-day': '10', 'met-month': '5', 'met-year': '2018', note: `Went through three. ${script}` }
  assert.equal(
    (await marcus.post(`${pageOf(reference)}/discussed`, met)).to,
    `${pageOf(reference)}?done=learning-discussed`,
  )
  const own = await marcus.get(pageOf(reference))
  assert.match(wordsOf(own), /Discussed on 10 May 2018, recorded by Marcus Bell.*Went through three/)
  assert.match(wordsOf(own), /1 of 2 teams have discussed it; 0 said what they changed/)
  assert.equal(
    (await marcus.post(`${pageOf(reference)}/changed`, { change: `A chronology before each panel. ${script}` })).status,
    303,
  )
  const lead = await dev.get(pageOf(reference))
  assert.match(wordsOf(lead), /1 of 2 teams have discussed it; 1 said what they changed/)
  assert.match(wordsOf(lead), new RegExp(`What teams changed ?${north} ?A chronology before each panel`))
  assert.doesNotMatch(wordsOf(lead), /Went through three|not discussed|not read/)
  assert.equal(lead.$('main script').length, 0)
  const changes = (await dev.get('/shared-learning/changes.csv')).body
  assert.match(changes, new RegExp(`${reference},Chronologies,${north},2018-05-14,.*A chronology before each panel`))
  assert.doesNotMatch(changes, /Marcus Bell|Went through three/)
  const elsewhere = await house.asPerson(named('Priya Nair'), ctx => changesWithin(ctx, 10))
  assert.deepEqual(elsewhere, [])
  const neighbour = await readBy(named('Beth Carrow'), reference)
  assert.deepEqual(
    neighbour.changes.map(({ team }) => team),
    [north],
  )
  assert.deepEqual(neighbour.meetings, [])
})

test('a meeting that has not been held, or words left out, are refused with what was typed; a practitioner does not speak for the team', async () => {
  const reference = await shared({ title: 'Refused' })
  const path = `${pageOf(reference)}/discussed`
  const empty = await marcus.post(path, { note: 'Typed.' })
  assert.deepEqual([empty.status, summaryLinks(empty)], [422, ['#met']])
  assert.equal(empty.$('#met').length, 1)
  assert.equal(empty.$('#note').text().trim(), 'Typed.')
  const tomorrow = await marcus.post(path, { 'met-day': '15', 'met-month': '5', 'met-year': '2018', note: '' })
  assert.deepEqual([tomorrow.status, summaryLinks(tomorrow)], [422, ['#met']])
  assert.equal(tomorrow.$('#met').attr('value'), '15')
  assertRefused(await marcus.post(`${pageOf(reference)}/changed`, { change: ' ' }), '#change')
  assertRefused(await marcus.post(`${pageOf(reference)}/changed`, { change: tooLong }), '#change')
  assert.equal((await sam.post(path, { 'met-day': '1', 'met-month': '5', 'met-year': '2018' })).status, 403)
  assert.match(wordsOf(await dev.get(pageOf(reference))), /Nothing has been said about it yet/)
})

test('words that tell a case are refused with all that was typed, and nobody learns which other cases exist', async () => {
  await house.asPerson(cast.dev, ctx => anAcceptedList(ctx, 60))
  const { mine, others } = await house.asPerson('system', async ctx => {
    const rows = await ctx.db
      .selectFrom('caseRecord')
      .leftJoin('team', 'team.teamId', 'caseRecord.teamId')
      .selectAll('caseRecord')
      .select('team.name as teamCalled')
      .execute()
    await ctx.db
      .insertInto('caseStanding')
      .values(
        rows.map(({ authorityId, importId, caseReference, caseStatus, teamId, localityId, open }) => ({
          ...{ authorityId, importId, caseReference, caseStatus, teamId, localityId, open },
          reportDate: localDate('2018-05-01'),
        })),
      )
      .execute()
    const own = rows.filter(row => row.teamCalled === north).map(row => row.caseReference)
    return { mine: own[0] ?? '', others: rows.find(row => row.teamCalled !== north)?.caseReference ?? '' }
  })
  const words = `As in case ${mine.toLowerCase()}, plan ahead.`
  const refused = await dev.post('/shared-learning/new', await filled({ words }))
  assertRefused(refused, '#words')
  assert.equal(refused.$('#words').text().trim(), words)
  const reference = await shared({ title: 'Without a case' })
  assertRefused(await marcus.post(`${pageOf(reference)}/changed`, { change: `Like ${mine}.` }), '#change')
  const met = { 'met-day': '1', 'met-month': '5', 'met-year': '2018', note: `About ${mine}` }
  assertRefused(await marcus.post(`${pageOf(reference)}/discussed`, met), '#note')
  // Of a team that is not his: it is taken as any other word, as if there were no such case.
  assert.equal((await marcus.post(`${pageOf(reference)}/changed`, { change: `Like ${others}.` })).status, 303)
})

test('an approved message is shared as it reads now, and says so once it has been withdrawn', async () => {
  const messageId = await house.asPerson(cast.dev, ctx =>
    beginMessage(ctx, 'good-practice', { theme: 'voice', words: 'Children are heard.', actionRequired: '' }),
  )
  await house.asPerson(cast.joan, ctx => approveMessage(ctx, messageId, 1))
  assert.equal((await sam.get('/learning-messages')).$('a[href^="/shared-learning"]').length, 0)
  const link = (await dev.get('/learning-messages')).$('a[href^="/shared-learning/new"]').attr('href') ?? ''
  assert.equal(link, `/shared-learning/new?what=${encodeURIComponent(`learning-message:${messageId}`)}`)
  const offered = await dev.get(`/shared-learning/new?what=learning-message:${messageId}`)
  assert.equal(offered.$('#what option[selected]').attr('value'), `learning-message:${messageId}`)
  const reference = await shared({ what: `learning-message:${messageId}`, title: '', words: '' })
  const page = wordsOf(await sam.get(pageOf(reference)))
  assert.match(page, /Good practice message 1: /)
  assert.match(page, /Children are heard\./)
  const joan = await house.signIn(cast.joan)
  assert.equal((await joan.post(`/learning-messages/${messageId}/withdrawal`, { reason: 'No longer so.' })).status, 303)
  const later = wordsOf(await sam.get(pageOf(reference)))
  assert.match(later, /has been withdrawn since/)
  assert.doesNotMatch(later, /Children are heard/)
})

test('what was shared by mistake is taken back with a reason, and is gone for everybody; only those who share may', async () => {
  const reference = await shared({ title: 'By mistake' })
  assert.equal((await marcus.post(`${pageOf(reference)}/take-back`, { reason: 'x' })).status, 403)
  assertRefused(await dev.post(`${pageOf(reference)}/take-back`, { reason: '' }), '#reason')
  assert.equal((await dev.post(`${pageOf(reference)}/take-back`, { reason: 'Wrong teams.' })).status, 303)
  for (const browser of [dev, marcus, sam]) assert.equal((await browser.get(pageOf(reference))).status, 404)
  assert.doesNotMatch(wordsOf(await sam.get('/')), /By mistake/)
  assert.equal((await marcus.post(`${pageOf(reference)}/changed`, { change: 'Too late.' })).status, 404)
})

test('the latest stands on the first page however old it is, what came before it for six weeks', async () => {
  const titles = (at: string) =>
    house.asPerson(cast.marcus, async ctx => (await sharedSteps({ ...ctx, now: instant(at) })).map(({ text }) => text))
  await shared({ title: 'The very latest' })
  assert.ok((await titles(testDay)).length > 1)
  const later = await titles('2019-01-14T09:00:00Z')
  assert.ok(later.includes('The very latest'))
  assert.equal((await sam.get('/news')).$('main li').length > 1, true)
})

test('two receipts of one team at once are both kept', async () => {
  const reference = await shared({ title: 'At once' })
  const change = (words: string) => marcus.post(`${pageOf(reference)}/changed`, { change: words })
  const answers = await Promise.all([change('The first.'), change('The second.')])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  const page = wordsOf(await dev.get(pageOf(reference)))
  assert.match(page, /The first\./)
  assert.match(page, /The second\./)
  assert.match(page, /0 of 1 team has discussed it; 1 said what they changed/)
})

test('a title that a table program would run is only text in the table', async () => {
  await shared({ title: '=HYPERLINK("https://evil.example")' })
  assert.match((await dev.get('/shared-learning.csv')).body, /"'=HYPERLINK/)
})
