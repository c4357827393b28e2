/** The designer through its pages: a draft begins, is changed part by part by several people, is put in order, and is discarded. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Question, ToolContent } from '#domain/audit-tool/tool.ts'
import { openTestHouse, type Answer, type Fields, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { assertRefused, script, wordsOf } from '#testing/pages.ts'
import { draftIfAny } from './drafts.ts'
import { paths } from './paths.ts'

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
const summary = 'record-summary'

const contentOf = (toolKey: string): Promise<ToolContent> =>
  house.asPerson(cast.dev, async ctx => (await draftIfAny(ctx, toolKey))!.content)
const questionIn = async (toolKey: string, question: string): Promise<Question | undefined> =>
  (await contentOf(toolKey)).sections.flatMap(section => section.questions).find(one => one.key === question)

/** The fields of the page's first form as a browser would send them, with every box that is ticked. */
function fieldsOf({ $ }: Answer, changes: Fields = {}): Fields {
  const sent = new Map<string, string[]>()
  for (const { name, value } of $('main form').first().serializeArray())
    if (name !== 'formToken') sent.set(name, [...(sent.get(name) ?? []), value])
  return { ...Object.fromEntries(sent), ...changes }
}

/** Lists whose order says nothing are put in one. */
const inOrder = (tool: ToolContent): unknown =>
  JSON.parse(JSON.stringify(tool), (name, value: unknown) =>
    ['statuses', 'indicators'].includes(name) && Array.isArray(value) ? value.toSorted() : value,
  )

/** Opens a page, changes some of its fields as they stand, and sends it. */
async function change(browser: TestBrowser, path: string, changes: Fields): Promise<Answer> {
  const page = await browser.get(path)
  assert.equal(page.status, 200, path)
  return browser.post(path, fieldsOf(page, changes))
}

/** A new tool of one section and one question, all of it through the pages. */
async function aNewTool(toolKey: string, name = 'Pathway plans'): Promise<void> {
  assert.equal((await dev.post(paths.start, { name, key: toolKey, copyOf: '' })).to?.split('?')[0], paths.draft(toolKey))
  await change(dev, paths.newSection(toolKey), { title: 'The plan', guidance: 'Read it.', strand: 'effect', key: 'plan' })
  await change(dev, paths.newQuestion(toolKey, 'plan'), { text: 'Is there one?', kind: 'outcome', key: 'plan-there' })
}

test('the list tells of every tool how long it is and where it is used; only who designs may begin one', async () => {
  const page = await dev.get(paths.tools)
  assert.match(wordsOf(page), /Monthly case audit 3 13 60 100 No rounds yet/)
  assert.match(wordsOf(page), /Start a new tool/)
  const ruth = await house.signIn(cast.ruth)
  assert.doesNotMatch(wordsOf(await ruth.get(paths.tools)), /Start a new tool/)
  assert.equal((await ruth.get(paths.start)).status, 403)
  assert.equal((await ruth.get(paths.draft(key))).status, 403)
  assert.equal((await (await house.signIn(cast.tess)).get(paths.tools)).status, 403)
})

test('a draft of the next version begins as the published one, once; whoever asks again is led to it', async () => {
  assert.equal((await dev.get(paths.draft(key))).status, 404)
  assert.equal((await dev.post(paths.draft(key))).to, paths.done(paths.draft(key), 'tool-draft-begun'))
  assert.equal((await joan.post(paths.draft(key))).to, paths.draft(key))
  const page = await joan.get(paths.draft(key))
  assert.match(wordsOf(page), /Draft of version 4 Monthly case audit 60 questions in 13 sections, 100 minutes/)
  assert.match(wordsOf(page), /Faults None/)
  assert.match(wordsOf(await dev.get(paths.tools)), /Monthly case audit, draft of version 4/)
})

