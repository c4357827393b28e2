/**
 * Tools with conditions and with ratings of their own, on the pages: what an answer asks besides, what is worked out, the auditor's own
 * rating with its reason, and an audit without an overall grade from beginning to end.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf } from '#testing/audits.ts'
import { replyToAllocation } from '#features/rounds/door.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { publishNextVersion } from '#testing/published-tools.ts'
import { fieldsOf, wordsOf } from '#testing/pages.ts'
import { aQuestion, aSection, aTool } from '#testing/tools.ts'

const instrument: Partial<ToolContent> = {
  sections: [
    aSection('safety', [
      aQuestion('reports', { text: 'Were reports received?' }),
      aQuestion('late', {
        text: 'How many visits were late?',
        answerKind: 'count',
        askedWhen: "answer('reports') == 'yes'",
      }),
    ]),
    aSection('leaving', [aQuestion('plan')], { askedWhen: "answered('late') && number('late') > 5" }),
  ],
  scales: [
    {
      key: 'item',
      name: 'Item',
      values: [
        { code: 'strength', label: 'Strength' },
        { code: 'weak', label: 'Area needing improvement' },
      ],
    },
  ],
  ratings: [
    {
      key: 'item-1',
      title: 'Item 1: timeliness',
      section: 'safety',
      scale: 'item',
      appliesWhen: "answer('reports') == 'yes'",
      rules: [{ when: "number('late') == 0", gives: 'strength', because: 'Every visit was in time.' }],
      otherwise: 'weak',
      mayOverride: true,
    },
  ],
  totals: [{ key: 'late-in-all', title: 'Late visits', section: 'safety', value: "sum_of(['late'])" }],
  consistency: [
    {
      code: 'late-and-strong',
      when: "asked('late') && number('late') > 2 && rating('item-1') == 'strength'",
      sentence: 'Three or more visits were late, and the item is a strength.',
    },
  ],
}

let house: TestHouse
let browser: TestBrowser
let audit: string
let page: string

before(async () => {
  house = await openTestHouse({ at: testDay })
  const [reference] = await house.asPerson(cast.dev, async ctx => {
    await publishNextVersion(ctx, ({ key, name }) => ({ ...aTool(), ...instrument, key, name }))
    return aRoundOf(ctx, cast.ruth, cast.marcus)
  })
  audit = `/audits/${reference ?? ''}`
  page = `${audit}/sections/safety`
  browser = await house.signIn(cast.ruth)
})
after(() => house.close())

async function save(fields: Record<string, string>, then = 'next') {
  return browser.post(page, { ...fieldsOf(await browser.get(page)), ...fields, then })
}

test('what is not asked yet is on the page and hidden, and no grade is asked of a tool without grades', async () => {
  const shown = await browser.get(page)
  assert.ok(shown.$('#late-question').attr('hidden') !== undefined)
  assert.equal(shown.$('#reports-question').attr('hidden'), undefined)
  assert.match(wordsOf(shown), /Item 1: timeliness Not worked out yet/)
  assert.doesNotMatch(wordsOf(await browser.get(audit)), /Overall grade/)
  assert.equal((await browser.get(`${audit}/overall`)).status, 404)
})

test('without script, an answer that asks more leads back to the same section and says so', async () => {
  const saved = await save({ reports: 'yes' })
  assert.match(saved.to ?? '', /sections\/safety\?done=more-asked$/)
  const shown = await browser.get(page)
  assert.equal(shown.$('#late-question').attr('hidden'), undefined)
})

test('an answer to what is not asked is not taken; one given together with what asks it is', async () => {
  await save({ reports: 'no', late: '4' })
  assert.equal((await browser.get(page)).$('#late').attr('value') ?? '', '')
  const saved = await save({ reports: 'yes', late: '4' })
  assert.doesNotMatch(saved.to ?? '', /more-asked/)
  assert.equal((await browser.get(page)).$('#late').attr('value'), '4')
})

test('saved as it goes, the page is told what is asked now and what is worked out', async () => {
  const fields = { ...fieldsOf(await browser.get(page)), late: '0', then: 'stay' }
  const saved = await browser.post(page, fields)
  const told = JSON.parse(saved.body) as { asked: string[]; workedOut: Record<string, string> }
  assert.deepEqual(told.asked, ['reports', 'late'])
  assert.deepEqual(told.workedOut, { 'rating-item-1': 'Strength. Every visit was in time.', 'total-late-in-all': '0' })
})

test('a section is asked once an answer elsewhere asks it', async () => {
  assert.equal((await browser.get(`${audit}/sections/leaving`)).status, 404)
  await save({ reports: 'yes', late: '6' })
  assert.equal((await browser.get(`${audit}/sections/leaving`)).status, 200)
  await save({ late: '4' })
})

test('another rating than the instrument’s needs its reason, and one that the scale lacks is refused', async () => {
  const refused = await save({ 'rating-item-1': 'fair' })
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused), /Choose one of the ratings listed/)
  await save({ 'rating-item-1': 'strength' })
  const check = await browser.get(`${audit}/check`)
  assert.match(wordsOf(check), /Say why you put another rating for “Item 1: timeliness”/)
  assert.match(wordsOf(check), /Three or more visits were late, and the item is a strength\./)
  assert.ok(check.$(`a[href="${page}#rating-item-1-evidence"]`).length === 1)
  await save({ 'rating-item-1-evidence': 'The visits were late by minutes.' })
})

test('such an audit is handed in, keeps both ratings, and waits for no moderation', async () => {
  await house.asPerson(cast.ruth, async ctx => {
    const { explainConcerns, recordLearning } = await import('./door.ts')
    const reference = audit.slice('/audits/'.length)
    await recordLearning(ctx, reference, { strengths: [{ theme: 'visits', text: 'Kept up.' }], areas: [], actions: [] })
    await explainConcerns(ctx, reference, { 'late-and-strong': 'By minutes.' })
    await replyToAllocation(ctx, reference, { accepted: true })
  })
  const check = await browser.get(`${audit}/check`)
  const submitted = await browser.post(`${audit}/submission`, fieldsOf(check))
  assert.equal(submitted.status, 303)
  const words = wordsOf(await browser.get(audit))
  assert.match(words, /Area needing improvement ?The auditor’s own rating: Strength ?The visits were late by minutes\./)
  assert.match(words, /Late visits ?4/)
  const moderator = await house.signIn(cast.grace)
  assert.doesNotMatch(wordsOf(await moderator.get('/moderation')), new RegExp(audit.slice('/audits/'.length)))
})
