/** A caseload written as Annex A and read back: what the lists can hold comes back the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../calendar/dates.ts'
import { rowReader, type ListRow } from '../cases/read-list-rows.ts'
import { recogniseList } from '../cases/recognise-list.ts'
import { annexACovers, eachEventOnce, eventsOfListRow } from '../journey/annex-a/annex-a-events.ts'
import { eventOf, type JourneyEvent, type JourneyPart } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { annexATables } from './annex-a.ts'
import type { Caseload, CaseloadChild } from './caseload.ts'

const reportDate = localDate('2021-06-30')
const at = { file: 1, row: 1 }
type More = Partial<Omit<JourneyEvent, 'kind' | 'key' | 'on' | 'at'>>
const event = (kind: EventKind, key: string, on: string | null, more: More = {}): JourneyEvent =>
  eventOf(kind, key, on === null ? null : localDate(on), { ...more, at })

const child = (caseReference: string, events: readonly JourneyEvent[]): CaseloadChild => ({
  caseReference,
  forename: 'Invented',
  surname: 'Person',
  born: localDate('2012-03-04'),
  sex: 'F',
  ethnicity: 'WBRI',
  disabled: false,
  unaccompanied: false,
  postcode: 'ZZ1 1ZZ',
  events,
})

const until = localDate('2021-05-20')
const protectedChild = child('101', [
  event('contact', 'c', '2021-03-01', { facts: { source: '6' } }),
  event('referral', 'r', '2021-03-02', { facts: { source: '2A', noFurtherAction: false, primaryNeed: 'N1' } }),
  event('assessment', 'a', '2021-03-03', { until, of: 'r', facts: { childSeen: true, supportRequired: true } }),
  event('section-47', 's', '2021-03-10', { of: 'r', facts: { conferenceNotRequired: false } }),
  event('initial-conference', 'i', '2021-03-30', { of: 's', facts: { planMade: true } }),
  event('protection-plan', 'p', '2021-03-30', {
    facts: { initialCategory: 'neglect', latestCategory: 'emotional', previousPlans: 1 },
  }),
  event('protection-visit', 'v1', '2021-04-06', { of: 'p', facts: { seenAlone: true } }),
  event('protection-visit', 'v2', '2021-06-16', { of: 'p', facts: { seenAlone: false } }),
  event('protection-review', 'w', '2021-06-25', { of: 'p' }),
  event('allocation', 'x', '2021-03-02', { facts: { worker: 'Worker 4', team: 'North' } }),
])
const childInCare = child('102', [
  event('looked-after', 'l', '2020-01-07', { facts: { categoryOfNeed: 'N5', placementsIn12Months: 2 } }),
  event('placement', 'p1', '2020-01-07', { until, of: 'l', facts: { placementType: 'U6', provider: 'PR1' } }),
  event('placement', 'p2', '2021-05-20', {
    of: 'l',
    facts: { placementType: 'U4', provider: 'PR4', inArea: false },
  }),
  event('legal-status', 's', '2020-08-01', { of: 'l', facts: { status: 'C2' } }),
  event('looked-after-review', 'r1', '2021-01-01', { of: 'l' }),
  event('looked-after-review', 'r2', '2021-06-01', { of: 'l' }),
  event('looked-after-visit', 'v', '2021-06-20', { of: 'l' }),
  event('health-assessment', 'h', '2021-02-02', { of: 'l' }),
  event('dental-check', 'd', '2021-02-03', { of: 'l' }),
  event('reviewing-officer-contact', 'o', '2021-06-02', { of: 'l' }),
  event('permanence-plan', 'q', '2021-01-01', { of: 'l', facts: { plan: 'fostering' } }),
  event('missing', 'm', '2021-04-01', { until, facts: { absent: false, offered: true, accepted: false } }),
])
const careLeaver = child('103', [
  event('leaving-care', 'e', '2019-01-01', {
    facts: { eligibility: 'former-relevant', inTouch: 'yes', accommodation: 'U', suitable: true, activity: 'F2' },
  }),
  event('pathway-plan-review', 'pp', '2021-03-03', { of: 'e' }),
  event('adviser-contact', 'ac', '2021-06-03', { of: 'e' }),
  event('allocation', 'pa', '2019-01-01', { facts: { worker: 'Adviser 2', role: 'personal-adviser' } }),
])
const adopted = child('104', [
  event('looked-after', 'l', '2020-02-01', { until, facts: { reasonCeased: 'E12' } }),
  event('adoption-decision', 'd', '2020-06-01'),
  event('placement-order', 'o', '2020-07-01'),
  event('adoption-match', 'm', '2020-12-01'),
  event('adoption-placement', 'p', '2021-01-04', { until }),
])
const inNeed = child('105', [
  event('early-help-assessment', 'e', '2021-01-10', { until, facts: { organisation: 'School' } }),
  event('in-need-plan', 'n', '2021-02-02'),
  event('in-need-visit', 'nv', '2021-05-02', { of: 'n', facts: { seen: true } }),
])
const caseload: Caseload = { reportDate, children: [protectedChild, childInCare, careLeaver, adopted, inNeed] }

/** Reads the lists as an import does. */
function readBack(): { readonly parts: readonly JourneyPart[]; readonly rows: readonly ListRow[] } {
  const rows = annexATables(caseload).flatMap(({ name, headings, rows: written }, place): readonly ListRow[] => {
    const recognition = recogniseList(headings)
    assert.equal(recognition.kind, 'recognised', name)
    if (recognition.kind !== 'recognised') return []
    assert.equal(name, `List ${recognition.as.list.number}`)
    const sheet = { sheetNumber: place + 1, fileName: 'x', sheet: name, from1904: false }
    const read = rowReader(recognition.as, sheet, reportDate)
    return [...written].flatMap((cells, row) => read({ number: row + 2, cells, formulas: [] }) ?? [])
  })
  return { rows, parts: rows.flatMap(row => eventsOfListRow(row, row.list) ?? []) }
}

