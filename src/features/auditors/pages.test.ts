/** Auditors as a browser sees them: what each can take, conflicts declared and ended, exemptions asked for and decided. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import type { PersonRow } from '#features/people/door.ts'
import { director } from '#seeds/county.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, script, tooLong, wordsOf } from '#testing/pages.ts'
import { auditorsAvailable } from './door.ts'

const may = localDate('2018-05-01')
let house: TestHouse
let dev: TestBrowser
let ruth: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
  ruth = await house.signIn(cast.ruth)
})
after(() => house.close())

const staffIdOf = (person: PersonRow): Promise<string> =>
  house.asPerson('system', async ctx => {
    const { staffId } = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('email', '=', person.email)
      .executeTakeFirstOrThrow()
    return staffId
  })
const known = async (person: PersonRow) => {
  const id = await staffIdOf(person)
  return house.asPerson(cast.dev, async ctx => (await auditorsAvailable(ctx, may)).find(one => one.staffId === id))
}

test('before anything is kept, everyone who audits is listed without a limit, and nothing is said of capacity', async () => {
  const words = wordsOf(await dev.get('/auditors'))
  assert.match(words, /Ruth Adeyemi.*0, no limit set/)
  assert.match(words, /nothing can be said of how many more could be/)
  assert.doesNotMatch(words, /Sam Whitlock/)
})

test('what an auditor can take is kept and counted on, and the usual number holds for the others', async () => {
  const id = await staffIdOf(cast.ruth)
  const settings = { usualMonthlyCapacity: '3', workingDays: '10', trainingRecorded: 'yes' }
  assert.equal((await dev.post('/auditing-settings', settings)).status, 303)
  const profile = {
    monthlyCapacity: '5',
    'trainedOn-day': '2',
    'trainedOn-month': '2',
    'trainedOn-year': '2018',
    practisedIn: ['looked-after', 'care-leaver'],
  }
  assert.equal((await dev.post(`/auditors/${id}/profile`, profile)).status, 303)
  const { capacity, trained, practisedIn } = (await known(cast.ruth)) ?? assert.fail('Ruth audits')
  assert.deepEqual(
    { capacity, trained, practisedIn },
    { capacity: 5, trained: true, practisedIn: ['looked-after', 'care-leaver'] },
  )
  const marcus = await known(cast.marcus)
  assert.deepEqual([marcus?.capacity, marcus?.trained], [3, false])
  assert.match(wordsOf(await dev.get('/auditors')), /Ruth Adeyemi.*0 of 5 2 February 2018/)
  assert.match(wordsOf(await dev.get(`/auditors/${id}`)), /Practised in Looked after child, Care leaver/)
})

for (const [field, typed, message] of [
  ['monthlyCapacity', { monthlyCapacity: '61' }, /from 0 to 60/],
  ['monthlyCapacity', { monthlyCapacity: script }, /from 0 to 60/],
  [
    'trainedOn',
    { 'trainedOn-day': '31', 'trainedOn-month': '2', 'trainedOn-year': '2018' },
    /Enter the day of training/,
  ],
] as const) {
  test(`a profile is refused beside ${field} for ${JSON.stringify(typed)}, with what was typed`, async () => {
    const answer = await dev.post(`/auditors/${await staffIdOf(cast.marcus)}/profile`, {
      monthlyCapacity: '',
      ...typed,
    })
    assertRefused(answer, `#${field}`)
    assert.match(wordsOf(answer), message)
    for (const [name, value] of Object.entries(typed)) assert.equal(answer.$(`[name="${name}"]`).val(), value)
  })
}

test('settings that cannot be are refused beside their fields', async () => {
  const answer = await dev.post('/auditing-settings', {
    usualMonthlyCapacity: '0',
    workingDays: '',
    trainingRecorded: '',
  })
  assertRefused(answer, '#usualMonthlyCapacity', '#workingDays', '#trainingRecorded')
})

test('an auditor declares a conflict, allocation counts on it until it has ended, and both stay written', async () => {
  const id = await staffIdOf(cast.ruth)
  const because = `${script} We were at school together.`
  const declared = {
    conflictCase: '',
    conflictPractitioner: await staffIdOf(cast.sam),
    conflictTeam: '',
    conflictBecause: because,
  }
  assert.equal((await ruth.post('/auditors/me/conflicts', declared)).status, 303)
  assert.deepEqual((await known(cast.ruth))?.conflicts, [{ about: 'practitioner', of: await staffIdOf(cast.sam) }])
  const page = await ruth.get('/auditors/me')
  assert.match(wordsOf(page), /Practitioner: Sam Whitlock/)
  assert.ok(wordsOf(page).includes(because))
  const action = page.$('form[action$="/end"]').attr('action') ?? ''
  assertRefused(await ruth.post(action, { endBecause: '' }), '#endBecause')
  assert.equal((await ruth.post(action, { endBecause: 'He has left the team.' })).status, 303)
  assert.deepEqual((await known(cast.ruth))?.conflicts, [])
  assert.match(wordsOf(await dev.get(`/auditors/${id}`)), /Sam Whitlock \(ended\).*He has left the team/)
  assert.equal((await ruth.post(action, { endBecause: 'Again.' })).status, 409)
})

for (const [name, typed, fields] of [
  ['nothing', {}, ['conflictCase']],
  ['two things', { conflictCase: 'WC-1', conflictTeam: '00000000-0000-4000-8000-000000000001' }, ['conflictCase']],
  ['a case with a space', { conflictCase: 'WC 1' }, ['conflictCase']],
  ['a text without end', { conflictCase: 'WC-1', conflictBecause: tooLong }, ['conflictBecause']],
] as const) {
  test(`a conflict with ${name} is refused beside its field`, async () => {
    const whole = { conflictCase: '', conflictPractitioner: '', conflictTeam: '', conflictBecause: 'Near.', ...typed }
    assertRefused(await ruth.post('/auditors/me/conflicts', whole), ...fields.map(field => `#${field}`))
  })
}

const months = (first: string, last: string) => ({
  'firstMonth-month': first,
  'firstMonth-year': '2018',
  'lastMonth-month': last,
  'lastMonth-year': '2018',
})

test('an exemption counts once a director has approved it, who did not ask for it', async () => {
  const id = await staffIdOf(cast.marcus)
  const marcus = await house.signIn(cast.marcus)
  const asked = { ...months('5', '6'), exemptBecause: 'Leading the inspection of the North.' }
  assert.equal((await marcus.post('/auditors/me/exemptions', asked)).status, 303)
  assert.equal((await known(cast.marcus))?.exempt, false)
  const twice = await marcus.post('/auditors/me/exemptions', { ...months('6', '7'), exemptBecause: 'Longer.' })
  assertRefused(twice, '#firstMonth')
  assert.equal(twice.$('[name="exemptBecause"]').val(), 'Longer.')

  const rosalind = await house.signIn(director)
  assert.match(wordsOf(await rosalind.get('/auditors')), /wait for a director Marcus Bell, May 2018 to June 2018/)
  const page = await rosalind.get(`/auditors/${id}`)
  assert.equal(page.$('form[action$="/conflicts"]').length, 0)
  const action = page.$('form[action$="/decision"]').attr('action') ?? ''
  assert.equal((await dev.post(action, { approved: 'yes' })).status, 403)
  assertRefused(await rosalind.post(action, { approved: 'no', decidedBecause: '' }), '#decidedBecause')
  assert.equal((await rosalind.post(action, { approved: 'yes', decidedBecause: '' })).status, 303)
  assert.equal((await known(cast.marcus))?.exempt, true)
  assert.equal((await rosalind.post(action, { approved: 'no', decidedBecause: 'Too late.' })).status, 409)
  assert.match(wordsOf(await dev.get('/auditors')), /1 of them exempt/)
})

for (const [name, typed, field] of [
  ['months the wrong way round', months('6', '5'), 'lastMonth'],
  ['no months', months('', ''), 'firstMonth'],
  ['more than a year', { ...months('5', '5'), 'lastMonth-year': '2019' }, 'lastMonth'],
] as const) {
  test(`an exemption with ${name} is refused, and the reason typed is kept`, async () => {
    const answer = await ruth.post('/auditors/me/exemptions', { ...typed, exemptBecause: 'Study leave.' })
    assert.equal(answer.status, 422)
    assert.ok(answer.$(`a[href="#${field}"]`).length > 0)
    assert.equal(answer.$(`#${field}`).length, 1)
    assert.equal(answer.$('[name="exemptBecause"]').val(), 'Study leave.')
  })
}

test('what is kept of an auditor is for them and for leaders, and its reading is recorded', async () => {
  const id = await staffIdOf(cast.ruth)
  assert.equal((await (await house.signIn(cast.marcus)).get(`/auditors/${id}`)).status, 404)
  for (const person of [cast.sam, cast.arthur, cast.tess]) {
    const browser = await house.signIn(person)
    assert.equal((await browser.get(`/auditors/${id}`)).status, 403)
    assert.equal((await browser.get('/auditors')).status, 403)
  }
  const helen = wordsOf(await (await house.signIn(cast.helen)).get(`/auditors/${id}`))
  assert.doesNotMatch(helen, /Conflicts declared|at school together/)
  assert.equal((await dev.get('/auditors/not-a-person')).status, 404)
  assert.equal((await dev.get('/auditors/me')).status, 404)
  const read = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('type').where('type', '=', 'auditor.read').execute(),
  )
  assert.ok(read.length > 0)
})
