/** The case that a frame lists: its status is that of the most telling thing still open, and closed cases stay for six months. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { happened, journeyOf, type SourceMade } from '#testing/journeys.ts'
import { caseOfJourney } from './case-of-journey.ts'
import type { JourneyEvent } from './journey.ts'

const status = (events: readonly JourneyEvent[], told?: SourceMade): string | undefined =>
  caseOfJourney(journeyOf(events, told))?.caseStatus

const referral = happened('referral', '2018-01-01')
const assessment = happened('assessment', '2018-01-02', { until: '2018-02-01' })
const openAssessment = happened('assessment', '2018-06-01')
const inNeed = happened('in-need-plan', '2018-02-01')
const leaver = happened('leaving-care', null)
const plan = happened('protection-plan', '2018-03-01')
const lookedAfter = happened('looked-after', '2018-04-01')

test('the most telling thing that is open gives the status', () => {
  const all = [referral, assessment]
  assert.equal(status(all), 'child-in-need')
  assert.equal(status([...all, openAssessment]), 'open-assessment')
  assert.equal(status([...all, openAssessment, inNeed]), 'child-in-need')
  assert.equal(status([...all, inNeed, leaver]), 'care-leaver')
  assert.equal(status([...all, inNeed, leaver, plan]), 'child-protection')
  assert.equal(status([...all, inNeed, leaver, plan, lookedAfter]), 'looked-after')
  assert.equal(status([happened('early-help-assessment', '2018-06-01')]), 'early-help')
})

test('what ended on the report date is not open, and what ends the day after is', () => {
  assert.equal(status([happened('in-need-plan', '2018-02-01', { until: '2018-06-30' })]), 'closed')
  assert.equal(status([happened('in-need-plan', '2018-02-01', { until: '2018-07-01' })]), 'child-in-need')
})

test('a case closed six months before is kept, and a day longer is left out', () => {
  assert.equal(status([happened('in-need-plan', '2017-02-01', { until: '2017-12-30' })]), 'closed')
  assert.equal(status([happened('in-need-plan', '2017-02-01', { until: '2017-12-29' })]), undefined)
})

test('contacts alone are no case, and a referral without further action is closed', () => {
  assert.equal(status([happened('contact', '2018-06-01')]), undefined)
  assert.equal(status([happened('referral', '2018-06-01', { facts: { noFurtherAction: true } })]), 'closed')
})

test('a list of referrals that never says when one ended does not keep a case open', () => {
  assert.equal(status([referral, assessment], { format: 'annex-a' }), 'closed')
})

test('an enquiry is over with its conference, or when none was needed, though no day of its end is given', () => {
  const enquiry = happened('section-47', '2018-06-01')
  const held = (on: string): JourneyEvent => happened('initial-conference', on)
  assert.equal(status([enquiry]), 'open-assessment')
  assert.equal(status([enquiry, held('2018-05-31')]), 'open-assessment')
  assert.equal(status([enquiry, held('2018-06-01')]), 'closed')
  assert.equal(status([happened('section-47', '2018-06-01', { facts: { conferenceNotRequired: true } })]), 'closed')
})

test('what was left open on the file of a closed referral does not keep the case open', () => {
  const left = happened('assessment', '2018-03-01', { of: 'r' })
  const closed = (until: string): JourneyEvent => happened('referral', '2018-03-01', { key: 'r', until })
  assert.equal(status([left, closed('2018-06-30')]), 'closed')
  assert.equal(status([left, closed('2018-07-01')]), 'open-assessment')
})

test('worker and team are those of the latest allocation that is open; an ended one holds an open case no longer', () => {
  const held = (on: string, facts: Readonly<Record<string, string>>, until?: string): JourneyEvent =>
    happened('allocation', on, until === undefined ? { facts } : { facts, until })
  const of = (...events: readonly JourneyEvent[]): readonly (string | null | undefined)[] => {
    const made = caseOfJourney(journeyOf([...events]))
    return [made?.workerName, made?.teamName]
  }
  const first = held('2018-01-01', { worker: 'W1', team: 'North' }, '2018-06-30')
  assert.deepEqual(of(plan, first, held('2018-05-01', { worker: 'W2' })), ['W2', null])
  assert.deepEqual(
    of(plan, held('2018-01-01', { worker: 'W1', team: 'North' }), held('2018-05-01', { worker: 'W2' })),
    ['W2', 'North'],
  )
  assert.deepEqual(of(plan, first), [null, null])
  assert.deepEqual(of(happened('in-need-plan', '2018-01-01', { until: '2018-06-01' }), first), ['W1', 'North'])
})

test('reference and age are those of the journey', () => {
  assert.deepEqual(caseOfJourney(journeyOf([plan], { child: { ageYears: 4 } })), {
    caseReference: 'WC-1',
    caseStatus: 'child-protection',
    ageYears: 4,
    teamName: null,
    workerName: null,
    open: true,
  })
})
