/** The boards in the browser: nothing, filters, what was decided and is read next time, who is told, who may not, and the workbook. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import { readTables } from '#platform/files/read-tables.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { acceptCaseImport, readCaseImportNow, storeCaseImport } from '../cases/door.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())

const file = (name: string, lines: readonly string[]) => ({ name, content: Buffer.from(`${lines.join('\n')}\n`) })
/** The sheets of a workbook, each with its rows of cells. */
async function sheetsOf(content: Buffer): Promise<{ name: string; rows: (readonly unknown[])[] }[]> {
  const sheets: { name: string; rows: (readonly unknown[])[] }[] = []
  for await (const { name, rows } of readTables({ name: 'board.xlsx', content })) {
    const sheet = { name, rows: [] as (readonly unknown[])[] }
    for await (const { cells } of rows) sheet.rows.push(cells)
    sheets.push(sheet)
  }
  return sheets
}

const board = '/tracking/open-assessments'
const north = 'North Child in Need and Protection'

/** Open assessments: S1 is North's, S2 South's; S3 to S60 are nobody's. */
const extract = [
  file('ssd_person.csv', ['pers_person_id,pers_dob', 'S1,2010-03-04', 'S2,2016-02-29']),
  file('ssd_cin_episodes.csv', [
    'cine_referral_id,cine_person_id,cine_referral_date,cine_close_date',
    ...Array.from(
      { length: 60 },
      (_, place) => `R${place + 1},S${place + 1},2018-01-${place % 2 === 0 ? '02' : '03'},`,
    ),
  ]),
  file('ssd_cin_assessments.csv', [
    'cina_assessment_id,cina_referral_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date',
    ...Array.from({ length: 60 }, (_, place) => `A${place + 1},R${place + 1},S${place + 1},2018-01-04,`),
  ]),
  file('ssd_involvements.csv', [
    'invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_team,invo_professional_role_id,invo_involvement_start_date,invo_involvement_end_date',
    `I1,S1,${cast.sam.name},${north},ALLOCATED CASE WORKER,2018-01-02,`,
    'I2,S2,Nobody Known,South Child in Need and Protection,ALLOCATED CASE WORKER,2018-01-02,',
  ]),
]

test('before anything is accepted a board says that it does not know; a practitioner has no boards', async () => {
  const dev = await house.signIn(cast.dev)
  assert.match(wordsOf(await dev.get('/tracking')), /No extract has been accepted yet/)
  assert.match(wordsOf(await dev.get(board)), /Not known: no extract holds what this board needs/)
  assert.equal((await dev.get('/tracking/no-such')).status, 404)
  assert.equal((await (await house.signIn(cast.sam)).get(board)).status, 403)
})

test('cases come fifty at a time, the longest first; a team can be asked for', async () => {
  await house.asPerson(cast.dev, async ctx => {
    const importId = await storeCaseImport(ctx, extract, localDate('2018-05-01'))
    await readCaseImportNow(ctx, importId)
    await acceptCaseImport(ctx, importId)
  })
  const dev = await house.signIn(cast.dev)
  const first = await dev.get(board)
  assert.equal(first.$('tbody tr').length, 50)
  assert.equal((await dev.get(first.$('a:contains("More cases")').attr('href') ?? '')).$('tbody tr').length, 10)
  const one = await dev.get(`${board}?team=${encodeURIComponent(north)}`)
  assert.deepEqual(
    one
      .$('tbody th a')
      .get()
      .map(cell => one.$(cell).text()),
    ['S1'],
  )
  assert.match(wordsOf(await dev.get(`${board}?team=Nowhere`)), /None of the cases that you may see/)
})

const path = `${board}/cases/S1`

