/** Earlier answers: kept as they were given, and read by those who may. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { wordsOf } from '#testing/pages.ts'
import { answerSection } from './door.ts'

let house: TestHouse
let audit: string
let reference: string

before(async () => {
  house = await openTestHouse({ at: testDay })
  const [first] = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  reference = first ?? ''
  audit = `/audits/${reference}`
})
after(() => house.close())

const answer = (value: string, evidence: string) =>
  house.asPerson(cast.ruth, ctx =>
    answerSection(ctx, reference, 'record', { given: { 'record-summary': { value, evidence } } }),
  )

test('a question that was answered once has no earlier answers, and one that was not has none at all', async () => {
  await answer('no', 'None <b>found</b>.')
  const ruth = await house.signIn(cast.ruth)
  assert.doesNotMatch(wordsOf(await ruth.get(`${audit}/sections/record`)), /Earlier answers/)
  assert.match(wordsOf(await ruth.get(`${audit}/history/record-pen-picture`)), /This has not been answered/)
  assert.equal((await ruth.get(`${audit}/history/no-such-question`)).status, 404)
})

test('a correction supersedes, and both are read, the latest first', async () => {
  await answer('yes', 'Found in the other file.')
  const ruth = await house.signIn(cast.ruth)
  const section = await ruth.get(`${audit}/sections/record`)
  assert.equal(section.$(`a[href="${audit}/history/record-summary"]`).length, 1)
  const words = wordsOf(await ruth.get(`${audit}/history/record-summary`))
  assert.match(words, /Stands ?Yes ?Found in the other file\..*No ?None <b>found<\/b>\./)
})

test('others who may read the audit read its history only once it was handed in', async () => {
  const dev = await house.signIn(cast.dev)
  assert.equal((await dev.get(`${audit}/history/record-summary`)).status, 404)
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  assert.equal((await dev.get(`${audit}/history/record-summary`)).status, 200)
  const sam = await house.signIn(cast.sam)
  assert.equal((await sam.get(`${audit}/history/record-summary`)).status, 404)
})
