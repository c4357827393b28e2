/** Agreement between auditors and moderators, in the browser: none, some, too few for more than shares, and who may not. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { wordsOf } from '#testing/pages.ts'
import { everyAudit } from '#domain/moderation/rule.ts'
import { auditByReference, submissionOf } from '../audits/door.ts'
import { moderateAudit } from './door.ts'
import { lookBlind } from './look-blind.ts'
import { setModerationRule } from './set-rule.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())
const page = '/moderation/agreement'

/** So many of Ruth’s audits, all graded good; of every four the moderator finds one that is not. */
async function moderated(count: number): Promise<void> {
  const references = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  for (const [place, reference] of references.slice(0, count).entries()) {
    await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
    const changed = { kind: 'change', grade: 'requires-improvement', reason: 'The chronology stops in March.' } as const
    await house.asPerson(cast.grace, ctx =>
      moderateAudit(ctx, reference, place % 4 === 3 ? changed : { kind: 'agree', comment: '' }),
    )
  }
}

test('where nothing was moderated in twelve months the page says so', async () => {
  assert.match(wordsOf(await (await house.signIn(cast.dev)).get(page)), /No audit has been moderated since/)
})

test('shares have their denominators and the matrix adds up; below twenty cases nothing is said of chance', async () => {
  await moderated(12)
  const answer = await (await house.signIn(cast.dev)).get(page)
  const words = wordsOf(answer)
  assert.match(words, /12 audits moderated/)
  assert.match(words, /The same grade ?9 of 12, 75%/)
  assert.match(words, /Better in 0, worse in 3/)
  assert.match(words, /Too few to say: 12 cases graded by two auditors or more, and 20 are needed/)
  const cells = answer.$('#matrix-caption').parent().find('td').get()
  assert.equal(
    cells.map(cell => Number(answer.$(cell).text())).reduce((sum, count) => sum + count, 0),
    12,
  )
  const names = answer.$('#auditors-caption').parent().find('tbody th').get()
  assert.deepEqual(
    names.map(cell => answer.$(cell).text()),
    [cast.ruth.name],
  )
  assert.match(words, /3 of 12 better than the moderator’s, 0 worse/)
})

test('the same audits give the same intervals, and whoever audits or practises has no such page', async () => {
  const dev = await house.signIn(cast.dev)
  assert.equal(wordsOf(await dev.get(page)), wordsOf(await dev.get(page)))
  for (const who of [cast.ruth, cast.sam]) assert.equal((await (await house.signIn(who)).get(page)).status, 403)
})

test('graded blind: told as such, and each section that both graded is compared', async () => {
  const all = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  // The last went to Marcus.
  const reference = all.at(-2) ?? ''
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  await house.asPerson(cast.dev, ctx => setModerationRule(ctx, { ...everyAudit, blind: true }))
  await house.asPerson(cast.grace, async ctx => {
    const { document } = await submissionOf(ctx, (await auditByReference(ctx, reference)).submissionId ?? '')
    const [section] = document.sections.filter(({ grade }) => grade !== 'not-graded')
    const sections = { [section?.key ?? '']: 'inadequate' } as const
    await lookBlind(ctx, reference, { grade: 'good', reason: 'The plan is the child’s own.', sections })
  })
  const answer = await (await house.signIn(cast.dev)).get(page)
  assert.match(wordsOf(answer), /1 of them was graded blind\. The others were not/)
  assert.match(
    answer.$('#sections-caption').parent().find('tbody').text(),
    /Record basics.*Too few to say: 1 pair of grades, and 10 are needed/,
  )
})
