/** Calibration in the browser: cases taken, published and withdrawn, graded blind, told only to those who submitted, closed and talked about. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import { shippedCases } from '#domain/calibration/shipped.ts'
import { openTestHouse, type Fields, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { people } from '#seeds/county.ts'
import { beginExercise, invitableTo, practiceCase, submitGrading } from './door.ts'

let house: TestHouse
let dev: TestBrowser
let joan: TestBrowser
let ruth: TestBrowser
let grace: TestBrowser
let marcus: TestBrowser

const first = '/practice-cases/PC-2018-0001'
const second = '/practice-cases/PC-2018-0002'
const exercise = '/calibration/CX-2018-0001'
const [drifting] = shippedCases
const parts = drifting?.content.parts ?? []
/** Words that stand in the gold standard alone. */
const goldWords = /homework for the mother|near its lower edge/
const canaries = { ruth: 'Canary of Ruth’s reasons in a sentence.', grace: 'Canary of Grace’s reasons in a sentence.' }

const graded = (grade: string, why: string, done = 'submit'): Fields => ({
  ...Object.fromEntries(
    parts.flatMap(({ key }) => [
      [`grade-${key}`, grade],
      [`why-${key}`, why],
    ]),
  ),
  do: done,
})

/** The value of the box beside a person's name on the page that begins an exercise. */
async function boxOf(name: string, reference: string): Promise<string> {
  const { $ } = await dev.get(`/calibration/new?case=${reference}`)
  return $(`label:contains("${name}")`).prev('input').attr('value') ?? ''
}

async function begun(names: readonly string[], reference: string, year = '2019') {
  const invited: string[] = []
  for (const name of names) invited.push(await boxOf(name, reference))
  const day = { 'closesOn-day': '31', 'closesOn-month': '1', 'closesOn-year': year }
  return dev.post('/calibration', { case: reference, invited, ...day })
}

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
  joan = await house.signIn(cast.joan)
  ruth = await house.signIn(cast.ruth)
  grace = await house.signIn(cast.grace)
  marcus = await house.signIn(cast.marcus)
})
after(() => house.close())

test('with nothing there, each is told what comes, and others have no door', async () => {
  assert.match(wordsOf(await ruth.get('/calibration')), /No exercise yet.*No practice case is published yet/)
  assert.match(wordsOf(await joan.get('/calibration')), /Ready-made/)
  for (const who of [cast.sam, cast.arthur, cast.tess, cast.helen])
    assert.equal((await (await house.signIn(who)).get('/calibration')).status, 403, who.name)
  assert.equal((await ruth.get('/practice-cases/new')).status, 403)
  assert.equal((await ruth.get('/calibration-settings')).status, 403)
  assert.equal((await dev.get('/calibration/new')).to, '/calibration')
})

test('a ready-made case is taken once, and is published by who says that nobody real is in it', async () => {
  await joan.get('/calibration')
  for (const { key } of shippedCases) assert.equal((await joan.post('/practice-cases/shipped', { key })).status, 303)
  assert.equal((await joan.post('/practice-cases/shipped', { key: 'drifting-plan' })).status, 409)
  assert.equal((await ruth.get(`${first}/grading`)).status, 404)
  assertRefused(await joan.post(`${first}/publication`, { version: '1' }), '#invented')
  assert.equal((await joan.post(`${first}/publication`, { version: '7', invented: 'yes' })).status, 409)
  for (const path of [first, second])
    assert.equal((await joan.post(`${path}/publication`, { version: '1', invented: 'yes' })).status, 303)
  assert.match(wordsOf(await ruth.get('/calibration')), /A child in need plan that drifts.*Not begun/)
})

test('a case is written over a tool’s graded sections; what is missing is refused at its field and nothing typed is lost', async () => {
  assert.match(wordsOf(await joan.get('/practice-cases/new')), /Monthly case audit/)
  const form = await joan.get('/practice-cases/new?tool=monthly-case-audit')
  assert.equal(form.status, 200)
  const sent = await joan.post('/practice-cases', {
    tool: 'monthly-case-audit',
    title: script,
    file: '',
    'gold-record': 'good',
  })
  assert.equal(sent.status, 422)
  assert.equal(sent.$('#title').attr('value'), script)
  assert.equal(sent.$('a[href="#why-record"]').length, 1)
  assert.equal(sent.$('#file').length, 1)
  assert.equal((await joan.get('/practice-cases/new?tool=none')).status, 404)
})

