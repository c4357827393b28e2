/** A list of the council's own, from the upload over the naming of its columns to a child's facts. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import { openTestHouse, type Answer, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast, hasCode } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import {
  acceptCaseImport,
  journeyOf,
  readCaseImportJob,
  readCaseImportNow,
  storeCaseImport,
  storeMappedImport,
} from './door.ts'

let house: TestHouse
let dev: TestBrowser
before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
  await house.asPerson(cast.dev, async ctx => {
    const importId = await storeCaseImport(ctx, [persons, referrals], localDate('2018-05-14'))
    await readCaseImportNow(ctx, importId)
    await acceptCaseImport(ctx, importId)
  })
})
after(() => house.close())

const file = (name: string, ...lines: readonly string[]) => ({ name, content: Buffer.from(`${lines.join('\n')}\n`) })
const persons = file('ssd_person.csv', 'pers_person_id,pers_dob,pers_sex', 'S1001,2010-03-04,F', 'S1002,2016-02-29,M')
const referrals = file(
  'ssd_cin_episodes.csv',
  'cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa',
  'R1,S1001,2018-01-02,,N',
  'R2,S1002,2018-02-05,,N',
)
const supervisionOf = (name: string, ...rows: readonly string[]) =>
  file(name, 'Child ID,Child name,Date of birth,Supervision date,Next due', ...rows)
const aprils = [
  'S1001,Lily <b>Carter</b>,04/03/2010,03/04/2018,03/05/2018',
  'S1002,Max Bell,29/02/2016,soon,',
  ',Nobody,,05/04/2018,',
]

const date = { 'reportDate-day': '14', 'reportDate-month': '5', 'reportDate-year': '2018' }
const said = (answer: Answer): string => answer.$('main').text().replace(/\s+/g, ' ')
const chosen = (answer: Answer, id: string): string => answer.$(`select#${id} option[selected]`).attr('value') ?? ''
const idIn = (address: string): string => address.split('?')[0]?.split('/')[2] ?? ''

async function upload(...files: readonly ReturnType<typeof file>[]): Promise<string> {
  await dev.get('/case-imports/new')
  const uploaded = await dev.post(
    '/case-imports/new',
    date,
    files.map(one => ({ field: 'files', ...one })),
  )
  assert.equal(uploaded.status, 303, said(uploaded))
  await readIt(uploaded.to ?? '')
  return uploaded.to ?? ''
}
/** The product's own queue would do this. */
const readIt = (address: string) =>
  readCaseImportJob.run({ importId: idIn(address) }, { step: work => house.asPerson(cast.dev, work) })
const filesKept = (address: string) =>
  house.asPerson('system', ctx =>
    ctx.db.selectFrom('caseImportFile').select('name').where('importId', '=', idIn(address)).execute(),
  )
const wellMapped = { kind: 'supervision', caseReference: 'Child ID', on: 'Supervision date', due: 'Next due' }

