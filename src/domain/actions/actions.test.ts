/** The lifecycle of an action, who is told when it is overdue, who owns it at first, and nobody closing their own: purely. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../access/actor.ts'
import { can } from '../access/can.ts'
import type { Role } from '../access/roles.ts'
import { instant, localDate } from '../calendar/dates.ts'
import { daysOverdue, overdueWords, stepsReached } from './escalation.ts'
import {
  actionLifecycle,
  actionStates,
  deedNames,
  loopDueOn,
  loopIsDue,
  stepFor,
  stepNow,
  type ActionStanding,
} from './lifecycle.ts'
import { ownerFor, type StaffThere } from './owner.ts'
import { usualActionSettings, usualDueOn } from './settings.ts'

const today = localDate('2018-06-11')
const standing = (changes: Partial<ActionStanding> = {}): ActionStanding => ({
  reference: 'AC-2018-0001',
  state: 'open',
  verifiedAt: null,
  looped: false,
  ...changes,
})

test('only what waits to be verified is verified: what is open is said to be done first', () => {
  const offered = (state: ActionStanding['state']) =>
    deedNames.filter(deed => stepNow(standing({ state }), deed, 12, today))
  assert.deepEqual(offered('open'), ['progress', 'say-done', 'give', 'move-due', 'close-without'])
  assert.deepEqual(offered('to-verify'), ['verify', 'send-back', 'close-without'])
  assert.deepEqual(offered('closed'), [])
  assert.deepEqual(offered('closed-without'), [])
  assert.throws(() => stepFor(standing(), 'verify', 12, today), { code: 'action.not-now' })
})

test('the only way to closed is through verification, by the permission that bars the owner', () => {
  const ways = actionStates.flatMap(from =>
    Object.entries(actionLifecycle[from]).filter(([, step]) => from !== 'closed' && step.to === 'closed'),
  )
  assert.deepEqual(
    ways.map(([deed, step]) => [deed, step.permission]),
    [['verify', 'action.verify']],
  )
})

test('the loop is asked for so many weeks after verification, once', () => {
  const verifiedAt = instant('2018-03-19T23:30:00Z')
  assert.equal(loopDueOn(verifiedAt, 12), '2018-06-11')
  assert.equal(loopDueOn(null, 12), null)
  const closed = standing({ state: 'closed', verifiedAt })
  assert.equal(loopIsDue(closed, 12, today), true)
  assert.equal(loopIsDue(closed, 12, localDate('2018-06-10')), false)
  assert.equal(loopIsDue(closed, 13, today), false)
  assert.throws(() => stepFor(closed, 'check-loop', 13, today), { code: 'action.loop-not-yet' })
  assert.throws(() => stepFor({ ...closed, looped: true }, 'check-loop', 12, today), { code: 'action.loop-checked' })
  assert.throws(() => stepFor(standing(), 'check-loop', 12, today), { code: 'action.not-now' })
})

test('overdue begins the day after, and stops once its owner has said it is done', () => {
  const due = localDate('2018-06-10')
  assert.equal(daysOverdue('open', due, today), 1)
  assert.equal(daysOverdue('open', today, today), 0)
  assert.equal(daysOverdue('to-verify', due, today), 0)
  assert.equal(daysOverdue('closed', due, today), 0)
  assert.deepEqual([1, 2, 90, 91].map(overdueWords), [
    'Overdue by 1 day',
    'Overdue by 2 days',
    'Overdue by 90 days',
    'Long overdue',
  ])
  const told = (days: number) => stepsReached(days).map(step => step.to)
  assert.deepEqual([0, 1, 6, 7, 27, 28].map(told), [
    [],
    ['owner'],
    ['owner'],
    ['owner', 'team-manager'],
    ['owner', 'team-manager'],
    ['owner', 'team-manager', 'head-of-service'],
  ])
})

const staff: readonly StaffThere[] = [
  { staffId: 'lead', roles: ['qa-lead'], teamId: null, localityId: null },
  { staffId: 'head', roles: ['head-of-service'], teamId: null, localityId: null },
  { staffId: 'other', roles: ['team-manager'], teamId: 't2', localityId: 'north' },
  { staffId: 'manager', roles: ['team-manager'], teamId: 't1', localityId: 'north' },
  { staffId: 'area', roles: ['service-manager'], teamId: null, localityId: 'north' },
  { staffId: 'sam', roles: ['practitioner'], teamId: 't1', localityId: 'north' },
]
const place = { practitionerId: 'sam', teamId: 't1', localityId: 'north' }

test('an action is owned by whoever holds its role for the case, or by the next up the line', () => {
  assert.equal(ownerFor('practitioner', place, staff), 'sam')
  assert.equal(ownerFor('practitioner', { ...place, practitionerId: 'gone' }, staff), 'manager')
  assert.equal(ownerFor('team-manager', place, staff), 'manager')
  assert.equal(ownerFor('independent-reviewing-officer', place, staff), 'manager')
  assert.equal(ownerFor('team-manager', { ...place, teamId: 't9' }, staff), 'area')
  assert.equal(ownerFor('area-manager', place, staff), 'area')
  assert.equal(ownerFor('team-manager', { practitionerId: null, teamId: null, localityId: null }, staff), 'head')
  assert.equal(ownerFor('principal-social-worker', place, staff), 'lead')
  assert.equal(ownerFor('practitioner', place, []), null)
})

const actor = (roles: readonly Role[]): Actor => ({
  kind: 'staff',
  authorityId: 'county',
  staffId: 'me',
  name: 'Me',
  roles,
  teamId: 't1',
  localityId: 'north',
})

test('nobody verifies, closes or gives more time to an action that they own or said is done, whatever their roles', () => {
  const everyRole: readonly Role[] = ['qa-lead', 'head-of-service', 'director', 'team-manager', 'service-manager']
  for (const permission of ['action.verify', 'action.close-without', 'action.move-due'] as const) {
    const subject = { state: 'moderated', teamId: 't1', localityId: 'north' } as const
    assert.equal(can(actor(everyRole), permission, { ...subject, ownerId: 'me' }).may, false, permission)
    assert.equal(can(actor(everyRole), permission, { ...subject, ownerId: 'x', doneById: 'me' }).may, false, permission)
    assert.equal(can(actor(everyRole), permission, { ...subject, ownerId: 'x', doneById: 'y' }).may, true, permission)
  }
})

test('its owner does an action wherever they work, and not before the audit that asked for it was moderated', () => {
  const mine = { ownerId: 'me', teamId: 't9', localityId: 'south' }
  assert.equal(can(actor(['auditor']), 'action.do', { ...mine, state: 'moderated' }).may, true)
  assert.equal(can(actor(['auditor']), 'action.do', { ...mine, state: 'submitted' }).may, false)
  assert.equal(can(actor(['auditor']), 'action.do', { ...mine, ownerId: 'x', state: 'moderated' }).may, false)
})

test('severity sets the usual time', () => {
  const due = (['high', 'medium', 'low'] as const).map(severity => usualDueOn(severity, today, usualActionSettings))
  assert.deepEqual(due, ['2018-06-18', '2018-07-09', '2018-09-03'])
})
