/** A strength proposed as good practice: kept with its number, sealed only where it was chosen, and told as a change. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { ToolContent } from '../audit-tool/tool.ts'
import { instant } from '../calendar/dates.ts'
import { overallKey, type Answer, type Answers } from './answers.ts'
import { changesBetween } from './changes.ts'
import { findingsGiven, learningKey, learningKeys } from './learning.ts'
import { submittedAudit, type SubmittedAudit } from './submission.ts'

const tool = JSON.parse(
  readFileSync(new URL('../../../audit-tools/monthly-case-audit/1.json', import.meta.url), 'utf8'),
) as ToolContent

function answersWith(learning: Readonly<Record<string, object>>): Answers {
  const kept = Object.entries(learning).map(
    ([key, given]) => [key, { value: JSON.stringify(given), evidence: '' }] as const,
  )
  return new Map<string, Answer>([[overallKey, { value: 'good', evidence: 'Seen.' }] as const, ...kept])
}

const sealed = (learning: Readonly<Record<string, object>>): SubmittedAudit =>
  submittedAudit(
    {
      tool,
      facts: { caseStatus: 'child-in-need', ageYears: 9, placement: null, theme: null },
      answers: answersWith(learning),
    },
    { reference: 'A-2018-0001', caseReference: 'WC-1001', at: instant('2018-05-14T09:00:00Z') },
  )

const plain = { theme: 'visits', text: 'Seen alone each time.' }

test('a strength keeps its number and its proposal, and one of before has none', () => {
  const answers = answersWith({
    [learningKey('strength', 2)]: plain,
    [learningKey('strength', 7)]: { ...plain, proposed: 'yes' },
  })
  assert.deepEqual(findingsGiven(answers, 'strength'), [
    { ...plain, number: 2, proposed: '' },
    { ...plain, number: 7, proposed: 'yes' },
  ])
  assert.equal(new Set(learningKeys).size, 30)
})

test('only what was proposed is sealed as proposed, and an area for improvement never is', () => {
  const document = sealed({
    'strength.1': plain,
    'strength.2': { ...plain, proposed: 'yes' },
    'strength.3': { ...plain, proposed: '' },
    'area.1': { ...plain, proposed: 'yes' },
  })
  assert.deepEqual(document.strengths, [plain, { ...plain, proposedAsGoodPractice: true }, plain])
  assert.deepEqual(document.areasForImprovement, [plain])
})

test('a proposal made or withdrawn is a change of the strength; one that stayed is none', () => {
  const [before, after] = [sealed({ 'strength.1': plain }), sealed({ 'strength.1': { ...plain, proposed: 'yes' } })]
  const words = 'visits: Seen alone each time.'
  const change = { section: 'Strengths and areas for improvement', what: 'Strength 1' }
  const proposed = `${words}\nProposed as good practice`
  assert.deepEqual(changesBetween(before, after), [{ ...change, earlier: words, later: proposed }])
  assert.deepEqual(changesBetween(after, before), [{ ...change, earlier: proposed, later: words }])
  assert.deepEqual(changesBetween(after, after), [])
})
