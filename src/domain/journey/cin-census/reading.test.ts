/** The children in need census, in the forms of 2017 to 2026: what becomes of it, what is told of it, and what is never kept. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readElements } from '#platform/files/read-elements.ts'
import { localDate } from '../../calendar/dates.ts'
import type { JourneyEvent } from '../journey.ts'
import { censusElementsWanted, cinCensusReading } from './reading.ts'
import type { CensusTree } from './tree.ts'

const header = `<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>
  </CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>999</LEA></Source></Header>`
const who = `<ChildIdentifiers><LAchildID>C-1001</LAchildID><UPN>A123456789123</UPN><UPNunknown>UN3</UPNunknown>PersonBirthDate
  <PersonBirthDate>2015-03-27</PersonBirthDate><Sex>1</Sex></ChildIdentifiers>
  <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>HAND</Disability></Disabilities></ChildCharacteristics>`
const child = (details: string): string => `<Child>${who}${details}</Child>`

async function read(children: string, head = header) {
  const reading = cinCensusReading(3, null)
  const rows = []
  const file = Buffer.from(`<Message>${head}<Children>${children}</Children></Message>`)
  for await (const element of readElements(file, censusElementsWanted, 'cin.xml')) rows.push(reading.element(element))
  const parts = rows.flatMap(row => row.parts)
  return { reading, rows, parts, faults: rows.flatMap(row => row.faults), events: parts.flatMap(part => part.events) }
}

const told = ({ kind, key, on, until, of, facts }: JourneyEvent) => [kind, key, on, until, of, facts]

const full = child(`<CINdetails>
  <ReferralNFA>0</ReferralNFA>
  <ChildProtectionPlans><CPPstartDate>2025-07-01</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
    <Reviews><CPPreviewDate>2025-09-20</CPPreviewDate><CPPreviewDate>2026-02-20</CPPreviewDate></Reviews>
    <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP></ChildProtectionPlans>
  <Section47><S47ActualStartDate>2025-06-12</S47ActualStartDate><InitialCPCtarget>2025-07-03</InitialCPCtarget>
    <DateOfInitialCPC>2025-07-01</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired></Section47>
  <Section47><S47ActualStartDate>2025-12-01</S47ActualStartDate><ICPCnotRequired>1</ICPCnotRequired></Section47>
  <CINPlanDates><CINPlanStartDate>2025-05-20</CINPlanStartDate><CINPlanEndDate>2025-07-01</CINPlanEndDate></CINPlanDates>
  <Assessments><AssessmentActualStartDate>2025-04-10</AssessmentActualStartDate>
    <AssessmentInternalReviewDate>2025-04-20</AssessmentInternalReviewDate>
    <AssessmentAuthorisationDate>2025-05-19</AssessmentAuthorisationDate>
    <FactorsIdentifiedAtAssessment><AssessmentFactors>1C</AssessmentFactors><AssessmentFactors>18b</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
  <PreProceedingsandFGDM><PPStartDate>2025-10-09</PPStartDate><LBPSentDate>2025-10-20</LBPSentDate><StepDecisionDate>2026-01-10</StepDecisionDate><PPOutcome>A</PPOutcome></PreProceedingsandFGDM>
  <ReferralSource>1A</ReferralSource><PrimaryNeedCode>N4</PrimaryNeedCode><CINreferralDate>2025-04-08</CINreferralDate>
  </CINdetails>`)

describe('a child of the census', () => {
  test('is read whole, in whatever order its elements stand', async () => {
    const { events, faults, parts, reading } = await read(full)
    assert.deepEqual(events.map(told), [
      ['referral', '2025-04-08', '2025-04-08', null, null, { source: '1A', noFurtherAction: false, primaryNeed: 'N4' }],
      ['assessment', '2025-04-10', '2025-04-10', '2025-05-19', '2025-04-08', { factors: '1C, 18B' }],
      ['in-need-plan', '2025-05-20', '2025-05-20', '2025-07-01', '2025-04-08', {}],
      [
        'section-47',
        '2025-06-12',
        '2025-06-12',
        null,
        '2025-04-08',
        { conferenceNotRequired: false, conferenceTarget: '2025-07-03' },
      ],
      ['initial-conference', '2025-07-01', '2025-07-01', null, '2025-06-12', { target: '2025-07-03' }],
      ['section-47', '2025-12-01', '2025-12-01', null, '2025-04-08', { conferenceNotRequired: true }],
      [
        'protection-plan',
        '2025-07-01',
        '2025-07-01',
        null,
        null,
        { initialCategory: 'neglect', latestCategory: 'emotional', previousPlans: 1 },
      ],
      ['protection-review', '2025-09-20', '2025-09-20', null, '2025-07-01', {}],
      ['protection-review', '2026-02-20', '2026-02-20', null, '2025-07-01', {}],
      ['pre-proceedings', '2025-10-09', '2025-10-09', '2026-01-10', null, { outcome: 'A' }],
    ])
    assert.deepEqual(faults, [])
    assert.equal(parts[0]?.caseReference, 'C-1001')
    assert.deepEqual(parts[0]?.child, { ageYears: 11, unborn: false, sixteenIn: null, bornIn: null })
    assert.deepEqual(events[0]?.at, { file: 3, row: 1 })
    assert.equal(reading.reportDate, '2026-03-31')
    assert.equal(reading.year, 2026)
    assert.equal(reading.covers()['pre-proceedings'], 'all')
    assert.equal(reading.covers()['protection-visit'], undefined)
  })

  test('leaves nothing behind by which the child could be known', async () => {
    const { rows } = await read(full.replace('1A</Ref', 'Mary Ellis</Ref').replace('2015-03-27', 'born 1 May'))
    const text = JSON.stringify(rows)
    for (const one of ['A123456789123', '2015-03-27', 'WBRI', 'HAND', 'Mary', '1 May'])
      assert.ok(!text.includes(one), one)
    assert.deepEqual(
      rows.flatMap(row => row.faults).map(({ kind, heading }) => [kind, heading]),
      [
        ['not-a-date', 'PersonBirthDate'],
        ['value-not-known', 'ReferralSource'],
      ],
    )
  })

  test('a conference after a transfer is told as one; the same day told twice is one conference', async () => {
    const { events } = await read(
      child(
        '<CINdetails><CINreferralDate>2025-06-01</CINreferralDate><DateOfInitialCPC>2025-06-10</DateOfInitialCPC></CINdetails>',
      ),
    )
    assert.deepEqual(events.map(told)[1], [
      'initial-conference',
      '2025-06-10',
      '2025-06-10',
      null,
      null,
      { transferIn: true },
    ])
    const twice = await read(
      child(`<CINdetails><CINreferralDate>2025-06-01</CINreferralDate><DateOfInitialCPC>2025-06-10</DateOfInitialCPC>
        <Section47><S47ActualStartDate>2025-06-02</S47ActualStartDate><DateOfInitialCPC>2025-06-10</DateOfInitialCPC></Section47></CINdetails>`),
    )
    assert.deepEqual(
      twice.events.map(({ kind }) => kind),
      ['referral', 'section-47', 'initial-conference'],
    )
  })

  test('two events of one kind on one day have keys of their own, and the first keeps its own whatever comes after', async () => {
    const details = '<CINdetails><CINreferralDate>2025-06-01</CINreferralDate></CINdetails>'
    const { events } = await read(child(details + details) + child(details))
    assert.deepEqual(
      events.map(({ key }) => key),
      ['2025-06-01', '2025-06-01 #2', '2025-06-01'],
    )
  })

  test('not yet born is told as that', async () => {
    const unborn = child('').replace('<PersonBirthDate>2015-03-27</P', '<ExpectedPersonBirthDate>2026-05-01</ExpectedP')
    const { parts } = await read(
      unborn.replace('</ExpectedPersonBirthDate>ersonBirthDate>', '</ExpectedPersonBirthDate>'),
    )
    assert.equal(parts[0]?.child?.unborn, true)
  })
})

describe('what is wrong in a file', () => {
  test('days that cannot be are told and left out, and the rest is kept', async () => {
    const { events, faults } = await read(
      child(`<CINdetails><CINreferralDate>2025-06-31</CINreferralDate><CINclosureDate>soon</CINclosureDate><ReferralSource>1A</ReferralSource>
        <Assessments><AssessmentActualStartDate>2025-07-02</AssessmentActualStartDate><AssessmentAuthorisationDate>2025-06-02</AssessmentAuthorisationDate></Assessments></CINdetails>`),
    )
    assert.deepEqual(faults, [
      {
        kind: 'not-in-the-calendar',
        row: 1,
        column: 'CINreferralDate',
        heading: 'CINreferralDate',
        value: '2025-06-31',
      },
      { kind: 'not-a-date', row: 1, column: 'CINclosureDate', heading: 'CINclosureDate', value: null },
      {
        kind: 'ends-before-it-begins',
        row: 1,
        column: 'AssessmentAuthorisationDate',
        heading: 'AssessmentAuthorisationDate',
        value: '2025-06-02',
      },
    ])
    assert.deepEqual(events.map(told), [
      ['referral', 'no date', null, null, null, { source: '1A' }],
      ['assessment', '2025-07-02', '2025-07-02', null, 'no date', {}],
    ])
  })

  test('days before what led to them, or after the file was made, are told and kept', async () => {
    const { events, faults } = await read(
      child(`<CINdetails><CINreferralDate>2025-06-01</CINreferralDate><CINclosureDate>2026-04-02</CINclosureDate>
        <Section47><S47ActualStartDate>2025-05-01</S47ActualStartDate><DateOfInitialCPC>2025-04-01</DateOfInitialCPC></Section47></CINdetails>`),
    )
    assert.deepEqual(
      faults.map(({ kind, heading, value }) => [kind, heading, value]),
      [
        ['after-the-report-date', 'CINclosureDate', '2026-04-02'],
        ['before-what-led-to-it', 'S47ActualStartDate', '2025-05-01'],
        ['before-what-led-to-it', 'DateOfInitialCPC', '2025-04-01'],
      ],
    )
    assert.deepEqual(
      events.map(({ on, until }) => [on, until]),
      [
        ['2025-06-01', '2026-04-02'],
        ['2025-05-01', null],
        ['2025-04-01', null],
      ],
    )
  })

  test('a child without a reference is not read, and told', async () => {
    const { rows } = await read(full.replace('C-1001', '') + full.replace('C-1001', 'Mary') + full)
    assert.deepEqual(
      rows.slice(1).map(row => [row.read, row.faults[0]?.kind, row.faults[0]?.row]),
      [
        [false, 'no-reference', 1],
        [false, 'reference-without-digits', 2],
        [true, undefined, undefined],
      ],
    )
  })

  test('elements are counted; those that nobody knows are told as not understood', async () => {
    const { reading, faults } = await read(
      child('<CINdetails><CINreferralDate>2025-06-01</CINreferralDate><Mood>fine</Mood><Mood/></CINdetails>'),
    )
    const met = reading.met()
    assert.deepEqual(
      met.find(one => one.heading === 'Mood'),
      { letter: '', heading: 'Mood', meaning: '', kept: false, count: 2, understood: false },
    )
    assert.equal(met.find(one => one.heading === 'CINreferralDate')?.understood, true)
    assert.equal(met.find(one => one.heading === 'UPN')?.kept, false)
    assert.deepEqual(faults, [])
  })

  test('without a reference date the file stands at the 31 March of its year, or at the day that was given', async () => {
    const year = await read(full, '<Header><CollectionDetails><Year>2025</Year></CollectionDetails></Header>')
    assert.equal(year.reading.reportDate, '2025-03-31')
    const given = cinCensusReading(1, localDate('2024-03-31'))
    assert.equal(given.reportDate, '2024-03-31')
    const none = await read(full, '')
    assert.equal(none.reading.reportDate, null)
    assert.equal(none.parts[0]?.child, null)
    assert.equal(none.events.length, 10)
  })

  test('any tree of elements is read without a fault of ours', () => {
    const names = [
      ...'LAchildID PersonBirthDate CINreferralDate CPPstartDate CPPendDate CPPreviewDate ReferralNFA NumberOfPreviousCPP'.split(
        ' ',
      ),
      '__proto__',
      'constructor',
    ]
    const groups = [
      'ChildIdentifiers',
      'CINdetails',
      'Section47',
      'ChildProtectionPlans',
      'Reviews',
      'Assessments',
      'Header',
      'CollectionDetails',
    ]
    const texts = fc.oneof(
      fc.constantFrom('', '2025-02-30', '2025-02-03', '1', 'NEG', '#REF!', '\u0000', '=1+1', '99999999999'),
      fc.string(),
      fc.string({ minLength: 990, maxLength: 1100 }),
    )
    const { tree } = fc.letrec<{ tree: CensusTree }>(tie => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.record({ name: fc.constantFrom(...names), text: texts, children: fc.constant([]) }),
        fc.record({ name: fc.constantFrom(...groups), text: texts, children: fc.array(tie('tree'), { maxLength: 6 }) }),
      ),
    }))
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), trees => {
        const reading = cinCensusReading(1, localDate('2025-03-31'))
        for (const one of trees) {
          const { parts, read: wasRead } = reading.element(one.name === 'Header' ? one : { ...one, name: 'Child' })
          if (one.name !== 'Header') assert.equal(parts.length > 0, wasRead)
        }
        reading.met()
      }),
      { numRuns: 1000 },
    )
  })
})
