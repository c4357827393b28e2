/**
 * Tools written badly, and answers nobody foresaw: every shipped tool with parts left out, doubled, exchanged or put as something else,
 * and expressions of rubbish. Whatever comes of it is a fault in words with its place, or a tool that runs; never a failure of ours.
 */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { readToolFile } from '#features/audit-tools/tool-schema.ts'
import { mutatedTool, rubbish } from '#testing/mutated-tool.ts'
import { learningKey } from '../audit/learning.ts'
import { readyToSubmit, type AuditFilled } from '../audit/submission.ts'
import { aQuestion, aSection, aTool } from '#testing/tools.ts'
import { gradeKey, overallKey, ratingKey } from './answer-keys.ts'
import { ExpressionFault, type Vocabulary } from './expression-parts.ts'
import { mostCharactersOfExpression, readExpression } from './expression.ts'
import { instrumentOf } from './instrument.ts'
import { standingOf } from './standing.ts'
import { isGraded, type ToolContent } from './tool.ts'
import { toolFaults } from './validate.ts'
import { toolWarnings } from './warnings.ts'

const folder = fileURLToPath(new URL('../../../audit-tools/', import.meta.url))
const shipped = globSync('*/*.json', { cwd: folder })
  .sort()
  .map(file => readFileSync(`${folder}${file}`, 'utf8'))
/** In milliseconds, for one tool. */
const slowest = 5000

const oddAnswer = fc.oneof(
  fc.constantFrom('yes', 'partly', 'no', 'not-applicable', 'good', 'inadequate', '0', '7', '2018-05-02', '2018-02-31'),
  fc.constantFrom('', ' ', '-1', 'NaN', '1e999', ',', 'a,b', 'constructor', '__proto__', 'not-asked'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const words = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 12 }))
const facts = fc.record({
  caseStatus: fc.constantFrom('', 'child-in-need', 'child-protection', 'looked-after', 'Something else'),
  ageYears: fc.option(fc.integer({ min: -1, max: 30 })),
  placement: fc.option(words),
  theme: fc.option(words),
})

/** Of each answer, whether there is one, and what; they are given in turn, and again from the first. */
const answering = fc.record({
  facts,
  answers: fc.array(fc.record({ given: fc.boolean(), value: oddAnswer, evidence: words }), {
    minLength: 1,
    maxLength: 50,
  }),
  learning: fc.array(
    fc.dictionary(fc.constantFrom('theme', 'text', 'ownerRole', 'dueOn', 'successMeasure'), words, { maxKeys: 5 }),
    { maxLength: 3 },
  ),
})
type Answering = typeof answering extends fc.Arbitrary<infer One> ? One : never

function audited(tool: ToolContent, { facts: asked, answers, learning }: Answering): AuditFilled {
  const questions = tool.sections.flatMap(section => section.questions)
  const keys = [
    ...questions.map(({ key }) => key),
    ...tool.sections.map(({ key }) => gradeKey(key)),
    ...(tool.ratings ?? []).map(({ key }) => ratingKey(key)),
    overallKey,
  ]
  const given = keys.flatMap((key, place) => {
    const answer = answers[place % answers.length]
    return answer?.given === true ? [[key, { value: answer.value, evidence: answer.evidence }] as const] : []
  })
  const kinds = ['strength', 'area', 'action'] as const
  const learnt = learning.map(
    (one, place) => [learningKey(kinds[place] ?? 'action', 1), { value: JSON.stringify(one), evidence: '' }] as const,
  )
  return { tool, facts: asked, answers: new Map([...given, ...learnt]) }
}

/** Every thing missing can be mended: its page is there for this audit. */
function canBeMended(audit: AuditFilled): void {
  const standing = standingOf(audit.tool, audit.facts, audit.answers)
  const asked = new Set(standing.sections.map(({ key }) => key))
  for (const { text, page, field } of readyToSubmit(audit)) {
    assert.ok(text !== '' && field !== '', JSON.stringify({ text, page, field }))
    if (typeof page === 'object') assert.ok(asked.has(page.section), `${page.section} is not asked`)
    else if (page === 'overall')
      assert.ok(isGraded(audit.tool), 'a tool without grades has no page of the overall grade')
    else assert.ok(['learning', 'check'].includes(page), page)
  }
}

