/** The data flow of the Department for Education: what becomes of a record, what is removed, and what is never kept. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readRecords } from '#platform/files/read-records.ts'
import { localDate } from '../../calendar/dates.ts'
import type { JourneyEvent } from '../journey.ts'
import { dfeDataFlowReading, flowRecordsInside } from './reading.ts'

const reportDate = localDate('2025-03-31')

/** In the form of version 0.8, with all that a record may hold. */
const full = {
  la_child_id: 'Child1234',
  mis_child_id: 'Supplier-Child-1234',
  child_details: {
    unique_pupil_number: 'ABC0123456789',
    first_name: 'Wilma',
    surname: 'Fennimore',
    date_of_birth: '2009-06-14',
    sex: 'M',
    ethnicity: 'WBRI',
    disabilities: ['HAND', 'VIS'],
    postcode: 'ZZ12 3DE',
    uasc_flag: true,
    uasc_end_date: '2027-06-14',
    purge: false,
  },
  health_and_wellbeing: { sdq_assessments: [{ date: '2022-06-14', score: 20 }], purge: false },
  social_care_episodes: [
    {
      social_care_episode_id: 'E1',
      referral_date: '2022-06-14',
      referral_source: '1C',
      referral_no_further_action_flag: false,
      care_worker_details: [{ worker_id: 'ABC123', start_date: '2022-06-15', end_date: '2023-01-14' }],
      child_and_family_assessments: [
        {
          child_and_family_assessment_id: 'A1',
          start_date: '2022-06-14',
          authorisation_date: '2022-07-20',
          factors: ['1C', '4A'],
          purge: false,
        },
        { child_and_family_assessment_id: 'A2', start_date: '2022-08-14', purge: true },
      ],
      child_in_need_plans: [{ child_in_need_plan_id: 'N1', start_date: '2022-07-21', end_date: '2022-09-01' }],
      section_47_assessments: [
        {
          section_47_assessment_id: 'S1',
          start_date: '2022-08-20',
          icpc_required_flag: true,
          icpc_date: '2022-09-01',
          end_date: '2022-08-28',
        },
      ],
      child_protection_plans: [{ child_protection_plan_id: 'P1', start_date: '2022-09-01', end_date: '2023-02-01' }],
      child_looked_after_placements: [
        {
          child_looked_after_placement_id: 'L1',
          start_date: '2023-02-01',
          start_reason: 'S',
          placement_type: 'U4',
          postcode: 'ZZ12 3DE',
          end_date: '2023-03-01',
          end_reason: 'X1',
        },
        {
          child_looked_after_placement_id: 'L2',
          start_date: '2023-03-01',
          start_reason: 'L',
          placement_type: 'U4',
          end_date: '2023-05-01',
          end_reason: 'X1',
          change_reason: 'CHILD',
        },
        {
          child_looked_after_placement_id: 'L3',
          start_date: '2023-05-01',
          start_reason: 'P',
          placement_type: 'K1',
          end_date: '2024-01-01',
          end_reason: 'E3',
        },
        { child_looked_after_placement_id: 'L4', start_date: '2024-06-01', start_reason: 'S', placement_type: 'K1' },
      ],
      adoption: { initial_decision_date: '2023-06-14', matched_date: '2023-07-14', placed_date: null, purge: false },
      care_leavers: { contact_date: '2025-02-14', activity: 'F2', accommodation: 'D', purge: false },
      closure_date: null,
      purge: false,
    },
  ],
  purge: false,
}

async function read(content: unknown) {
  const reading = dfeDataFlowReading(2, reportDate)
  const rows = []
  for await (const record of readRecords(Buffer.from(JSON.stringify(content)), flowRecordsInside, 'flow.json'))
    rows.push(reading.record(record))
  const parts = rows.flatMap(row => row.parts)
  return { reading, rows, parts, faults: rows.flatMap(row => row.faults), events: parts.flatMap(part => part.events) }
}