test('a change is a new version, others grade the published one, and two who change at once do not overwrite', async () => {
  const form = await joan.get(`${second}/wording`)
  const fields = fieldsOf(form)
  const changed = { ...fields, title: 'A better title' }
  await dev.get('/calibration')
  assert.equal((await joan.post(`${second}/wording`, changed)).status, 303)
  const late = await dev.post(`${second}/wording`, { ...fields, title: 'Mine' })
  assert.equal(late.status, 422)
  assert.match(wordsOf(late), /newer version/)
  assert.equal(late.$('#title').attr('value'), 'Mine')
  assert.match(wordsOf(await ruth.get(`${second}/grading`)), /A young person in care who is well known/)
  assertRefused(await joan.post(`${second}/wording`, { ...fields, file: tooLong }), '#file')
})

test('an exercise needs people and a day; the invited are told on their first page', async () => {
  await dev.get('/calibration/new?case=PC-2018-0001')
  const none = await dev.post('/calibration', {
    case: 'PC-2018-0001',
    'closesOn-day': '1',
    'closesOn-month': '1',
    'closesOn-year': '2001',
  })
  assertRefused(none, '#invited', '#closesOn-day')
  assert.equal(await boxOf(cast.joan.name, 'PC-2018-0001'), '')
  const sent = await begun([cast.ruth.name, cast.grace.name, cast.marcus.name], 'PC-2018-0001')
  assert.equal(sent.to, `${exercise}?done=calibration-begun`)
  assert.match(wordsOf(await ruth.get('/')), /Grade the practice case of calibration exercise CX-2018-0001/)
  assert.match(wordsOf(await dev.get(exercise)), /0 of 3 have submitted.*Ruth Adeyemi ?Not submitted yet/)
})

test('nobody who has still to submit sees the gold standard or what others graded, by any address', async () => {
  assert.equal((await grace.post(`${exercise}/grading`, graded('good', canaries.grace))).status, 303)
  const addresses = [
    ...['', '/grading', '/feedback', '/result', '/result.csv', '/result.json'].map(rest => exercise + rest),
    ...['', '/grading', '/feedback', '/wording'].map(rest => first + rest),
    ...['/', '/calibration', '/calibration/new'],
  ]
  for (const address of addresses) {
    const answer = await ruth.get(address)
    assert.doesNotMatch(answer.body, goldWords, address)
    assert.doesNotMatch(answer.body, /Canary/, address)
    if (/result|feedback|wording/.test(address))
      assert.ok([403, 404].includes(answer.status), `${address} ${answer.status}`)
  }
  assert.equal((await ruth.get(`${first}/grading`)).to, `${exercise}/grading`)
  assert.equal((await ruth.post(`${first}/grading`, graded('good', canaries.ruth))).status, 404)
})

test('whoever has submitted reads the gold standard and not others’ grades; the lead reads neither early', async () => {
  const feedback = await grace.get(`${exercise}/feedback`)
  assert.match(wordsOf(feedback), /Plan You graded this two steps kinder than the panel/)
  assert.match(feedback.body, goldWords)
  for (const who of [grace, dev, joan]) {
    for (const rest of ['/result', '/result.csv', '/result.json']) {
      const answer = await who.get(exercise + rest)
      assert.equal(answer.status, 409, rest)
      assert.doesNotMatch(answer.body, /Canary/)
    }
  }
  assert.equal((await dev.get(`${exercise}/feedback`)).status, 403)
  assert.equal((await dev.post(`${exercise}/discussion`, { notes: 'Early' })).status, 409)
})

