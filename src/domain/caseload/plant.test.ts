/** Faults are planted where they are said to be, and nowhere else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekdayOf } from '../calendar/bank-holidays.ts'
import { localDate } from '../calendar/dates.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { CaseloadChild } from './caseload.ts'
import { chanceFrom } from './chance.ts'
import { makeChildren } from './make-caseload.ts'
import { plantedFaults, plantFaults, type Planted, type PlantedFault } from './plant.ts'

const reportDate = localDate('2026-03-31')
const plan = { children: 400, reportDate, seed: 5 }
const sound = [...makeChildren(plan)]

const firstReferral = ({ events }: CaseloadChild): string => events.find(({ kind }) => kind === 'referral')!.on!

/** Whether the event, or the events of its key, show the fault. */
const shown: Readonly<Record<PlantedFault, (events: readonly JourneyEvent[], child: CaseloadChild) => boolean>> = {
  'end-before-start': ([event]) => event!.until! < event!.on!,
  'visit-before-referral': ([event], child) => event!.on! < firstReferral(child),
  'conference-on-sunday': ([event]) => weekdayOf(event!.on!) === 0,
  'blank-first-day': ([event]) => event!.on === null,
  'future-date': ([event]) => event!.on! > reportDate,
  'duplicate-event': events => events.length === 2,
}

test('each fault stands in the event that is named, and every other event is as it was', () => {
  const seen = new Set<string>()
  sound.forEach((child, index) => {
    const { child: spoilt, planted } = plantFaults(child, plantedFaults, chanceFrom(index))
    const at = new Set(planted.map(({ kind, key }) => `${kind} ${key}`))
    assert.equal(at.size, planted.length)
    for (const { kind, key, what } of planted) {
      seen.add(what)
      const found = spoilt.events.filter(event => event.kind === kind && event.key === key)
      assert.ok(shown[what](found, child), `${child.caseReference} ${what} ${kind} ${key}`)
    }
    const others = ({ events }: CaseloadChild): readonly JourneyEvent[] =>
      events.filter(({ kind, key }) => !at.has(`${kind} ${key}`))
    assert.deepEqual(others(spoilt), others(child))
  })
  assert.deepEqual([...seen].sort(), [...plantedFaults].sort())
})

test('a share of children is spoilt and told of; the rest are as they would be', () => {
  const told: (Planted & { caseReference: string })[] = []
  const made = [...makeChildren({ ...plan, plant: 0.25, onPlanted: planted => told.push(planted) })]
  assert.ok(told.length > 70 && told.length < 130, String(told.length))
  const spoilt = new Set(told.map(({ caseReference }) => caseReference))
  made.forEach((child, index) => {
    if (spoilt.has(child.caseReference)) assert.notDeepEqual(child, sound[index])
    else assert.deepEqual(child, sound[index])
  })
  assert.equal(new Set(told.map(({ what }) => what)).size, plantedFaults.length)
})

test('events without a day stand last', () => {
  for (const child of makeChildren({ ...plan, plant: 1 })) {
    const blank = child.events.findIndex(({ on }) => on === null)
    assert.ok(blank === -1 || blank === child.events.length - 1)
  }
})
