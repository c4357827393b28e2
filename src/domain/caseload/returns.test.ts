/** What is written as a return comes back as the same journeys: the children in need census, and the data flow. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readElements } from '#platform/files/read-elements.ts'
import { readRecords } from '#platform/files/read-records.ts'
import { addDays, localDate, type LocalDate } from '../calendar/dates.ts'
import { censusElementsWanted, cinCensusReading } from '../journey/cin-census/reading.ts'
import { dfeDataFlowReading, flowRecordsInside } from '../journey/dfe-data-flow/reading.ts'
import { eventOf, type EventFact, type JourneyEvent, type JourneyPart } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import type { Caseload, CaseloadChild, TextWritten } from './caseload.ts'
import { cinCensus } from './cin-census.ts'
import { dfeDataFlow } from './dfe-data-flow.ts'

const begins = localDate('2025-04-01')
const reportDate = localDate('2026-03-31')
type Facts = Readonly<Record<string, EventFact>>

const day = (after: number): LocalDate => addDays(begins, after)
const nothing = { file: 0, row: 0 }

const fact = {
  source: fc.constantFrom('1A', '2B', '3F', '10'),
  yes: fc.boolean(),
  category: fc.constantFrom('neglect', 'physical', 'sexual', 'emotional', 'multiple'),
  factors: fc.constantFrom('1C, 18B', '21', '2A'),
}

/** The events of one referral, all within the ninety days after it, each with a key of its own. */
const episode = (from: number) =>
  fc
    .record({
      referral: fc.record({ source: fact.source, noFurtherAction: fact.yes, primaryNeed: fc.constantFrom('N1', 'N0') }),
      assessments: fc.array(fact.factors, { maxLength: 2 }),
      enquiry: fc.option(fc.record({ notRequired: fact.yes, held: fact.yes })),
      plan: fc.option(
        fc.record({ initialCategory: fact.category, latestCategory: fact.category, previousPlans: fc.nat(3) }),
      ),
      reviews: fc.nat(3),
      inNeed: fact.yes,
      closed: fact.yes,
    })
    .map(({ referral, assessments, enquiry, plan, reviews, inNeed, closed }) => {
      const key = `R${from}`
      const events: JourneyEvent[] = []
      const add = (
        kind: EventKind,
        name: string,
        on: number,
        more: { until?: LocalDate; of?: string; facts?: Facts } = {},
      ) => events.push(eventOf(kind, `${name}${from}`, day(from + on), { ...more, at: nothing }))
      add(
        'referral',
        'R',
        0,
        closed ? { until: day(from + 80), facts: { ...referral, closureReason: 'RC7' } } : { facts: referral },
      )
      for (const [place, factors] of assessments.entries())
        add('assessment', `A${place}-`, 2 + place, {
          ...(place === 0 ? { until: day(from + 30) } : {}),
          of: key,
          facts: { factors },
        })
      if (inNeed) add('in-need-plan', 'N', 31, { until: day(from + 60), of: key })
      if (enquiry)
        add('section-47', 'S', 10, {
          of: key,
          facts: { conferenceNotRequired: enquiry.notRequired, conferenceTarget: day(from + 31) },
        })
      if (enquiry?.held) add('initial-conference', 'C', 25, { of: `S${from}`, facts: { target: day(from + 31) } })
      if (plan) {
        add('protection-plan', 'P', 25, { until: day(from + 79), facts: plan })
        for (let review = 0; review < reviews; review += 1)
          add('protection-review', `V${review}-`, 30 + review, { of: `P${from}` })
      }
      return events
    })

const child = (number: number): fc.Arbitrary<CaseloadChild> =>
  fc
    .record({
      first: episode(0),
      second: fc.option(episode(100)),
      bornBefore: fc.integer({ min: -90, max: 6000 }),
      sex: fc.constantFrom('M' as const, 'F' as const),
      disabled: fact.yes,
      unaccompanied: fact.yes,
    })
    .map(({ first, second, bornBefore, ...more }) => ({
      ...more,
      caseReference: `C-${number} "&<"`,
      forename: 'Invented',
      surname: 'Surname',
      born: addDays(reportDate, -bornBefore),
      ethnicity: 'WBRI',
      postcode: 'ZZ1 1ZZ',
      events: [...first, ...(second ?? [])],
    }))

const caseloads: fc.Arbitrary<Caseload> = fc
  .tuple(child(1), child(2), child(3))
  .map(children => ({ reportDate, children }))

const contentOf = ({ parts }: TextWritten): Buffer => Buffer.from([...parts].join(''))

async function throughCensus(caseload: Caseload, year: number) {
  const reading = cinCensusReading(1, null)
  const rows = []
  for await (const element of readElements(contentOf(cinCensus(caseload, year)), censusElementsWanted, 'c.xml'))
    rows.push(reading.element(element))
  return { parts: rows.flatMap(row => row.parts), faults: rows.flatMap(row => row.faults), reading }
}

async function throughFlow(caseload: Caseload) {
  const reading = dfeDataFlowReading(1, caseload.reportDate)
  const rows = []
  for await (const record of readRecords(contentOf(dfeDataFlow(caseload)), flowRecordsInside, 'f.json'))
    rows.push(reading.record(record))
  return { parts: rows.flatMap(row => row.parts), faults: rows.flatMap(row => row.faults), reading }
}

