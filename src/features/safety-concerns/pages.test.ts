/** Safety concerns as browsers see them: raising from every page, being told, answering, confirming, and what is refused. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type Answer, type Fields, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit, fillAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, script, tooLong, wordsOf } from '#testing/pages.ts'
import { director, people } from '#seeds/county.ts'

let house: TestHouse
let ruth: TestBrowser
let dev: TestBrowser
let helen: TestBrowser
let marcus: TestBrowser
/** Audits of Ruth's, the first of a case of Marcus's team. */
let audits: readonly string[]
let ofMarcus: string

const imogen = people.find(person => person.name === 'Imogen Frayne')!

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  ofMarcus = await house.asPerson('system', async ctx => {
    const row = await ctx.db
      .selectFrom('audit')
      .innerJoin('team', 'team.teamId', 'audit.teamId')
      .innerJoin('staffMember as auditor', 'auditor.staffId', 'audit.auditorId')
      .select('audit.reference')
      .where('team.name', '=', cast.marcus.team)
      .where('auditor.email', '=', cast.ruth.email)
      .orderBy('audit.reference')
      .executeTakeFirstOrThrow()
    return row.reference
  })
  ruth = await house.signIn(cast.ruth)
  dev = await house.signIn(cast.dev)
  helen = await house.signIn(cast.helen)
  marcus = await house.signIn(cast.marcus)
})
after(() => house.close())

const told: Fields = {
  telling: 'told',
  toldWhom: 'Marcus Bell, Team Manager',
  'toldOn-day': '14',
  'toldOn-month': '5',
  'toldOn-year': '2018',
  toldTime: '9.45am',
  decision: 'He visits today.',
}
const given = (changes: Fields = {}): Fields => ({
  seen: 'No visit since the injury.',
  severity: 'immediate',
  telling: 'not-yet',
  ...changes,
})

async function raised(audit: string, changes: Fields = {}, by: TestBrowser = ruth): Promise<string> {
  const answer = await by.post(`/audits/${audit}/safety-concerns`, given(changes))
  assert.equal(answer.status, 303, wordsOf(answer))
  return (answer.to ?? '').replace(/\?.*/, '')
}

const linkOf = ({ $ }: Answer): string | undefined => $('a:contains("Child may be unsafe now")').attr('href')

test('nobody has any concern at first, and the list says what would be in it', async () => {
  for (const browser of [ruth, dev, helen, marcus])
    assert.match(wordsOf(await browser.get('/safety-concerns')), /No safety concerns/)
})

test('every page of an audit, before and after handing in and in moderation, leads to the same question', async () => {
  const reference = audits.find(one => one !== ofMarcus)!
  const start = `/audits/${reference}`
  const pages = [start, `${start}/sections/record`, `${start}/learning`, `${start}/overall`, `${start}/check`]
  for (const path of pages) {
    const href = linkOf(await ruth.get(path))
    assert.equal(href, `${start}/safety-concerns/new?from=${encodeURIComponent(path)}`)
    const page = await ruth.get(href ?? '')
    assert.equal(page.$('h1').text(), 'Child may be unsafe now')
    assert.equal(page.$('.govuk-back-link').attr('href'), path)
  }
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  assert.ok(linkOf(await ruth.get(start)))
  const grace = await house.signIn(cast.grace)
  assert.ok(linkOf(await grace.get(`${start}/moderation`)))
  const elsewhere = await ruth.get(`${start}/safety-concerns/new?from=//evil.example`)
  assert.equal(elsewhere.$('.govuk-back-link').attr('href'), start)
})

test('what is missing is told at once, and what was typed stays', async () => {
  const path = `/audits/${ofMarcus}/safety-concerns`
  assertRefused(await ruth.post(path), '#seen', '#severity', '#telling')
  const half = await ruth.post(path, { seen: script, telling: 'told', toldTime: 'soon' })
  assertRefused(half, '#severity', '#toldWhom', '#toldOn-day', '#toldTime', '#decision')
  assert.equal(half.$('#seen').text().trim(), script)
  assert.doesNotMatch(half.body, /<script>alert/)
  assert.equal(half.$('#toldTime').attr('value'), 'soon')
  assertRefused(await ruth.post(path, given({ seen: tooLong })), '#seen')
  assertRefused(await ruth.post(path, given({ ...told, toldTime: '11:59pm' })), '#toldTime')
  assertRefused(await ruth.post(path, given({ ...told, 'toldOn-day': '15' })), '#toldOn-day')
  assertRefused(await ruth.post(path, given({ ...told, 'toldOn-day': '31', 'toldOn-month': '2' })), '#toldOn-day')
})