const { parts, rows } = readBack()
const eventsOf = (reference: string): readonly JourneyEvent[] =>
  eachEventOnce(parts.filter(({ caseReference }) => caseReference === reference).flatMap(({ events }) => events))
const plain = (events: readonly JourneyEvent[], ...kinds: readonly EventKind[]): readonly unknown[] =>
  events.filter(({ kind }) => kinds.includes(kind)).map(one => [one.kind, one.on, one.until, one.facts])

test('what is written is read without a fault, and no list holds a name', () => {
  assert.deepEqual(
    rows.flatMap(({ faults }) => faults),
    [],
  )
  const cells = annexATables(caseload).flatMap(({ rows: written }) => [...written].flat())
  assert.equal(cells.includes('Invented') || cells.includes('Person'), false)
})

test('days of one kind that a list holds whole come back the same, with what is said of them', () => {
  for (const [one, ...kinds] of [
    [protectedChild, 'contact', 'assessment', 'section-47', 'initial-conference', 'protection-plan'],
    [
      childInCare,
      'dental-check',
      'health-assessment',
      'looked-after-visit',
      'legal-status',
      'reviewing-officer-contact',
    ],
    [careLeaver, 'pathway-plan-review', 'adviser-contact'],
    [adopted, 'adoption-decision', 'placement-order', 'adoption-match', 'adoption-placement'],
    [inNeed, 'early-help-assessment', 'in-need-plan', 'in-need-visit'],
  ] as readonly (readonly [CaseloadChild, ...EventKind[]])[])
    for (const kind of kinds) assert.deepEqual(plain(eventsOf(one.caseReference), kind), plain(one.events, kind), kind)
})

test('of visits, reviews and placements the last alone comes back, within its plan or period', () => {
  const [visit, ...others] = eventsOf('101').filter(({ kind }) => kind === 'protection-visit')
  assert.deepEqual([visit?.on, visit?.of, visit?.facts, others], ['2021-06-16', '2021-03-30', { seenAlone: false }, []])
  assert.deepEqual(plain(eventsOf('102'), 'looked-after-review'), [['looked-after-review', '2021-06-01', null, {}]])
  assert.deepEqual(plain(eventsOf('102'), 'placement'), [
    [
      'placement',
      '2021-05-20',
      null,
      { placementType: 'U4', provider: 'PR4', inArea: false, longTerm: true, withParents: false },
    ],
  ])
})

test('a period of care, a time of being missing without its day, a worker and an adviser', () => {
  assert.deepEqual(plain(eventsOf('102'), 'looked-after', 'missing', 'permanence-plan'), [
    ['looked-after', '2020-01-07', null, { categoryOfNeed: 'N5', unaccompanied: false, placementsIn12Months: 2 }],
    ['permanence-plan', null, null, { plan: 'fostering' }],
    ['missing', null, null, { absent: false, offered: true, accepted: false }],
  ])
  assert.deepEqual(plain(eventsOf('101'), 'allocation'), [
    ['allocation', null, null, { worker: 'Worker 4', team: 'North' }],
  ])
  assert.deepEqual(eventsOf('103').find(({ key }) => key === 'adviser')?.facts, {
    worker: 'Adviser 2',
    role: 'personal-adviser',
  })
  assert.deepEqual(plain(eventsOf('103'), 'leaving-care')[0], [
    'leaving-care',
    null,
    null,
    { eligibility: 'former-relevant', inTouch: 'yes', accommodation: 'U', suitable: true, activity: 'F2' },
  ])
})

test('a child’s age is told and nothing else of the birth; the referral of an assessment is not known', () => {
  const part = parts.find(({ caseReference }) => caseReference === '101')
  assert.deepEqual(part?.child, { ageYears: 9, unborn: false, sixteenIn: null, bornIn: null })
  assert.equal(eventsOf('101').find(({ kind }) => kind === 'assessment')?.of, null)
})

test('what the lists hold whole is told from what they hold the last of', () => {
  const covers = annexACovers([4, 7])
  assert.deepEqual(covers, {
    assessment: 'all',
    allocation: 'latest',
    'protection-visit': 'latest',
    'protection-review': 'latest',
    'protection-plan': 'all',
  })
  assert.deepEqual(annexACovers([11, 99]), {})
})

test('a row that was not read, of an adopter, or on no list gives nothing; an unborn child is told', () => {
  const row: ListRow = { list: 1, row: 2, caseReference: '1', read: true, facts: {}, faults: [], formulas: 0 }
  assert.equal(eventsOfListRow({ ...row, read: false }, 1), null)
  assert.equal(eventsOfListRow({ ...row, list: 11 }, 1), null)
  assert.equal(eventsOfListRow({ ...row, caseReference: null }, 1), null)
  assert.deepEqual(eventsOfListRow(row, 1), { caseReference: '1', child: null, events: [] })
  assert.equal(eventsOfListRow({ ...row, facts: { ageYears: -1 } }, 1)?.child?.unborn, true)
})