/** Without the keys, which a return may not hold: what an event is part of is told by the first day of that. */
function comparable(events: readonly JourneyEvent[], left: readonly string[] = []): readonly string[] {
  const dayOf = new Map(events.map(({ key, on, kind }) => [`${kind} ${key}`, on]))
  const partOf: Partial<Record<EventKind, EventKind>> = {
    assessment: 'referral',
    'in-need-plan': 'referral',
    'section-47': 'referral',
    'initial-conference': 'section-47',
    'protection-review': 'protection-plan',
    placement: 'looked-after',
  }
  return events
    .map(({ kind, on, until, of, facts }) => {
      const known = Object.entries(facts).filter(([name]) => !left.includes(name))
      const whole = of === null ? null : dayOf.get(`${partOf[kind] ?? ''} ${of}`)
      return JSON.stringify([kind, on, until, whole, known.sort()])
    })
    .sort()
}

describe('the census', () => {
  test('gives back the events of the year', async () => {
    await fc.assert(
      fc.asyncProperty(caseloads, async caseload => {
        const { parts, faults, reading } = await throughCensus(caseload, 2026)
        assert.deepEqual(faults, [])
        assert.equal(reading.reportDate, reportDate)
        assert.deepEqual(
          reading.met().filter(one => !one.understood),
          [],
        )
        assert.deepEqual(
          parts.map(one => one.caseReference),
          caseload.children.map(one => one.caseReference),
        )
        for (const [place, part] of parts.entries())
          assert.deepEqual(comparable(part.events), comparable(caseload.children[place]!.events))
      }),
      { numRuns: 100 },
    )
  })

  test('of another year holds what was open in it, as it stood when it ended', async () => {
    const events = [
      eventOf('referral', 'R1', localDate('2020-01-10'), { until: localDate('2020-03-10'), at: nothing }),
      eventOf('referral', 'R2', localDate('2021-01-10'), {
        until: localDate('2021-05-10'),
        facts: { noFurtherAction: false, closureReason: 'RC1' },
        at: nothing,
      }),
      eventOf('protection-plan', 'P1', localDate('2021-02-10'), { until: localDate('2021-05-01'), at: nothing }),
      eventOf('protection-review', 'V1', localDate('2021-04-10'), { of: 'P1', at: nothing }),
      eventOf('referral', 'R3', localDate('2021-06-10'), { at: nothing }),
    ]
    const [one] = fc.sample(child(1), 1)
    const { parts } = await throughCensus({ reportDate, children: [{ ...one!, events }] }, 2021)
    assert.deepEqual(
      parts[0]?.events.map(({ kind, on, until, facts }) => [kind, on, until, facts]),
      [
        ['referral', '2021-01-10', null, { noFurtherAction: false }],
        ['protection-plan', '2021-02-10', null, {}],
      ],
    )
    const later = await throughCensus({ reportDate, children: [{ ...one!, events }] }, 2022)
    assert.deepEqual(
      later.parts[0]?.events.map(({ kind }) => kind),
      ['referral', 'protection-plan', 'protection-review', 'referral'],
    )
    assert.equal(later.parts[0]?.events[0]?.key, parts[0]?.events[0]?.key)
    assert.deepEqual((await throughCensus({ reportDate, children: [] }, 2022)).parts, [])
  })
})

describe('the data flow', () => {
  test('gives back the events that it holds, under the same keys', async () => {
    await fc.assert(
      fc.asyncProperty(caseloads, async caseload => {
        const { parts, faults, reading } = await throughFlow(caseload)
        assert.deepEqual(faults, [])
        assert.deepEqual(
          reading.met().filter(one => !one.understood),
          [],
        )
        const notHeld = [
          'primaryNeed',
          'conferenceTarget',
          'target',
          'initialCategory',
          'latestCategory',
          'previousPlans',
        ]
        for (const [place, part] of parts.entries()) {
          const written = caseload.children[place]!.events.filter(({ kind }) => kind !== 'protection-review')
          assert.deepEqual(comparable(part.events, notHeld), comparable(written, notHeld))
          const keys = (events: JourneyPart['events']) =>
            events
              .filter(({ kind }) => kind !== 'initial-conference')
              .map(({ key }) => key)
              .sort()
          assert.deepEqual(keys(part.events), keys(written))
        }
      }),
      { numRuns: 100 },
    )
  })

  test('gives back care, across referrals', async () => {
    const at = nothing
    const [began, moved, left] = [localDate('2024-01-10'), localDate('2024-05-10'), localDate('2025-01-10')]
    const events = [
      eventOf('referral', 'R1', localDate('2024-01-01'), { at }),
      eventOf('looked-after', 'L1', began, { until: left, facts: { reasonCeased: 'E4A', unaccompanied: false }, at }),
      eventOf('placement', 'X', began, {
        until: moved,
        of: 'L1',
        facts: { placementType: 'U4', reasonChanged: 'CARPL' },
        at,
      }),
      eventOf('referral', 'R2', localDate('2024-03-01'), { at }),
      eventOf('allocation', 'W', localDate('2024-03-02'), { facts: { worker: 'W12' }, at }),
      eventOf('placement', 'Y', moved, { until: left, of: 'L1', facts: { placementType: 'K1' }, at }),
      eventOf('looked-after', 'L2', localDate('2025-06-10'), { facts: { unaccompanied: false }, at }),
      eventOf('placement', 'Z', localDate('2025-06-10'), { of: 'L2', facts: { placementType: 'K1' }, at }),
      eventOf('adoption-decision', 'D', localDate('2025-08-10'), { at }),
    ]
    const [one] = fc.sample(child(1), 1)
    const { parts, faults } = await throughFlow({ reportDate, children: [{ ...one!, unaccompanied: false, events }] })
    assert.deepEqual(faults, [])
    assert.deepEqual(comparable(parts[0]!.events), comparable(events))
  })

  test('of nobody is an empty list', async () => {
    assert.deepEqual((await throughFlow({ reportDate, children: [] })).parts, [])
  })
})