/** What `tool check` would say of it; the tool where there is nothing to say. Fails where it throws, is silent, or takes too long. */
function checked(text: string): { readonly said: readonly string[]; readonly tool: ToolContent | null } {
  const began = performance.now()
  const { tool, faults } = readToolFile(text)
  if (tool === null) return { said: faults, tool }
  const found = [...toolFaults(tool)]
  for (const { code, where, sentence } of found) {
    assert.equal(typeof where, 'string')
    assert.ok(code !== '' && /\S.*[.!?]$/su.test(sentence), sentence)
    assert.doesNotMatch(sentence, /undefined|\[object|\bNaN\b/, sentence)
  }
  for (const { sentence } of toolWarnings(tool)) assert.match(sentence, /\S/)
  const took = performance.now() - began
  assert.ok(took < slowest, `It took ${Math.round(took)} ms`)
  return { said: found.map(({ where, sentence }) => `${where || 'the tool'}: ${sentence}`), tool }
}

test('a shipped tool with anything changed is refused in words with a place, or it runs on any answers', () => {
  let refused = 0
  let ran = 0
  fc.assert(
    fc.property(mutatedTool(shipped, 3), answering, (text, answers) => {
      const { said, tool } = checked(text)
      for (const sentence of said) assert.match(sentence, /^.+: \S/su)
      if (tool === null) assert.ok(said.length > 0)
      if (tool === null || said.length > 0) {
        refused += 1
        // A draft with faults can still be previewed.
        if (tool !== null) standingOf(tool, answers.facts, audited(tool, answers).answers)
        return
      }
      ran += 1
      canBeMended(audited(tool, answers))
    }),
    { numRuns: 1500 },
  )
  assert.ok(refused > 20 && ran > 20, `${refused} refused, ${ran} ran`)
})

test('the tools as they are shipped run on any answers, and whatever is missing can be mended', () => {
  const tools = shipped.map(text => checked(text).tool)
  fc.assert(
    fc.property(fc.constantFrom(...tools), answering, (tool, answers) => {
      assert.ok(tool)
      canBeMended(audited(tool, answers))
    }),
    { numRuns: 200 },
  )
})

const [first] = shipped
const vocabulary: Vocabulary = instrumentOf(JSON.parse(first ?? '{}') as ToolContent).vocabulary

function readOrRefused(text: string): void {
  try {
    readExpression(text, vocabulary, 'truth')
  } catch (error) {
    assert.ok(error instanceof ExpressionFault, String(error))
    assert.match(error.message, /\S/)
    assert.doesNotMatch(error.message, /undefined|RangeError|stack/)
  }
}

test('rubbish for an expression is refused in words', () => {
  fc.assert(fc.property(fc.oneof(rubbish, fc.string({ unit: 'binary', maxLength: 200 })), readOrRefused), {
    numRuns: 3000,
  })
})

const deep: readonly (readonly [string, (depth: number) => string])[] = [
  ['brackets', depth => `${'('.repeat(depth)}true${')'.repeat(depth)}`],
  ['lists', depth => `${'['.repeat(depth)}${']'.repeat(depth)}`],
  ['not', depth => `${'!'.repeat(depth)}true`],
  ['minus', depth => `${'-'.repeat(depth)}1 == 1`],
  ['and', depth => `true${' && true'.repeat(depth)}`],
  ['sums', depth => `1${'+1'.repeat(depth)} > 1`],
  ['choices', depth => `${'true?'.repeat(depth)}true${':true'.repeat(depth)}`],
  ['calls', depth => `${'answered('.repeat(depth)}'a'${')'.repeat(depth)}`],
]

for (const [what, written] of deep)
  test(`${what} within each other, however deep, are read or refused in words`, () => {
    for (const depth of [10, 240, 260, 900, 1990, 100_000]) readOrRefused(written(depth))
    assert.throws(() => readExpression(written(mostCharactersOfExpression), vocabulary, 'truth'), ExpressionFault)
  })

test('a number of days that no calendar has does not stop a tool from being checked', () => {
  const far = { askedWhen: "days('from', 'to') > 9007199254740990" }
  const dates = ['from', 'to'].map(key => aQuestion(key, { answerKind: 'date', required: true }))
  const tool = aTool({ sections: [aSection('one', [...dates, aQuestion('late', far)])] })
  // Where numbers are reckoned with, nothing is claimed of what can be reached.
  assert.deepEqual([...toolFaults(tool)], [])
})
