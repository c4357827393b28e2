/** The pages of timeliness: nothing, an extract, the way down to cases within reach, and what a case's facts show to whom. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import { openTestHouse, type Answer, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, wordsOf } from '#testing/pages.ts'
import { acceptCaseImport, readCaseImportNow, storeCaseImport } from '../cases/door.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse({ at: testDay })
})
after(() => house.close())

const file = (name: string, lines: readonly string[]) => ({ name, content: Buffer.from(`${lines.join('\n')}\n`) })

const overdue = Array.from({ length: 60 }, (_, place) => `P${place}`)

/** S1 is North's and Sam Whitlock's, S2 South's; S3 to S62 are nobody's, and long overdue. */
const extract = [
  file('ssd_person.csv', ['pers_person_id,pers_dob', 'S1,2010-03-04', 'S2,2016-02-29']),
  file('ssd_cin_episodes.csv', [
    'cine_referral_id,cine_person_id,cine_referral_date,cine_close_date',
    'R1,S1,2018-01-02,',
    'R2,S2,2018-02-05,',
    ...overdue.map((key, place) => `${key},S${place + 3},2017-10-${String((place % 28) + 1).padStart(2, '0')},`),
  ]),
  file('ssd_cin_assessments.csv', [
    'cina_assessment_id,cina_referral_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date',
    'A1,R1,S1,2018-01-03,2018-03-20',
    'A2,R2,S2,2018-02-06,2018-03-01',
    ...overdue.map((key, place) => `A${key},${key},S${place + 3},2017-11-01,`),
  ]),
  file('ssd_involvements.csv', [
    'invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_team,invo_professional_role_id,invo_involvement_start_date,invo_involvement_end_date',
    `I1,S1,${cast.sam.name},North Child in Need and Protection,ALLOCATED CASE WORKER,2018-01-02,`,
    'I2,S2,Nobody Known,South Child in Need and Protection,ALLOCATED CASE WORKER,2018-02-05,',
  ]),
]
/** The cells of the row that this begins. */
const rowOf = (page: Answer, begins: string): readonly string[] => {
  const row = page
    .$('tbody tr')
    .filter((_, one) => page.$(one).find('th').text().startsWith(begins))
    .first()
  return row
    .find('td')
    .map((_, cell) => page.$(cell).text().trim())
    .get()
}
const assessments = '/timeliness/measures/assessment-from-referral'

test('before anything is accepted, the page says what to bring in; a practitioner has no such page', async () => {
  assert.match(wordsOf(await (await house.signIn(cast.dev)).get('/timeliness')), /No extract has been accepted yet/)
  assert.equal((await (await house.signIn(cast.sam)).get('/timeliness')).status, 403)
  assert.equal((await (await house.signIn(cast.dev)).get('/timeliness/measures/no-such')).status, 404)
  assert.match(wordsOf(await (await house.signIn(cast.dev)).get(assessments)), /No case in the extracts/)
})

test('every share has its denominator, and what no source tells is not known', async () => {
  await house.asPerson(cast.dev, async ctx => {
    const importId = await storeCaseImport(ctx, extract, localDate('2018-05-01'))
    await readCaseImportNow(ctx, importId)
    await acceptCaseImport(ctx, importId)
  })
  const page = await (await house.signIn(cast.dev)).get('/timeliness')
  assert.match(wordsOf(page), /As at 1 May 2018.*62 cases/)
  assert.deepEqual(rowOf(page, 'Child and family assessment'), ['45 working days', '1 of 2', '60', '0', '0'])
  assert.deepEqual(rowOf(page, 'Decision on a referral').slice(1), ['Not known: no source says when', '0', '0', '62'])
})

test('a measure says how it is counted, and its figures by locality, team and month', async () => {
  const dev = await house.signIn(cast.dev)
  const page = await dev.get(assessments)
  assert.match(wordsOf(page), /The clock starts with the referral/)
  assert.deepEqual(rowOf(page, 'Locality not known'), ['None completed', '60', '0', '0', '0'])
  assert.equal(rowOf(await dev.get(`${assessments}?by=month`), 'March 2018')[0], '1 of 2')
  assert.equal(rowOf(await dev.get(`${assessments}?by=team`), 'North Child in Need')[0], '0 of 1')
})

