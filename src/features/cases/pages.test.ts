/** The pages of case lists as the quality assurance lead meets them, from the upload to the acceptance. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import { caseloadSheets } from '#testing/annex-a-workbook.ts'
import { openTestHouse, type Answer, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { workbookOf } from '#testing/workbook.ts'
import { readCaseImportJob } from './door.ts'

let house: TestHouse
let dev: TestBrowser
before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
})
after(() => house.close())

const reportDate = localDate('2018-05-14')
const date = { 'reportDate-day': '14', 'reportDate-month': '5', 'reportDate-year': '2018' }
const emptyFile = { field: 'files', name: '', content: '' }
const said = (answer: Answer): string => answer.$('main').text().replace(/\s+/g, ' ')
const summary = (answer: Answer): string => answer.$('.govuk-error-summary').text().replace(/\s+/g, ' ')

async function upload(...files: readonly { name: string; content: string | Buffer }[]): Promise<Answer> {
  await dev.get('/case-imports/new')
  return dev.post(
    '/case-imports/new',
    date,
    files.map(file => ({ field: 'files', ...file })),
  )
}
/** The product's own queue would do this. */
const readIt = async (address: string): Promise<void> => {
  const importId = address.split('/').at(-1)?.split('?')[0] ?? ''
  await readCaseImportJob.run({ importId }, { step: work => house.asPerson(cast.dev, work) })
}

describe('bringing in a case list', () => {
  test('from the upload, over the wait, to the report, the acceptance and the list', async () => {
    const content = await workbookOf(caseloadSheets({ children: 300, reportDate, faultEvery: 4 }))
    const uploaded = await upload({ name: 'annex-a.xlsx', content })
    assert.equal(uploaded.status, 303, said(uploaded))
    const waiting = await dev.follow(uploaded)
    assert.match(said(waiting), /Waiting to be read/)
    assert.match(waiting.body, /<noscript><meta http-equiv="refresh" content="3"><\/noscript>/)
    assert.equal(waiting.$('[data-look-again]').length, 1)
    await readIt(uploaded.to ?? '')
    const report = await dev.follow(uploaded)
    assert.doesNotMatch(report.body, /http-equiv="refresh"|data-look-again/)
    assert.match(said(report), /Read, to be accepted/)
    assert.match(said(report), /Private fostering \(the council’s own words\)/)
    assert.match(said(report), /Row 5, column G \(CIN Start Date\): what is written is not a date/)
    const later = report.$('a:contains("Later ones")')
    const next = later.length === 0 ? null : await dev.get(later.attr('href') ?? '')
    if (next) assert.match(said(next), /One by one: 51 to/)
    const accepted = await dev.post(`${uploaded.to ?? ''}/acceptance`)
    assert.equal(accepted.status, 303)
    assert.match((await dev.follow(accepted)).body, /has been accepted/)
    const listed = await dev.get('/case-imports')
    assert.match(said(listed), /14 May 2018.*annex-a\.xlsx.*Accepted/)
    assert.match(summary(await upload({ name: 'again.xlsx', content })), /accepted for this report date/)
  })

  test('a team that is not known is matched on the page', async () => {
    const uploaded = await upload({
      name: 'six.csv',
      content:
        'Child Unique ID,CIN Start Date,Case Status,Allocated Team\n1,01/02/2018,c) Child in need plan,Team <Blue>\n',
    })
    await readIt(uploaded.to ?? '')
    const page = await dev.follow(uploaded)
    assert.match(said(page), /Team names that are not known here.*Team <Blue>/)
    const team =
      page
        .$('select#team-0 option')
        .filter((_, option) => page.$(option).text() === 'North Initial Response')
        .attr('value') ?? ''
    const matched = await dev.post(`${uploaded.to ?? ''}/team-names`, {
      'name-0': page.$('input[name="name-0"]').attr('value') ?? '',
      'team-0': team,
    })
    assert.equal(matched.status, 303)
    const after_ = await dev.follow(matched)
    assert.doesNotMatch(said(after_), /Team names that are not known here/)
    const discarded = await dev.post(`${uploaded.to ?? ''}/discard`)
    assert.match((await dev.follow(discarded)).body, /has been discarded/)
    assert.match(said(await dev.follow(uploaded)), /Discarded/)
  })

  test('a harmful workbook is refused on the page, with what to do', async () => {
    const content = await workbookOf([{ name: 'One', rows: [] }], {
      otherParts: [['xl/worksheets/sheet1.xml', '<!DOCTYPE x><x/>']],
    })
    const uploaded = await upload({ name: 'harm.xlsx', content })
    await readIt(uploaded.to ?? '')
    assert.match(said(await dev.follow(uploaded)), /Could not be read.*document type declaration.*Discard/)
  })
})

describe('the form comes back with 422, and says what is missing', () => {
  const answers: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    { name: string; content: string | Buffer },
    RegExp,
  ])[] = [
    [
      'without a date',
      { ...date, 'reportDate-day': '', 'reportDate-month': '', 'reportDate-year': '' },
      { name: 'a.csv', content: 'a,b' },
      /Enter the report date/,
    ],
    [
      'with a day that is none',
      { ...date, 'reportDate-day': '31', 'reportDate-month': '2' },
      { name: 'a.csv', content: 'a,b' },
      /must be a real date/,
    ],
    [
      'with a day to come',
      { ...date, 'reportDate-year': '2019' },
      { name: 'a.csv', content: 'a,b' },
      /today or earlier/,
    ],
    ['with an old workbook', date, { name: 'a.xls', content: Buffer.from('D0CF11E0A1B11AE1', 'hex') }, /\.xls/],
    [
      'with an encrypted workbook',
      date,
      {
        name: 'a.xlsx',
        content: Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      },
      /password/,
    ],
  ]
  for (const [how, fields, file, expected] of answers) {
    test(how, async () => {
      await dev.get('/case-imports/new')
      const answer = await dev.post('/case-imports/new', fields, [{ field: 'files', ...file }])
      assert.equal(answer.status, 422)
      assert.match(summary(answer), expected)
      assert.equal(answer.$('#reportDate-year').attr('value'), fields['reportDate-year'])
      for (const link of answer.$('.govuk-error-summary a').toArray())
        assert.equal(answer.$(answer.$(link).attr('href') ?? '#none').length, 1)
    })
  }
  test('without a file', async () => {
    await dev.get('/case-imports/new')
    const answer = await dev.post('/case-imports/new', date, [emptyFile])
    assert.equal(answer.status, 422)
    assert.match(summary(answer), /Choose an Excel workbook/)
  })
})

test('others have no case lists, and an import of nobody’s is not found', async () => {
  const ruth = await house.signIn(cast.ruth)
  assert.equal((await ruth.get('/case-imports')).status, 403)
  assert.equal((await ruth.post('/case-imports/new', date, [emptyFile])).status, 403)
  assert.equal((await dev.get('/case-imports/00000000-0000-7000-8000-00000000ffff')).status, 404)
  assert.equal((await dev.get('/case-imports/not-an-id')).status, 404)
})
