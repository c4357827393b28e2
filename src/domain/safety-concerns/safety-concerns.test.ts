/** The clocks of a safety concern, who is told when they run out, and what may not be done: purely, from moments and roles. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { can } from '../access/can.ts'
import type { Actor } from '../access/actor.ts'
import type { Role } from '../access/roles.ts'
import { instant, type Instant } from '../calendar/dates.ts'
import { weekdayMoment } from '../calendar/time-of-day.ts'
import { clocksFor, stepsDue, timeLeft, whomToTell, type StaffPlace } from './clocks.ts'
import { canStep, isOverdue, nextStep, stepFor, type ConcernStanding } from './lifecycle.ts'
import { clockFaults, clockKeys, clockSettings, clockValues, workingHours, type ClockKey } from './settings.ts'
import { severityCodes } from './severity.ts'

const usual = clockValues(new Map())
const hours = workingHours(usual)
const at = (time: string): Instant => instant(`2018-06-${time}:00Z`)
const raisedAt = at('11T09:40') // Monday, 10:40 in London

test('an immediate concern is answered in one working day, an urgent one in five, a standard one in ten', () => {
  const due = severityCodes.map(severity => weekdayMoment(clocksFor(severity, raisedAt, usual).respondBy))
  assert.deepEqual(due, [
    'Tuesday 12 June 2018 at 10:40am',
    'Monday 18 June 2018 at 10:40am',
    'Monday 25 June 2018 at 10:40am',
  ])
})

test('somebody is told in person by the end of the same day, whatever the severity', () => {
  for (const severity of severityCodes) assert.equal(clocksFor(severity, raisedAt, usual).tellBy, at('11T22:59'))
})

const immediate = { raisedAt, respondedAt: null, ...clocksFor('immediate', raisedAt, usual) }
const steps = (now: Instant, respondedAt: Instant | null = null): readonly string[] =>
  stepsDue({ ...immediate, respondedAt }, now).map(one => one.step)

test('the service manager is told at four working hours without a response and the director at one working day, and not a minute before', () => {
  const first = ['team-manager', 'head-of-service']
  assert.deepEqual(steps(raisedAt), first)
  assert.deepEqual(steps(at('11T13:39')), first)
  assert.deepEqual(steps(at('11T13:40')), [...first, 'service-manager'])
  assert.deepEqual(steps(at('12T09:39')), [...first, 'service-manager'])
  assert.deepEqual(steps(at('12T09:40')), [...first, 'service-manager', 'director'])
})

test('a response stops the clocks that have not run out, and does not undo those that have', () => {
  const first = ['team-manager', 'head-of-service']
  assert.deepEqual(steps(at('20T09:00'), at('11T13:00')), first)
  assert.deepEqual(steps(at('20T09:00'), at('11T14:00')), [...first, 'service-manager'])
  assert.deepEqual(steps(at('20T09:00'), at('13T14:00')), [...first, 'service-manager', 'director'])
})

test('a council’s own clocks are those that count, and unknown ones are passed over', () => {
  const own = clockValues(
    new Map([
      ['immediate-respond-days', 2],
      ['day-opens', 8],
      ['made-up', 1],
    ]),
  )
  assert.equal(weekdayMoment(clocksFor('immediate', raisedAt, own).respondBy), 'Wednesday 13 June 2018 at 10:40am')
  assert.equal(
    weekdayMoment(clocksFor('immediate', at('11T18:00'), own).serviceManagerAt),
    'Tuesday 12 June 2018 at 12:00pm',
  )
  assert.equal('made-up' in own, false)
})

test('a clock takes a whole number within its bounds, and the working day ends after it begins', () => {
  const typed = (changes: Partial<Record<ClockKey, string>>) =>
    Object.keys(clockFaults(new Map(clockKeys.map(key => [key, changes[key] ?? String(clockSettings[key].usual)]))))
  assert.deepEqual(typed({}), [])
  assert.deepEqual(typed({ 'day-opens': '0' }), [])
  for (const wrong of ['', '0', '61', '-1', '1.5', 'two', '1e1'])
    assert.deepEqual(typed({ 'urgent-respond-days': wrong }), ['urgent-respond-days'], wrong)
  assert.deepEqual(typed({ 'day-closes': '9' }), ['day-closes'])
})

test('time left is told in working time and rounded down; what is late is told by the calendar', () => {
  const due = at('12T09:40')
  const cases = [
    [at('12T08:00'), '1 working hour left'],
    [at('11T14:40'), '3 working hours left'],
    [at('12T09:20'), '20 working minutes left'],
    [at('08T09:40'), '2 working days left'],
    [at('12T09:40'), '0 working minutes left'],
    [at('12T09:41'), 'overdue by 1 minute'],
    [at('12T12:40'), 'overdue by 3 hours'],
    [at('15T07:00'), 'overdue by 3 days'],
    [instant('2026-06-15T07:00:00Z'), 'long overdue'],
  ] as const
  for (const [now, words] of cases) assert.equal(timeLeft(due, now, hours), words, now)
})

const person = (
  staffId: string,
  roles: readonly Role[],
  teamId: string | null,
  localityId: string | null,
): StaffPlace => ({ staffId, roles, teamId, localityId })
const staff = [
  person('tm', ['team-manager', 'auditor'], 't1', 'north'),
  person('tm2', ['team-manager'], 't2', 'north'),
  person('sm', ['service-manager'], null, 'north'),
  person('sm2', ['service-manager'], null, 'south'),
  person('hos', ['head-of-service'], null, null),
  person('dcs', ['director'], null, null),
  person('qa', ['qa-lead'], null, null),
]
const place = { teamId: 't1', localityId: 'north', raisedBy: 'ruth' }

test('a step reaches those of the case’s own team and locality, or the next up where nobody holds the role', () => {
  assert.deepEqual(whomToTell('team-manager', place, staff), ['tm'])
  assert.deepEqual(whomToTell('service-manager', place, staff), ['sm'])
  assert.deepEqual(whomToTell('confirmation', place, staff), ['qa'])
  assert.deepEqual(whomToTell('team-manager', { ...place, teamId: 't9' }, staff), ['sm'])
  assert.deepEqual(whomToTell('team-manager', { ...place, teamId: null, localityId: null }, staff), ['hos'])
  assert.deepEqual(whomToTell('service-manager', { ...place, localityId: 'east' }, staff), ['dcs'])
  assert.deepEqual(
    whomToTell(
      'director',
      place,
      staff.filter(one => one.staffId !== 'dcs'),
    ),
    ['hos'],
  )
  assert.deepEqual(whomToTell('director', place, []), [])
})

test('nobody is told of what they raised themselves: the next up is', () => {
  assert.deepEqual(whomToTell('team-manager', { ...place, raisedBy: 'tm' }, staff), ['sm'])
  assert.deepEqual(whomToTell('head-of-service', { ...place, raisedBy: 'hos' }, staff), ['dcs'])
})

const standing = (state: ConcernStanding['state'], safe: ConcernStanding['safe'] = null): ConcernStanding => ({
  reference: 'S-2018-0001',
  state,
  safe,
})
const refusal = (of: ConcernStanding, action: Parameters<typeof stepFor>[1]): string => {
  try {
    return stepFor(of, action).to
  } catch (error) {
    return (error as { code: string }).code
  }
}

test('a concern is closed only after a response that says the child is safe; nothing happens to one that is closed', () => {
  assert.equal(refusal(standing('raised'), 'close'), 'safety-concern.not-responded')
  assert.equal(refusal(standing('responded', 'no'), 'close'), 'safety-concern.not-safe')
  assert.equal(refusal(standing('responded', 'not-known'), 'close'), 'safety-concern.not-safe')
  assert.equal(refusal(standing('responded', 'yes'), 'close'), 'closed')
  assert.equal(refusal(standing('responded', 'yes'), 'respond'), 'responded')
  for (const action of ['tell', 'respond', 'close'] as const) {
    assert.equal(refusal(standing('closed', 'yes'), action), 'safety-concern.already-closed')
    assert.equal(canStep(standing('closed', 'yes'), action), false)
  }
})

test('what a page offers is what the rules take', () => {
  for (const state of ['raised', 'responded', 'closed'] as const)
    for (const safe of [null, 'yes', 'no', 'not-known'] as const)
      for (const action of ['tell', 'respond', 'close'] as const)
        assert.equal(
          canStep(standing(state, safe), action),
          !refusal(standing(state, safe), action).startsWith('safety-concern.'),
        )
})

test('only what has no response can be overdue, from the minute after it was due', () => {
  const due = at('12T09:40')
  assert.equal(isOverdue('raised', due, due), false)
  assert.equal(isOverdue('raised', due, at('12T09:41')), true)
  assert.equal(isOverdue('responded', due, at('12T09:41')), false)
  assert.match(nextStep(standing('responded', 'not-known')), /^Further response/)
  assert.match(nextStep(standing('responded', 'yes')), /^Confirmation/)
})

const actor = (staffId: string, role: Role, teamId: string | null = null, localityId: string | null = null): Actor => ({
  kind: 'staff',
  authorityId: 'a',
  staffId,
  name: staffId,
  roles: [role],
  teamId,
  localityId,
})
const subject = {
  state: 'in-progress',
  teamId: 't1',
  localityId: 'north',
  raisedById: 'ruth',
  responderIds: ['tm'],
} as const

test('the team manager answers, and those above; never somebody of another team, and never whoever raised it', () => {
  assert.equal(can(actor('tm', 'team-manager', 't1'), 'safety-concern.respond', subject).may, true)
  assert.equal(can(actor('sm', 'service-manager', null, 'north'), 'safety-concern.respond', subject).may, true)
  assert.equal(can(actor('dcs', 'director'), 'safety-concern.respond', subject).may, true)
  assert.deepEqual(can(actor('tm2', 'team-manager', 't2'), 'safety-concern.respond', subject), {
    may: false,
    because: 'This is not one of yours.',
    known: false,
  })
  assert.equal(can(actor('sm2', 'service-manager', null, 'south'), 'safety-concern.read', subject).may, false)
  for (const role of ['team-manager', 'service-manager', 'head-of-service', 'director'] as const)
    assert.match(
      JSON.stringify(can(actor('ruth', role, 't1', 'north'), 'safety-concern.respond', subject)),
      /Nobody answers a concern that they raised/,
    )
})

test('the quality assurance lead closes, unless it was they who answered', () => {
  assert.equal(can(actor('qa', 'qa-lead'), 'safety-concern.close', subject).may, true)
  assert.match(
    JSON.stringify(can(actor('tm', 'qa-lead'), 'safety-concern.close', subject)),
    /Nobody confirms what they answered/,
  )
  assert.equal(can(actor('hos', 'head-of-service'), 'safety-concern.close', subject).may, false)
})
