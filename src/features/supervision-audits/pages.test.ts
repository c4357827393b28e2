/** Audits before supervision in the browser: suggested, begun, answered, shared; and everybody else who tries to see one. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { aSubmittedAudit } from '#testing/audits.ts'
import { aRoundOfCasesHeldBy } from '#testing/practitioners.ts'
import { anOpenedRound } from '#testing/rounds.ts'
import { people } from '#seeds/county.ts'
import { doDeed } from '../actions/door.ts'
import { moderateAudit } from '../moderation/door.ts'
import { beginAudit } from './begin-audit.ts'

let house: TestHouse
let marcus: TestBrowser
let sam: TestBrowser
let samId: string
/** The first of Sam's audits of the month. */
let first: string

const list = '/pre-supervision'

/** Sam holds these cases and nothing else. */
const heldBySam = ['AB1001', 'AB1002', 'AB1003']

before(async () => {
  house = await openTestHouse({ at: testDay })
  await house.asPerson(cast.dev, anOpenedRound)
  samId = await house.asPerson('system', async ctx => {
    const { staffId, teamId, localityId } = await ctx.db
      .selectFrom('staffMember')
      .selectAll()
      .where('email', '=', cast.sam.email)
      .executeTakeFirstOrThrow()
    const { importId } = await ctx.db.selectFrom('caseImport').select('importId').executeTakeFirstOrThrow()
    const standing = { authorityId: ctx.authorityId, importId, reportDate: ctx.today, caseStatus: 'child-in-need' }
    await ctx.db.deleteFrom('caseStanding').execute()
    await ctx.db
      .insertInto('caseStanding')
      .values(
        heldBySam.map(caseReference => ({
          ...standing,
          ...{ caseReference, ageYears: 9, teamName: null, workerName: null, teamId, localityId, open: true },
          practitionerId: staffId,
        })),
      )
      .execute()
    return staffId
  })
  marcus = await house.signIn(cast.marcus)
  sam = await house.signIn(cast.sam)
})
after(() => house.close())

const begin = (browser: TestBrowser, caseReference: string, practitioner = samId) =>
  browser.post(list, { practitioner, case: caseReference })

test('at first nothing has been shared, two cases of each practitioner are suggested, and nothing was done of what is expected', async () => {
  assert.match(wordsOf(await sam.get(list)), /Nothing has been shared with you yet/)
  const words = wordsOf(await marcus.get(list))
  assert.match(words, /Shared: 0 of 2/)
  assert.match(words, /Case AB1001, not looked at before.*Case AB1002, not looked at before/)
  assert.doesNotMatch(words, /AB1003/)
})

test('a case that is not suggested, and a practitioner of another team, cannot be begun', async () => {
  assert.equal((await begin(marcus, 'AB1003')).status, 409)
  assert.equal((await begin(marcus, 'AB1001', crypto.randomUUID())).status, 404)
  const beth = people.find(({ name }) => name === 'Beth Carrow') ?? cast.tess
  await assert.rejects(
    house.asPerson(beth, ctx => beginAudit(ctx, samId, 'AB1001')),
    { code: 'http.not-found' },
  )
  assert.equal((await begin(sam, 'AB1001')).status, 403)
})

test('a manager begins one, saves it half done, and is told what is missing before it is shared', async () => {
  first = (await begin(marcus, 'AB1001')).to ?? ''
  assert.match(first, /^\/pre-supervision\/[0-9a-f-]{36}$/)
  const page = await marcus.get(first)
  const long = await marcus.post(first, fieldsOf(page, { 'pre-strength': tooLong, then: 'save' }))
  assertRefused(long, '#pre-strength')
  assert.equal(long.$('#pre-strength').text().trim(), tooLong)
  const saved = await marcus.post(first, fieldsOf(page, { 'pre-question': script, then: 'save' }))
  assert.equal(saved.to, `${first}?done=supervision-saved`)
  const held = await marcus.get(first)
  assert.equal(held.$('#pre-question').text().trim(), script)
  assert.doesNotMatch(held.body, /<script>alert/)
  const missing = await marcus.post(first, fieldsOf(held, { then: 'share' }))
  assert.equal(missing.status, 422)
  assert.ok(missing.$('.govuk-error-summary__list a').length > 0)
})

test('until it is shared it exists for its manager alone; nobody else learns that it is there', async () => {
  for (const person of [cast.sam, cast.helen, cast.joan, cast.dev, cast.grace, cast.ruth, cast.arthur, cast.tess]) {
    const answer = await (await house.signIn(person)).get(first)
    assert.equal(answer.status, 404, person.name)
  }
})

