/** Ids: valid UUIDs of version 7, in the order of their moments, the same again from the same seed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instant } from '#domain/calendar/dates.ts'
import { uuidV7 } from './ids.ts'
import { seededRandom } from './random.ts'

const moment = fc.integer({ min: 0, max: 4_102_444_800_000 })

test('an id is a UUID of version 7, and the same seed and moment give the same id', () => {
  fc.assert(
    fc.property(moment, fc.integer(), (time, seed) => {
      const id = uuidV7(instant(time), seededRandom(seed))
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      assert.equal(uuidV7(instant(time), seededRandom(seed)), id)
    }),
  )
})

test('ids made a millisecond or more apart sort in the order in which they were made', () => {
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      fc.pre(one !== other)
      const [earlier, later] = one < other ? [one, other] : [other, one]
      assert.ok(uuidV7(instant(earlier), seededRandom(1)) < uuidV7(instant(later), seededRandom(2)))
    }),
  )
})
