/** Did it work, in the browser: nothing asked, no such day, too few, the county’s own course, and who may not. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { cast } from '#testing/context.ts'
import { assertRefused, wordsOf } from '#testing/pages.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())

const page = '/reports/did-it-work'
const asked = (theme: string, day: string, month: string, year: string): string =>
  `${page}?${new URLSearchParams({ theme, 'action-day': day, 'action-month': month, 'action-year': year }).toString()}`

test('before anything is asked there is a form and no verdict; the reports lead to it', async () => {
  const dev = await house.signIn(cast.dev)
  assert.equal((await dev.get(page)).$('table').length, 0)
  assert.equal((await dev.get('/reports')).$(`a[href="${page}"]`).length, 1)
  assert.equal((await dev.get(asked('no-such', '1', '5', '2018'))).$('main h2').length, 0)
})

test('a day that is none is told, and what was typed is kept', async () => {
  const answer = await (await house.signIn(cast.dev)).get(asked('chronologies', '31', '2', '<b>2018'))
  assertRefused(answer, '#action-day')
  assert.equal(answer.$('#action-year').val(), '<b>2018')
})

test('each month has its denominator, and a theme that hardly any audit named is too few to say', async () => {
  const dev = await house.signIn(cast.dev)
  const answer = await dev.get(asked('life-story', '10', '6', '2018'))
  assert.match(wordsOf(answer), /Life-story work: (too few audits to say|no change)/)
  const cells = answer
    .$('tbody td:nth-child(2)')
    .get()
    .map(cell => answer.$(cell).text())
  assert.ok(cells.every(cell => /^\d+ of \d+/.test(cell)))
})

test('those who learn from rounds and do not lead have no such page', async () => {
  for (const who of [cast.sam, cast.ruth]) assert.equal((await (await house.signIn(who)).get(page)).status, 403)
})
