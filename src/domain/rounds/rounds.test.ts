/** The round's lifecycle, its reference and month, its progress, and who may audit which case. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { permissions } from '../access/permissions.ts'
import { localDate } from '../calendar/dates.ts'
import { barBetween, permittedFor, propose, sameName, type AuditorAvailable, type CaseToAllocate } from './allocate.ts'
import { roundLifecycle, roundState, type RoundState } from './lifecycle.ts'
import { monthFault, monthFrom, roundReference } from './opening.ts'
import { isFinished, progress } from './progress.ts'

test('a round stands where its last record puts it', () => {
  assert.equal(roundState({ drawn: false, allocated: false, closed: false }), 'opened')
  assert.equal(roundState({ drawn: true, allocated: false, closed: false }), 'drawn')
  assert.equal(roundState({ drawn: true, allocated: true, closed: false }), 'under-way')
  assert.equal(roundState({ drawn: true, allocated: true, closed: true }), 'closed')
})

test('every step of a round is allowed in its state by the permissions table, so that no button leads to a refusal', () => {
  for (const [state, steps] of Object.entries(roundLifecycle)) {
    for (const step of Object.values(steps)) {
      const states = permissions[step.permission].flatMap(row => ('when' in row ? [...row.when] : []))
      assert.ok(
        states.some(one => one === (state as RoundState)),
        `${step.permission} in ${state}`,
      )
    }
  }
})

test('a sample is drawn once: only a round that was just opened offers it', () => {
  const offering = Object.entries(roundLifecycle)
    .filter(([, steps]) => steps.draw !== undefined)
    .map(([state]) => state)
  assert.deepEqual(offering, ['opened'])
})

test('a round is known by its month and kind, with a number where that is taken', () => {
  const may = localDate('2018-05-01')
  assert.equal(roundReference(may, 'monthly-case', []), '2018-05-monthly')
  assert.equal(roundReference(may, 'monthly-case', ['2018-05-monthly']), '2018-05-monthly-2')
  assert.equal(roundReference(may, 'monthly-case', ['2018-05-monthly', '2018-05-monthly-2']), '2018-05-monthly-3')
})

for (const [month, year, fault] of [
  ['5', '2018', null],
  ['04', '2018', null],
  ['6', '2018', 'The month must be this month or an earlier one'],
  ['13', '2018', 'Enter a month and a year, such as 5 2018'],
  ['May', '2018', 'Enter a month and a year, such as 5 2018'],
  ['5', '18', 'Enter a month and a year, such as 5 2018'],
  ['5', '1999', 'The year must be 2000 or later'],
] as const) {
  test(`month ${month} ${year} is ${fault === null ? 'taken' : 'refused with a reason'} on 14 May 2018`, () => {
    assert.equal(monthFault(monthFrom(month, year), localDate('2018-05-14')), fault)
  })
}

test('each stage counts the cases that have come at least so far, out of those drawn', () => {
  const stages = progress(['not-allocated', 'allocated', 'in-progress', 'submitted', 'moderated', 'closed'])
  assert.deepEqual(
    stages.map(({ n, of }) => `${n} of ${of}`),
    ['6 of 6', '5 of 6', '4 of 6', '3 of 6', '2 of 6'],
  )
  const far = ['in-progress', 'submitted', 'moderated', 'closed'] as const
  assert.deepEqual(
    far.map(one => isFinished(one, true)),
    [false, false, true, true],
  )
  assert.deepEqual(
    far.map(one => isFinished(one, false)),
    [false, true, true, true],
  )
})

const auditor = (staffId: string, facts: Partial<AuditorAvailable> = {}): AuditorAvailable => ({
  staffId,
  name: `Auditor ${staffId}`,
  teamId: null,
  allocated: 0,
  capacity: null,
  exempt: false,
  conflicts: [],
  trained: null,
  practisedIn: null,
  ...facts,
})
const aCase = (caseReference: string, facts: Partial<CaseToAllocate> = {}): CaseToAllocate => ({
  caseReference,
  teamId: null,
  practitionerId: null,
  caseStatus: 'child-in-need',
  managerIds: [],
  workerName: null,
  ...facts,
})

test('nobody is proposed for their own case or one held by someone they manage, and the reason is said', () => {
  assert.equal(barBetween(auditor('ruth'), aCase('C1', { practitionerId: 'ruth' })), 'they hold this case')
  const managed = aCase('C1', { practitionerId: 'sam', managerIds: ['marcus', 'farida'] })
  assert.equal(barBetween(auditor('farida'), managed), 'they manage the practitioner who holds this case')
  assert.equal(barBetween(auditor('marcus'), managed), 'they manage the practitioner who holds this case')
  assert.equal(barBetween(auditor('ruth'), managed), null)
})

test('where the worker is not matched to anyone here, names are compared whatever their order or case', () => {
  const ruth = auditor('1', { name: 'Ruth Adeyemi' })
  assert.equal(barBetween(ruth, aCase('C1', { workerName: 'ADEYEMI, Ruth' })), 'the case list names them as the worker')
  assert.equal(barBetween(ruth, aCase('C1', { workerName: 'Ruth Adeyemi', practitionerId: 'another' })), null)
  assert.ok(sameName('Siân O’Neill', "O'NEILL, Sian"))
  assert.ok(!sameName('Ruth Adeyemi', 'Ruth Adey'))
})

test('someone of the case’s own team is proposed only where nobody else may take it', () => {
  const one = aCase('C1', { teamId: 'north' })
  const near = auditor('a', { teamId: 'north' })
  assert.deepEqual(propose([one], [near, auditor('b')]).pairs, [{ caseReference: 'C1', auditorId: 'b' }])
  assert.deepEqual(propose([one], [near]).pairs, [{ caseReference: 'C1', auditorId: 'a' }])
})

test('a case that nobody may audit is reported and not forced on anyone', () => {
  const proposal = propose([aCase('C1', { practitionerId: 'a' }), aCase('C2')], [auditor('a')])
  assert.deepEqual(proposal, { pairs: [{ caseReference: 'C2', auditorId: 'a' }], nobody: ['C1'], full: [] })
  assert.deepEqual(propose([aCase('C1')], []), { pairs: [], nobody: ['C1'], full: [] })
})

const staffIds = ['a', 'b', 'c', 'd', 'e'] as const
const teamIds = fc.constantFrom('north', 'south', null)
const someone = fc.option(fc.constantFrom(...staffIds), { nil: null })
const auditors = fc
  .subarray([...staffIds])
  .chain(ids => fc.tuple(...ids.map(staffId => teamIds.map(teamId => auditor(staffId, { teamId })))))
const cases = fc
  .uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 40 })
  .chain(numbers =>
    fc.tuple(
      ...numbers.map(number =>
        fc
          .record({ teamId: teamIds, practitionerId: someone, managerIds: fc.subarray([...staffIds]) })
          .map(facts => aCase(`C${number}`, facts)),
      ),
    ),
  )

test('every case is either given to someone who may take it or reported, whatever the bars', () => {
  fc.assert(
    fc.property(cases, auditors, (given, available) => {
      const { pairs, nobody } = propose(given, available)
      assert.deepEqual(
        [...pairs.map(pair => pair.caseReference), ...nobody].sort(),
        given.map(one => one.caseReference).sort(),
      )
      for (const pair of pairs) {
        const one = given.find(candidate => candidate.caseReference === pair.caseReference)
        assert.ok(one && permittedFor(one, available).some(candidate => candidate.staffId === pair.auditorId))
      }
    }),
  )
})

test('the same cases and auditors give the same proposal, in whatever order they come', () => {
  fc.assert(
    fc.property(cases, auditors, (given, available) => {
      assert.deepEqual(propose([...given].reverse(), [...available].reverse()), propose(given, available))
    }),
  )
})

test('work is spread so that nobody has two more than another, where no bar stands in the way', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), auditors, (count, available) => {
      fc.pre(available.length > 0)
      const { pairs } = propose(
        Array.from({ length: count }, (_, index) => aCase(`C${index}`, { teamId: 'north' })),
        available,
      )
      const loads = available.map(one => pairs.filter(pair => pair.auditorId === one.staffId).length)
      assert.ok(Math.max(...loads) - Math.min(...loads) <= 1)
    }),
  )
})
