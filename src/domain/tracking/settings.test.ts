/** Limits that an authority sets: the usual ones can be used, and those that cannot are told by name. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOfSettings, settingKeys, settingTold, usualTrackingSettings } from './settings.ts'

test('the usual limits are without fault, and are those of the field', () => {
  assert.deepEqual(faultsOfSettings(usualTrackingSettings), [])
  const { permanenceDrift, pathwayReview, summaryEvery, preProceedingsLimit, proceedingsLimit } = usualTrackingSettings
  assert.deepEqual(
    [permanenceDrift, pathwayReview, summaryEvery, preProceedingsLimit, proceedingsLimit],
    [6, 6, 3, 16, 26],
  )
})

test('a limit that is no whole number, or out of reach, is told with what it may be', () => {
  for (const value of [0, 61, 2.5, Number.NaN, '6', null, undefined])
    assert.deepEqual(faultsOfSettings({ ...usualTrackingSettings, inNeedDrift: value }), [
      { key: 'inNeedDrift', sentence: '“Child in need: drifting after” must be a whole number of months from 1 to 60' },
    ])
})

test('every limit takes its least and its most', () => {
  for (const key of settingKeys) {
    const { least, most } = settingTold(key)
    for (const value of [least, most])
      assert.ok(
        !faultsOfSettings({ ...usualTrackingSettings, [key]: value }).some(({ sentence }) =>
          /whole number/.test(sentence),
        ),
      )
  }
})

test('a watch that would begin with the drift is told, and an equal one too', () => {
  for (const permanenceWatch of [6, 7])
    assert.deepEqual(faultsOfSettings({ ...usualTrackingSettings, permanenceWatch }), [
      { key: 'permanenceWatch', sentence: '“Permanence: watch from” must be less than “Permanence: drifting after”' },
    ])
})