test('a decision is kept as written, with its owner and review; it is read on the board and by the next panel', async () => {
  const dev = await house.signIn(cast.dev)
  const page = await dev.get(path)
  assert.match(wordsOf(page), /Nothing has been written of this case on this board/)
  const owner =
    page
      .$('#owner option')
      .filter((_, one) => page.$(one).text().startsWith(cast.marcus.name))
      .attr('value') ?? ''
  assert.notEqual(owner, '')
  const words = `Finish by June. ${script}`
  const given = { kind: 'decision', words, owner, 'reviewOn-day': '1', 'reviewOn-month': '6', 'reviewOn-year': '2030' }
  const kept = await dev.follow(await dev.post(path, { ...fieldsOf(page), ...given }))
  assert.match(wordsOf(kept), /What you wrote has been kept.|Decision, .* Dev Acharya Finish by June/)
  assert.equal(kept.$('main script').length, 0)
  assert.match(wordsOf(kept), /Owner: Marcus Bell. To be looked at again on 1 June 2030/)
  await dev.post(path, { ...fieldsOf(await dev.get(path)), kind: 'note', words: 'The family was told.' })
  const heads = await dev.get(path)
  assert.deepEqual(
    heads
      .$('h3')
      .get()
      .map(one => heads.$(one).text().split(',')[0]),
    ['Note', 'Decision'],
  )
  assert.match(wordsOf(await dev.get(board)), /Finish by June/)
})

test('its owner is told on the home page until something newer is written; others of another team are not', async () => {
  const dev = await house.signIn(cast.dev)
  const marcus = await house.signIn(cast.marcus)
  assert.doesNotMatch(wordsOf(await marcus.get('/')), /decision on case S1/)
  await dev.post(path, { ...fieldsOf(await dev.get(path)), kind: 'decision', words: 'A manager reads the draft.' })
  assert.match(wordsOf(await marcus.get('/')), /Read the decision on case S1/)
  assert.doesNotMatch(wordsOf(await dev.get('/')), /decision on case S1/)
})

test('what cannot be kept comes back with what was typed, and nothing is written', async () => {
  const dev = await house.signIn(cast.dev)
  const form = fieldsOf(await dev.get(path))
  const empty = await dev.post(path, { ...form, words: ' ' })
  assertRefused(empty, '#kind', '#words')
  const wrong = await dev.post(path, {
    ...form,
    kind: 'note',
    words: tooLong,
    'reviewOn-day': '31',
    'reviewOn-month': '2',
    'reviewOn-year': '2030',
  })
  assertRefused(wrong, '#words', '#reviewOn-day')
  assert.equal(wrong.$('#reviewOn-day').val(), '31')
  const past = await dev.post(path, {
    ...form,
    kind: 'note',
    words: 'x',
    'reviewOn-day': '1',
    'reviewOn-month': '1',
    'reviewOn-year': '2018',
  })
  assertRefused(past, '#reviewOn-day')
  const stranger = await dev.post(path, {
    ...form,
    kind: 'note',
    words: 'x',
    owner: '0160156e-1000-7000-8000-000000000001',
  })
  assertRefused(stranger, '#owner')
  assert.doesNotMatch(wordsOf(await dev.get(path)), / x /)
})

test('a team manager reaches the cases of their own team alone, to read, to write and to take away', async () => {
  const marcus = await house.signIn(cast.marcus)
  assert.equal((await marcus.get(path)).status, 200)
  for (const other of [`${board}/cases/S2`, `${board}/cases/S99`, `${board}/cases/%3Cscript%3E`])
    assert.equal((await marcus.get(other)).status, 404)
  assert.equal((await marcus.post(`${board}/cases/S2`, { kind: 'note', words: 'x' })).status, 404)
  const [sheet] = await sheetsOf((await marcus.get(`${board}.xlsx`)).bytes)
  assert.deepEqual(
    sheet?.rows.slice(1).map(row => row[0]),
    ['S1'],
  )
})

test('the workbook holds what the board shows, and every read is recorded', async () => {
  const dev = await house.signIn(cast.dev)
  const [sheet, about] = await sheetsOf((await dev.get(`${board}.xlsx`)).bytes)
  assert.deepEqual(sheet?.rows[0]?.slice(0, 5), ['Case', 'Level', 'Since', 'Why', 'Held by'])
  assert.equal(sheet?.rows.length, 61)
  assert.equal(about?.name, 'About')
  const reads = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('actorName').where('type', '=', 'tracking.read-case').execute(),
  )
  assert.ok(reads.some(one => one.actorName === cast.marcus.name))
})