test('raising leads back to the page of the audit, tells who answers for the child, and sets two clocks', async () => {
  const from = `/audits/${ofMarcus}/learning`
  const answer = await ruth.post(`/audits/${ofMarcus}/safety-concerns`, given({ seen: `Alone. ${script}`, from }))
  const page = await ruth.follow(answer)
  assert.match(wordsOf(page, 'body'), /The audit can go on/)
  assert.equal(page.$(`a:contains("Go on with audit")`).attr('href'), from)
  assert.match(wordsOf(page), /Response due by Tuesday 15 May 2018 at 10:00am; 8 working hours left/)
  assert.match(
    wordsOf(page),
    /Nobody is recorded as told in person\. Speak at once to Marcus Bell \(Team Manager\) or the duty/,
  )
  assert.match(wordsOf(page), /Marcus Bell \(Team Manager\) was notified.*Not opened yet/)
  assert.match(wordsOf(page), /Helen Marsh .* was notified/)
  assert.match(wordsOf(page), /Alone\. <script>/)
  assert.doesNotMatch(page.body, /<script>alert/)
  const jobs = house.jobs.slice(-2).map(({ name, envelope }) => [name, envelope.notBefore])
  assert.deepEqual(jobs, [
    ['notify-of-concern', '2018-05-14T13:00:00.000Z'],
    ['notify-of-concern', '2018-05-15T09:00:00.000Z'],
  ])
  const again = await ruth.post(`/audits/${ofMarcus}/safety-concerns`, given({ seen: `Alone. ${script}`, from }))
  assert.equal(again.to, answer.to, 'a second click raises nothing')
  const inset = wordsOf(await ruth.get(`/audits/${ofMarcus}`), '.govuk-inset-text')
  assert.match(inset, /Safety concerns raised on this case.*immediate.*Not answered/)
})

test('a notice stands at the top of the home page of whoever was told, until they opened the concern', async () => {
  const path = await raised(ofMarcus, { seen: 'Nobody answers the door.' })
  const notice = `.govuk-notification-banner a[href="${path}"]`
  for (const browser of [helen, marcus]) {
    const home = await browser.get('/')
    assert.match(home.$(notice).text(), /Immediate: the child of case .* may be unsafe.*due by 15 May/)
    await browser.get(path)
    assert.equal((await browser.get('/')).$(notice).length, 0)
  }
  assert.equal((await dev.get('/')).$(notice).length, 0, 'Dev was not told')
  assert.match(wordsOf(await ruth.get(path)), /Opened 14 May 2018/)
})

test('who was told is recorded afterwards by the person who raised it, and by nobody else', async () => {
  const path = await raised(ofMarcus, { seen: 'To be told.' })
  assert.equal((await ruth.get(path)).$('#toldOn-day').attr('value'), '14', 'today stands ready')
  const bare = await ruth.post(`${path}/tellings`, { toldWhom: 'Marcus' })
  assertRefused(bare, '#toldOn-day', '#toldTime', '#decision')
  assert.equal(bare.$('#toldWhom').attr('value'), 'Marcus')
  assert.equal((await ruth.post(`${path}/tellings`, told)).status, 303)
  const page = wordsOf(await ruth.get(path))
  assert.match(page, /Marcus Bell, Team Manager was told in person, 14 May 2018 at 9:45am.*He visits today\./)
  assert.doesNotMatch(page, /Nobody is recorded/)
  assert.equal((await helen.post(`${path}/tellings`, told)).status, 404)
})

const answered: Fields = { done: 'Seen at school today.', safe: 'yes', next: '', shown: '0' }

test('the team manager answers, the quality assurance lead confirms, and the story is told in order', async () => {
  const path = await raised(ofMarcus, { seen: 'Whole story.', ...told })
  assertRefused(await marcus.post(`${path}/responses`, { shown: '0' }), '#done', '#safe')
  const unsafe = await marcus.post(`${path}/responses`, { ...answered, safe: 'not-known', done: script })
  assertRefused(unsafe, '#next')
  assert.equal(unsafe.$('#done').text().trim(), script)
  assert.equal((await dev.get(path)).$('#confirmed').length, 0)
  assert.equal((await dev.post(`${path}/closure`, { confirmed: 'Early.' })).status, 409)
  const waiting = { ...answered, safe: 'not-known', next: 'Marcus visits at four.' }
  assert.equal((await marcus.post(`${path}/responses`, waiting)).status, 303)
  const refused = await dev.post(`${path}/closure`, { confirmed: 'Hoped.' })
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused), /does not say that the child is safe/)
  const stale = await helen.post(`${path}/responses`, answered)
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale), /after you opened this page/)
  assert.equal((await marcus.post(`${path}/responses`, { ...answered, shown: '1' })).status, 303)
  assert.ok((await dev.get('/')).$(`.govuk-notification-banner a[href="${path}"]`).length, 'Dev is told to confirm')
  assertRefused(await dev.post(`${path}/closure`, { confirmed: ' ' }), '#confirmed')
  assert.equal((await dev.post(`${path}/closure`, { confirmed: 'Read the case note.' })).status, 303)
  const story = wordsOf(await helen.get(path))
  assert.match(
    story,
    /Raised as immediate.*was told in person.*Written response.*Further response.*Confirmed and closed/,
  )
  assert.match(story, /What happens next: Marcus visits at four\./)
  const late = await marcus.post(`${path}/responses`, { ...answered, shown: '2' })
  assert.equal(late.status, 409)
  assert.match(wordsOf(late), /has been closed/)
})