test('opening a part and saving it as it stands changes nothing of it, whatever kind of part it is', async () => {
  const before = await contentOf(key)
  const questions = before.sections.flatMap(section => section.questions.slice(-1).map(one => paths.question(key, one.key)))
  const sections = before.sections.map(section => paths.section(key, section.key))
  for (const path of [...sections, ...questions, paths.about(key), paths.workedOut(key)]) {
    const answer = await change(dev, path, {})
    assert.equal(answer.status, 303, `${path}: ${wordsOf(answer)}`)
  }
  assert.deepEqual(inOrder(await contentOf(key)), inOrder(before))
})

test('a new tool without anything has no page that breaks, and says what is wrong', async () => {
  await dev.post(paths.start, { name: script, key: 'empty-tool', copyOf: '' })
  const page = await dev.get(paths.draft('empty-tool'))
  assert.equal(page.status, 200)
  assert.equal(page.$('main script').length, 0)
  assert.match(page.$('h1').text(), /<script>alert/)
  assert.match(wordsOf(page), /No section asks what difference was made/)
})

test('a tool is not begun without a name, with a key that is none, or with one that is taken', async () => {
  assertRefused(await dev.post(paths.start, { name: '', key: 'No Key', copyOf: '' }), '#name', '#key')
  assertRefused(await dev.post(paths.start, { name: 'New', key: 'new', copyOf: '' }), '#key')
  const taken = await dev.post(paths.start, { name: 'Mine', key, copyOf: '' })
  assertRefused(taken, '#key')
  assert.equal(taken.$('#name').attr('value'), 'Mine')
})

test('a copy is a tool of its own', async () => {
  await dev.post(paths.start, { name: 'Spot check', key: 'spot-check', copyOf: key })
  const copy = await contentOf('spot-check')
  assert.deepEqual([copy.key, copy.name, copy.version, copy.sections.length], ['spot-check', 'Spot check', 1, 13])
})

test('a question keeps every field that it can have, and script in any of them is shown as text', async () => {
  await aNewTool('every-field')
  const typed: Fields = {
    text: `Which of these? ${script}`,
    key: 'every',
    kind: 'quality',
    answerKind: 'choices',
    required: [],
    hint: script,
    whereToLook: `${script} notes`,
    choices: `one | ${script}\ntwo | Two | and a half | explain`,
    least: '1',
    most: '9',
    scaleGuidance: `1 | ${script}`,
    evidence: 'required',
    'descriptor-good': script,
    statuses: ['looked-after', 'closed'],
    agesFrom: '0',
    agesTo: '4',
    placements: `U6\n${script}`,
    themes: 'plans',
    askedWhen: "answer('plan-there') == 'yes'",
    dataOnly: 'yes',
    memory: 'yes',
  }
  const saved = await change(dev, paths.newQuestion('every-field', 'plan'), typed)
  assert.equal(saved.status, 303, wordsOf(saved))
  assert.deepEqual(await questionIn('every-field', 'every'), {
    key: 'every',
    text: `Which of these? ${script}`,
    kind: 'quality',
    answerKind: 'choices',
    required: false,
    indicators: [],
    hint: script,
    whereToLook: `${script} notes`,
    choices: [
      { code: 'one', label: script },
      { code: 'two', label: 'Two | and a half', explain: true },
    ],
    least: 1,
    most: 9,
    scaleGuidance: [{ at: 1, text: script }],
    descriptors: { outstanding: '', good: script, 'requires-improvement': '', inadequate: '' },
    evidence: 'required',
    memory: true,
    dataOnly: true,
    statuses: ['looked-after', 'closed'],
    ages: { from: 0, to: 4 },
    placements: ['U6', script],
    themes: ['plans'],
    askedWhen: "answer('plan-there') == 'yes'",
  })
  const pages = [paths.preview, paths.publication, paths.upload, paths.discard, paths.draft].map(of => of('every-field'))
  for (const path of [paths.question('every-field', 'every'), ...pages]) {
    const page = await dev.get(path)
    assert.equal(page.$('main script').length, 0, path)
  }
  const before = await contentOf('every-field')
  await change(dev, paths.question('every-field', 'every'), {})
  assert.deepEqual(inOrder(await contentOf('every-field')), inOrder(before))
})

