/** A caseload written as the yearly return and read back: what the return can hold comes back the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, localDate, type LocalDate } from '../calendar/dates.ts'
import { eventOf, type JourneyEvent } from '../journey/journey.ts'
import type { EventKind } from '../journey/kinds.ts'
import { ssda903 } from '../journey/ssda903/ssda903.ts'
import type { Caseload, CaseloadChild } from './caseload.ts'
import { ssda903Tables } from './ssda903.ts'

const reportDate = localDate('2021-03-31')
const at = { file: 1, row: 1 }
type More = Partial<Omit<JourneyEvent, 'kind' | 'key' | 'on' | 'at'>>
const event = (kind: EventKind, key: string, on: LocalDate, more: More = {}): JourneyEvent =>
  eventOf(kind, key, on, { ...more, at })
const day = localDate

const child = (caseReference: string, born: string, events: readonly JourneyEvent[]): CaseloadChild => ({
  caseReference,
  forename: 'Invented',
  surname: 'Person',
  born: day(born),
  sex: 'F',
  ethnicity: 'WBRI',
  disabled: false,
  unaccompanied: false,
  postcode: 'ZZ1 1ZZ',
  events,
})

interface Told {
  readonly events: readonly JourneyEvent[]
  readonly faults: readonly unknown[]
}

/** Writes the return of each year and reads them together. */
function through(children: readonly CaseloadChild[], ...years: readonly number[]): Told {
  const caseload: Caseload = { reportDate, children }
  const reading = ssda903.read(reportDate)
  const faults: unknown[] = []
  for (const [place, { name, headings, rows }] of years.flatMap(year => ssda903Tables(caseload, year)).entries()) {
    const recognised = ssda903.recognise(headings)
    assert.equal(recognised?.table, name)
    assert.deepEqual(recognised.missing, [])
    const read = reading.table(recognised, place + 1)
    let number = 1
    for (const cells of rows) faults.push(...read({ number: (number += 1), cells, formulas: [] }).faults)
  }
  return { events: reading.finish().flatMap(({ events }) => events), faults }
}

const plain = (events: readonly JourneyEvent[], kind: EventKind): readonly unknown[] =>
  events.filter(one => one.kind === kind).map(({ on, until, facts }) => ({ on, until, facts }))

const adopted = child('11', '2018-05-01', [
  event('looked-after', 'l', day('2019-05-01'), {
    until: day('2021-02-01'),
    facts: { categoryOfNeed: 'N1', reasonCeased: 'E12' },
  }),
  event('placement', 'p1', day('2019-05-01'), {
    until: day('2020-06-01'),
    of: 'l',
    facts: { placementType: 'U6', provider: 'PR1', longTerm: false, withParents: false, reasonChanged: 'CARPL' },
  }),
  event('placement', 'p2', day('2020-06-01'), {
    until: day('2021-02-01'),
    of: 'l',
    facts: { placementType: 'A5', provider: 'PR1', withParents: false, sameCarer: false },
  }),
  event('legal-status', 's1', day('2019-05-01'), { until: day('2019-09-09'), of: 'l', facts: { status: 'C1' } }),
  event('legal-status', 's2', day('2019-09-09'), { until: day('2021-02-01'), of: 'l', facts: { status: 'E1' } }),
  event('placement-order', 'o', day('2019-09-09')),
  event('adoption-decision', 'd', day('2019-08-01')),
  event('adoption-match', 'm', day('2020-05-05')),
  event('adoption-placement', 'a', day('2020-06-01'), { until: day('2021-02-01') }),
  event('looked-after-review', 'r1', day('2019-05-20'), { of: 'l', facts: { participation: 'PN0' } }),
  event('looked-after-review', 'r2', day('2020-08-20'), { of: 'l', facts: { participation: 'PN0' } }),
])
const missingChild = child('12', '2006-05-01', [
  event('looked-after', 'l', day('2020-05-01'), { facts: { categoryOfNeed: 'N4' } }),
  event('placement', 'p', day('2020-05-01'), {
    of: 'l',
    facts: { placementType: 'P1', provider: 'PR0', withParents: true },
  }),
  event('legal-status', 's', day('2020-05-01'), { of: 'l', facts: { status: 'C2' } }),
  event('missing', 'm', day('2020-07-01'), { until: day('2020-07-03'), facts: { absent: false } }),
  event('allocation', 'w', day('2020-05-01'), { facts: { worker: 'W1', reason: 'MANAGE' } }),
])
const leaver = child('13', '2001-05-01', [
  event('leaving-care', 'c', day('2019-05-01'), {
    facts: { inTouch: 'refused', activity: 'G5', accommodation: 'U', suitable: false },
  }),
])

test('what the return holds comes back the same from the files of three years, without a fault', () => {
  const { events, faults } = through([adopted, missingChild, leaver], 2019, 2020, 2021)
  assert.deepEqual(faults, [])
  for (const kind of [
    'looked-after',
    'placement',
    'legal-status',
    'placement-order',
    'adoption-decision',
    'adoption-match',
    'adoption-placement',
    'looked-after-review',
    'missing',
    'allocation',
  ] as const)
    assert.deepEqual(plain(events, kind), plain([...adopted.events, ...missingChild.events], kind), kind)
  assert.deepEqual(plain(events, 'leaving-care'), [
    { ...(plain(leaver.events, 'leaving-care')[0] as object), on: null },
  ])
})

test('one year alone does not know when the stay began, nor the placement in whose midst its first episode began', () => {
  const { events } = through([adopted], 2021)
  assert.deepEqual(
    events.filter(({ kind }) => kind === 'looked-after').map(({ on, until }) => [on, until]),
    [[null, '2021-02-01']],
  )
  const placed = events.filter(({ kind }) => kind === 'placement')
  assert.deepEqual(
    placed.map(({ on }) => on),
    [null, '2020-06-01'],
  )
})

test('no table holds a name', () => {
  const cells = ssda903Tables({ reportDate, children: [adopted, leaver] }, 2021).flatMap(({ rows }) => [...rows].flat())
  assert.equal(cells.includes('Invented') || cells.includes('Person'), false)
})

test('any chain of moves comes back as it was', () => {
  const start = day('2018-04-10')
  const steps = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 })
  const types = ['U4', 'K2', 'U6', 'R1', 'U1']
  fc.assert(
    fc.property(steps, fc.boolean(), (lengths, ended) => {
      const days = lengths.reduce<LocalDate[]>((all, length) => [...all, addDays(all.at(-1) ?? start, length)], [start])
      const end = ended ? (days.at(-1) ?? null) : null
      const events = [
        event('looked-after', 'l', start, {
          until: end,
          facts: ended ? { categoryOfNeed: 'N1', reasonCeased: 'E4A' } : { categoryOfNeed: 'N1' },
        }),
        ...days.slice(0, -1).map((on, place) =>
          event('placement', String(place), on, {
            of: 'l',
            until: place === lengths.length - 1 ? end : (days[place + 1] ?? null),
            facts: { placementType: types[place] ?? 'U4', provider: 'PR1' },
          }),
        ),
        event('legal-status', 's', start, { of: 'l', until: end, facts: { status: 'C2' } }),
      ]
      const read = through([child('1', '2010-01-01', events)], 2019, 2020, 2021).events
      const spans = (all: readonly JourneyEvent[], kind: EventKind): readonly unknown[] =>
        all.filter(one => one.kind === kind).map(({ on, until, facts }) => [on, until, facts['placementType']])
      for (const kind of ['looked-after', 'placement', 'legal-status'] as const)
        assert.deepEqual(spans(read, kind), spans(events, kind))
    }),
  )
})
