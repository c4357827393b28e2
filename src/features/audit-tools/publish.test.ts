/** Publishing through the pages: only without faults, with a reason, once, and never over what somebody else changed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type Answer, type Fields, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { assertRefused, script, wordsOf } from '#testing/pages.ts'
import { anOpenedRound } from '#testing/rounds.ts'
import { toolsOffered } from '../rounds/queries.ts'
import { draftIfAny } from './drafts.ts'
import { paths } from './paths.ts'
import { latestToolVersion } from './queries.ts'

let house: TestHouse
let dev: TestBrowser
let joan: TestBrowser
before(async () => {
  house = await openTestHouse()
  dev = await house.signIn(cast.dev)
  joan = await house.signIn(cast.joan)
})
after(() => house.close())

const key = 'monthly-case-audit'
const question = paths.question(key, 'record-pen-picture')

function fieldsOf({ $ }: Answer, changes: Fields = {}): Fields {
  const sent = new Map<string, string[]>()
  for (const { name, value } of $('main form').first().serializeArray())
    if (name !== 'formToken') sent.set(name, [...(sent.get(name) ?? []), value])
  return { ...Object.fromEntries(sent), ...changes }
}

async function change(browser: TestBrowser, path: string, changes: Fields): Promise<Answer> {
  const page = await browser.get(path)
  return browser.post(path, fieldsOf(page, changes))
}

test('a draft with a fault is not published, whatever is sent, and each fault leads to its place', async () => {
  await house.asPerson(cast.dev, ctx => anOpenedRound(ctx))
  await dev.post(paths.draft(key))
  await change(dev, question, { answerKind: 'choice' })
  const page = await dev.get(paths.publication(key))
  assert.equal(page.$('#reason').length, 0)
  assert.equal(page.$('#faults').next('ul').find('a').first().attr('href'), `${question}#choices`)
  const { revision } = await house.asPerson(cast.dev, async ctx => (await draftIfAny(ctx, key))!)
  const refused = await dev.post(paths.publication(key), { revision: String(revision), reason: 'Because' })
  assertRefused(refused, '#faults')
  assert.equal((await house.asPerson(cast.dev, ctx => latestToolVersion(ctx, key)))?.version, 3)
})

test('a reused key with another kind of answer is warned of before it is published, and a new beginning is not', async () => {
  await change(dev, question, { answerKind: 'scale' })
  assert.match(wordsOf(await dev.get(paths.publication(key))), /The trend would mix two questions: it is answered in another way/)
  await change(dev, question, { carriesOn: 'a new beginning' })
  const page = await dev.get(paths.publication(key))
  assert.doesNotMatch(wordsOf(page), /would mix/)
  assert.match(wordsOf(page), /59 questions carry on, 0 of them changed; 1 begin here; 1 end/)
})

test('publishing asks what changed and why, and keeps what was typed', async () => {
  const page = await dev.get(paths.publication(key))
  assertRefused(await dev.post(paths.publication(key), fieldsOf(page, { reason: ' ' })), '#reason')
  const long = await dev.post(paths.publication(key), fieldsOf(page, { reason: 'x'.repeat(2001) }))
  assertRefused(long, '#reason')
  assert.equal(long.$('#reason').text().length, 2001)
})

test('what somebody changed meanwhile is not published unseen', async () => {
  const page = await dev.get(paths.publication(key))
  await change(joan, question, { hint: 'How clear is it to a stranger?' })
  const stale = await dev.post(paths.publication(key), fieldsOf(page, { reason: 'Clearer' }))
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale), /Nothing was published: Joan Pritchard changed the draft/)
  assert.equal(stale.$('#reason').text(), 'Clearer')
})

test('a published version has the next number, its reason and its author; the draft is gone, and rounds under way keep theirs', async () => {
  const page = await dev.get(paths.publication(key))
  assert.match(wordsOf(page), /May 2018 keeps version 3/)
  const published = await dev.post(paths.publication(key), fieldsOf(page, { reason: `A scale says more. ${script}` }))
  assert.equal(published.to, paths.done(paths.tool(key), 'tool-published'))
  const tool = await dev.follow(published)
  assert.match(wordsOf(tool), /Version 4, .* Dev Acharya\. What is different/)
  assert.match(wordsOf(tool), /A scale says more\. <script>/)
  assert.equal(tool.$('main script').length, 0)
  assert.equal((await dev.get(paths.draft(key))).status, 404)
  const offered = await house.asPerson(cast.dev, toolsOffered)
  assert.deepEqual(offered.filter(one => one.name === 'Monthly case audit').map(one => one.version), [4])
  assert.match(wordsOf(await dev.get(paths.tools)), /Monthly case audit 4 13 60 100 1 round, 1 not closed/)
})

test('an earlier version can still be read and compared; one that there is not is not found', async () => {
  const ruth = await house.signIn(cast.ruth)
  const first = await ruth.get(paths.version(key, 1))
  assert.match(wordsOf(first), /This is an earlier version\. Version 4 is the latest/)
  assert.equal((await ruth.get(paths.version(key, 5))).status, 404)
  const comparison = await ruth.get(paths.comparison(key, 3, 4))
  assert.match(wordsOf(comparison), /Version 3 and version 4 compared/)
  assert.match(wordsOf(comparison), /A new beginning/)
  assert.match(wordsOf(await ruth.get(paths.comparison(key, 4, 3))), /Version 3 and version 4 compared/)
  assert.equal((await ruth.get(paths.comparison(key, 3, 5))).status, 404)
  assert.match(wordsOf(await ruth.get(paths.comparison(key, 4, 4))), /Nothing is different/)
  assert.equal((await ruth.get(paths.comparison(key, null, 'draft'))).status, 404)
})

test('the next draft carries on from what was published last', async () => {
  await dev.post(paths.draft(key))
  assert.match(wordsOf(await dev.get(question)), /Carries on from version 4/)
  assert.match(wordsOf(await dev.get(paths.comparison(key, 4, 'draft'))), /Nothing is different/)
  assert.match(wordsOf(await dev.get(paths.comparison(key, 3, 'draft'))), /59 questions carry on/)
})
