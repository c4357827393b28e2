/** The table of measures is whole, and settings that cannot be used are told by name. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEventKind } from '../journey/kinds.ts'
import { exampleJourney, happens } from './example-journey.ts'
import { measureOf, measures } from './measures.ts'
import { conventionInWords, settingFaults, usualSettings, type MeasureSettings } from './settings.ts'
import { dueMayMove, workOut } from './work-out.ts'

test('all 56 measures of the field are in the table, in their order, each with a key of its own', () => {
  const codes = [...new Set(measures.map(({ code }) => code))]
  assert.deepEqual(
    codes,
    Array.from({ length: 56 }, (_, at) => `T${at + 1}`),
  )
  assert.equal(new Set(measures.map(({ key }) => key)).size, measures.length)
  for (const { key } of measures) assert.match(key, /^[a-z0-9]+(-[a-z0-9]+)*$/)
})

test('a measure either is worked out from kinds of event, or says where its answer is', () => {
  for (const measure of measures) {
    assert.equal(measure.rule === null, measure.answeredIn !== null, measure.key)
    assert.equal(measure.needs.length > 0, measure.rule !== null, measure.key)
    assert.ok(measure.needs.every(isEventKind))
    assert.ok(conventionInWords(measure, usualSettings).length > 10, measure.key)
    if (measure.rule?.pattern === 'recurring' || measure.rule?.pattern === 'from-to')
      assert.equal(measure.needs[0], measure.rule.pattern === 'recurring' ? measure.rule.during : measure.rule.from)
  }
})

const own = (key: string, convention: object): MeasureSettings => ({ ...usualSettings, own: { [key]: convention } })
const faultOf = (settings: MeasureSettings): string =>
  settingFaults(settings)
    .map(({ fault, setting }) => `${setting}: ${fault}`)
    .join(', ')

test('the usual settings have no faults, and each bad value is told by name', () => {
  assert.deepEqual(settingFaults(usualSettings), [])
  const limit = (count: number, unit = 'weeks') => own('in-touch-now', { limit: { count, unit } })
  assert.equal(faultOf(limit(6)), '')
  assert.equal(faultOf(limit(0)), 'in-touch-now: too-small')
  assert.equal(faultOf(limit(-3)), 'in-touch-now: too-small')
  assert.equal(faultOf(limit(1.5)), 'in-touch-now: not-a-whole-number')
  assert.equal(faultOf(limit(Number.NaN)), 'in-touch-now: not-a-whole-number')
  assert.equal(faultOf(limit(53)), 'in-touch-now: too-large')
  assert.equal(faultOf(limit(5, 'fortnights')), 'in-touch-now: no-such-unit')
  assert.equal(faultOf(limit(5, '__proto__')), 'in-touch-now: no-such-unit')
  assert.equal(faultOf(own('no-such', {})), 'no-such: no-such-measure')
  assert.equal(faultOf(own('constructor', {})), 'constructor: no-such-measure')
  assert.equal(faultOf(own('re-referral', { limit: { count: 1, unit: 'weeks' } })), 're-referral: not-to-be-chosen')
  assert.equal(
    faultOf(own('conference-requested', { limit: { count: 1, unit: 'weeks' } })),
    'conference-requested: not-to-be-chosen',
  )
  assert.equal(faultOf(own('in-touch-now', { startDay: 'sometimes' })), 'in-touch-now: not-a-convention')
  assert.equal(faultOf({ ...usualSettings, months: 'lunar' as 'days' }), 'months: not-a-convention')
})

test('what law or guidance sets may be made shorter by an authority, never longer', () => {
  const limit = (count: number, unit: string) => faultOf(own('first-looked-after-review', { limit: { count, unit } }))
  assert.equal(limit(15, 'working-days'), '')
  assert.equal(limit(20, 'working-days'), '')
  assert.equal(limit(21, 'working-days'), 'first-looked-after-review: longer-than-allowed')
  assert.equal(limit(2, 'months'), 'first-looked-after-review: longer-than-allowed')
  assert.equal(faultOf(own('protection-visits', { limit: { count: 4, unit: 'weeks' } })), '')
})

test('a measure without a limit gives nothing until an authority sets one, and says so', () => {
  const events = [happens('in-need-plan', '2024-01-08')]
  const measure = measureOf('in-need-reviews')!
  assert.deepEqual(workOut(exampleJourney(events), usualSettings, [measure]), [])
  assert.match(
    conventionInWords(measure, usualSettings),
    /^No limit is known: nothing is worked out until your authority sets one\./,
  )
  const set = own('in-need-reviews', { limit: { count: 6, unit: 'weeks' } })
  assert.deepEqual(
    workOut(exampleJourney(events), set, [measure]).map(({ dueOn }) => dueOn),
    ['2024-02-19'],
  )
  assert.equal(conventionInWords(measure, set), 'Within 6 weeks. A week is seven days.')
})

test('a local limit and a local way of counting hold for their measure alone', () => {
  const settings: MeasureSettings = {
    ...usualSettings,
    own: { 'protection-visits': { limit: { count: 14, unit: 'calendar-days' }, startDay: 'counted' } },
  }
  const events = [happens('protection-plan', '2024-01-08')]
  const due = (key: string) => workOut(exampleJourney(events), settings, [measureOf(key)!])[0]?.dueOn
  assert.equal(due('protection-visits'), '2024-01-21')
  assert.equal(due('first-core-group'), '2024-01-22')
  assert.match(
    conventionInWords(measureOf('protection-visits')!, settings),
    /^Within 14 days\. .* is the first day counted\./,
  )
})

test('a due day in working days beyond the published bank holidays may yet move, and one in months stays', () => {
  const source = { today: '2028-12-29' }
  const may = (key: string, on: string) => {
    const [result] = workOut(exampleJourney([happens('protection-plan', on)], source), usualSettings, [measureOf(key)!])
    return dueMayMove(result!, usualSettings)
  }
  assert.equal(may('first-core-group', '2028-12-20'), true)
  assert.equal(may('first-core-group', '2028-12-01'), false)
  assert.equal(may('first-protection-review', '2028-12-20'), false)
})