test('what is out of reach does not exist, and nobody answers what they raised', async () => {
  const elsewhere = audits.find(one => one !== ofMarcus)!
  const path = await raised(elsewhere, { seen: 'Far from Marcus.' })
  const teamOf = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('audit')
      .innerJoin('team', 'team.teamId', 'audit.teamId')
      .select('team.name')
      .where('audit.reference', '=', elsewhere)
      .executeTakeFirst(),
  )
  assert.notEqual(teamOf?.name, cast.marcus.team)
  assert.equal((await marcus.get(path)).status, 404)
  assert.equal((await marcus.post(`${path}/responses`, answered)).status, 404)
  assert.equal((await ruth.post(`${path}/responses`, answered)).status, 403)
  const tess = await house.signIn(cast.tess)
  assert.equal((await tess.get(path)).status, 403)
  assert.equal((await tess.get(`/audits/${elsewhere}/safety-concerns/new`)).status, 403)
  const sam = await house.signIn(cast.sam)
  assert.equal((await sam.get(path)).status, 404)
  assert.equal((await sam.get(`/audits/${elsewhere}/safety-concerns/new`)).status, 404)
  const helens = await raised(ofMarcus, { seen: 'By Helen.' }, helen)
  const own = await helen.post(`${helens}/responses`, answered)
  assert.equal(own.status, 403)
  assert.match(wordsOf(own), /Nobody answers a concern that they raised/)
})

test('the list goes on after fifty, unanswered first, and each is on it once', async () => {
  for (let number = 0; number < 55; number += 1)
    await raised(ofMarcus, { seen: `Many ${number}.`, severity: 'standard' })
  const seen: string[] = []
  let next: string | undefined = '/safety-concerns'
  while (next !== undefined) {
    const page: Answer = await helen.get(next)
    seen.push(
      ...page
        .$('tbody th a')
        .toArray()
        .map(link => page.$(link).text()),
    )
    next = page.$('a:contains("More concerns")').attr('href')
  }
  const count = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('safetyConcern').select(ctx.db.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  )
  assert.equal(seen.length, count.count)
  assert.equal(new Set(seen).size, seen.length)
  assert.equal((await helen.get('/safety-concerns?waiting=9&at=never&reference=x')).status, 200)
})

test('the clocks are the quality assurance lead’s to set, hold for what is raised afterwards, and refuse what is no clock', async () => {
  const before = await raised(ofMarcus, { seen: 'Before.', severity: 'urgent' })
  const page = await dev.get('/safety-concern-clocks')
  const fields = Object.fromEntries(
    page
      .$('main form')
      .serializeArray()
      .filter(one => one.name !== 'formToken')
      .map(one => [one.name, one.value]),
  )
  const wrong = await dev.post('/safety-concern-clocks', { ...fields, 'urgent-respond-days': 'soon' })
  assertRefused(wrong, '#urgent-respond-days')
  assert.equal(wrong.$('#urgent-respond-days').attr('value'), 'soon')
  assert.equal((await dev.post('/safety-concern-clocks', { ...fields, 'urgent-respond-days': '3' })).status, 303)
  const now = await raised(ofMarcus, { seen: 'After.', severity: 'urgent' })
  assert.match(wordsOf(await ruth.get(now)), /Response due by Thursday 17 May 2018 at 10:00am/)
  assert.match(wordsOf(await ruth.get(before)), /Response due by Monday 21 May 2018 at 10:00am/)
  assert.equal((await helen.get('/safety-concern-clocks')).status, 403)
})

test('a concern can be raised while the audit is begun, filled or returned, and reads are on the record', async () => {
  const reference = audits.at(-2)!
  await house.asPerson(cast.ruth, ctx => fillAudit(ctx, reference))
  const path = await raised(reference, { seen: 'While filling.' })
  await helen.get(path)
  const types = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('activity')
      .select(['type', 'actorName'])
      .where('chain', '=', `safety-concern:${path.split('/').at(-1)}`)
      .orderBy('number')
      .execute(),
  )
  assert.deepEqual(
    types.map(one => one.type),
    ['safety-concern.raised', 'safety-concern.notified', 'safety-concern.notified', 'safety-concern.read'],
  )
  assert.equal(types.at(-1)?.actorName, 'Helen Marsh')
})

test('the cast that clocks reach can sign in and see what is theirs: the service manager her locality, the director everything', async () => {
  const path = await raised(ofMarcus, { seen: 'For those above.' })
  for (const person of [imogen, director]) {
    const browser = await house.signIn(person)
    assert.equal((await browser.get(path)).status, 200, person.name)
  }
})
