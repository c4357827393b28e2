/** The rules of re-audits: which grades are followed up, between which days, where one stands, and what may be said of many. */
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { localDate } from '../calendar/dates.ts'
import { countReAudits, countsInWords, type Counted } from './count.ts'
import { isFollowedUp, owedBetween, usualReAuditSettings } from './owed.ts'
import { outcomeOf, reAuditState, type ReAuditRecords } from './standing.ts'
import { waiverFault } from './waiver.ts'

const day = localDate
const drawn = { submissionDigest: '', digest: () => 'f'.repeat(64) }
const usual = usualReAuditSettings

test('inadequate is always followed up, requires improvement where the council chose so, better grades never', () => {
  const both = { ...usual, alsoRequiresImprovement: true }
  assert.deepEqual(
    (['inadequate', 'requires-improvement', 'good', 'outstanding'] as const).map(grade => [
      isFollowedUp(grade, usual, drawn),
      isFollowedUp(grade, both, drawn),
    ]),
    [
      [true, true],
      [false, true],
      [false, false],
      [false, false],
    ],
  )
})

test('a dip sample of requires improvement is drawn from the seal of each audit, about as many as the council chose', () => {
  const dip = { ...usual, dipShare: 20 }
  const digest = (text: string): string => hash('sha256', text)
  const isDrawn = (submissionDigest: string): boolean =>
    isFollowedUp('requires-improvement', dip, { submissionDigest, digest })
  const count = Array.from({ length: 1000 }, (_, index) => String(index)).filter(isDrawn).length
  assert.ok(count > 160 && count < 240, String(count))
  const fixed = (eight: string) => ({ submissionDigest: '', digest: () => eight.padEnd(64, '0') })
  assert.equal(isFollowedUp('requires-improvement', dip, fixed('33333333')), true)
  assert.equal(isFollowedUp('requires-improvement', dip, fixed('33333334')), false)
  assert.equal(isFollowedUp('good', dip, fixed('00000000')), false)
})

test('it is owed from the day after the last action is due, to three months after the grade', () => {
  const owed = owedBetween(day('2018-05-14'), [day('2018-06-11'), day('2018-06-04')], usual)
  assert.deepEqual(owed, { earliestOn: '2018-06-12', dueOn: '2018-08-14' })
})

test('an action that is due after the limit does not put the limit off', () => {
  const owed = owedBetween(day('2018-05-14'), [day('2018-12-01')], usual)
  assert.deepEqual(owed, { earliestOn: '2018-08-14', dueOn: '2018-08-14' })
})

test('with no action, or one that was due before the grade was agreed, it may begin the next day', () => {
  assert.equal(owedBetween(day('2018-05-14'), [], usual).earliestOn, '2018-05-15')
  assert.equal(owedBetween(day('2018-05-14'), [day('2018-05-01')], usual).earliestOn, '2018-05-15')
})

test('a month without that day ends it on its last', () => {
  assert.equal(owedBetween(day('2018-11-30'), [], usual).dueOn, '2019-02-28')
  assert.equal(owedBetween(day('2018-01-31'), [], { ...usual, months: 1 }).dueOn, '2018-02-28')
})

const owed: ReAuditRecords = {
  dueOn: day('2018-08-14'),
  gradeStands: true,
  waived: false,
  allocated: false,
  handedIn: false,
}
const on = (today: string, change: Partial<ReAuditRecords> = {}) => reAuditState({ ...owed, ...change }, day(today))

test('it is owed up to and on the day it is due, and overdue the day after, allocated or not', () => {
  assert.equal(on('2018-08-14'), 'owed')
  assert.equal(on('2018-08-14', { allocated: true }), 'allocated')
  assert.equal(on('2018-08-15'), 'overdue')
  assert.equal(on('2018-08-15', { allocated: true }), 'overdue')
})

test('what was done counts before a waiver, a waiver before a grade that no longer stands', () => {
  assert.equal(on('2019-01-01', { handedIn: true, waived: true }), 'done')
  assert.equal(on('2019-01-01', { waived: true, gradeStands: false }), 'waived')
  assert.equal(on('2019-01-01', { gradeStands: false }), 'set-aside')
})

test('a later grade is better, the same or worse, and says nothing before it is agreed', () => {
  assert.equal(outcomeOf('inadequate', 'requires-improvement'), 'improved')
  assert.equal(outcomeOf('inadequate', 'inadequate'), 'same')
  assert.equal(outcomeOf('requires-improvement', 'inadequate'), 'worse')
  assert.equal(outcomeOf('inadequate', null), null)
})

const many = (count: number, one: Counted): Counted[] => Array.from({ length: count }, () => one)
const done = (outcome: Counted['outcome']): Counted => ({ state: 'done', outcome })

test('waived and set-aside cases are not owed, and a grade that is not agreed is neither better nor worse', () => {
  const counts = countReAudits([
    ...[done('improved'), done('same'), done('worse'), done(null)],
    ...(['overdue', 'owed', 'allocated', 'waived', 'set-aside'] as const).map(state => ({ state, outcome: null })),
  ])
  assert.deepEqual(counts, { owed: 7, done: 4, waiting: 1, improved: 1, same: 1, worse: 1, waived: 1, overdue: 1 })
  assert.deepEqual(countsInWords(counts), [
    'Of 7 cases owed a re-audit, 4 were audited again: 1 improved, 1 had the same grade, 1 was worse, and 1 waits for an agreed grade.',
    'Too few for a percentage: 1 of 3 improved. Read the audits, not the share.',
  ])
})

test('below ten there is no percentage; from ten it has its interval', () => {
  const nine = countsInWords(countReAudits([...many(6, done('improved')), ...many(3, done('same'))]))
  assert.match(nine[1] ?? '', /Too few for a percentage: 6 of 9/)
  const ten = countsInWords(countReAudits([...many(6, done('improved')), ...many(4, done('same'))]))
  // Wilson's interval of 6 of 10, as tables give it: 0.313 to 0.832.
  assert.equal(ten[1], '60% improved (6 of 10, 95% interval 31% to 83%).')
})

test('nothing owed and nothing done are said as such', () => {
  assert.deepEqual(countsInWords(countReAudits([])), ['No re-audit has been owed yet.'])
  assert.deepEqual(countsInWords(countReAudits([{ state: 'owed', outcome: null }])), [
    'Of 1 case owed a re-audit, 0 were audited again.',
  ])
})

test('a waiver without words, or with too many, is refused', () => {
  assert.equal(waiverFault('  ')?.code, 're-audit.words-needed')
  assert.equal(waiverFault('x'.repeat(10_001))?.code, 're-audit.words-needed')
  assert.equal(waiverFault('Adopted in June.'), null)
})
