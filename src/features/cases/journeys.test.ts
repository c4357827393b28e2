/** Extracts of children's journeys: read, compared with the one before, accepted and undone; and what is worked out from them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate, type LocalDate } from '#domain/calendar/dates.ts'
import type { ImportReport } from '#domain/cases/import-report.ts'
import type { JourneyContent } from '#domain/journey/stored-journey.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { cast, hasCode } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { acceptCaseImport, journeyOf, readCaseImportNow, storeCaseImport, undoCaseImport } from './door.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse({ at: testDay })
})
after(() => house.close())

const file = (name: string, lines: readonly string[]) => ({ name, content: Buffer.from(`${lines.join('\n')}\n`) })

const persons = file('ssd_person.csv', ['pers_person_id,pers_dob,pers_sex', 'S1001,2010-03-04,F', 'S1002,2016-02-29,M'])
const referrals = file('ssd_cin_episodes.csv', [
  'cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa',
  'R1,S1001,2018-01-02,,N',
  'R2,S1002,2018-02-05T00:00:00,,N',
])
const assessments = (closed: string) =>
  file('a_ssd_cin_assessments.csv', [
    'cina_assessment_id,cina_referral_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date,cina_assessment_child_seen',
    `A1,R1,S1001,03/01/2018,${closed},Y`,
    'A2,R2,S1002,2018-02-06,,',
    'A3,R9,,2018-02-06,,',
  ])

const importOf = (files: readonly ReturnType<typeof file>[], on: LocalDate) =>
  house.asPerson(cast.dev, async ctx => {
    const importId = await storeCaseImport(ctx, files, on)
    return { importId, report: await readCaseImportNow(ctx, importId) }
  })
const accept = (importId: string) => house.asPerson(cast.dev, ctx => acceptCaseImport(ctx, importId))
const resultsOf = (caseReference: string) =>
  house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('timelinessResult')
      .select(['measure', 'state', 'startedOn', 'dueOn', 'doneOn'])
      .where('caseReference', '=', caseReference)
      .where('measure', 'like', 'assessment%')
      .orderBy('measure')
      .execute(),
  )

let first: { importId: string; report: ImportReport }
let second: { importId: string; report: ImportReport }

test('an extract of tables is read whatever their order and names; what could not be read is told at its place', async () => {
  first = await importOf([assessments(''), referrals, persons], localDate('2018-03-01'))
  const { journeys, rows, faults, cases } = first.report
  assert.equal(journeys?.format, 'ssd')
  assert.deepEqual([journeys?.children, journeys?.events, journeys?.since], [2, 4, null])
  assert.deepEqual([rows.read, rows.notRead, faults.length], [7, 0, 0])
  assert.deepEqual([cases.open, cases.byStatus], [2, [{ status: 'open-assessment', cases: 2 }]])
})

test('accepted, it stands: each fact knows its row, no birthday is kept, and the measures are worked out', async () => {
  await accept(first.importId)
  const journey = await house.asPerson('system', ctx => journeyOf(ctx, 'S1001'))
  assert.deepEqual(journey?.child, { ageYears: 7, unborn: false, sixteenIn: null, bornIn: null })
  const [assessment] = journey?.byKind.get('assessment') ?? []
  assert.deepEqual([assessment?.on, assessment?.of, assessment?.facts], ['2018-01-03', 'R1', { childSeen: true }])
  const kept = await house.asPerson('system', ctx => ctx.db.selectFrom('journey').select('content').execute())
  assert.doesNotMatch(kept.map(row => row.content).join(''), /2010-03-04|2016-02-29/)
  const [fromReferral] = await resultsOf('S1001')
  assert.deepEqual([fromReferral?.state, fromReferral?.dueOn], ['due', '2018-03-06'])
})

test('the next extract says what it changes before it is accepted, and the same files twice change nothing', async () => {
  second = await importOf([persons, referrals, assessments('2018-03-09')], localDate('2018-04-01'))
  assert.deepEqual(second.report.journeys?.since, {
    ...{ childrenNew: 0, childrenChanged: 1, childrenUnchanged: 1, childrenGone: 0 },
    ...{ eventsAdded: 0, eventsChanged: 1, eventsGone: 0 },
  })
  await accept(second.importId)
  const [met] = await resultsOf('S1001')
  assert.deepEqual([met?.state, met?.doneOn], ['met-late', '2018-03-09'])
  await house.asPerson(cast.dev, ctx =>
    assert.rejects(
      storeCaseImport(ctx, [persons, referrals, assessments('2018-03-09')], localDate('2018-04-01')),
      hasCode('case-import.accepted-already'),
    ),
  )
})

test('only the last extract of a format is undone, and then the one before stands again', async () => {
  await house.asPerson(cast.dev, ctx =>
    assert.rejects(undoCaseImport(ctx, first.importId), hasCode('case-import.not-the-latest')),
  )
  await house.asPerson(cast.dev, ctx => undoCaseImport(ctx, second.importId))
  const [due] = await resultsOf('S1001')
  assert.equal(due?.state, 'due')
  const third = await importOf([persons, referrals], localDate('2018-04-02'))
  assert.equal(third.report.journeys?.since?.eventsGone, 2)
})

test('what was read against an extract that no longer stands is not accepted', async () => {
  const one = await importOf([persons, referrals], localDate('2018-04-03'))
  const other = await importOf([persons, referrals, assessments('2018-02-01')], localDate('2018-04-04'))
  await accept(one.importId)
  await house.asPerson(cast.dev, ctx =>
    assert.rejects(acceptCaseImport(ctx, other.importId), hasCode('case-import.overtaken')),
  )
})

test('files of two formats are refused', async () => {
  const episodes = file('episodes.csv', [
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
    '77,01/02/2018,S,C1,N1,U4,PR1,,,,AB1 0AB,AB1 0AB,',
  ])
  await assert.rejects(importOf([episodes, referrals], localDate('2018-04-05')), hasCode('case-import.two-formats'))
})

const census = (closure: string) => [
  {
    name: 'cin.xml',
    content: Buffer.from(`<?xml version="1.0" encoding="utf-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2018</Year><ReferenceDate>2018-03-31</ReferenceDate></CollectionDetails></Header>
<Children><Child><ChildIdentifiers><LAchildID>X77</LAchildID><PersonBirthDate>2012-05-06</PersonBirthDate></ChildIdentifiers>
<CINdetails><CINreferralDate>2017-10-02</CINreferralDate><ReferralSource>1A</ReferralSource>${closure}
<Assessments><AssessmentActualStartDate>2017-10-03</AssessmentActualStartDate><AssessmentAuthorisationDate>2017-11-01</AssessmentAuthorisationDate></Assessments>
</CINdetails></Child></Children></Message>`),
  },
]

test('the census is read from XML, and the year after leaves what ended before it', async () => {
  const first = await importOf(census('<CINclosureDate>2017-12-01</CINclosureDate>'), localDate('2018-03-31'))
  assert.equal(first.report.journeys?.format, 'cin-census')
  assert.equal(first.report.journeys?.events, 2)
  await accept(first.importId)
  const kept = async () => {
    const row = await house.asPerson('system', ctx =>
      ctx.db
        .selectFrom('journey')
        .select('content')
        .where('caseReference', '=', 'X77')
        .where('stands', '=', true)
        .executeTakeFirstOrThrow(),
    )
    return JSON.parse(row.content) as JourneyContent
  }
  const { child, events } = await kept()
  assert.equal(child.ageYears, 5)
  assert.deepEqual(
    events.map(({ kind, on, until }) => [kind, on, until]),
    [
      ['referral', '2017-10-02', '2017-12-01'],
      ['assessment', '2017-10-03', '2017-11-01'],
    ],
  )
  const other = census('').map(({ name, content }) => ({
    name,
    content: Buffer.from(String(content).replaceAll('X77', 'X78')),
  }))
  const next = await importOf(other, localDate('2019-03-31'))
  assert.deepEqual([next.report.journeys?.since?.childrenNew, next.report.journeys?.since?.eventsGone], [1, 0])
})

test('the data flow is read from JSON; a file that is neither is refused with what to do', async () => {
  const records = [
    { la_child_id: 'J5', social_care_episodes: [{ social_care_episode_id: 'E1', referral_date: '2018-01-05' }] },
  ]
  const flow = [{ name: 'flow.json', content: Buffer.from(JSON.stringify(records)) }]
  const { report } = await importOf(flow, localDate('2018-04-30'))
  assert.deepEqual([report.journeys?.format, report.journeys?.events], ['dfe-data-flow', 1])
  const page = [
    { name: 'page.xml', content: Buffer.from('<?xml version="1.0"?><html><body>Not a return</body></html>') },
  ]
  await assert.rejects(importOf(page, localDate('2018-04-30')), hasCode('case-import.nothing-read'))
})