test('a grading is saved as it is, refused while something is missing, and submitted once even by two at once', async () => {
  assert.equal(
    (await ruth.post(`${exercise}/grading`, { 'grade-plan': 'good', 'why-plan': script, do: 'save' })).status,
    303,
  )
  const again = await ruth.get(`${exercise}/grading`)
  assert.equal(again.$('#why-plan').text(), script)
  const missing = await ruth.post(`${exercise}/grading`, {
    ...graded('good', canaries.ruth),
    'grade-plan': '',
    'why-plan': 'Fine.',
  })
  assertRefused(missing, '#grade-plan', '#why-plan')
  assert.equal(
    (await ruth.post(`${exercise}/grading`, { ...graded('good', canaries.ruth, 'save'), 'why-plan': tooLong })).status,
    422,
  )
  const both = await Promise.all([
    ruth.post(`${exercise}/grading`, graded('good', canaries.ruth)),
    ruth.post(`${exercise}/grading`, graded('inadequate', canaries.ruth)),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 409])
  assert.equal((await ruth.post(`${exercise}/grading`, graded('outstanding', canaries.ruth))).status, 409)
  assert.equal((await ruth.get(`${exercise}/grading`)).to, `${exercise}/feedback`)
  assert.equal((await ruth.post(`${exercise}/feedback`, { words: script })).status, 303)
  assert.equal((await ruth.get(`${exercise}/feedback`)).$('#words').text(), script)
  assertRefused(await ruth.post(`${exercise}/feedback`, { words: '' }), '#words')
})

test('a case withdrawn meanwhile is begun by nobody new, and the exercise goes on', async () => {
  assertRefused(await joan.post(`${first}/withdrawal`, { reason: '' }), '#reason')
  assert.equal((await joan.post(`${first}/withdrawal`, { reason: 'Too well known by now.' })).status, 303)
  assert.equal((await dev.get('/calibration/new?case=PC-2018-0001')).status, 404)
  assert.match(wordsOf(await dev.get(exercise)), /has been withdrawn since/)
  const open = await marcus.get(`${exercise}/grading`)
  assert.equal(open.status, 200)
  assert.equal(
    (await marcus.post(`${exercise}/grading`, graded('good', 'Saved and never submitted, as it happens.', 'save')))
      .status,
    303,
  )
})

test('closed with somebody missing: they submit no more and see nothing, those who took part see no names', async () => {
  assert.equal((await ruth.post(`${exercise}/closure`)).status, 403)
  assert.equal((await dev.post(`${exercise}/closure`)).status, 303)
  assert.equal((await dev.post(`${exercise}/closure`)).status, 409)
  assert.equal((await marcus.post(`${exercise}/grading`, graded('good', canaries.ruth))).status, 409)
  for (const rest of ['/feedback', '/result', '/result.csv', '/result.json'])
    assert.equal((await marcus.get(exercise + rest)).status, 404, rest)
  assert.doesNotMatch((await marcus.get(exercise)).body, goldWords)
  const told = await ruth.get(`${exercise}/result`)
  assert.match(wordsOf(told), /2 of 3 people invited submitted.*Fewer than 4 people submitted/)
  for (const rest of ['', '.csv', '.json']) {
    const { body } = await ruth.get(`${exercise}/result${rest}`)
    assert.doesNotMatch(body, /Grace Okafor|Canary of Grace/, rest)
  }
})

test('the lead reads who graded what, which is recorded, and keeps what was talked about', async () => {
  const result = await dev.get(`${exercise}/result`)
  assert.match(wordsOf(result), /Too few to say: at least 5 people.*Who graded what.*Grace Okafor/)
  assert.match((await dev.get(`${exercise}/result.csv`)).body, /Canary of Grace/)
  assert.match((await dev.get(`${exercise}/result.json`)).body, /Canary of Ruth/)
  assert.doesNotMatch((await joan.get(`${exercise}/result.json`)).body, /Canary/)
  const reads = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('type').where('type', '=', 'calibration.result-read').execute(),
  )
  assert.equal(reads.length, 3)
  assertRefused(await dev.post(`${exercise}/discussion`, { notes: '', agreed: 'x' }), '#notes')
  assert.equal(
    (await dev.post(`${exercise}/discussion`, { notes: `We differ on plans. ${script}`, agreed: 'New guidance.' }))
      .status,
    303,
  )
  assert.match(wordsOf(await ruth.get(`${exercise}/result`)), /We differ on plans\. <script>.*New guidance/)
})

