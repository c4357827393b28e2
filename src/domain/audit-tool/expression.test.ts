/** The language of conditions: what it gives, what stays unknown, and what it refuses in words for whoever wrote it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readExpression } from './expression.ts'
import { ExpressionFault, type Outcome } from './expression-parts.ts'
import { instrumentOf } from './instrument.ts'
import { ranOn } from './standing.ts'
import { aQuestion, aSection, aTool } from '#testing/tools.ts'

const tool = aTool({
  sections: [
    aSection('one', [
      aQuestion('seen', { answerKind: 'yes-partly-no' }),
      aQuestion('alone', { answerKind: 'yes-partly-no', required: false }),
      aQuestion('missed', { answerKind: 'count' }),
      aQuestion('late', { answerKind: 'count' }),
      aQuestion('why', {
        answerKind: 'choices',
        choices: [
          { code: 'ill', label: 'Ill' },
          { code: 'away', label: 'Away' },
        ],
      }),
      aQuestion('from', { answerKind: 'date' }),
      aQuestion('to', { answerKind: 'date' }),
      aQuestion('words', { answerKind: 'long-text' }),
      aQuestion('never', { answerKind: 'count', ages: { from: 16 } }),
    ]),
  ],
})
const { vocabulary } = instrumentOf(tool)
const facts = { caseStatus: 'child-in-need', ageYears: 9, placement: null, theme: null }

function valueOf(
  text: string,
  answers: Readonly<Record<string, string>>,
  wanted: 'truth' | 'number' = 'truth',
): Outcome {
  const held = new Map(Object.entries(answers).map(([key, value]) => [key, { value }]))
  return readExpression(text, vocabulary, wanted).run(ranOn(instrumentOf(tool), facts, held))
}

const gives: readonly (readonly [string, Readonly<Record<string, string>>, Outcome])[] = [
  ["answer('seen') == 'no'", { seen: 'no' }, true],
  ["answer('seen') == 'no'", {}, null],
  ["answer('seen') != 'no'", {}, null],
  ["answer('seen') == 'no' && age > 4", {}, null],
  ["answer('seen') == 'no' && age > 12", {}, false],
  ["answer('seen') == 'no' || age > 4", {}, true],
  ["!(answer('seen') == 'no')", {}, null],
  ["answered('alone') && answer('alone') == 'yes'", {}, false],
  ["answer('alone') in ['yes', 'partly']", { alone: 'partly' }, true],
  ["asked('never') && number('never') > 1", {}, false],
  ["number('never') > 1", { never: '3' }, null],
  ["number('missed') + number('late') * 2 >= 5", { missed: '1', late: '2' }, true],
  ["number('missed') + number('late') > -1", { missed: '1' }, null],
  ["sum_of(['missed', 'late', 'never']) == 3", { missed: '1', late: '2', never: '9' }, true],
  ["chose('why', 'ill')", { why: 'away,ill' }, true],
  ["chose('why', 'ill')", { why: 'away' }, false],
  ["chose('why', 'ill')", {}, null],
  ["days('from', 'to') > 30", { from: '2018-05-01', to: '2018-06-01' }, true],
  ["days('from', 'to') > 30", { from: '2018-05-01' }, null],
  ["any_of(['seen', 'alone'], 'no')", { alone: 'no' }, true],
  ["any_of(['seen', 'alone'], 'no')", { alone: 'yes' }, null],
  ["any_of(['seen', 'alone'], ['no', 'partly'])", { alone: 'yes', seen: 'partly' }, true],
  ["all_of(['seen', 'alone'], 'yes')", { alone: 'no' }, false],
  ["all_of(['seen', 'alone'], 'yes')", { alone: 'not-applicable', seen: 'yes' }, true],
  ["all_of(['seen', 'alone'], 'yes')", { alone: 'not-applicable', seen: 'not-applicable' }, false],
  ["count_of(['seen', 'alone'], 'no') == 2", { alone: 'no', seen: 'no' }, true],
  ["count_applicable(['seen', 'alone']) == 1", { alone: 'not-applicable', seen: 'no' }, true],
  ["(answer('seen') == 'yes' ? age : 9) == 9", {}, true],
  ["case_status == 'child-in-need' && placement == 'foster'", {}, null],
  ["answer('words') == 'x'", { words: 'y' }, false],
]

for (const [text, answers, outcome] of gives)
  test(`${text} with ${JSON.stringify(answers)} gives ${outcome === null ? 'what is not known' : String(outcome)}`, () => {
    assert.equal(valueOf(text, answers), outcome)
  })

const refused: readonly (readonly [string, RegExp])[] = [
  ["answer('sean') == 'no'", /no question “sean”/],
  ["answer('seen') == 'maybe'", /“maybe” is compared with something that can only be yes/],
  ["any_of(['seen'], 'maybe')", /None of seen can be “maybe”/],
  ["answer('seen') == 3", /compares text with a number/],
  ["answer('missed') == '3'", /use number\(\)/],
  ["number('seen') > 3", /answered with one choice/],
  ["chose('words', 'x')", /answered with text/],
  ["answer('seen')", /gives text, and should give yes or no/],
  ["number('missed')", /gives a number, and should give yes or no/],
  ["answer('se' + 'en') == 'no'", /“\+” takes a number/],
  ["answer(case_status) == 'no'", /Write the key out/],
  ['wish > 3', /There is no “wish”/],
  ["wish('seen')", /There is no function “wish”/],
  ["answer('seen', 'alone') == 'no'", /It is written answer\('key'\)/],
  ["answer('seen').size() > 3", /The language of audit tools has no “rcall”/],
  ["number('missed') / 2 > 1", /has no “\/”/],
  ['1.5 > 1', /whole numbers/],
  ["answer('seen') == ", /cannot be read/],
  ["overall() == 'good'", /what does not fit alone/],
  ["grade('one') == 'good'", /is not graded/],
  ['true && 1', /“&&” takes yes or no/],
  ["any_of([], 'no')", /list of keys is empty/],
]

for (const [text, why] of refused)
  test(`${text} is refused, and says why`, () => {
    assert.throws(
      () => valueOf(text, {}),
      (error: unknown) => error instanceof ExpressionFault && why.test(error.message),
    )
  })

test('whatever is written, it is read or refused with a sentence, and never breaks', () => {
  const piece = fc.constantFrom(
    "'seen'",
    "answer('seen')",
    '==',
    '&&',
    '(',
    ')',
    "'no'",
    '[',
    ']',
    ',',
    '!',
    '?',
    ':',
    '3',
    '-',
    'age',
    'any_of',
    '.',
    '"',
    '\n',
    '🙂',
    'in',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map(all => all.join(' ')),
      ),
      text => {
        try {
          readExpression(text, vocabulary, 'truth')
        } catch (error) {
          assert.ok(error instanceof ExpressionFault, String(error))
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('more answers never change what was already known', () => {
  const answer = fc.constantFrom('', 'yes', 'partly', 'no', 'not-applicable')
  const known = fc.constantFrom(...gives.map(([text]) => text).filter(text => !/answered|asked/.test(text)))
  fc.assert(
    fc.property(known, answer, answer, fc.nat(9), (text, seen, alone, missed) => {
      const before = valueOf(text, { seen, missed: String(missed) })
      const after = valueOf(text, {
        seen,
        alone,
        missed: String(missed),
        late: '1',
        why: 'ill',
        from: '2018-05-01',
        to: '2018-05-02',
        words: 'x',
      })
      if (before !== null) assert.equal(after, before)
    }),
  )
})