const told = ({ kind, key, on, until, of, facts }: JourneyEvent) => [kind, key, on, until, of, facts]
const episode = (more: object): object => ({
  la_child_id: 'C1',
  social_care_episodes: [{ social_care_episode_id: 'E1', referral_date: '2024-06-14', ...more }],
})

describe('a record of the data flow', () => {
  test('is read whole', async () => {
    const { events, faults, parts, reading } = await read(full)
    assert.deepEqual(events.map(told), [
      ['referral', 'E1', '2022-06-14', null, null, { source: '1C', noFurtherAction: false }],
      ['allocation', '2022-06-15 ABC123', '2022-06-15', '2023-01-14', null, { worker: 'ABC123' }],
      ['assessment', 'A1', '2022-06-14', '2022-07-20', 'E1', { factors: '1C, 4A' }],
      ['in-need-plan', 'N1', '2022-07-21', '2022-09-01', 'E1', {}],
      ['section-47', 'S1', '2022-08-20', '2022-08-28', 'E1', { conferenceNotRequired: false }],
      ['initial-conference', '2022-09-01', '2022-09-01', null, 'S1', {}],
      ['protection-plan', 'P1', '2022-09-01', '2023-02-01', null, {}],
      ['adoption-decision', '2023-06-14', '2023-06-14', null, null, {}],
      ['adoption-match', '2023-07-14', '2023-07-14', null, null, {}],
      ['leaving-care', 'leaving care', null, null, null, { accommodation: 'D', activity: 'F2' }],
      ['adviser-contact', '2025-02-14', '2025-02-14', null, 'leaving care', {}],
      ['looked-after', '2023-02-01', '2023-02-01', '2024-01-01', null, { reasonCeased: 'E3', unaccompanied: true }],
      ['placement', 'L1', '2023-02-01', '2023-05-01', '2023-02-01', { placementType: 'U4', reasonChanged: 'CHILD' }],
      ['placement', 'L3', '2023-05-01', '2024-01-01', '2023-02-01', { placementType: 'K1' }],
      ['looked-after', '2024-06-01', '2024-06-01', null, null, { unaccompanied: true }],
      ['placement', 'L4', '2024-06-01', null, '2024-06-01', { placementType: 'K1' }],
    ])
    assert.deepEqual(faults, [])
    assert.deepEqual(parts[0]?.child, { ageYears: 15, unborn: false, sixteenIn: '2025-06', bornIn: null })
    assert.equal(reading.covers()['adviser-contact'], 'latest')
    assert.equal(reading.covers().placement, 'all')
  })

  test('leaves nothing behind by which the child could be known', async () => {
    const text = JSON.stringify((await read(full)).rows)
    for (const one of ['Wilma', 'Fennimore', 'ABC0123456789', '2009-06-14', 'ZZ12', 'HAND', 'WBRI', 'Supplier'])
      assert.ok(!text.includes(one), one)
  })

  test('is the same alone, in a list, and under "Children"', async () => {
    const alone = (await read(full)).parts
    assert.deepEqual((await read([full])).parts, alone)
    assert.deepEqual((await read({ la_code: 999, Children: full })).parts, alone)
    assert.deepEqual((await read({ la_code: 999, children: [full] })).parts, alone)
  })

  test('what no record speaks of is unknown, and an empty list is none', async () => {
    const { reading } = await read([episode({ child_protection_plans: [] })])
    assert.deepEqual(reading.covers(), { referral: 'all', 'protection-plan': 'all' })
  })
})

describe('what is to be removed', () => {
  test('is a whole child: there are no events, and the reference says whose', async () => {
    const { rows } = await read([{ ...full, purge: true }, full])
    assert.deepEqual(rows[0], { parts: [], faults: [], read: true, removed: 'Child1234' })
    assert.equal(rows[1]?.removed, null)
  })

  test('is an episode with all in it, or who the child is, or how adoption stands', async () => {
    const [one] = full.social_care_episodes
    const { events, parts } = await read([
      {
        ...full,
        child_details: { ...full.child_details, purge: 'true' },
        social_care_episodes: [{ ...one, purge: true }],
      },
    ])
    assert.deepEqual(events, [])
    assert.equal(parts[0]?.child, null)
    const without = await read([
      episode({
        adoption: { matched_date: '2024-07-14', purge: true },
        care_leavers: { contact_date: '2024-07-14', purge: true },
      }),
    ])
    assert.deepEqual(
      without.events.map(({ kind }) => kind),
      ['referral'],
    )
  })
})

