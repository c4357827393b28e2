/** From uploaded files to cases: what is written, what is told, what is deleted, and what is left when a file cannot be read. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import type { NamedFile } from '#platform/files/kind-of-file.ts'
import type { JobRun } from '#platform/jobs/job.ts'
import { caseloadSheets, type CaseloadWanted } from '#testing/annex-a-workbook.ts'
import { announced, as, cast, hasCode, jobsAsked, withContext } from '#testing/context.ts'
import { workbookOf } from '#testing/workbook.ts'
import {
  acceptCaseImport,
  acceptedImports,
  framesOf,
  matchTeamNames,
  readCaseImportJob,
  readCaseImportNow,
  startCaseImport,
  storeCaseImport,
} from './door.ts'
import { discardCaseImport } from './discard-case-import.ts'
import { importById, teamNamesToMatch, teamsKnown } from './queries.ts'

const reportDate = localDate('2018-05-14')
const workbook = async (wanted: Partial<CaseloadWanted> = {}): Promise<NamedFile> => ({
  name: 'annex-a.xlsx',
  content: await workbookOf(caseloadSheets({ children: 200, reportDate, ...wanted })),
})
const csv = (name: string, ...lines: readonly string[]): NamedFile => ({ name, content: Buffer.from(lines.join('\n')) })
const list6 = (...rows: readonly string[]): NamedFile =>
  csv(
    'list_6.csv',
    'Child Unique ID,Gender,Date of Birth,CIN Start Date,Case Status,Allocated Team,Allocated Worker',
    ...rows,
  )

async function readOf(ctx: Context, ...files: readonly NamedFile[]) {
  const importId = await storeCaseImport(ctx, files, reportDate)
  return { importId, report: await readCaseImportNow(ctx, importId) }
}
const casesOf = (ctx: Context, importId: string) =>
  ctx.db.selectFrom('caseRecord').selectAll().where('importId', '=', importId).orderBy('caseReference').execute()
/** Each step in the test's own transaction. */
const jobIn = (ctx: Context): JobRun => ({ step: work => work(ctx) })