describe('a CSV that is of no format', () => {
  let here: string

  test('waits with its file, and leads to the page that asks what its columns hold', async () => {
    here = await upload(supervisionOf('supervision.csv', ...aprils))
    const waiting = await dev.get(here)
    assert.match(said(waiting), /Waiting for its columns to be named/)
    assert.equal((await filesKept(here)).length, 1)
    assert.equal(waiting.$('[data-look-again]').length, 0)
    assert.match(said(await dev.get('/case-imports')), /Waiting for its columns to be named/)
    const link = waiting.$('a:contains("Say what each column holds")').attr('href') ?? ''
    assert.equal(link, `${here}/columns`)
    const asked = await dev.get(link)
    assert.deepEqual(
      [chosen(asked, 'kind'), chosen(asked, 'caseReference'), chosen(asked, 'on'), chosen(asked, 'due')],
      ['supervision', 'Child ID', 'Supervision date', 'Next due'],
    )
  })

  test('names and dates of birth are not shown, nor words where days are due; ids and days are', async () => {
    const asked = await dev.get(`${here}/columns`)
    assert.match(said(asked), /Next due ?03\/05\/2018/)
    assert.match(said(asked), /Child ID ?S1001, S1002/)
    for (const hidden of ['Lily', 'Max', 'Nobody', '04/03/2010', 'soon'])
      assert.ok(!asked.body.includes(hidden), hidden)
  })

  test('running the job again does not read it, and it cannot be accepted', async () => {
    await readIt(here)
    assert.match(said(await dev.get(here)), /Waiting for its columns to be named/)
    assert.equal((await dev.post(`${here}/acceptance`)).status, 409)
  })

  test('another kind is chosen on the page, and its fields are asked', async () => {
    const visits = await dev.get(`${here}/columns?kind=protection-visit`)
    assert.equal(chosen(visits, 'kind'), 'protection-visit')
    assert.equal(visits.$('select#facts-seenAlone').length, 1)
    assert.match(said(visits), /Id of the child protection plan that it is part of/)
    const strange = await dev.get(`${here}/columns?kind=constructor`)
    assert.deepEqual([strange.status, chosen(strange, 'kind')], [200, 'supervision'])
  })

  test('a mapping that does not fit comes back with what is wrong and the choices kept', async () => {
    await dev.get(`${here}/columns`)
    const answer = await dev.post(`${here}/columns`, {
      ...{ kind: 'supervision', caseReference: '', on: 'Next due', due: 'Next due', key: '<script>x</script>' },
      dateOrder: 'month-first',
    })
    assert.equal(answer.status, 422)
    const links = answer.$('.govuk-error-summary a').toArray()
    assert.deepEqual(
      links.map(link => answer.$(link).attr('href')),
      ['#caseReference', '#due', '#key'],
    )
    for (const link of links) assert.equal(answer.$(answer.$(link).attr('href') ?? '#none').length, 1)
    assert.match(said(answer), /Choose the column that holds the case reference/)
    assert.deepEqual([chosen(answer, 'on'), chosen(answer, 'due')], ['Next due', 'Next due'])
    assert.equal(answer.$('input[value="month-first"][checked]').length, 1)
    assert.ok(!answer.body.includes('<script>x'))
    assert.equal((await filesKept(here)).length, 1)
    const nothing = await dev.post(`${here}/columns`, { kind: '' })
    assert.equal(nothing.status, 422)
    assert.match(said(nothing), /Choose what each row of the file is/)
  })

  test('a mapping that fits is read by, and its file deleted; the preview says what was read and what was not', async () => {
    const mapped = await dev.post(`${here}/columns`, wellMapped)
    assert.equal(mapped.status, 303)
    assert.match((await dev.follow(mapped)).body, /The columns have been named/)
    assert.equal((await dev.post(`${here}/columns`, wellMapped)).status, 409, 'it is mapped once')
    await readIt(here)
    const preview = await dev.get(here)
    assert.match(said(preview), /Read, to be accepted/)
    assert.match(said(preview), /Read as A list of your own: 1 event of 1 child\./)
    assert.match(said(preview), /Its facts then stand beside those of other extracts/)
    assert.doesNotMatch(said(preview), /Cases made|Rounds can then be drawn/)
    assert.match(said(preview), /Row 3, column D \(Supervision date\): what is written is not a date/)
    assert.match(said(preview), /B: Child name; C: Date of birth/)
    assert.equal((await filesKept(here)).length, 0)
    assert.equal((await dev.get(`${here}/columns`)).to, here)
  })

  test('accepted, the child’s facts show it beside what the other extracts hold, and only the columns chosen are kept', async () => {
    const accepted = await dev.post(`${here}/acceptance`)
    assert.equal(accepted.status, 303)
    assert.match((await dev.follow(accepted)).body, /The list has been accepted/)
    assert.doesNotMatch(said(await dev.get('/rounds/new')), /supervision\.csv/)
    const facts = await dev.get('/cases/S1001')
    assert.match(said(facts), /Supervision of the worker on this case/)
    assert.match(said(facts), /Referral/)
    const journey = await house.asPerson('system', ctx => journeyOf(ctx, 'S1001'))
    const [held] = journey?.byKind.get('supervision') ?? []
    assert.deepEqual([held?.on, held?.due], ['2018-04-03', '2018-05-03'])
    const kept = await house.asPerson('system', ctx =>
      ctx.db.selectFrom('caseImport').select('mapping').where('importId', '=', idIn(here)).execute(),
    )
    assert.ok(!JSON.stringify(kept).includes('Child name'))
  })

  test('the next file with these headings, in any order and case, is filled in as this one was', async () => {
    const next = await upload(
      file('may.csv', 'SUPERVISION DATE,next due,Child name,Date of birth,child id', '02/05/2018,,Lily,,S1001'),
    )
    const asked = await dev.get(`${next}/columns`)
    assert.match(said(asked), /as for the file with these headings that was accepted last/)
    assert.deepEqual(
      [chosen(asked, 'kind'), chosen(asked, 'caseReference'), chosen(asked, 'on'), chosen(asked, 'due')],
      ['supervision', 'child id', 'SUPERVISION DATE', 'next due'],
    )
    await dev.post(`${next}/columns`, { ...wellMapped, caseReference: 'child id' })
    await readIt(next)
    assert.match(said(await dev.get(next)), /Events added ?1.*Events no longer told ?0/)
    await dev.post(`${next}/acceptance`)
    const both = await house.asPerson('system', ctx => journeyOf(ctx, 'S1001'))
    assert.deepEqual(
      both?.byKind.get('supervision')?.map(({ on }) => on),
      ['2018-04-03', '2018-05-02'],
    )
    const facts = said(await dev.get('/cases/S1001'))
    assert.match(facts, /supervision\.csv,? row 2/)
    assert.match(facts, /may\.csv,? row 2/)
    assert.equal((await dev.post(`${next}/undoing`)).status, 303)
    const one = await house.asPerson('system', ctx => journeyOf(ctx, 'S1001'))
    assert.equal(one?.byKind.get('supervision')?.length, 1)
  })

  test('discarded while it waits, its file is deleted and nothing more is asked', async () => {
    const other = await upload(file('visits.csv', 'Ref,When', 'S1001,01/05/2018'))
    assert.equal((await dev.post(`${other}/discard`)).status, 303)
    assert.equal((await filesKept(other)).length, 0)
    assert.equal((await dev.get(`${other}/columns`)).to, other)
    assert.equal((await dev.post(`${other}/columns`, wellMapped)).status, 409)
  })
})

