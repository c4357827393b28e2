/** Data quality in the browser and as CSV: nothing, what was planted, one team's, what is out of reach, and who read it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { wordsOf } from '#testing/pages.ts'
import { acceptCaseImport, readCaseImportNow, storeCaseImport } from '../cases/door.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse({ at: testDay })
})
after(() => house.close())

const file = (name: string, lines: readonly string[]) => ({ name, content: Buffer.from(`${lines.join('\n')}\n`) })
const formula = '=HYPERLINK("http://example.org")'

/** Assessments that end before they begin: one in North, one in a team whose name is a spreadsheet’s formula. S3 has no fault. */
const extract = [
  file('ssd_person.csv', ['pers_person_id,pers_dob', 'S1,2010-03-04', 'S2,2016-02-29', 'S3,2011-01-01']),
  file('ssd_cin_episodes.csv', [
    'cine_referral_id,cine_person_id,cine_referral_date,cine_close_date',
    ...['1', '2', '3'].map(number => `R${number},S${number},2018-01-02,`),
  ]),
  file('ssd_cin_assessments.csv', [
    'cina_assessment_id,cina_referral_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date',
    'A1,R1,S1,2018-03-20,2018-03-02',
    'A2,R2,S2,2018-03-21,2018-03-01',
    'A3,R3,S3,2018-01-03,2018-02-01',
  ]),
  file('ssd_involvements.csv', [
    'invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_team,invo_professional_role_id,invo_involvement_start_date,invo_involvement_end_date',
    `I1,S1,${cast.sam.name},North Child in Need and Protection,ALLOCATED CASE WORKER,2018-01-02,`,
    `I2,S2,Nobody Known,"${formula.replaceAll('"', '""')}",ALLOCATED CASE WORKER,2018-01-02,`,
  ]),
]
const endsEarly = '/data-quality/end-before-start'

test('before anything is accepted it says how many rules will look; a practitioner has no such page', async () => {
  const dev = await house.signIn(cast.dev)
  assert.match(wordsOf(await dev.get('/data-quality')), /No extract has been accepted yet. Once one is, \d+ rules look/)
  assert.equal((await dev.get('/data-quality/no-such')).status, 404)
  assert.equal((await (await house.signIn(cast.sam)).get('/data-quality')).status, 403)
})

test('what was planted is found, with the row to mend; one team’s can be asked for', async () => {
  await house.asPerson(cast.dev, async ctx => {
    const importId = await storeCaseImport(ctx, extract, localDate('2018-05-01'))
    await readCaseImportNow(ctx, importId)
    await acceptCaseImport(ctx, importId)
  })
  const dev = await house.signIn(cast.dev)
  assert.match(wordsOf(await dev.get('/data-quality')), /Ends before it starts.*?2 in 2 cases/)
  const rows = await dev.get(endsEarly)
  assert.deepEqual(
    rows
      .$('tbody th a')
      .get()
      .map(link => rows.$(link).text()),
    ['S1', 'S2'],
  )
  assert.match(wordsOf(rows), /row 2.*row 3/)
  assert.equal(rows.$('tbody').html()?.includes('<script'), false)
  const one = await dev.get(`/data-quality?team=${encodeURIComponent('North Child in Need and Protection')}`)
  assert.match(wordsOf(one), /Ends before it starts.*?1 in 1 case/)
  assert.equal((await dev.get(one.$('tbody a').first().attr('href') ?? '')).$('tbody tr').length, 1)
})

test('as CSV, a line for each fault; a text that a spreadsheet would run is made harmless, and the read is recorded', async () => {
  const dev = await house.signIn(cast.dev)
  const { body: text, status } = await dev.get('/data-quality.csv')
  assert.equal(status, 200)
  const [headings, ...lines] = text.trimEnd().split('\r\n')
  assert.equal(headings, 'case,team,rule,severity,what,mend,file,row')
  assert.equal(
    lines.every(line => /^S[1-3],/.test(line)),
    true,
  )
  assert.match(text, /"'=HYPERLINK\(""http/)
  const reads = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('actorName').where('chain', '=', 'rule:every').execute(),
  )
  assert.deepEqual(reads, [{ actorName: cast.dev.name }])
})

test('a team manager is shown the faults of their own team alone', async () => {
  const marcus = await house.signIn(cast.marcus)
  const { body: text } = await marcus.get('/data-quality.csv')
  assert.match(text, /^S1,/m)
  assert.doesNotMatch(text, /^S[23],/m)
})
