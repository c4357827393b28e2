/** Every kind of answer on a page, as a browser sends it: shown, kept, shown again as it was kept, and refused where it does not fit. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Question } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { publishNextVersion } from '#testing/published-tools.ts'
import { assertRefused, fieldsOf, wordsOf } from '#testing/pages.ts'

let house: TestHouse
let browser: TestBrowser
let page: string

const descriptors = {
  outstanding: 'Much more than asked.',
  good: 'What was asked.',
  'requires-improvement': 'Less than asked.',
  inadequate: 'Not done.',
}
const base = { kind: 'quality', indicators: [1], required: true } as const
const questions: readonly Question[] = [
  { ...base, key: 'heard', text: 'How well was the child heard?', answerKind: 'grade', descriptors },
  {
    ...base,
    key: 'safe',
    text: 'How safe does the child feel?',
    answerKind: 'scale',
    scaleGuidance: [
      { at: 0, text: 'not at all' },
      { at: 10, text: 'entirely' },
    ],
  },
  {
    ...base,
    key: 'helped',
    text: 'Who helped?',
    answerKind: 'choices',
    choices: [
      { code: 'family', label: 'Family' },
      { code: 'school', label: 'School' },
      { code: 'other', label: 'Somebody else', explain: true },
    ],
  },
  { ...base, key: 'thought', text: 'What made you think?', answerKind: 'reflection' },
  { ...base, key: 'source', text: 'Where does it stand?', answerKind: 'evidence' },
  { ...base, key: 'met', text: 'When did you meet the worker?', answerKind: 'date' },
]

/** The next version of the monthly tool, with one section more. */
const publishEveryKind = (ctx: Context): Promise<void> =>
  publishNextVersion(ctx, latest => {
    const [section] = latest.sections
    assert.ok(section)
    const everyKind = { ...section, key: 'every-kind', title: 'Every kind', questions }
    return { ...latest, sections: [everyKind, ...latest.sections] }
  })

before(async () => {
  house = await openTestHouse({ at: testDay })
  const [reference] = await house.asPerson(cast.dev, async ctx => {
    await publishEveryKind(ctx)
    return aRoundOf(ctx, cast.ruth, cast.marcus)
  })
  page = `/audits/${reference ?? ''}/sections/every-kind`
  browser = await house.signIn(cast.ruth)
})
after(() => house.close())

const whole = {
  heard: 'good',
  'heard-evidence': 'She chose where they met.',
  safe: '7',
  helped: ['family', 'other'],
  'helped-evidence': 'Her football coach.',
  thought: 'That nobody had asked before.',
  source: 'Case note of 2 May 2018',
  'met-day': '2',
  'met-month': '5',
  'met-year': '2018',
}

test('each kind is asked in its own shape, with what helps to answer it', async () => {
  const shown = await browser.get(page)
  assert.equal(shown.status, 200)
  assert.equal(shown.$('input[type=radio][name=heard]').length, 4)
  assert.match(wordsOf(shown), /Less than asked\./)
  assert.equal(shown.$('input[type=radio][name=safe]').length, 11)
  assert.match(wordsOf(shown), /0: not at all; 10: entirely\./)
  assert.equal(shown.$('input[type=checkbox][name=helped]').length, 3)
  assert.equal(shown.$('textarea[name=thought]').length, 1)
  assert.match(wordsOf(shown), /Not graded, and not counted\./)
  assert.equal(shown.$('#met').attr('name'), 'met-day')
})

test('what was given is kept, and shown again as it was kept', async () => {
  await browser.post(page, { ...fieldsOf(await browser.get(page)), ...whole })
  const { $ } = await browser.get(page)
  assert.equal($('input[name=heard]:checked').attr('value'), 'good')
  assert.equal($('input[name=safe]:checked').attr('value'), '7')
  const helped = $('input[name=helped]:checked')
    .map((_index, box) => $(box).attr('value') ?? '')
    .get()
  assert.deepEqual(helped, ['family', 'other'])
  assert.equal($('#helped-evidence').text().trim(), 'Her football coach.')
  const met = ['day', 'month', 'year'].map(part => $(`input[name=met-${part}]`).attr('value'))
  assert.deepEqual(met, ['2', '5', '2018'])
})

test('the last box cleared is an answer withdrawn, and a box that must be explained asks why', async () => {
  await browser.post(page, {
    ...whole,
    shown: String((await browser.get(page)).$('input[name=shown]').attr('value')),
    'helped-evidence': '',
  })
  const check = wordsOf(await browser.get(page.replace('/sections/every-kind', '/check')))
  assert.match(check, /Say why you chose “Somebody else”/)
  const { helped: _, ...without } = whole
  await browser.post(page, {
    ...without,
    shown: String((await browser.get(page)).$('input[name=shown]').attr('value')),
  })
  assert.equal((await browser.get(page)).$('input[name=helped]:checked').length, 0)
})

test('what does not fit is told beside its first field, and what was typed is kept', async () => {
  const refused = await browser.post(page, {
    ...fieldsOf(await browser.get(page)),
    safe: '11',
    helped: 'nobody',
    'met-day': '31',
    'met-month': '2',
    'met-year': '2018',
  })
  assertRefused(refused, '#safe', '#helped', '#met')
  assert.equal(refused.$('#met').attr('value'), '31')
})

test('a save as you go is answered with what the page shows from now on, and a misfit or a change meanwhile with why', async () => {
  const sent = async (fields: Readonly<Record<string, string>>) => {
    const { $ } = await browser.get(page)
    const answer = await browser.post(page, {
      shown: String($('input[name=shown]').attr('value')),
      then: 'stay',
      ...fields,
    })
    return { status: answer.status, told: JSON.parse(answer.body) as { shown?: string; saved?: string; text?: string } }
  }
  const saved = await sent({ source: 'Case note of 3 May 2018' })
  assert.equal(saved.status, 200)
  assert.match(saved.told.shown ?? '', /^source=[0-9a-f-]{36}$/)
  assert.match(saved.told.saved ?? '', /^Last saved 14 May 2018/)
  assert.deepEqual(await sent({ safe: '11' }), { status: 422, told: { text: 'Enter a whole number from 0 to 10' } })
  const stale = await sent({ source: 'Case note of 4 May 2018', shown: '' })
  assert.equal(stale.status, 409)
  const again = await sent({ source: 'Case note of 3 May 2018', shown: '' })
  assert.equal(again.status, 200, 'the same answer sent twice is saved once')
})
