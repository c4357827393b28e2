/** Two versions compared: what changed is found field by field, and a trend never silently goes on over another question. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compareTools, isDifferent, type QuestionCompared } from './compare.ts'
import { nextVersion } from './draft.ts'
import { addQuestion, changeQuestion, moveQuestion, moveSection, questionOf, removeQuestion } from './edit.ts'
import type { Question, ToolContent } from './tool.ts'
import { carryOnFaults, trendKeys } from './trends.ts'

const first = JSON.parse(
  readFileSync(new URL('../../../audit-tools/monthly-case-audit/1.json', import.meta.url), 'utf8'),
) as ToolContent
const next = nextVersion(first)
const summary = questionOf(first, 'record-summary')!.question

const withChange = (change: Partial<Question>): ToolContent =>
  changeQuestion(next, 'record-summary', { ...summary, ...change })

const found = (later: ToolContent, key: string): QuestionCompared | undefined =>
  compareTools([first, later]).questions.find(question => question.key === key)

test('a version that only has another number is no different', () => {
  assert.equal(isDifferent(compareTools([first, next])), false)
})

test('a changed field is told with what stood there and what stands there', () => {
  const changed = found(withChange({ text: 'Is there a summary?', required: false }), 'record-summary')
  assert.deepEqual(changed?.changes, [
    { field: 'Question', earlier: summary.text, later: 'Is there a summary?' },
    { field: 'Must be answered', earlier: 'Yes', later: 'No' },
  ])
  assert.equal(changed?.fate, 'changed')
  assert.deepEqual(changed?.mixes, [])
})

test('a key used again for a question that is answered otherwise is named, because the trend would mix two questions', () => {
  const choices = [
    { code: 'all', label: 'All of it' },
    { code: 'none', label: 'None' },
  ]
  const mixed = found(withChange({ answerKind: 'choice', choices }), 'record-summary')
  assert.deepEqual(mixed?.mixes, ['it is answered in another way', 'the answers to choose from are others'])
  const anew = found(withChange({ answerKind: 'choice', choices, carriesOn: null }), 'record-summary')
  assert.equal(anew?.fate, 'added')
  assert.equal(anew?.carriesOnFrom, null)
  assert.deepEqual(anew?.mixes, [])
})

test('a question under a new key carries on where its writer says so, and the earlier one is not told as removed', () => {
  const renamed = changeQuestion(next, 'record-summary', { ...summary, key: 'summary', carriesOn: 'record-summary' })
  assert.equal(found(renamed, 'summary')?.carriesOnFrom, 'record-summary')
  assert.equal(found(renamed, 'summary')?.fate, 'same')
  assert.equal(found(renamed, 'record-summary'), undefined)
})

test('what was added, removed and moved is told as that and nothing else', () => {
  const moved = moveQuestion(next, 'record-summary', 'down')
  const added = addQuestion(moved, 'record', { ...summary, key: 'record-new' })
  const later = removeQuestion(added, 'record-used')
  const comparison = compareTools([first, later])
  const different = comparison.questions.filter(one => one.fate !== 'same' || one.moved)
  assert.deepEqual(
    different.map(({ key, fate, moved }) => [key, fate, moved]),
    [
      ['record-summary', 'same', true],
      ['record-new', 'added', false],
      ['record-used', 'removed', false],
    ],
  )
  assert.deepEqual(comparison.tool, [])
  const sections = compareTools([first, moveSection(next, 'record', 'down')]).sections.filter(one => one.moved)
  assert.equal(sections.length, 1)
})

test('a question in another section is told as moved', () => {
  const later = changeQuestion(next, 'record-summary', summary, 'plan')
  assert.deepEqual(
    compareTools([first, later])
      .questions.filter(one => one.moved)
      .map(one => one.key),
    ['record-summary'],
  )
})

test('over several versions a trend is followed through every name it had, and ends where a question began anew', () => {
  const second = changeQuestion(next, 'record-summary', { ...summary, key: 'summary', carriesOn: 'record-summary' })
  const third = changeQuestion(nextVersion(second), 'summary', {
    ...summary,
    key: 'case-summary',
    carriesOn: 'summary',
  })
  assert.equal(trendKeys([first, second, third]).get('case-summary'), 'record-summary')
  const broken = changeQuestion(nextVersion(second), 'summary', { ...summary, key: 'summary', carriesOn: null })
  assert.equal(trendKeys([first, second, broken]).get('summary'), null)
})

test('carrying on from what is not there, or twice from the same question, is a fault at its place', () => {
  const codes = (tool: ToolContent) => [...carryOnFaults(first, tool)].map(({ code, where }) => `${code} ${where}`)
  assert.deepEqual(codes(next), [])
  assert.deepEqual(codes(withChange({ carriesOn: 'nothing' })), ['carries-on-unknown record/record-summary'])
  const twice = addQuestion(next, 'record', { ...summary, key: 'again', carriesOn: 'record-summary' })
  assert.deepEqual(codes(twice), ['carries-on-twice record/again'])
  assert.deepEqual([...carryOnFaults(null, first)], [])
})

test('rules and ratings of the tool are compared too', () => {
  const rule = { code: 'odd', when: "answer('record-summary') == 'no'", sentence: 'That is odd.' }
  const { others } = compareTools([first, { ...next, consistency: [rule] }])
  assert.deepEqual(
    others.map(({ what, key, fate }) => [what, key, fate]),
    [['Consistency rule', 'odd', 'added']],
  )
  const changed = compareTools([
    { ...first, consistency: [rule] },
    { ...next, consistency: [{ ...rule, sentence: 'Odd.' }] },
  ])
  assert.deepEqual(changed.others[0]?.changes, [{ field: 'Sentence', earlier: 'That is odd.', later: 'Odd.' }])
})
