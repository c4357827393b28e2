/** The page of agreement: with none, few and many audits, from grades as they were kept, and for whom. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Grade } from '#domain/grades/grade.ts'
import { everyAudit } from '#domain/moderation/rule.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { wordsOf } from '#testing/pages.ts'
import { auditByReference, submissionOf } from '../audits/door.ts'
import { moderatedSince } from './agreement-queries.ts'
import { agreeGrade, lookBlind } from './look-blind.ts'
import { moderateAudit } from './moderate-audit.ts'
import { setModerationRule } from './set-rule.ts'

let house: TestHouse
let audits: readonly string[]
let grace: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  grace = await house.signIn(cast.grace)
})
after(() => house.close())

let taken = 0

async function moderated(own: Grade): Promise<void> {
  const reference = audits[taken] ?? ''
  taken += 1
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  await house.asPerson(cast.grace, ctx =>
    moderateAudit(
      ctx,
      reference,
      own === 'good' ? { kind: 'agree', comment: '' } : { kind: 'change', grade: own, reason: 'Seen otherwise.' },
    ),
  )
}

test('where nothing was moderated in twelve months the page says so', async () => {
  assert.match(wordsOf(await grace.get('/moderation/agreement')), /Nothing was moderated in the last 12 months/)
})

test('of a few audits there are counts, and it is said that they are too few for more', async () => {
  await moderated('good')
  await moderated('requires-improvement')
  const page = await grace.get('/moderation/agreement')
  const words = wordsOf(page)
  assert.match(words, /: 2\. In 0 of them the moderator graded before .* in 2 after/)
  assert.match(words, /Altogether Too few to say: 2 pairs of grades, and 10 are needed\./)
  assert.match(words, /Moderators have graded no sections/)
  const cells = page.$('#matrix-caption').closest('table').find('tbody tr').eq(1).find('th, td')
  assert.deepEqual(cells.map((_index, cell) => page.$(cell).text()).get(), ['Good', '0', '1', '1', '0'])
  assert.deepEqual(
    page
      .$('#auditors-caption')
      .closest('table')
      .find('tbody th')
      .map((_index, cell) => page.$(cell).text())
      .get(),
    [cast.ruth.name],
  )
})

test('a blind look brings its sections, and is counted as blind', async () => {
  await house.asPerson(cast.dev, ctx => setModerationRule(ctx, { ...everyAudit, blind: true }))
  const reference = audits[taken] ?? ''
  taken += 1
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
  const title = await house.asPerson(cast.grace, async ctx => {
    const { submissionId } = await auditByReference(ctx, reference)
    const { document } = await submissionOf(ctx, submissionId ?? '')
    const [section] = document.sections.filter(({ grade }) => grade !== 'not-graded')
    assert.ok(section)
    await lookBlind(ctx, reference, {
      grade: 'good',
      reason: 'Seen.',
      sections: { [section.key]: 'inadequate', nowhere: 'good' },
    })
    await agreeGrade(ctx, reference, { agreed: 'good', reason: '' })
    return section.title
  })
  await house.asPerson(cast.dev, ctx => setModerationRule(ctx, everyAudit))
  const page = await grace.get('/moderation/agreement')
  assert.match(wordsOf(page), /: 3\. In 1 of them/)
  const rows = page.$('#sections-caption').closest('table').find('tbody th')
  assert.equal(rows.length, 1, 'a section that there is not is left out')
  assert.ok(rows.text().endsWith(`: ${title}`))
})

test('of many audits the shares are told, with what they are out of', async () => {
  while (taken < 11) await moderated('good')
  assert.match(wordsOf(await grace.get('/moderation/agreement')), /Same grade\s?10 of 11 \(91%\)/)
  assert.match(wordsOf(await grace.get('/moderation/agreement')), /Weighted kappa\s?Too few to say: 11 cases/)
})

test('audits agreed before the day asked for are not counted', async () => {
  const since = async (day: string): Promise<number> =>
    (await house.asPerson('system', ctx => moderatedSince(ctx, day as typeof ctx.today))).length
  assert.equal(await since(testDay.slice(0, 10)), 11)
  assert.equal(await since('2099-01-01'), 0)
})

test('leaders and moderators read it, each reading is recorded, and nobody else may', async () => {
  const helen = await house.signIn(cast.helen)
  assert.equal((await helen.get('/moderation/agreement')).status, 200)
  for (const person of [cast.ruth, cast.sam, cast.arthur, cast.tess]) {
    const browser = await house.signIn(person)
    assert.equal((await browser.get('/moderation/agreement')).status, 403)
  }
  const read = await house.asPerson('system', ctx =>
    ctx.db.selectFrom('activity').select('actorName').where('type', '=', 'moderation.agreement-read').execute(),
  )
  assert.ok(read.some(({ actorName }) => actorName === cast.helen.name))
})