test('what does not fit a field is told at it, and everything typed is kept', async () => {
  const path = paths.question(key, summary)
  const refused = await change(dev, path, {
    text: ' ', hint: 'x'.repeat(2001), choices: 'no label', least: 'few', scaleGuidance: 'none', key: 'Two Words', agesFrom: '-1',
  })
  assertRefused(refused, '#text', '#hint', '#choices', '#least', '#scaleGuidance', '#agesFrom', '#key')
  assert.equal(refused.$('#choices').text(), 'no label')
  assert.equal(refused.$('#key').attr('value'), 'Two Words')
  assertRefused(await change(dev, path, { key: 'record' }), '#key')
  assertRefused(await change(dev, paths.newSection(key), { title: '', estimatedMinutes: '0' }), '#title', '#strand', '#estimatedMinutes')
  assertRefused(await change(dev, paths.newRule(key), {}), '#sentence', '#when')
  assertRefused(await change(dev, paths.about(key), { name: '', indicators: 'one' }), '#name', '#indicators')
  assertRefused(await change(dev, paths.workedOut(key), { scales: '{', ratings: '[{"key": 1}]' }), '#scales', '#ratings')
})

test('what no page of ours sends is refused, and the draft stays', async () => {
  const before = await contentOf(key)
  const refused = await change(dev, paths.section(key, 'record'), { statuses: ['x'.repeat(61)] })
  assert.equal(refused.status, 400)
  assert.deepEqual(await contentOf(key), before)
})

test('a fault is told on the draft’s page with a link to its very place', async () => {
  await change(dev, paths.question(key, 'record-pen-picture'), { answerKind: 'choice' })
  await change(dev, paths.section(key, 'record'), { guidance: '' })
  const page = await dev.get(paths.draft(key))
  const links = page.$('#faults').nextAll('ul').first().find('a').map((_i, link) => page.$(link).attr('href')).get()
  assert.ok(links.includes(`${paths.question(key, 'record-pen-picture')}#choices`), links.join())
  assert.ok(links.includes(`${paths.section(key, 'record')}#guidance`))
  assert.match(page.$('#question-record-pen-picture').text(), /1 to put right/)
  await change(dev, paths.question(key, 'record-pen-picture'), { answerKind: 'yes-partly-no' })
  await change(dev, paths.section(key, 'record'), { guidance: 'Could a stranger act on it?' })
  assert.match(wordsOf(await dev.get(paths.draft(key))), /Faults None/)
})

test('two who change the same question at once never overwrite each other: the second sees both texts and decides', async () => {
  const path = paths.question(key, summary)
  const [devs, joans] = [await dev.get(path), await joan.get(path)]
  assert.equal((await joan.post(path, fieldsOf(joans, { text: 'Joan’s question?' }))).status, 303)
  const stale = await dev.post(path, fieldsOf(devs, { text: 'Dev’s question?' }))
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale), /Joan Pritchard changed this after you opened it/)
  assert.match(stale.$('#text-theirs').text(), /Joan’s question\?/)
  assert.equal(stale.$('#text').text(), 'Dev’s question?')
  assert.equal(stale.$('#hint-theirs').length, 0)
  assert.equal((await questionIn(key, summary))?.text, 'Joan’s question?')
  assert.equal((await dev.post(path, fieldsOf(stale))).status, 303)
  assert.equal((await questionIn(key, summary))?.text, 'Dev’s question?')
})

test('two who change different questions at once are both saved', async () => {
  const [one, other] = [paths.question(key, 'record-chronology'), paths.question(key, 'record-family')]
  const [devs, joans] = [await dev.get(one), await joan.get(other)]
  assert.equal((await joan.post(other, fieldsOf(joans, { hint: 'Theirs' }))).status, 303)
  assert.equal((await dev.post(one, fieldsOf(devs, { hint: 'Mine' }))).status, 303)
  assert.deepEqual(
    [(await questionIn(key, 'record-chronology'))?.hint, (await questionIn(key, 'record-family'))?.hint],
    ['Mine', 'Theirs'],
  )
})