describe('a case list', () => {
  test('is read into cases with their teams, localities and practitioners, and its files are deleted', async () => {
    await withContext(cast.dev, async ctx => {
      const { importId, report } = await readOf(ctx, await workbook())
      const cases = await casesOf(ctx, importId)
      assert.equal(report.cases.total, cases.length)
      assert.ok(cases.length > 180)
      assert.ok(cases.every(one => one.teamId !== null && one.localityId !== null && one.practitionerId !== null))
      assert.deepEqual([...new Set(cases.map(one => one.caseStatus))].sort(), [
        'care-leaver',
        'child-in-need',
        'child-protection',
        'closed',
        'looked-after',
        'open-assessment',
      ])
      assert.deepEqual(report.missingLists, [])
      assert.equal(
        (await ctx.db.selectFrom('caseImportFile').select('name').where('importId', '=', importId).execute()).length,
        0,
      )
      assert.deepEqual((await announced(ctx)).slice(-2), ['case-import.started', 'case-import.read'])
    })
  })

  test('keeps no date of birth, postcode or column that was not understood', async () => {
    await withContext(cast.dev, async ctx => {
      const { importId, report } = await readOf(
        ctx,
        csv(
          'list_8.csv',
          'Child Unique ID,Child Name,Date of Birth,Date Started to be Looked After,Child’s Legal Status,Placement postcode,URN of Placement',
          '77,Lily Carter,03/04/2010,01/02/2017,C2: FCO,WX1 9ZZ,SC909090',
        ),
      )
      const rows = await ctx.db.selectFrom('caseListRow').selectAll().where('importId', '=', importId).execute()
      assert.deepEqual(rows[0]?.facts, { ageYears: 8, startDate: '2017-02-01', legalStatus: 'C2' })
      const everything = JSON.stringify([rows, report, await casesOf(ctx, importId), await importById(ctx, importId)])
      for (const private_ of ['Lily', 'Carter', '2010', 'WX1', 'SC909090'])
        assert.ok(!everything.includes(private_), private_)
      assert.deepEqual(report.sheets[0]?.notUnderstood, [{ letter: 'B', heading: 'Child Name', repeats: null }])
    })
  })

  test('tells of faults by row and column, of rows not read, of repeated rows and of statuses in the council’s own words', async () => {
    await withContext(cast.dev, async ctx => {
      const { importId, report } = await readOf(
        ctx,
        list6(
          '1,a) Male,,early spring,c) Child in need plan,North Initial Response,Whitlock\u00a0Sam',
          '2,b) Female,,01/02/2018,Private fostering,Strange Team,Nobody Known',
          '2,b) Female,,01/02/2018,Private fostering,Strange Team,Nobody Known',
          ',b) Female,,01/02/2018,c) Child in need plan,,',
          '3,b) Female,,01/02/2018,b) Child Protection plan,#N/A,',
        ),
      )
      assert.deepEqual(report.rows, { read: 4, withFaults: 2, notRead: 1 })
      assert.deepEqual(
        report.faults.map(fault => [fault.row, fault.column, fault.kind]),
        [
          [2, 'D', 'not-a-date'],
          [5, 'A', 'no-reference'],
          [6, 'F', 'spreadsheet-error'],
        ],
      )
      assert.deepEqual(
        report.repeated.map(one => [one.row, one.firstRow]),
        [[4, 3]],
      )
      assert.deepEqual(report.unknownStatuses, [{ words: 'Private fostering', cases: 1 }])
      assert.deepEqual(report.unmatchedTeams, [{ name: 'Strange Team', cases: 1 }])
      assert.deepEqual(report.missingLists, [4, 5, 7, 8, 9])
      assert.equal((await casesOf(ctx, importId)).length, 3)
      assert.equal(
        (await ctx.db.selectFrom('caseListRow').selectAll().where('importId', '=', importId).execute()).length,
        4,
      )
    })
  })

  test('may come as CSV files under any name, and one list may be in two of them', async () => {
    await withContext(cast.dev, async ctx => {
      const { importId, report } = await readOf(
        ctx,
        list6('1,a) Male,,01/02/2018,c) Child in need plan,,'),
        { ...list6('2,a) Male,,01/02/2018,c) Child in need plan,,'), name: 'more.csv' },
        csv('notes.csv', 'Prepared by,Performance'),
      )
      assert.deepEqual(report.listsTwice, [6])
      assert.deepEqual(
        (await casesOf(ctx, importId)).map(one => one.caseReference),
        ['1', '2'],
      )
      assert.match(report.sheets[2]?.whyNot ?? '', /headings of an Annex A list/)
    })
  })

  test('is the same whatever the spelling of its headings and the order and names of its sheets', async () => {
    await withContext(cast.dev, async ctx => {
      const sheets = caseloadSheets({ children: 60, reportDate, spelling: 'shouted' })
      const oneWord = await readOf(ctx, await workbook({ children: 60, spelling: 'one-word' }))
      const shouted = await readOf(ctx, {
        name: 'b.xlsx',
        content: await workbookOf([...sheets].reverse().map((sheet, place) => ({ ...sheet, name: `Sheet${place}` }))),
      })
      const of = async (importId: string) => (await casesOf(ctx, importId)).map(({ importId: _, ...one }) => one)
      assert.deepEqual(await of(shouted.importId), await of(oneWord.importId))
    })
  })

  test('that holds nothing of Annex A is refused, with the reason for every sheet kept', async () => {
    await withContext(cast.dev, async ctx => {
      const importId = await startCaseImport(ctx, [csv('shopping.csv', 'Bread', '1')], reportDate)
      assert.deepEqual(
        jobsAsked.map(job => job.envelope.data),
        [{ importId }],
      )
      await readCaseImportJob.run({ importId }, jobIn(ctx))
      const found = await importById(ctx, importId)
      assert.equal(found.state, 'refused')
      assert.match(found.progress.because ?? '', /Nothing in these files/)
      assert.equal(found.report?.sheets.length, 1)
      assert.equal((await announced(ctx)).at(-1), 'case-import.refused')
    })
  })

  test('with a harmful file is refused by the thread that reads it, and its files are deleted', async () => {
    await withContext(cast.dev, async ctx => {
      const content = await workbookOf([{ name: 'One', rows: [] }], {
        otherParts: [['xl/worksheets/sheet1.xml', '<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>']],
      })
      const importId = await startCaseImport(ctx, [{ name: 'bad.xlsx', content }], reportDate)
      await readCaseImportJob.run({ importId }, jobIn(ctx))
      const found = await importById(ctx, importId)
      assert.deepEqual([found.state, /document type/.test(found.progress.because ?? '')], ['refused', true])
      assert.equal(
        (await ctx.db.selectFrom('caseImportFile').select('name').where('importId', '=', importId).execute()).length,
        0,
      )
    })
  })

  test('is read once only, however often the job is run', async () => {
    await withContext(cast.dev, async ctx => {
      const { importId, report } = await readOf(ctx, await workbook({ children: 30 }))
      await readCaseImportJob.run({ importId }, jobIn(ctx))
      await readCaseImportJob.failed({ importId }, jobIn(ctx))
      assert.equal((await casesOf(ctx, importId)).length, report.cases.total)
      assert.equal((await importById(ctx, importId)).state, 'read')
    })
  })
})

