/** Whatever a file holds, in whatever order and with whatever missing: nothing throws, and nothing is said that has no words or days. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { happened, journeyOf } from '#testing/journeys.ts'
import { isLocalDate } from '../calendar/dates.ts'
import { dataFaults } from '../data-quality/data-faults.ts'
import { caseOfJourney } from '../journey/case-of-journey.ts'
import { eventKinds, type EventKind } from '../journey/kinds.ts'
import { timelinePicture } from '../journey/timeline-picture.ts'
import { journeyTable, timelineOf } from '../journey/timeline.ts'
import { rowsOfBoard } from './board.ts'
import { boards } from './boards.ts'
import { usualTrackingSettings } from './settings.ts'

const kinds = Object.keys(eventKinds) as readonly EventKind[]
const day = fc
  .tuple(fc.integer({ min: 2015, max: 2019 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(parts => parts.map(part => String(part).padStart(2, '0')).join('-'))
const facts = fc.dictionary(
  fc.constantFrom(
    'seen',
    'seenAlone',
    'plan',
    'planMade',
    'previousPlans',
    'referralsIn12Months',
    'cancelled',
    '__proto__',
  ),
  fc.oneof(fc.boolean(), fc.integer(), fc.string()),
)
const event = fc
  .record({
    kind: fc.constantFrom(...kinds),
    on: fc.option(day),
    until: fc.option(day, { nil: undefined }),
    of: fc.option(fc.constantFrom('a', 'b', '__proto__'), { nil: undefined }),
    key: fc.constantFrom('a', 'b', 'c', '__proto__'),
    facts,
  })
  .map(({ kind, on, until, of, ...more }) =>
    happened(kind, on, { ...more, ...(until === undefined ? {} : { until }), ...(of === undefined ? {} : { of }) }),
  )
const told = fc.record({
  format: fc.constantFrom(
    'annex-a' as const,
    'ssda903' as const,
    'cin-census' as const,
    'ssd' as const,
    'own-csv' as const,
  ),
  without: fc.array(fc.constantFrom(...kinds)),
  latest: fc.array(fc.constantFrom(...kinds)),
  child: fc.record({
    ageYears: fc.option(fc.integer({ min: 0, max: 27 })),
    unborn: fc.boolean(),
    sixteenIn: fc.constantFrom(null, '2018-02'),
    bornIn: fc.constantFrom(null, '2017-11'),
  }),
})

test('any journey can be looked through, tracked and drawn', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), told, (events, source) => {
      const journey = journeyOf(events, source)
      for (const { sentence, days } of dataFaults(journey)) {
        assert.doesNotMatch(sentence, /undefined|null|NaN/)
        assert.ok(days.every(isLocalDate))
      }
      for (const board of boards) {
        const row = rowsOfBoard(board, journey, usualTrackingSettings)
        if (row) assert.doesNotMatch(row.because, /undefined|null|NaN/)
      }
      caseOfJourney(journey)
      const shown = [...journey.byKind.values()].flat().length
      const timeline = timelineOf(journey)
      assert.equal(journeyTable(journey).length, shown)
      assert.equal(
        timeline.rows.reduce((sum, { bars, points }) => sum + bars.length + points.length, timeline.leftOut),
        shown,
      )
      for (const { bars, points } of timelinePicture(timeline).rows)
        for (const { x, y } of [...bars, ...points]) assert.ok(Number.isFinite(x) && Number.isFinite(y))
    }),
    { numRuns: 400 },
  )
})
