/** Compliance questions filled in from the council's own dates: shown as not yet saved, kept by the button, disagreed with for a reason. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { aRoundOf } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { fieldsOf, wordsOf } from '#testing/pages.ts'
import { acceptCaseImport, readCaseImportNow, storeCaseImport } from '../cases/door.ts'
import { fillAudit } from '#testing/audits.ts'

let house: TestHouse
let reference = ''
const file = (name: string, lines: readonly string[]) => ({ name, content: Buffer.from(`${lines.join('\n')}\n`) })

before(async () => {
  house = await openTestHouse({ at: testDay })
  reference = await house.asPerson(cast.dev, async ctx => (await aRoundOf(ctx, cast.ruth, cast.marcus))[0] ?? '')
  const { caseReference } = await house.asPerson(cast.dev, ctx =>
    ctx.db.selectFrom('audit').select('caseReference').where('reference', '=', reference).executeTakeFirstOrThrow(),
  )
  // Decided on in four working days: the law's guidance says one.
  const extract = [
    file('ssd_person.csv', ['pers_person_id,pers_dob', `${caseReference},2010-03-04`]),
    file('ssd_cin_episodes.csv', [
      'cine_referral_id,cine_person_id,cine_referral_date,cine_close_date',
      `R1,${caseReference},2018-01-02,`,
    ]),
    file('ssd_cin_assessments.csv', [
      'cina_assessment_id,cina_referral_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date',
      `A1,R1,${caseReference},2018-01-03,2018-04-20`,
    ]),
  ]
  await house.asPerson(cast.dev, async ctx => {
    const importId = await storeCaseImport(ctx, extract, localDate('2018-05-01'))
    await readCaseImportNow(ctx, importId)
    await acceptCaseImport(ctx, importId)
  })
})
after(() => house.close())

const section = () => `/audits/${reference}/sections/assessment`

test('the answer is there with its dates, and the page says that it is not saved; the button keeps it', async () => {
  const ruth = await house.signIn(cast.ruth)
  const page = await ruth.get(section())
  assert.equal(page.$('[name=assessment-in-time]:checked').val(), 'no')
  assert.match(
    String(page.$('[name=assessment-in-time-evidence]').val()),
    /From the record: .*done late \(\d+ working days, limit 45/,
  )
  assert.match(wordsOf(page), /Filled in from the record, and not yet saved/)
  await ruth.post(section(), { ...fieldsOf(page), then: 'list' })
  const again = await ruth.get(section())
  assert.equal(again.$('[name=assessment-in-time]:checked').val(), 'no')
  assert.doesNotMatch(wordsOf(again), /not yet saved/)
})

test('whoever finds otherwise is asked why before handing in, and the reason is sealed with the record’s own words', async () => {
  await house.asPerson(cast.ruth, ctx => fillAudit(ctx, reference))
  const ruth = await house.signIn(cast.ruth)
  const page = await ruth.get(section())
  assert.equal(page.$('[name=assessment-in-time]:checked').val(), 'yes')
  assert.match(wordsOf(page), /You answer otherwise: before you hand the audit in, you are asked why/)
  const check = await ruth.get(`/audits/${reference}/check`)
  assert.match(wordsOf(check), /You answered “Yes” to “Was the assessment completed in time/)
  const refused = await ruth.post(`/audits/${reference}/submission`, fieldsOf(check))
  assert.equal(refused.status, 422)
  const reason = 'The date of signing off is wrong: it was 2 March.'
  const explained = { ...fieldsOf(check), 'concern-record-assessment-in-time': reason }
  assert.equal((await ruth.post(`/audits/${reference}/submission`, explained)).status, 303)
  const sealed = wordsOf(await ruth.get(`/audits/${reference}`))
  assert.ok(sealed.includes(reason))
  assert.match(sealed, /From the record: /)
})