test('two who add at the same moment both find theirs in the draft', async () => {
  const path = paths.newQuestion(key, 'plan')
  const [devs, joans] = [await dev.get(path), await joan.get(path)]
  const added = await Promise.all([
    dev.post(path, fieldsOf(devs, { text: 'One of two at once?', kind: 'quality', key: 'once-one' })),
    joan.post(path, fieldsOf(joans, { text: 'Two of two at once?', kind: 'quality', key: 'once-two' })),
  ])
  assert.deepEqual(added.map(one => one.status), [303, 303])
  assert.ok(await questionIn(key, 'once-one'))
  assert.ok(await questionIn(key, 'once-two'))
})

test('what was removed while it was being changed can be added again as it was typed', async () => {
  const path = paths.question(key, 'record-used')
  const page = await dev.get(path)
  const removal = await joan.get(paths.removal(path))
  assert.equal((await joan.post(paths.removal(path), fieldsOf(removal))).status, 303)
  const stale = await dev.post(path, fieldsOf(page, { text: 'Is it used?' }))
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale), /took this away/)
  const action = stale.$('main form').attr('action') ?? ''
  assert.equal((await dev.post(action, fieldsOf(stale))).status, 303)
  assert.equal((await questionIn(key, 'record-used'))?.text, 'Is it used?')
  assert.equal((await dev.get(paths.question(key, 'nothing'))).status, 404)
})

test('nothing is removed that somebody changed since it was looked at', async () => {
  const path = paths.section(key, 'voices')
  const removal = await dev.get(paths.removal(path))
  await change(joan, path, { title: 'Voices of children' })
  const stale = await dev.post(paths.removal(path), fieldsOf(removal))
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale), /Nothing was removed: Joan Pritchard/)
})

test('sections and questions are put in order by buttons, and a question goes to another section', async () => {
  assert.match((await dev.post(paths.order(key), { 'question-down': 'record-summary' })).to ?? '', /#question-record-summary$/)
  await dev.post(paths.order(key), { 'section-up': 'threshold' })
  await dev.post(paths.order(key), { sideways: 'threshold' })
  await change(dev, paths.question(key, 'record-family'), { section: 'plan' })
  const { sections } = await contentOf(key)
  assert.deepEqual(sections.slice(0, 2).map(one => one.key), ['threshold', 'record'])
  const order = (section: string) => sections.find(one => one.key === section)?.questions.map(one => one.key)
  assert.deepEqual(order('record')?.slice(0, 2), ['record-pen-picture', 'record-summary'])
  assert.equal(order('plan')?.at(-1), 'record-family')
})

test('a rule on what does not fit is written, changed and removed', async () => {
  await change(dev, paths.newRule(key), { sentence: 'Odd.', when: "answer('record-summary') == 'no'", code: 'odd' })
  await change(dev, paths.rule(key, 'odd'), { sentence: `Very odd. ${script}` })
  const page = await dev.get(paths.draft(key))
  assert.match(page.$('#rule-odd').text(), /Very odd\. <script>/)
  const removal = await dev.get(paths.removal(paths.rule(key, 'odd')))
  await dev.post(paths.removal(paths.rule(key, 'odd')), fieldsOf(removal))
  assert.ok(!(await contentOf(key)).consistency?.some(({ code }) => code === 'odd'))
})

test('a draft is discarded as it was seen, and not once somebody changed it', async () => {
  const page = await dev.get(paths.discard('spot-check'))
  await change(joan, paths.about('spot-check'), { name: 'Spot checks' })
  const stale = await dev.post(paths.discard('spot-check'), fieldsOf(page))
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale, 'body'), /Joan Pritchard changed the draft/)
  const again = await dev.get(paths.discard('spot-check'))
  assert.equal((await dev.post(paths.discard('spot-check'), fieldsOf(again))).status, 303)
  assert.equal((await dev.get(paths.draft('spot-check'))).status, 404)
})
