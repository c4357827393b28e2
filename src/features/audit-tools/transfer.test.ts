/** Through the pages: a draft goes out, comes back, is shown before it replaces anything, and is previewed for imagined cases. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { changeQuestion, questionOf } from '#domain/audit-tool/edit.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { openTestHouse, type Answer, type Fields, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { assertRefused, script, wordsOf } from '#testing/pages.ts'
import { draftIfAny } from './drafts.ts'
import { paths } from './paths.ts'
import { toolWorkbook } from './write-workbook.ts'

let house: TestHouse
let dev: TestBrowser
let joan: TestBrowser
before(async () => {
  house = await openTestHouse()
  dev = await house.signIn(cast.dev)
  joan = await house.signIn(cast.joan)
  await dev.post(paths.draft(key))
})
after(() => house.close())

const key = 'monthly-case-audit'

const contentOf = (): Promise<ToolContent> => house.asPerson(cast.dev, async ctx => (await draftIfAny(ctx, key))!.content)

const fieldsOf = ({ $ }: Answer, changes: Fields = {}): Fields => ({
  ...Object.fromEntries($('main form').first().serializeArray().map(({ name, value }) => [name, value])),
  ...changes,
})

const bring = (browser: TestBrowser, content: string | Buffer, name = 'tool.xlsx'): Promise<Answer> =>
  browser.post(paths.upload(key), {}, [{ field: 'file', name, content }])

const changed = (tool: ToolContent, text: string): ToolContent =>
  changeQuestion(tool, 'record-summary', { ...questionOf(tool, 'record-summary')!.question, text })

test('a version and a draft are taken as workbook and as JSON, by those who may', async () => {
  const ruth = await house.signIn(cast.ruth)
  const workbook = await ruth.get(paths.versionFile(key, 1, 'xlsx'))
  assert.equal(workbook.status, 200)
  assert.match(String(workbook.headers['content-disposition']), /monthly-case-audit-1\.xlsx/)
  assert.equal(workbook.bytes.subarray(0, 2).toString(), 'PK')
  const json = await ruth.get(paths.versionFile(key, 1, 'json'))
  assert.equal((JSON.parse(json.body) as ToolContent).sections.length, 13)
  assert.equal((await ruth.get(paths.versionFile(key, 9, 'xlsx'))).status, 404)
  assert.equal((await ruth.get(paths.draftFile(key, 'xlsx'))).status, 403)
  assert.deepEqual(JSON.parse((await dev.get(paths.draftFile(key, 'json'))).body), await contentOf())
})

test('the draft’s own workbook, brought back untouched, would change nothing', async () => {
  const page = await bring(dev, (await dev.get(paths.draftFile(key, 'xlsx'))).bytes)
  assert.equal(page.status, 200, wordsOf(page))
  assert.match(wordsOf(page), /Nothing is different/)
})

test('what a changed workbook would change is shown first, and replaces the draft once somebody accepts it', async () => {
  const before = await contentOf()
  const later = changed(before, `=2+2 ${script}`)
  const page = await bring(dev, await toolWorkbook({ ...later, key: 'another-tool', version: 7 }))
  assert.equal(page.status, 200, wordsOf(page))
  assert.match(wordsOf(page), /=2\+2 <script>/)
  assert.match(wordsOf(page), /The file is of another tool \(another-tool\)/)
  assert.equal(page.$('main script').length, 0)
  assert.deepEqual(await contentOf(), before)
  const accepted = await dev.post(paths.replacement(key), fieldsOf(page))
  assert.equal(accepted.to, paths.done(paths.draft(key), 'tool-draft-replaced'))
  assert.deepEqual(await contentOf(), later)
})

test('a draft that somebody changed after the file was looked at is not replaced unseen', async () => {
  const page = await bring(dev, JSON.stringify(changed(await contentOf(), 'From the file?')), 'tool.json')
  await joan.post(paths.order(key), { 'section-down': 'record' })
  const stale = await dev.post(paths.replacement(key), fieldsOf(page))
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale), /Nothing was replaced: Joan Pritchard changed the draft meanwhile/)
  assert.notEqual(questionOf(await contentOf(), 'record-summary')?.question.text, 'From the file?')
  assert.equal((await dev.post(paths.replacement(key), fieldsOf(stale))).status, 303)
  assert.equal(questionOf(await contentOf(), 'record-summary')?.question.text, 'From the file?')
})

test('a file that cannot be taken is refused with every fault, and the draft stays', async () => {
  const before = await contentOf()
  const nothing = await dev.post(paths.upload(key), {}, [{ field: 'file', name: '', content: '' }])
  assertRefused(nothing, '#file')
  const wrong = await bring(dev, JSON.stringify({ ...before, colour: script, name: 7 }), 'tool.json')
  assertRefused(wrong, '#file')
  assert.match(wordsOf(wrong), /name: /)
  assertRefused(await bring(dev, '%PDF-1.7'), '#file')
  assert.equal((await bring(dev, Buffer.alloc(2 * 1_048_576 + 1, 'a'))).status, 413)
  assertRefused(await dev.post(paths.replacement(key), { content: '{}', revision: '1' }), '#file')
  assert.deepEqual(await contentOf(), before)
})

test('a file with faults of its own can come in: they are told before and after', async () => {
  const page = await bring(dev, JSON.stringify(changed(await contentOf(), '')), 'tool.json')
  assert.match(wordsOf(page), /Faults that the draft would have The question has no words/)
})

test('the preview asks an imagined case what a real one would be asked', async () => {
  const all = await dev.get(paths.preview(key))
  assert.match(wordsOf(all), /60 questions in 13 sections, about 100 minutes/)
  assert.ok(all.$('#preview-record-chronology').length === 1)
  const inCare = await dev.get(`${paths.preview(key)}?status=looked-after&age=9&placement=&theme=`)
  assert.match(wordsOf(inCare), /Not asked of this case: [^.]*Leaving care/)
  assert.equal(inCare.$('#status option[selected]').attr('value'), 'looked-after')
  assert.equal(inCare.$('#age').attr('value'), '9')
  assert.equal((await dev.get(`${paths.preview(key)}?age=${encodeURIComponent(script)}`)).status, 200)
})
