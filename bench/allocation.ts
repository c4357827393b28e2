/**
 * How long the proposal for a large round takes: 500 cases over 85 auditors who hold cases, manage practitioners, declared conflicts,
 * are exempt, and can take a few audits each; and whether what it gives stays within everything it was told.
 */
import { barBetween, propose, type AuditorAvailable, type CaseToAllocate } from '#domain/rounds/allocate.ts'
import { seededRandom } from '#platform/random.ts'
import { print, printMachine } from './machine.ts'

const cases = 500
const auditors = 85
const turns = 9
const statuses = ['looked-after', 'child-protection', 'child-in-need', 'care-leaver']
const random = seededRandom(85)
const auditorId = (index: number): string => `auditor-${String(index).padStart(2, '0')}`

const available: readonly AuditorAvailable[] = Array.from({ length: auditors }, (_, index) => ({
  staffId: auditorId(index),
  name: `Auditor ${String(index).padStart(2, '0')}`,
  teamId: `team-${random.whole(30)}`,
  allocated: random.whole(3),
  capacity: 4 + random.whole(6),
  exempt: random.whole(20) === 0,
  conflicts: Array.from({ length: random.whole(4) }, () =>
    random.whole(2) === 0
      ? { about: 'team', of: `team-${random.whole(30)}` }
      : { about: 'practitioner', of: `worker-${random.whole(200)}` },
  ),
  trained: random.whole(10) > 0,
  practisedIn: random.whole(3) === 0 ? statuses.filter(() => random.whole(2) === 0) : null,
}))
const waiting: readonly CaseToAllocate[] = Array.from({ length: cases }, (_, index) => ({
  caseReference: `WC-${1000 + index}`,
  caseStatus: statuses[random.whole(statuses.length)] ?? '',
  teamId: `team-${random.whole(30)}`,
  practitionerId: `worker-${random.whole(200)}`,
  managerIds: [auditorId(random.whole(auditors)), auditorId(random.whole(auditors))],
  workerName: null,
}))

const times: number[] = []
let proposal = propose(waiting, available)
for (let turn = 0; turn < turns; turn += 1) {
  const start = performance.now()
  proposal = propose(waiting, available)
  times.push(performance.now() - start)
}
const median = times.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? Number.NaN

const loads = available.map(one => ({
  ...one,
  given: proposal.pairs.filter(({ auditorId: id }) => id === one.staffId).length,
}))
const over = loads.filter(one => one.given > 0 && one.allocated + one.given > (one.capacity ?? Infinity)).length
const barred = proposal.pairs.filter(({ caseReference, auditorId: id }) => {
  const one = waiting.find(found => found.caseReference === caseReference)
  const auditor = available.find(found => found.staffId === id)
  return !one || !auditor || barBetween(auditor, one) !== null
}).length
const free = loads.reduce((sum, one) => sum + (one.exempt ? 0 : Math.max(0, (one.capacity ?? 0) - one.allocated)), 0)

printMachine()
print([
  {
    what: 'allocation of 500 cases over 85 auditors',
    found: `${Math.round(median)} ms`,
    target: 'under 1 s',
    reached: median < 1000,
    over: `median of ${turns}; ${proposal.pairs.length} placed of ${cases}, room for ${free}, ${proposal.nobody.length} barred to all`,
  },
  {
    what: 'auditors over their capacity, and pairs that are barred',
    found: `${over} and ${barred}`,
    target: '0 and 0',
    reached: over + barred === 0,
    over: `${cases} cases`,
  },
])