test('nobody who knows a case is invited to it again, and who has left is not waited for', async () => {
  await joan.post(`${first}/publication`, { version: '1', invented: 'yes' })
  assert.equal((await joan.get(first)).status, 200)
  assert.equal(await boxOf(cast.ruth.name, 'PC-2018-0001'), '')
  const sent = await begun([cast.ruth.name, cast.marcus.name], 'PC-2018-0002')
  const reference = /CX-\d+-\d+/.exec(sent.to ?? '')?.[0] ?? ''
  assert.equal((await ruth.post(`/calibration/${reference}/grading`, graded('good', canaries.ruth))).status, 303)
  assert.equal((await ruth.get(`/calibration/${reference}/result`)).status, 409)
  await house.asPerson('system', ctx =>
    ctx.db.updateTable('staffMember').set({ leftOn: ctx.today }).where('email', '=', cast.marcus.email).execute(),
  )
  assert.match(wordsOf(await dev.get(`/calibration/${reference}`)), /Marcus Bell ?Has left/)
  assert.equal((await ruth.get(`/calibration/${reference}/result`)).status, 200)
  assert.equal((await grace.get(`/calibration/${reference}`)).status, 404)
})

test('the last day passes without anybody closing it: no more is taken, and the first page asks for nothing', async () => {
  const reference = await house.asPerson(cast.dev, async ctx => {
    const { practiceCaseId } = await practiceCase(ctx, 'PC-2018-0002')
    const invited = (await invitableTo(ctx, practiceCaseId)).filter(({ name }) => name === cast.grace.name)
    const wanted = { practiceCase: 'PC-2018-0002', closesOn: localDate('2018-05-13') }
    return beginExercise(ctx, { ...wanted, invited: invited.map(({ staffId }) => staffId) })
  })
  assert.equal((await grace.post(`/calibration/${reference}/grading`, graded('good', canaries.grace))).status, 409)
  assert.doesNotMatch(wordsOf(await grace.get('/')), new RegExp(reference))
  assert.match(wordsOf(await dev.get(`/calibration/${reference}/result`)), /There is nothing to show/)
})

test('with enough people the spread is shown without names, and an auditor works through a case alone', async () => {
  const auditors = people.filter(
    one => one.roles.includes('auditor') && ![cast.ruth.email, cast.marcus.email].includes(one.email),
  )
  const five = auditors.slice(0, 5)
  const sent = await begun(
    five.map(({ name }) => name),
    'PC-2018-0001',
  )
  const reference = /CX-\d+-\d+/.exec(sent.to ?? '')?.[0] ?? ''
  for (const [place, who] of five.entries()) {
    const grading = Object.fromEntries(
      parts.map(({ key, gold }, at) => [
        key,
        { grade: at === place ? ('good' as const) : gold, why: `Reason of ${who.name}` },
      ]),
    )
    await house.asPerson(who, ctx => submitGrading(ctx, reference, grading))
  }
  const told = wordsOf(await joan.get(`/calibration/${reference}/result`))
  assert.match(told, /35 of 40, 88% \(95% interval/)
  assert.match(told, /Krippendorff’s alpha, ordinal ?0\.\d\d \(95% interval/)
  assert.doesNotMatch(told, /Reason of/)
  assert.equal((await grace.post(`${second}/grading`, graded('good', canaries.grace))).status, 303)
  assert.match(wordsOf(await grace.get(`${second}/feedback`)), /the same grade/)
})

test('the council asks for practice cases before a first audit, in whole numbers from 0 to 10', async () => {
  assertRefused(await dev.post('/calibration-settings', { casesFirst: '11' }), '#casesFirst')
  assert.equal((await dev.post('/calibration-settings', { casesFirst: '2' })).status, 303)
  assert.match(wordsOf(await grace.get('/calibration')), /at least 2 practice cases before a first audit/)
})
