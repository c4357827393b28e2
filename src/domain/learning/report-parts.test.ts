/** What a round's report says of re-audits, of cases taken out, and of shares where strata gave unequally. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleFacts } from './example-facts.ts'
import { roundReport } from './make-round-report.ts'
import type { ReAuditFacts, RoundFacts } from './round-facts.ts'
import { roundReportDocument } from './round-report-document.ts'

const words = (facts: RoundFacts, profile: 'internal' | 'dfe-cin' = 'internal'): string =>
  JSON.stringify(roundReportDocument(roundReport(facts, profile)))
const reAudit = (caseReference: string, facts: Partial<ReAuditFacts> = {}): ReAuditFacts => ({
  caseReference,
  done: true,
  outcome: 'improved',
  because: null,
  ...facts,
})
const withReAudits = (reAudits: readonly ReAuditFacts[]): RoundFacts => ({ ...exampleFacts(20), reAudits })

test('a round says of how many re-audited cases what changed, and lists those that were not and why', () => {
  const told = words(
    withReAudits([
      reAudit('WC-1'),
      reAudit('WC-2', { outcome: 'same' }),
      reAudit('WC-3', { outcome: null }),
      reAudit('WC-4', { done: false, outcome: null, because: 'in no round yet' }),
    ]),
  )
  assert.match(
    told,
    /Of 3 cases audited again in this round, 1 improved, 1 had the same grade, 0 were worse; 1 waits for an agreed grade/,
  )
  assert.match(told, /Too few for a percentage: 1 of 2 improved/)
  assert.match(told, /WC-4: in no round yet/)
})

test('from ten re-audits on, the share that improved has its interval', () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    reAudit(`WC-${index}`, { outcome: index < 9 ? 'improved' : 'worse' }),
  )
  assert.match(words(withReAudits(many)), /75% improved \(9 of 12, 95% interval 47% to 91%\)/)
})

test('where nothing is owed, nothing is said; and outside the service neither re-audits nor cases taken out are', () => {
  assert.doesNotMatch(words(withReAudits([])), /again/i)
  const takenOut = [{ caseReference: 'WC-9', reason: 'The case has closed', replacedBy: 'WC-10' }]
  const facts = { ...withReAudits([reAudit('WC-1')]), takenOut }
  assert.match(words(facts), /WC-9: The case has closed\. WC-10 came in from the reserve/)
  assert.doesNotMatch(words(facts, 'dfe-cin'), /WC-/)
})

/** Ten of a large stratum's 990 cases, half of them good, beside a small stratum that was audited in full and is good throughout. */
function unequal(): RoundFacts {
  const facts = exampleFacts(20)
  const audits = facts.audits.map((audit, index) => ({
    ...audit,
    stratum: index < 10 ? 'Large' : 'Small',
    agreedGrade: index < 10 && index % 2 === 0 ? ('inadequate' as const) : ('good' as const),
  }))
  const strata = [
    { label: 'Large', size: 990, drawn: 10 },
    { label: 'Small', size: 10, drawn: 10 },
  ]
  return { ...facts, audits, draw: facts.draw && { ...facts.draw, unequal: true, strata } }
}

test('where a small stratum gave more than its share, the share is counted by the size of each stratum', () => {
  const { headline } = roundReport(unequal(), 'internal')
  assert.equal(headline.goodOrBetter.percent, 75)
  // By hand: 0.99 × 5/10 + 0.01 × 10/10 = 0.505.
  assert.equal(headline.weighted?.percent, 51)
  assert.ok((headline.weighted.interval?.lowerPercent ?? 99) < 30)
  assert.match(words(unequal()), /about 51% of all the cases in the frame would be good or better/)
  assert.equal(roundReport(unequal(), 'dfe-cin').headline.weighted, null)
})

test('a stratum of which nothing is known gives no share of all cases, nor does a sample of equal chances', () => {
  const facts = unequal()
  const missing = { label: 'Missing', size: 5, drawn: 1 }
  const draw = facts.draw && { ...facts.draw, strata: [...facts.draw.strata, missing] }
  assert.equal(roundReport({ ...facts, draw }, 'internal').headline.weighted, null)
  assert.equal(roundReport(exampleFacts(20), 'internal').headline.weighted, null)
})
