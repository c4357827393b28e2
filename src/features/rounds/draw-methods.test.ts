/** Drawing by each method in the browser: asked, refused at its field, previewed, drawn, and drawn again by an independent hand. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openTestHouse, type Answer, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, script, wordsOf } from '#testing/pages.ts'
import { anOpenedRound } from '#testing/rounds.ts'

let house: TestHouse
let dev: TestBrowser
before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
})
after(() => house.close())

const opened = (): Promise<string> => house.asPerson(cast.dev, anOpenedRound)
const usual = {
  size: '12',
  seed: 'methods',
  exclusionMonths: '0',
  minimum: '1',
  target: '',
  chosen: '',
  everyStratum: '',
}
const asked = (round: string, form: Readonly<Record<string, string>>): Promise<Answer> =>
  dev.get(`/rounds/${round}/sample?${new URLSearchParams({ ...usual, ...form }).toString()}`)
const drawn = async (form: Readonly<Record<string, string>>): Promise<string> => {
  const round = await opened()
  const sent = await dev.post(`/rounds/${round}/sample`, { ...usual, ...form })
  assert.equal(sent.to, `/rounds/${round}?done=sample-drawn`, wordsOf(sent, '.govuk-error-summary'))
  return round
}
/** The frame as anyone can take it away: reference and status, without the heading. */
async function frameOf(round: string): Promise<readonly (readonly string[])[]> {
  const lines = (await dev.get(`/rounds/${round}/draw.csv`)).body.trim().split('\r\n')
  return lines.slice(1).map(line => line.split(','))
}
interface Kept {
  readonly cases: readonly { readonly caseReference: string; readonly reserve: boolean; readonly stratum: string }[]
}
const recipeOf = async (round: string): Promise<Kept> =>
  JSON.parse((await dev.get(`/rounds/${round}/draw.json`)).body) as Kept

test('a sample drawn simply at random is repeated from its seed by a script that knows nothing of the product', async () => {
  const round = await drawn({ method: 'simple-random' })
  const numberOf = (reference: string) => createHash('sha256').update(`methods|All cases|${reference}`).digest('hex')
  const references = (await frameOf(round)).map(([reference = '']) => reference)
  const lowest = references.toSorted((one, other) => (numberOf(one) < numberOf(other) ? -1 : 1)).slice(0, 12)
  const { cases } = await recipeOf(round)
  assert.deepEqual(
    cases.filter(one => !one.reserve).map(one => one.caseReference),
    lowest,
  )
  const words = wordsOf(await dev.get(`/rounds/${round}/draw`))
  assert.match(words, /Simple random\..*the same 13 cases in the same order, reserves included/)
  assert.match(words, /The seed is “methods”/)
})

test('each stratum gives its minimum, and those that have fewer give all and say so; weights are kept', async () => {
  const round = await opened()
  const preview = await asked(round, { method: 'stratified-minimum', minimum: '2', size: '40' })
  assert.match(wordsOf(preview), /From each stratum at least 2/)
  const sent = await dev.post(`/rounds/${round}/sample`, {
    ...usual,
    method: 'stratified-minimum',
    minimum: '2',
    size: '40',
  })
  assert.equal(sent.status, 303)
  const { cases } = await recipeOf(round)
  const strata = Map.groupBy(await frameOf(round), ([, status, locality]) => `${locality ?? ''} / ${status ?? ''}`)
  for (const [name, all] of strata) {
    const label = name.startsWith(' / ') ? `Locality not known${name}` : name
    const taken = cases.filter(one => !one.reserve && one.stratum === label).length
    assert.ok(taken >= Math.min(2, all.length), label)
  }
  const rows = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('sampledCase')
      .innerJoin('round', 'round.roundId', 'sampledCase.roundId')
      .select(['weight', 'reserve', 'stratum'])
      .where('round.reference', '=', round)
      .execute(),
  )
  assert.ok(rows.every(({ weight, reserve }) => (weight === null) === reserve))
  const total = rows.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
  assert.ok(Math.abs(total - (await frameOf(round)).length) < 1e-6, 'weights add up to the frame')
})

test('minimums of more than is drawn, and a rule that names nothing, are refused at their fields with what to do', async () => {
  const round = await opened()
  const over = await asked(round, { method: 'stratified-minimum', minimum: '30' })
  assertRefused(over, '#minimum')
  assert.match(wordsOf(over, '.govuk-error-summary'), /more than the 12 to be drawn\. Draw at least/)
  assertRefused(await asked(round, { method: 'targeted' }), '#target')
  assertRefused(await asked(round, { method: 'targeted', target: 'status:No such' }), '#target')
  assertRefused(await asked(round, { method: 'stratified-minimum', minimum: 'two' }), '#minimum')
  assertRefused(await asked(round, { method: 'simple-random', size: '', seed: ' ' }), '#size', '#seed')
  assert.equal((await asked(round, { method: 'no-such' })).status, 422)
})

test('a rule names the cases: only those are drawn, and it is said for whom they speak', async () => {
  const round = await drawn({ method: 'targeted', target: 'never-audited', size: '3' })
  const { cases } = await recipeOf(round)
  assert.equal(cases.filter(one => !one.reserve).length, 3)
  assert.match(wordsOf(await dev.get(`/rounds/${round}/draw`)), /The cases that the rule names, and no others/)
})

