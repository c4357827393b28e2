/** The family's part without a database: scripts that cover what the council named, answers, attempts in words, differences, secrets. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../calendar/dates.ts'
import { answersFaults, feedbackSaid, givenIn, isHigh, isLow, valueText, worryIn, type AnswerSaid } from './answers.ts'
import { askedSentence, attemptFaults, dayFault, type Attempt, type AttemptOutcome } from './attempts.ts'
import { differences } from './compare.ts'
import { secretFrom, secretWords } from './links.ts'
import { qualities, scripts, scriptOf, worriedKey, type Script } from './scripts.ts'

const parent = scriptOf('parent-or-carer')!

for (const script of scripts) {
  test(`the script “${script.label}” covers all seven qualities by answers other than words`, () => {
    const covered = new Set(
      script.questions.filter(one => one.answeredBy !== 'words').flatMap(question => question.covers),
    )
    assert.deepEqual(
      qualities.map(one => one.code).filter(code => !covered.has(code)),
      [],
    )
  })

  test(`the script “${script.label}” is short, asks each thing once, and asks about worries last`, () => {
    assert.ok(script.questions.length >= 8 && script.questions.length <= 12)
    const keys = script.questions.map(question => question.key)
    assert.equal(new Set(keys).size, keys.length)
    assert.equal(keys.at(-1), worriedKey)
  })

  test(`the script “${script.label}” says before it asks that they may say no, who reads it, and its limit`, () => {
    const opening = script.opening.join(' ')
    assert.match(opening, /You can say no|You do not have to answer/)
    assert.match(opening, /will read/)
    assert.match(opening, /not (?:be )?safe/)
  })

  test(`the script “${script.label}” is in short sentences`, () => {
    const sentences = [...script.opening, ...script.closing, ...script.questions.map(one => one.text)].flatMap(text =>
      text.split(/(?<=[.?!])\s+/),
    )
    for (const sentence of sentences) assert.ok(sentence.split(/\s+/).length <= 22, sentence)
  })
}

test('a young child is asked with faces, everyone else with numbers from 0 to 10', () => {
  const kinds = (script: Script) => new Set(script.questions.map(one => one.answeredBy))
  for (const script of scripts)
    assert.deepEqual(kinds(script), new Set([script.version === 'under-8' ? 'faces' : 'scale', 'words']))
})

test('every question may be skipped, but not all of them at once', () => {
  assert.deepEqual(answersFaults(parent, { kind: { value: '0', words: '' } }), {})
  assert.deepEqual(answersFaults(parent, { worried: { value: '', words: 'Yes.' } }), {})
  assert.deepEqual(Object.keys(answersFaults(parent, {})), ['reach'])
  assert.deepEqual(Object.keys(answersFaults(parent, { kind: { value: '', words: '  ' } })), ['reach'])
})

for (const value of ['11', '-1', '7.5', '07', 'happy', '1e1', ' ']) {
  test(`"${value}" is no number from 0 to 10`, () => {
    assert.deepEqual(Object.keys(answersFaults(parent, { kind: { value, words: '' } })), ['kind'])
  })
}

test('words may be as long as everywhere, and no longer', () => {
  assert.deepEqual(answersFaults(parent, { kind: { value: '', words: 'é'.repeat(10_000) } }), {})
  assert.deepEqual(Object.keys(answersFaults(parent, { kind: { value: '', words: 'é'.repeat(10_001) } })), [
    'kind-words',
  ])
})

test('what was said is kept with the question as it was read, and what was skipped stays skipped', () => {
  const said = feedbackSaid(parent, {
    kind: { value: '4', words: ' Sometimes. ' },
    worried: { value: '', words: 'The dog' },
  })
  assert.equal(said.answers.length, parent.questions.length)
  assert.deepEqual(
    givenIn(said).map(one => [one.key, one.value, one.words]),
    [
      ['kind', '4', 'Sometimes.'],
      ['worried', '', 'The dog'],
    ],
  )
  assert.equal(worryIn(said), 'The dog')
  assert.equal(givenIn(said)[0]?.text, 'Does your worker treat you with kindness and respect?')
})

const answer = (value: string, answeredBy: AnswerSaid['answeredBy'] = 'scale'): AnswerSaid => ({
  key: 'kind',
  text: 'Kind?',
  answeredBy,
  covers: ['kind'],
  value,
  words: '',
})

test('3 is low and 4 is not, 8 is high and 7 is not; faces count as what they say; what was skipped is neither', () => {
  assert.deepEqual(
    ['0', '3', '4', '7', '8', '10', ''].map(one => [isLow(answer(one)), isHigh(answer(one))]),
    [
      [true, false],
      [true, false],
      [false, false],
      [false, false],
      [false, true],
      [false, true],
      [false, false],
    ],
  )
  assert.ok(isLow(answer('sad', 'faces')) && isHigh(answer('happy', 'faces')))
  assert.ok(!isLow(answer('middle', 'faces')) && !isHigh(answer('middle', 'faces')))
  assert.deepEqual(
    [valueText(answer('0')), valueText(answer('middle', 'faces')), valueText(answer(''))],
    ['0 of 10', 'Sometimes', ''],
  )
})

const section = { key: 'visits', title: 'Visits' }
test('a section graded good or better beside one low answer differs, and the sentence counts', () => {
  for (const grade of ['good', 'outstanding'] as const) {
    const [found, ...rest] = differences(
      [{ ...section, grade }],
      ['9', '3', '8', ''].map(one => answer(one)),
    )
    assert.match(
      found?.sentence ?? '',
      /“Visits” is graded (Good|Outstanding), and 1 of the family’s 3 answers is 3 or lower/,
    )
    assert.equal(rest.length, 0)
  }
})

test('a section graded below good beside answers that are all high differs; one that is not high, or none, is no difference', () => {
  for (const grade of ['requires-improvement', 'inadequate'] as const) {
    assert.match(
      differences([{ ...section, grade }], [answer('8'), answer('happy', 'faces')])[0]?.sentence ?? '',
      /all 2 of the family’s answers are 8 or higher/,
    )
    assert.deepEqual(differences([{ ...section, grade }], [answer('8'), answer('7')]), [])
    assert.deepEqual(differences([{ ...section, grade }], []), [])
    assert.deepEqual(differences([{ ...section, grade }], [answer('1')]), [])
  }
  assert.deepEqual(differences([{ ...section, grade: 'good' }], [answer('4'), answer('10')]), [])
})

test('a section that is not graded yet differs from nothing', () => {
  assert.deepEqual(differences([{ ...section, grade: null }], [answer('0')]), [])
})

const asked = (outcomes: readonly AttemptOutcome[], answeredBy: readonly ('mother' | 'child')[] = []): string =>
  askedSentence({ attempts: outcomes.map(outcome => ({ outcome })), answeredBy })

test('how far asking has come is said in words, and tries are counted', () => {
  assert.equal(asked([]), 'Not asked yet.')
  assert.equal(asked(['not-reached']), 'Not reached after 1 try.')
  assert.equal(asked(['not-reached', 'not-reached', 'not-reached']), 'Not reached after 3 tries.')
  assert.equal(asked(['not-reached', 'declined']), 'Declined. 2 attempts.')
  assert.equal(asked(['interpreter-needed', 'not-reached']), 'Interpreter needed. 2 attempts.')
  assert.equal(asked(['not-suitable']), 'Not safe or not suitable to ask. 1 attempt.')
  assert.equal(asked(['agreed']), 'Agreed, and no answers yet. 1 attempt.')
  assert.equal(asked(['agreed'], ['mother', 'child']), '2 people answered (mother, child). 1 attempt.')
})

const today = localDate('2018-05-14')
const tried: Attempt = {
  attemptedOn: today,
  timeOfDay: 'morning',
  way: 'telephone',
  asked: 'mother',
  outcome: 'not-reached',
  reason: '',
}
test('that it was not safe or not suitable needs a reason; other outcomes do not', () => {
  assert.deepEqual(attemptFaults(tried, today), {})
  assert.deepEqual(Object.keys(attemptFaults({ ...tried, outcome: 'not-suitable', reason: ' ' }, today)), ['reason'])
  assert.deepEqual(attemptFaults({ ...tried, outcome: 'not-suitable', reason: 'Not safe.' }, today), {})
})

test('nothing was tried tomorrow, or more than a year ago', () => {
  assert.equal(dayFault(today, today), null)
  assert.notEqual(dayFault(localDate('2018-05-15'), today), null)
  assert.equal(dayFault(localDate('2017-05-14'), today), null)
  assert.notEqual(dayFault(localDate('2017-05-12'), today), null)
})

test('a secret keeps all its 128 bits, and is the same typed in capitals, without hyphens, or with o for 0', () => {
  const all = secretWords('f'.repeat(32))
  assert.equal(all, '7zzz-zzzz-zzzz-zzzz-zzzz-zzzz-zz')
  const one = secretWords('0123456789abcdef0123456789abcdef')
  assert.notEqual(one, secretWords('0123456789abcdef0123456789abcdee'))
  const plain = secretFrom(one)
  assert.equal(plain?.length, 26)
  assert.equal(secretFrom(one.toUpperCase()), plain)
  assert.equal(secretFrom(one.replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')), plain)
  for (const wrong of ['', 'x', `${plain}0`, 'u'.repeat(26), '%00']) assert.equal(secretFrom(wrong), null)
})