test('cases are listed fifty at a time, the longest due first, and the rest follow', async () => {
  const dev = await house.signIn(cast.dev)
  const first = await dev.get(assessments)
  assert.equal(first.$('a[href^="/cases/"]').length, 50)
  const more = first.$('a:contains("More cases")').attr('href') ?? ''
  const second = await dev.get(more)
  assert.equal(second.$('a[href^="/cases/"]').length, 10)
  assert.equal(second.$('a:contains("More cases")').length, 0)
})

test('the facts of a case show its journey, the row of each fact and nothing of who the child is; the read is recorded', async () => {
  const dev = await house.signIn(cast.dev)
  const page = await dev.get('/cases/S1')
  assert.deepEqual(rowOf(page, 'Child and family assessment'), [
    ...['Met late', '2 January 2018', '6 March 2018', '20 March 2018', '55 working days'],
    'Referral, row 2; Assessment, row 2',
  ])
  assert.doesNotMatch(page.$.html(), /2010-03-04|4 March 2010/)
  const reads = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('actorName').where('type', '=', 'case.facts-read').execute(),
  )
  assert.deepEqual(reads, [{ actorName: cast.dev.name }])
})

test('a practitioner sees the cases they hold; what is out of reach, or not there, is not found', async () => {
  const sam = await house.signIn(cast.sam)
  assert.equal((await sam.get('/cases/S1')).status, 200)
  for (const path of ['/cases/S2', '/cases/S99', '/cases/%3Cscript%3E']) assert.equal((await sam.get(path)).status, 404)
})

test('the quality assurance lead chooses how the council counts: figures follow, and the page says which way was used', async () => {
  const dev = await house.signIn(cast.dev)
  const form = await dev.get('/timeliness/conventions')
  const refused = await dev.post('/timeliness/conventions', {
    ...fieldsOf(form),
    permanenceWatch: '9',
    summaryEvery: '<b>often</b>',
  })
  assertRefused(refused, '#permanenceWatch', '#summaryEvery')
  assert.match(wordsOf(refused), /“Permanence: watch from” must be less than “Permanence: drifting after”/)
  assert.equal(refused.$('#summaryEvery').val(), '<b>often</b>')
  const saved = await dev.post('/timeliness/conventions', { ...fieldsOf(form), assessmentClock: 'assessment-start' })
  assert.equal(saved.status, 303)
  assert.match(wordsOf(await dev.get(assessments)), /starts with the assessment’s own start, not with the referral/)
  assert.equal(rowOf(await dev.get('/cases/S1'), 'Child and family assessment')[4], '54 working days')
  assert.equal((await dev.post('/timeliness/conventions', fieldsOf(form))).status, 303)
  assert.match(wordsOf(await dev.get(assessments)), /The clock starts with the referral/)
  assert.equal((await (await house.signIn(cast.sam)).get('/timeliness/conventions')).status, 403)
})

test('a limit of law may be made shorter and never longer; left empty, the usual one holds again', async () => {
  const dev = await house.signIn(cast.dev)
  const limit = `${assessments}/limit`
  const form = fieldsOf(await dev.get(limit))
  const longer = await dev.post(limit, { ...form, count: '60' })
  assertRefused(longer, '#count')
  assert.match(wordsOf(longer), /The law or guidance allows less than this: enter its limit or a shorter one/)
  const words = await dev.post(limit, { ...form, count: 'ten' })
  assertRefused(words, '#count')
  assert.match(wordsOf(words), /Enter a whole number, such as 10/)
  assert.equal((await dev.post(limit, { ...form, count: '15' })).status, 303)
  assert.deepEqual(rowOf(await dev.get('/timeliness'), 'Child and family assessment').slice(0, 2), [
    '15 working days',
    '0 of 2',
  ])
  assert.equal((await dev.post(limit, { ...form, count: '' })).status, 303)
  assert.equal(rowOf(await dev.get('/timeliness'), 'Child and family assessment')[0], '45 working days')
  assert.equal((await dev.get('/timeliness/measures/no-such/limit')).status, 404)
})