describe('once a case list has been read', () => {
  test('nobody draws from it until it is accepted, and then its cases can be had', async () => {
    await withContext(cast.dev, async ctx => {
      const { importId, report } = await readOf(ctx, await workbook({ children: 40 }))
      assert.deepEqual([await acceptedImports(ctx), await framesOf(ctx, importId)], [[], []])
      await acceptCaseImport(ctx, importId)
      assert.deepEqual(
        (await acceptedImports(ctx)).map(one => [one.importId, one.cases]),
        [[importId, report.cases.total]],
      )
      const [first] = await framesOf(ctx, importId)
      assert.ok(first)
      assert.ok(first.teamName !== null && first.localityName !== null)
      await assert.rejects(acceptCaseImport(ctx, importId), hasCode('case-import.not-read'))
      await assert.rejects(discardCaseImport(ctx, importId), hasCode('case-import.not-read'))
    })
  })
  test('the same files for the same day are not accepted twice, and may be for another day', async () => {
    await withContext(cast.dev, async ctx => {
      const file = await workbook({ children: 20 })
      const [one, two] = [await readOf(ctx, file), await readOf(ctx, { ...file, name: 'other name.xlsx' })]
      await acceptCaseImport(ctx, one.importId)
      await assert.rejects(acceptCaseImport(ctx, two.importId), hasCode('case-import.accepted-already'))
      await assert.rejects(storeCaseImport(ctx, [file], reportDate), hasCode('case-import.accepted-already'))
      await storeCaseImport(ctx, [file], localDate('2018-05-01'))
    })
  })
  test('one without an open case cannot be accepted', async () => {
    await withContext(cast.dev, async ctx => {
      const { importId } = await readOf(ctx, list6('1,a) Male,,01/02/2018,e) Closed episode,,'))
      await assert.rejects(acceptCaseImport(ctx, importId), hasCode('case-import.no-cases'))
    })
  })
  test('one that is discarded leaves nothing behind but its line in the list', async () => {
    await withContext(cast.dev, async ctx => {
      const { importId } = await readOf(ctx, await workbook({ children: 20 }))
      await discardCaseImport(ctx, importId)
      assert.deepEqual([await casesOf(ctx, importId), (await importById(ctx, importId)).report], [[], null])
    })
  })
  test('a team’s other name is matched for all its cases, and known the next time', async () => {
    await withContext(cast.dev, async ctx => {
      const file = list6(
        '1,a) Male,,01/02/2018,c) Child in need plan,N1 Duty,',
        '2,a) Male,,01/02/2018,c) Child in need plan,N1 Duty,',
      )
      const { importId } = await readOf(ctx, file)
      const [team] = await teamsKnown(ctx)
      assert.ok(team)
      assert.deepEqual(await teamNamesToMatch(ctx, importId), [{ name: 'N1 Duty', cases: 2 }])
      assert.equal(
        await matchTeamNames(ctx, importId, [
          { name: 'N1 Duty', teamId: team.teamId },
          { name: 'Not in it', teamId: team.teamId },
        ]),
        1,
      )
      assert.ok(
        (await casesOf(ctx, importId)).every(one => one.teamId === team.teamId && one.localityId === team.localityId),
      )
      assert.deepEqual((await readOf(ctx, file)).report.unmatchedTeams, [])
    })
  })
  test('an import of nobody’s is not found', async () => {
    await withContext(cast.dev, async ctx => {
      await assert.rejects(importById(ctx, 'not-an-id'), hasCode('case-import.not-found'))
      await assert.rejects(
        importById(await as(ctx, cast.dev), '00000000-0000-7000-8000-00000000ffff'),
        hasCode('case-import.not-found'),
      )
    })
  })
})