test('what to talk about is the manager’s alone, and tells what is not shared yet', async () => {
  const path = `/pre-supervision/agenda/${samId}`
  const words = wordsOf(await marcus.get(path))
  assert.match(words, /Supervision with Sam Whitlock.*Case AB1001 \(not shared yet\).*alert\("1"\)/)
  assert.match(words, /No action from an audit of a case that they hold is open/)
  assert.equal((await marcus.get(`/pre-supervision/agenda/${crypto.randomUUID()}`)).status, 404)
  for (const person of [cast.sam, cast.helen, cast.dev]) {
    assert.equal((await (await house.signIn(person)).get(path)).status, 403, person.name)
  }
})

test('shared, it is read by the two of them and by nobody else, and stays as it is', async () => {
  const page = await marcus.get(first)
  const all = Object.fromEntries(
    page
      .$('main [name]')
      .get()
      .map(field => page.$(field).attr('name') ?? '')
      .filter(name => !['formToken', 'then', 'themes'].includes(name))
      .map(name => [name, 'Seen.']),
  )
  const chosen = Object.fromEntries(
    page
      .$('main input[type=radio]')
      .get()
      .map(radio => [page.$(radio).attr('name') ?? '', page.$(radio).attr('value') ?? ''] as const)
      .toReversed(),
  )
  const sent = await marcus.post(first, { ...all, ...chosen, themes: 'voice', then: 'share' })
  assert.equal(sent.to, `${first}?done=supervision-shared`, wordsOf(sent, '.govuk-error-summary'))
  assert.match(wordsOf(await marcus.get(first)), /Shared by Marcus Bell with Sam Whitlock/)
  assert.match(wordsOf(await sam.get(first)), /Nobody else can read it/)
  assert.match(wordsOf(await sam.get(list)), /Case AB1001, May 2018, by Marcus Bell/)
  assert.equal((await marcus.post(first, { ...all, ...chosen, then: 'save' })).status, 409)
  for (const person of [cast.helen, cast.joan, cast.dev, cast.grace, cast.ruth, cast.arthur, cast.tess]) {
    assert.equal((await (await house.signIn(person)).get(first)).status, 404, person.name)
  }
})

test('both reads are recorded, and nothing that was said is in the record', async () => {
  const rows = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('details').where('type', '=', 'supervision-audit.read').execute(),
  )
  assert.ok(rows.length >= 2)
  for (const { details } of rows) assert.deepEqual(details, {})
})

test('of two who begin at once, both get one of the month’s two or are told; there is never a third', async () => {
  const again = await Promise.allSettled(
    ['AB1002', 'AB1002'].map(one => house.asPerson(cast.marcus, ctx => beginAudit(ctx, samId, one))),
  )
  assert.deepEqual(again.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  assert.equal((await begin(marcus, 'AB1003')).status, 409)
  assert.doesNotMatch(wordsOf(await marcus.get(list)), /not looked at before/)
})

test('leaders read how many were shared of those expected, small numbers of themes hidden, and no way down', async () => {
  const answer = await (await house.signIn(cast.helen)).get('/pre-supervision/completion')
  const words = wordsOf(answer)
  assert.match(words, /North Child in Need and Protection ?1 of 2/)
  assert.doesNotMatch(words, /AB100|Sam Whitlock|Marcus Bell/)
  assert.equal(answer.$('main a[href^="/pre-supervision/"]').length, 0)
  assert.equal(answer.$('#themes td').text().includes('1'), false)
  assert.equal((await sam.get('/pre-supervision/completion')).status, 403)
})

test('open actions from audits of the practitioner’s cases are on the agenda once the audit is moderated, and gone once closed', async () => {
  const [reference = ''] = await house.asPerson(cast.dev, ctx => aRoundOfCasesHeldBy(ctx, cast.sam, cast.ruth))
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  await house.asPerson('system', async ctx => {
    const audit = await ctx.db
      .selectFrom('audit')
      .select('caseReference')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
    await ctx.db.updateTable('caseStanding').set(audit).where('caseReference', '=', 'AB1003').execute()
  })
  const agenda = async () => wordsOf(await marcus.get(`/pre-supervision/agenda/${samId}`))
  assert.match(await agenda(), /No action from an audit of a case that they hold is open/)
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, reference, { kind: 'agree', comment: '' }))
  const words = await agenda()
  assert.match(words, /AC-2018-\d{4}, case .*: Bring it up to date\. \(due 3 June 2018\)/)
  const action = /AC-2018-\d{4}/.exec(words)?.[0] ?? ''
  await house.asPerson(cast.marcus, ctx =>
    doDeed(ctx, action, { deed: 'close-without', words: 'The child moved away.' }),
  )
  assert.match(await agenda(), /No action from an audit of a case that they hold is open/)
})
