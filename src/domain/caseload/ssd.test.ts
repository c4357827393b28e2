/** A made-up caseload written as the Standard Safeguarding Dataset and read back tells the same journeys. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../calendar/dates.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import { ssd } from '../journey/ssd/read-ssd.ts'
import { ssdTables } from '../journey/ssd/tables.ts'
import { makeCaseload } from './make-caseload.ts'
import { ssdTablesOf } from './ssd.ts'

const { children, reportDate } = makeCaseload({ children: 400, reportDate: localDate('2024-03-31'), seed: 7 })

/** Kinds that the dataset holds whole; of others it holds the latest, or nothing. */
const whole = new Set<string>([
  ...ssdTables.flatMap(({ events }) => events.filter(({ latest }) => latest !== true).map(({ kind }) => kind)),
  'looked-after',
])

function readBack(): ReadonlyMap<string, readonly JourneyEvent[]> {
  const reading = ssd.read(reportDate)
  const read = new Map<string, JourneyEvent[]>()
  const tables = ssdTablesOf(() => children).toSorted(
    (one, other) => (ssd.recognise(one.headings)?.order ?? 0) - (ssd.recognise(other.headings)?.order ?? 0),
  )
  const parts = tables.flatMap(({ headings, rows }, place) => {
    const recognised = ssd.recognise(headings)
    assert.ok(recognised, headings.join())
    const line = reading.table(recognised, place + 1)
    return [...rows].flatMap((cells, index) => {
      const row = line({ number: index + 2, cells, formulas: [] })
      assert.deepEqual(row.faults, [])
      return row.parts
    })
  })
  for (const part of [...parts, ...reading.finish()])
    read.set(part.caseReference, [...(read.get(part.caseReference) ?? []), ...part.events])
  return read
}

/** The dataset does not say from when a young person is entitled to leaving care services. */
const told = ({ kind, on, until }: JourneyEvent): string =>
  kind === 'leaving-care' ? kind : [kind, on, until].join(' ')

test('the same events come back, each of its child, with the same days', () => {
  const read = readBack()
  let events = 0
  for (const child of children) {
    const wanted = child.events.filter(({ kind }) => whole.has(kind)).map(told)
    events += wanted.length
    assert.deepEqual((read.get(child.caseReference) ?? []).map(told).sort(), wanted.sort(), child.caseReference)
  }
  assert.ok(events > 5000, String(events))
})

test('what is part of something is part of the same thing, and facts are the same', () => {
  const read = readBack()
  for (const child of children)
    for (const event of child.events) {
      if (!whole.has(event.kind) || event.of === null || event.kind === 'legal-status') continue
      const found = read
        .get(child.caseReference)
        ?.find(one => one.key === `${child.caseReference}-${event.key}` && one.kind === event.kind)
      assert.ok(found, `${child.caseReference} ${event.kind}`)
      const columns = ssdTables.flatMap(table => table.events).find(one => one.kind === event.kind)
      if (columns?.of !== undefined) assert.equal(found.of, `${child.caseReference}-${event.of}`)
      for (const fact of Object.keys(columns?.facts ?? {})) assert.equal(found.facts[fact], event.facts[fact], fact)
    }
})