describe('what is wrong in a record', () => {
  test('is told under the name of its property, and the rest is kept', async () => {
    const { events, faults } = await read([
      episode({
        closure_date: '2024-02-30',
        referral_source: { code: '1A' },
        child_in_need_plans: [{ start_date: '2024-07-14', end_date: '2024-07-01' }, 'a plan', null],
        child_looked_after_placements: 'none',
        section_47_assessments: { start_date: '2024-05-01', end_date: '2026-05-01' },
      }),
    ])
    assert.deepEqual(
      faults.map(({ kind, row, heading, value }) => [kind, row, heading, value]),
      [
        ['not-in-the-calendar', 1, 'closure_date', '2024-02-30'],
        ['value-not-known', 1, 'referral_source', null],
        ['ends-before-it-begins', 1, 'end_date', '2024-07-01'],
        ['before-what-led-to-it', 1, 'start_date', '2024-05-01'],
        ['after-the-report-date', 1, 'end_date', '2026-05-01'],
      ],
    )
    assert.deepEqual(events.map(told), [
      ['referral', 'E1', '2024-06-14', null, null, {}],
      ['in-need-plan', '2024-07-14', '2024-07-14', null, 'E1', {}],
      ['section-47', '2024-05-01', '2024-05-01', '2026-05-01', 'E1', {}],
    ])
  })

  test('what is no record is told and not read', async () => {
    const { rows } = await read([
      7,
      'text',
      null,
      [],
      { la_child_id: ['C1'] },
      { la_child_id: 'Mary' },
      { la_child_id: 12 },
    ])
    assert.deepEqual(
      rows.map(row => row.read),
      [false, false, false, false, false, false, true],
    )
    assert.ok(!JSON.stringify(rows).includes('Mary'))
  })

  test('properties are counted; those that nobody knows are told as not understood', async () => {
    const { reading } = await read([episode({ mood: 'fine' }), { la_child_id: 'C2', mood: null }])
    assert.deepEqual(
      reading.met().find(one => one.heading === 'mood'),
      { letter: '', heading: 'mood', meaning: '', kept: false, count: 2, understood: false },
    )
  })

  test('any JSON is read without a fault of ours', () => {
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('2024-02-30', '2024-02-03', 'S', 'X1', 'E3', true, 1),
    )
    const any = (names: readonly string[], within = values) =>
      fc.oneof(
        values,
        fc.dictionary(fc.constantFrom(...names, '__proto__', 'purge'), within),
        fc.array(fc.dictionary(fc.constantFrom(...names, 'purge'), within), { maxLength: 3 }),
      )
    const things = any([
      'start_date',
      'end_date',
      'icpc_date',
      'factors',
      'start_reason',
      'end_reason',
      'placement_type',
      'contact_date',
    ])
    const episodes = any(
      [
        'referral_date',
        'child_looked_after_placements',
        'section_47_assessments',
        'care_leavers',
        'adoption',
        'child_protection_plans',
        'child_and_family_assessments',
      ],
      things,
    )
    const records = fc.record({
      la_child_id: fc.oneof(values, fc.constant('C1')),
      child_details: any(['date_of_birth', 'uasc_flag']),
      social_care_episodes: episodes,
      purge: values,
    })
    fc.assert(
      fc.property(fc.oneof(records, fc.jsonValue()), record => {
        const reading = dfeDataFlowReading(1, reportDate)
        const { parts, read: wasRead, removed } = reading.record(record)
        assert.ok(parts.length === 0 || (wasRead && removed === null))
        reading.met()
        reading.covers()
      }),
      { numRuns: 2000 },
    )
  })
})
