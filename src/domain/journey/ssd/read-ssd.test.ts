/** The Standard Safeguarding Dataset: its tables in any order and spelling, ids that lead to children, and cells that hold anything. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate } from '../../calendar/dates.ts'
import type { CellValue } from '../../cases/cells.ts'
import type { JourneyPart } from '../journey.ts'
import type { RowRead } from '../reading.ts'
import { recogniseSsd } from './recognise.ts'
import { ssd } from './read-ssd.ts'

type Table = readonly [headings: readonly string[], ...rows: readonly (readonly CellValue[])[]]

function read(...tables: readonly Table[]) {
  const reading = ssd.read(localDate('2024-03-31'))
  const rows: RowRead[] = []
  for (const [place, [headings, ...lines]] of tables.entries()) {
    const recognised = ssd.recognise(headings)
    assert.ok(recognised, headings.join())
    const line = reading.table(recognised, place + 1)
    for (const [index, cells] of lines.entries()) rows.push(line({ number: index + 2, cells, formulas: [] }))
  }
  const parts: readonly JourneyPart[] = [...rows.flatMap(row => row.parts), ...reading.finish()]
  return { rows, parts, events: parts.flatMap(part => part.events), covers: reading.covers() }
}

const plans: Table = [
  ['cppl_cp_plan_id', 'cppl_person_id', 'cppl_cp_plan_start_date', 'cppl_cp_plan_end_date', 'cppl_cp_plan_ola'],
  ['P1', 'C1', '2024-01-08T00:00:00', null, 'N'],
]
const visits: Table = [
  ['cppv_cp_visit_id', 'cppv_cp_plan_id', 'cppv_cp_visit_date', 'cppv_cp_visit_seen', 'cppv_cp_visit_seen_alone'],
  ['V1', 'P1', '15/01/2024', 'Y', ''],
  ['V2', 'P9', '15/01/2024', 'Y', 'N'],
  ['V3', 'P1', '31/02/2024', 'U', 'N'],
]

test('a row without the child is led to them by what it is part of, whichever table comes first', () => {
  for (const tables of [[plans, visits] as const, [visits, plans] as const]) {
    const { events, parts } = read(...tables)
    assert.deepEqual([...new Set(parts.map(part => part.caseReference))], ['C1'])
    const visit = events.find(({ key }) => key === 'V1')
    assert.deepEqual([visit?.on, visit?.of, visit?.facts], ['2024-01-15', 'P1', { seen: true }])
    assert.equal(
      events.some(({ key }) => key === 'V2'),
      false,
      'nobody knows whose it is',
    )
  }
})

test('a day that is not in the calendar is told at its place, and the rest of the row is kept', () => {
  const { rows, events } = read(plans, visits)
  assert.deepEqual(
    rows.flatMap(row => row.faults),
    [{ kind: 'not-in-the-calendar', row: 4, column: 'C', heading: 'cppv_cp_visit_date', value: '31/02/2024' }],
  )
  const visit = events.find(({ key }) => key === 'V3')
  assert.deepEqual([visit?.on, visit?.facts], [null, { seenAlone: false }])
})

test('episodes that share a period are one, open while one of them is; the last contact of the reviewing officer is the latest alone', () => {
  const headings = [
    ...['clae_cla_episode_id', 'clae_person_id', 'clae_cla_id', 'clae_cla_episode_start_date'],
    ...['clae_cla_episode_ceased_date', 'clae_cla_episode_ceased_reason', 'clae_cla_last_iro_contact_date'],
  ]
  const { events, covers } = read([
    headings,
    ['E1', 'C1', 'L1', '2023-01-02', '2023-05-01', 'X1', null],
    ['E2', 'C1', 'L1', '2023-05-01', null, null, '2024-02-01'],
    ['E3', 'C2', 'L2', '2023-01-02', '2023-05-01', 'X1', null],
    ['E4', 'C2', 'L2', '2023-05-01', '2023-09-01', 'E4A', null],
  ])
  const periods = events.filter(({ kind }) => kind === 'looked-after')
  assert.deepEqual(
    periods.map(({ key, on, until, facts }) => [key, on, until, facts]),
    [
      ['L1', '2023-01-02', null, {}],
      ['L2', '2023-01-02', '2023-09-01', { reasonCeased: 'E4A' }],
    ],
  )
  assert.deepEqual([covers['looked-after'], covers['reviewing-officer-contact']], ['all', 'latest'])
})

test('health checks are told apart by their type; a placement’s code says whether it is meant to last', () => {
  const { events } = read(
    [
      ['clah_health_check_id', 'clah_person_id', 'clah_health_check_type', 'clah_health_check_date'],
      ['H1', 'C1', 'Initial Health Assessment', '2024-01-01'],
      ['H2', 'C1', 'HEALTH ASSESSMENT', '2024-01-02'],
      ['H3', 'C1', 'Dental Check', '2024-01-03'],
      ['H4', 'C1', 'Immunisation', '2024-01-04'],
    ],
    [
      ['clap_cla_placement_id', 'clap_person_id', 'clap_cla_placement_start_date', 'clap_cla_placement_type'],
      ['Q1', 'C1', '2024-01-01', 'u4'],
    ],
  )
  assert.deepEqual(
    events.map(({ kind }) => kind),
    [...['initial-health-assessment', 'health-assessment', 'dental-check', 'placement']],
  )
  assert.deepEqual(events.at(-1)?.facts, { placementType: 'U4', longTerm: true })
})

test('workers and teams go by their names where the extract has them; nobody’s name or birthday is kept of a child', () => {
  const { parts } = read(
    [
      ['prof_professional_id', 'prof_professional_name'],
      ['W1', 'A. Worker'],
    ],
    [
      ['pers_person_id', 'pers_forename', 'pers_surname', 'pers_dob'],
      ['C1', 'Wren', 'Quill', '2012-05-06'],
    ],
    [
      [
        'invo_involvements_id',
        'invo_person_id',
        'invo_professional_id',
        'invo_professional_team',
        'invo_involvement_start_date',
      ],
      ['I1', 'C1', 'W1', 'T7', '2024-01-01'],
    ],
  )
  assert.deepEqual(parts[0]?.child, { ageYears: 11, unborn: false, sixteenIn: null, bornIn: null })
  assert.deepEqual(parts[1]?.events[0]?.facts, { worker: 'A. Worker', team: 'T7' })
  assert.doesNotMatch(JSON.stringify(parts), /Wren|Quill|2012-05-06/)
})

test('tables of which nothing is kept are known as such, and other headings are of no table', () => {
  const address = recogniseSsd(['addr_table_id', 'addr_person_id', 'addr_address_json'])
  assert.equal(address?.table, 'address')
  assert.equal(
    address?.columns.some(({ kept }) => kept),
    false,
  )
  for (const headings of [
    [],
    ['Child ID', 'Date'],
    ['cppl_cp_plan_id'],
    ['zzzz_a', 'zzzz_b'],
    ['__proto__', 'constructor'],
  ])
    assert.equal(recogniseSsd(headings), null)
})

test('whatever stands in the cells, nothing throws, and a row that is read belongs to a child', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'C1', '2024-02-30', '45000', '\u0000', '=1+1', 'x'.repeat(5000)),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }), rows => {
      const { parts } = read([plans[0], ...rows], [visits[0], ...rows])
      for (const part of parts) assert.ok(part.caseReference !== '' && part.caseReference.length <= 60)
    }),
    { seed: 14, numRuns: 300 },
  )
})