describe('what nobody could map is refused as before', () => {
  for (const [how, files] of [
    ['one column', [file('names.csv', 'Only', 'x')]],
    ['a blank first row', [file('blank.csv', ',,', 'Ref,When')]],
    ['two such files at once', [file('a.csv', 'Ref,When', '1,2'), file('b.csv', 'Ref,When', '1,3')]],
  ] as const)
    test(how, async () => {
      const address = await upload(...files)
      assert.match(said(await dev.get(address)), /Could not be read/)
      assert.equal((await filesKept(address)).length, 0)
    })
})

test('others see no columns of anybody’s file, and an import of nobody’s is not found', async () => {
  const address = await upload(supervisionOf('again.csv', ...aprils.slice(1)))
  const ruth = await house.signIn(cast.ruth)
  assert.equal((await ruth.get(`${address}/columns`)).status, 403)
  assert.equal((await ruth.post(`${address}/columns`, wellMapped)).status, 403)
  assert.equal((await dev.get('/case-imports/00000000-0000-7000-8000-00000000ffff/columns')).status, 404)
})

test('a command reads a file with its mapping at once, and says what is wrong with one that does not fit', async () => {
  const columns = { caseReference: 'Ref', on: 'When', until: null, due: null, of: null, key: null, facts: {} }
  const chronologies = file('chronology.csv', 'Ref,When', 'S1002,2018-05-02')
  const read = (kind: string, given: typeof chronologies) =>
    house.asPerson(cast.dev, async ctx => {
      const importId = await storeMappedImport(
        ctx,
        { files: [given], mapping: { kind, columns } },
        localDate('2018-05-14'),
      )
      return readCaseImportNow(ctx, importId)
    })
  assert.deepEqual((await read('chronology', chronologies)).journeys?.byKind, { chronology: 1 })
  await assert.rejects(read('chronology', file('c.csv', 'Ref,Day', '1,2')), hasCode('case-import.mapping-refused'))
  await assert.rejects(read('poem', chronologies), hasCode('case-import.mapping-refused'))
  await assert.rejects(read('chronology', file('c.csv', 'Ref', '1')), hasCode('case-import.mapping-of-one-csv'))
})

test('a later list of another kind does not make an earlier one known for longer, nor its cases newer', async () => {
  const columns = { caseReference: 'Ref', on: 'When', until: null, due: null, of: null, key: null, facts: {} }
  const bring = (kind: string, row: string, on: string) =>
    house.asPerson(cast.dev, async ctx => {
      const files = [file(`${kind}.csv`, 'Ref,When', row)]
      const importId = await storeMappedImport(ctx, { files, mapping: { kind, columns } }, localDate(on))
      const report = await readCaseImportNow(ctx, importId)
      await acceptCaseImport(ctx, importId)
      return { importId, report }
    })
  const plans = await bring('in-need-plan', 'S1002,2018-05-01', '2018-05-15')
  assert.equal(plans.report.cases.open, 1)
  const summaries = await bring('case-summary', 'S1002,2018-05-17', '2018-05-20')
  assert.equal(summaries.report.cases.total, 0)
  const journey = await house.asPerson('system', ctx => journeyOf(ctx, 'S1002'))
  const known = (kind: 'in-need-plan' | 'case-summary' | 'supervision') => {
    const { knownTo, source } = journey?.known.get(kind) ?? {}
    return [knownTo, source?.importId]
  }
  assert.deepEqual(known('case-summary'), ['2018-05-20', summaries.importId])
  assert.deepEqual(known('in-need-plan'), ['2018-05-15', plans.importId])
  assert.equal(known('supervision')[0], '2018-05-14')
  assert.deepEqual(
    ['in-need-plan', 'case-summary'].map(kind => journey?.byKind.get(kind as 'case-summary')?.[0]?.at.importId),
    [plans.importId, summaries.importId],
  )
})
