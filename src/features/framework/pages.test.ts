/** The framework in the browser: read by everyone, changed part by part with a reason, by two at once, and every version kept. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, wordsOf } from '#testing/pages.ts'

let house: TestHouse
let dev: TestBrowser
let joan: TestBrowser
const page = '/framework'
const part = (key: string) => `${page}/parts/${key}`

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
  joan = await house.signIn(cast.joan)
})
after(() => house.close())

test('everyone reads it, as it comes with the product at first; those who own it are led to each part', async () => {
  for (const who of [cast.sam, cast.arthur, cast.tess, cast.ruth]) {
    const answer = await (await house.signIn(who)).get(page)
    assert.match(wordsOf(answer), /The council has changed nothing yet/, who.name)
    assert.equal(answer.$('main a[href^="/framework/parts/"]').length, 0, who.name)
  }
  const mine = await dev.get(page)
  assert.equal(mine.$('main a[href^="/framework/parts/"]').length, 5)
  assert.match(
    wordsOf(mine),
    /2\. Seen, and seen alone .*\d+ questions in \d+ tools .*Monthly case audit \(\d+ questions?\)/,
  )
  assert.match(wordsOf(await dev.get(`${page}/changes`)), /Nothing has been changed yet/)
})

test('whoever does not own it cannot change it, and a part that there is not is not found', async () => {
  for (const who of [cast.sam, cast.helen, cast.arthur]) {
    const browser = await house.signIn(who)
    assert.equal((await browser.get(part('grades'))).status, 403, who.name)
    assert.equal((await browser.post(part('grades'), { reason: 'x' })).status, 403, who.name)
  }
  for (const path of [part('strands'), `${page}/versions/7`, `${page}/versions/x`]) {
    assert.equal((await dev.get(path)).status, 404, path)
  }
})

test('a field left empty, one too long and a change without a reason are refused at their fields, with what was typed', async () => {
  const form = await dev.get(part('indicators'))
  const typed = { 'indicators-2-name': ' ', 'indicators-3-text': 'x'.repeat(2_001), 'indicators-4-name': 'Mine' }
  const answer = await dev.post(part('indicators'), fieldsOf(form, typed))
  assertRefused(answer, '#indicators-2-name', '#indicators-3-text', '#reason')
  assert.equal(answer.$('#indicators-4-name').attr('value'), 'Mine')
  const same = await dev.post(part('indicators'), fieldsOf(form, { reason: 'Nothing.' }))
  assertRefused(same, '#reason')
  assert.match(wordsOf(same, '.govuk-error-summary'), /what you sent is what stands already/)
})

test('a change is read by everyone as text, with who made it and why; what stood before stays to be read', async () => {
  const form = await dev.get(part('grades'))
  const typed = { 'grades-good': `Safe, known and heard. ${script}`, reason: 'In our own words.' }
  assert.equal((await dev.post(part('grades'), fieldsOf(form, typed))).to, `${page}?done=framework-changed`)
  const now = await (await house.signIn(cast.sam)).get(page)
  assert.match(wordsOf(now), /Version 1, changed by Dev Acharya.*Good ?Safe, known and heard\./)
  assert.doesNotMatch(now.body, /<script>alert/)
  assert.match(
    wordsOf(await dev.get(`${page}/changes`)),
    /Version 1: What each grade means In our own words\. Dev Acharya/,
  )
  const first = await dev.get(`${page}/versions/0`)
  assert.match(wordsOf(first), /This is how it stood then.*change can be seen, and oversight makes a difference/)
  assert.equal(first.$('main a[href^="/framework/parts/"]').length, 0)
})

test('of two who change the same part the second is told who was faster and keeps what they typed; other parts do not cross', async () => {
  const [mine, hers, other] = [
    await dev.get(part('purpose')),
    await joan.get(part('purpose')),
    await joan.get(part('standards')),
  ]
  await dev.post(part('purpose'), fieldsOf(mine, { purpose: 'To learn.', reason: 'Short.' }))
  const late = await joan.post(part('purpose'), fieldsOf(hers, { purpose: 'To do better.', reason: 'Shorter.' }))
  assertRefused(late, '#reason')
  assert.match(wordsOf(late, '.govuk-error-summary'), /Dev Acharya changed this part while you were writing/)
  assert.equal(late.$('#purpose').text().trim(), 'To do better.')
  const sent = await joan.post(part('standards'), fieldsOf(other, { 'standards-visits': '', reason: 'Not ours.' }))
  assert.equal(sent.to, `${page}?done=framework-changed`)
  const words = wordsOf(await dev.get(page))
  assert.match(words, /To learn\./)
  assert.doesNotMatch(words, /The record of a visit says what it was for/)
})

test('a check is added in an empty row, and taken out by emptying what is checked', async () => {
  const form = await dev.get(part('checks'))
  const added = { 'checks-5-what': 'Observation', 'checks-5-who': 'Managers', reason: 'Agreed in March.' }
  await dev.post(part('checks'), fieldsOf(form, { ...added, 'checks-0-what': '' }))
  const rows = (await dev.get(page)).$('main tbody th').get()
  const { $ } = await dev.get(page)
  assert.equal(rows.length, 5)
  assert.equal($(rows.at(-1)).text(), 'Observation')
})
