/** How the tests of rules are told: a rule, and circumstances that are a fault or not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { happened, journeyOf, type EventMade, type SourceMade } from '#testing/journeys.ts'
import type { EventKind } from '../journey/kinds.ts'
import { dataFaults } from './data-faults.ts'

/** An event in a line: kind, first day, and the rest. */
export type Line = readonly [EventKind, string | null, EventMade?]

/** What holds, whether it is a fault, and the events; then what is particular about the source or child. */
type Case = readonly [circumstance: string, fault: boolean, lines: readonly Line[], told?: SourceMade]

/** One test for each circumstance of a rule. */
export function cases(code: string, table: readonly Case[]): void {
  for (const [circumstance, fault, lines, told] of table)
    test(`${code}: ${circumstance} ${fault ? 'is a fault' : 'is no fault'}`, () => {
      const journey = journeyOf(
        lines.map(([kind, on, more]) => happened(kind, on, more)),
        told,
      )
      const found = dataFaults(journey).map(one => one.code)
      assert.equal(found.filter(one => one === code).length, fault ? 1 : 0, found.join(' '))
    })
}
