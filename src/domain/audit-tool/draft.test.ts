/** Drafts: how they begin, how they are changed, what keeps one from being worked on, and what is advised against. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { copyOf, draftFaults, emptyTool, keyFrom, mayNameATool, nextVersion, tidyTool } from './draft.ts'
import * as edit from './edit.ts'
import type { Question, ToolContent } from './tool.ts'
import { kindsCounted, longestAudit, toolWarnings } from './warnings.ts'

const shipped = JSON.parse(
  readFileSync(new URL('../../../audit-tools/monthly-case-audit/1.json', import.meta.url), 'utf8'),
) as ToolContent
const [record, threshold] = shipped.sections
assert.ok(record && threshold)
const [summary, penPicture] = record.questions
assert.ok(summary && penPicture)

const keysIn = (tool: ToolContent, section: string) => edit.sectionOf(tool, section)?.questions.map(({ key }) => key)
const codes = (tool: ToolContent) => [...toolWarnings(tool)].map(({ code, where }) => `${code} ${where}`.trim())
const withQuestions = (questions: readonly Question[]): ToolContent => ({
  ...shipped,
  sections: [{ ...record, questions }],
})

test('a key is made of the first words, without accents, and with a number where it is taken', () => {
  assert.equal(keyFrom('Was the child’s tŷ seen? Alone, on the last visit', []), 'was-the-childs-ty-seen-alone')
  assert.equal(keyFrom('Plan', ['plan', 'plan-2']), 'plan-3')
  assert.equal(keyFrom('???', []), 'unnamed')
  assert.equal(mayNameATool('new'), false)
})

test('the next version has the next number and forgets what carried on before; a copy is a tool of its own', () => {
  const second = { ...shipped, version: 2, sections: [{ ...record, questions: [{ ...summary, carriesOn: null }] }] }
  assert.equal(nextVersion(second).version, 3)
  assert.equal(edit.questionOf(nextVersion(second), summary.key)?.question.carriesOn, undefined)
  const copy = copyOf(shipped, 'spot-check', 'Spot check')
  assert.deepEqual([copy.key, copy.name, copy.version], ['spot-check', 'Spot check', 1])
})

test('sections and questions are added, moved and removed, and nothing else changes', () => {
  const down = edit.moveQuestion(shipped, summary.key, 'down')
  assert.deepEqual(keysIn(down, 'record')?.slice(0, 2), [penPicture.key, summary.key])
  assert.deepEqual(edit.moveQuestion(down, summary.key, 'up'), shipped)
  assert.deepEqual(edit.moveQuestion(shipped, summary.key, 'up'), shipped)
  assert.deepEqual(edit.moveSection(edit.moveSection(shipped, 'record', 'down'), 'record', 'up'), shipped)
  const elsewhere = edit.changeQuestion(shipped, summary.key, summary, 'threshold')
  assert.equal(keysIn(elsewhere, 'threshold')?.at(-1), summary.key)
  assert.equal(keysIn(elsewhere, 'record')?.includes(summary.key), false)
  assert.deepEqual(edit.changeQuestion(shipped, summary.key, summary, 'no-such-section'), shipped)
  assert.deepEqual(edit.removeQuestion(shipped, 'nothing'), shipped)
  assert.equal(edit.removeSection(shipped, 'record').sections[0]?.key, 'threshold')
  assert.deepEqual(edit.removeSection(edit.addSection(shipped, { ...record, key: 'more' }), 'more'), shipped)
})

test('rules are added, changed and removed; the last one leaves no empty list', () => {
  const rule = { code: 'odd', when: 'true', sentence: 'Odd.' }
  const one = edit.addRule(shipped, rule)
  assert.deepEqual(edit.changeRule(one, 'odd', { ...rule, sentence: 'Very.' }).consistency?.[0]?.sentence, 'Very.')
  assert.deepEqual(edit.removeRule(one, 'odd'), shipped)
})

test('a draft is kept only while every key names one thing', () => {
  assert.deepEqual(draftFaults(shipped), [])
  const twice = edit.addQuestion(shipped, 'threshold', summary)
  assert.deepEqual(draftFaults(twice), [`Two questions have the key ${summary.key}.`])
  assert.match(draftFaults(edit.addSection(shipped, { ...record, key: 'The/Plan', questions: [] })).join(), /no key/)
})

test('what says nothing is left out, and what a version ships with says something everywhere', () => {
  assert.deepEqual(tidyTool(shipped), shipped)
  const odd = edit.changeQuestion(shipped, summary.key, { ...summary, hint: '', choices: [], memory: false, ages: {} })
  assert.deepEqual(tidyTool(odd), shipped)
  assert.equal(
    edit.questionOf(tidyTool(edit.changeQuestion(shipped, summary.key, { ...summary, carriesOn: null })), summary.key)
      ?.question.carriesOn,
    null,
  )
})

test('an empty tool has no questions to warn of, and the shipped one only what is so', () => {
  assert.deepEqual(codes(emptyTool('new-tool', 'New tool')), [])
  assert.ok(!codes(shipped).includes('mostly-compliance'))
  assert.ok(!codes(shipped).includes('nobody-heard'))
})

test('a tool that is mostly compliance is warned of; half is not most, and what is for counting alone does not count', () => {
  const of = (kind: Question['kind'], more: Partial<Question> = {}): Question => ({ ...summary, ...more, kind })
  const half = withQuestions([of('compliance'), of('quality')])
  assert.ok(!codes(half).includes('mostly-compliance'))
  const most = withQuestions([of('compliance'), of('compliance'), of('outcome')])
  assert.ok(codes(most).includes('mostly-compliance'))
  const data = withQuestions([of('compliance'), of('compliance', { dataOnly: true }), of('outcome')])
  assert.ok(!codes(data).includes('mostly-compliance'))
  assert.deepEqual(kindsCounted(most), { compliance: 2, quality: 0, outcome: 1 })
})

test('minutes are those of one case: sections that no case is asked together are not added up', () => {
  const each = (...statuses: string[]) => ({ ...record, key: 'one', statuses, estimatedMinutes: 100 })
  const others = ['closed', 'child-protection', 'child-in-need', 'open-assessment', 'early-help']
  const tool = { ...shipped, sections: [each('looked-after'), each('care-leaver', ...others)] }
  assert.equal(longestAudit(tool).minutes, 100)
  assert.ok(!codes(tool).includes('too-long'))
  const longer = { ...tool, sections: [...tool.sections, { ...record, estimatedMinutes: 51 }] }
  assert.deepEqual(longestAudit(longer), { minutes: 151, status: 'Closed' })
  assert.ok(codes(longer).includes('too-long'))
})

test('a tool that speaks with nobody, a question that nobody knows where to answer and a long page are warned of', () => {
  const silent = { ...summary, text: 'Is the form signed?', whereToLook: 'Forms' }
  assert.deepEqual(codes(withQuestions([{ ...silent, kind: 'quality' }])), ['nobody-heard'])
  const heard = { ...silent, kind: 'quality' as const, answerKind: 'scale' as const }
  assert.deepEqual(codes(withQuestions([heard])), [])
  const { whereToLook: _where, ...lost } = heard
  assert.deepEqual(codes(withQuestions([lost])), ['no-where-to-look record'])
  assert.deepEqual(codes(withQuestions(Array.from({ length: 13 }, () => heard))), ['section-too-long record'])
})