test('every case is taken without a size or a seed', async () => {
  const round = await drawn({ method: 'whole-population', size: '', seed: '' })
  assert.equal((await recipeOf(round)).cases.length, (await frameOf(round)).length)
  assert.match(wordsOf(await dev.get(`/rounds/${round}/draw`)), /nothing is estimated/)
})

test('cases chosen by hand need to be in the list, once, with a reason; each line is told, and nothing typed is lost', async () => {
  const round = await opened()
  const [one = '', other = ''] = (await frameOf(await drawn({ method: 'whole-population' }))).map(([first]) => first)
  const typed = `${one}, too short\n${one} because it came up at the board\nZZ9, not in the list at all ${script}`
  const refused = await asked(round, { method: 'by-hand', chosen: typed })
  assertRefused(refused, '#chosen')
  const words = wordsOf(refused, '.govuk-error-summary')
  for (const fault of [`Case ${one} is chosen twice`, 'Case ZZ9 is not among', `why case ${one} was chosen`])
    assert.ok(words.includes(fault), fault)
  assert.equal(refused.$('#chosen').text().trim(), typed)
  assert.doesNotMatch(refused.body, /<script>alert/)
  assertRefused(await asked(round, { method: 'by-hand', chosen: '' }), '#chosen')
  const chosen = `${one} because it came up at the board\n${other}; the family asked us to look`
  const sent = await dev.post(`/rounds/${round}/sample`, { ...usual, method: 'by-hand', chosen })
  assert.equal(sent.to, `/rounds/${round}?done=sample-drawn`)
  assert.deepEqual(
    (await recipeOf(round)).cases.map(found => found.caseReference),
    [one, other],
  )
  assert.match(wordsOf(await dev.get(`/rounds/${round}`)), /because it came up at the board/)
})

test('the preview says what a sample of that size can tell, before it is drawn', async () => {
  const words = wordsOf(await asked(await opened(), { method: 'simple-random', size: '20' }))
  assert.match(words, /With 20 cases, a change of one case is 5 percentage points/)
})

test('the frame and how it was drawn are for those who read rounds; before a draw there is nothing', async () => {
  const round = await drawn({ method: 'simple-random' })
  for (const who of [cast.ruth, cast.sam, cast.arthur])
    for (const path of ['draw', 'draw.csv', 'draw.json'])
      assert.equal((await (await house.signIn(who)).get(`/rounds/${round}/${path}`)).status, 403, who.name)
  assert.equal((await dev.get(`/rounds/${await opened()}/draw`)).status, 404)
  const reads = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('activityId').where('type', '=', 'round.frame-read').execute(),
  )
  assert.ok(reads.length > 0)
})

test('strata by team and age group are drawn, and repeated from the frame by a script that knows nothing of the product', async () => {
  for (const [strataBy, column, notKnown] of [
    ['team', 4, 'Team not known'],
    ['age-group', 5, 'Age not known'],
    ['worker', 6, 'Worker not known'],
  ] as const) {
    const round = await drawn({ method: 'stratified-random', strataBy, everyStratum: 'yes', size: '10' })
    const frame = await frameOf(round)
    const { cases } = await recipeOf(round)
    for (const [stratum, drawnHere] of Map.groupBy(cases, one => one.stratum)) {
      const numberOf = (reference: string) =>
        createHash('sha256').update(`methods|${stratum}|${reference}`).digest('hex')
      const members = frame.filter(cells => (cells[column] || notKnown) === stratum)
      const lowest = members
        .map(([reference = '']) => reference)
        .toSorted((one, other) => (numberOf(one) < numberOf(other) ? -1 : 1))
      assert.deepEqual(
        drawnHere.map(one => one.caseReference),
        lowest.slice(0, drawnHere.length),
        stratum,
      )
    }
    assert.match(wordsOf(await dev.get(`/rounds/${round}/draw`)), /Drawn again from the frame and the seed: the same/)
  }
})

test('restricted records and closing cases are left out, counted and listed; one that is not on the list is told', async () => {
  const round = await opened()
  const wrong = await asked(round, { restricted: 'WC-1001, NOT-HERE', closing: script })
  assertRefused(wrong, '#restricted', '#closing')
  assert.match(wordsOf(wrong, '.govuk-error-summary'), /Not an open case of this list: NOT-HERE/)
  const named = { restricted: 'WC-1001\nWC-1002', closing: 'WC-1003' }
  assert.match(wordsOf(await asked(round, named)), /2 with a restricted record, 1 closing/)
  await dev.post(`/rounds/${round}/sample`, { ...usual, ...named, method: 'whole-population' })
  const page = wordsOf(await dev.get(`/rounds/${round}/draw`))
  assert.match(page, /Restricted record ?2 ?Closing ?1/)
  assert.match(page, /WC-1001: Restricted record ?WC-1002: Restricted record ?WC-1003: Closing/)
  const references = (await frameOf(round)).map(([reference]) => reference)
  assert.deepEqual(
    ['WC-1001', 'WC-1002', 'WC-1003', 'WC-1004'].map(reference => references.includes(reference)),
    [false, false, false, true],
  )
})
