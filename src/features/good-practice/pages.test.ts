/**
 * What was proposed as good practice, as people read it: none, one, many over pages, by theme, only of the submission that stands, only
 * within reach, with every read recorded.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type Answer, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aRoundOf, fillAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { script, wordsOf } from '#testing/pages.ts'
import { testDay } from '#testing/database.ts'
import { correctAudit } from '../audits/correct-audit.ts'
import { recordLearning, submitAudit } from '../audits/door.ts'
import { moderateAudit } from '../moderation/door.ts'
import { returnAudit } from '../moderation/return-audit.ts'

let house: TestHouse
let audits: readonly string[]
let dev: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
  dev = await house.signIn(cast.dev)
})
after(() => house.close())

interface Strength {
  readonly theme: string
  readonly text: string
  readonly proposed?: 'yes'
}

/** An audit handed in with these strengths, by whoever it was allocated to; `again` where it was filled before. */
async function handedIn(place: number, strengths: readonly Strength[], again = false): Promise<string> {
  const reference = audits.at(place) ?? ''
  const auditor = place === -1 ? cast.marcus : cast.ruth
  await house.asPerson(auditor, async ctx => {
    if (!again) await fillAudit(ctx, reference)
    await recordLearning(ctx, reference, { strengths, areas: [], actions: [] })
    await submitAudit(ctx, reference)
  })
  return reference
}

const textsOf = ({ $ }: Answer): readonly string[] =>
  $('main section .lfa-as-written')
    .map((_index, one) => $(one).text())
    .get()

const reads = (): Promise<readonly { chain: string; actorName: string }[]> =>
  house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('activity')
      .select(['chain', 'actorName'])
      .where('type', '=', 'good-practice.read')
      .orderBy('activityId')
      .execute(),
  )

test('where nothing is proposed the page says how it comes about, and a strength that was not proposed stays away', async () => {
  await handedIn(0, [{ theme: 'visits', text: 'Kept to itself.' }])
  const page = await dev.get('/good-practice')
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Nothing has been proposed yet/)
  assert.deepEqual(textsOf(page), [])
  assert.deepEqual(await reads(), [])
})

test('one proposal is shown once its audit is submitted, with where it comes from, and the read is recorded', async () => {
  const strength = { theme: 'visits', text: `Seen at school ${script}`, proposed: 'yes' } as const
  const draft = audits[1] ?? ''
  await house.asPerson(cast.ruth, ctx => recordLearning(ctx, draft, { strengths: [strength], areas: [], actions: [] }))
  assert.deepEqual(textsOf(await dev.get('/good-practice')), [], 'a draft proposes nothing')
  const reference = await handedIn(1, [strength, { theme: 'plans', text: 'Not for others.' }])
  const page = await dev.get('/good-practice')
  assert.deepEqual(textsOf(page), [`Seen at school ${script}`])
  assert.doesNotMatch(page.body, /<script>alert/)
  assert.equal(page.$('main section h2').text(), 'Visits')
  assert.equal(page.$(`main section a[href="/audits/${reference}"]`).length, 1)
  assert.match(wordsOf(page, 'main section'), /submitted 14 May 2018\. [A-Z].+\.$/)
  assert.deepEqual(await reads(), [{ chain: `audit:${reference}`, actorName: cast.dev.name }])
  assert.equal((await dev.get('/audits')).$('main a[href="/good-practice"]').length, 1)
  assert.equal((await dev.get('/')).$('main a[href="/good-practice"]').length, 1)
})

test('a theme shows its own alone, one without proposals leads back, and one that there is not is not asked', async () => {
  await handedIn(2, [{ theme: 'plans', text: 'In the family’s words.', proposed: 'yes' }])
  const plans = await dev.get('/good-practice?theme=plans')
  assert.deepEqual(textsOf(plans), ['In the family’s words.'])
  assert.equal(plans.$('#theme option[selected]').attr('value'), 'plans')
  const none = await dev.get('/good-practice?theme=supervision')
  assert.match(wordsOf(none), /Nothing has been proposed on the theme “Supervision” yet/)
  assert.equal(none.$('main a[href="/good-practice"]').length, 1)
  assert.equal(textsOf(await dev.get('/good-practice?theme=nonsense')).length, 2)
  assert.equal((await dev.get('/good-practice?before=nonsense&finding=x')).status, 200)
})

test('a version that was corrected proposes nothing while it is open, and only what stands once it is submitted again', async () => {
  const reference = await handedIn(3, [{ theme: 'core-groups', text: 'The first words.', proposed: 'yes' }])
  const ofTheme = async (): Promise<readonly string[]> => textsOf(await dev.get('/good-practice?theme=core-groups'))
  assert.deepEqual(await ofTheme(), ['The first words.'])
  await house.asPerson(cast.ruth, ctx => correctAudit(ctx, reference, 'Put better.'))
  assert.deepEqual(await ofTheme(), [])
  await handedIn(3, [{ theme: 'core-groups', text: 'The second words.', proposed: 'yes' }], true)
  assert.deepEqual(await ofTheme(), ['The second words.'])
  await house.asPerson(cast.dev, ctx => returnAudit(ctx, reference, 'Say how you know.'))
  assert.deepEqual(await ofTheme(), [])
})

test('many are read over pages, each once, with the theme kept', async () => {
  const strengths = Array.from({ length: 10 }, (_, index) => index)
  const texts: string[] = []
  for (const place of [4, 5, 6]) {
    const given = strengths.map(index => ({
      theme: 'direct-work',
      text: `${place}/${index}`,
      proposed: 'yes' as const,
    }))
    await handedIn(place, given)
    texts.push(...given.map(({ text }) => text))
  }
  const first = await dev.get('/good-practice?theme=direct-work')
  assert.equal(textsOf(first).length, 20)
  const older = first.$('main a:contains("Older proposals")').attr('href') ?? ''
  const second = await dev.get(older)
  assert.equal(second.$('#theme option[selected]').attr('value'), 'direct-work')
  assert.equal(second.$('main a:contains("Older proposals")').length, 0)
  assert.deepEqual([...textsOf(first), ...textsOf(second)].sort(), texts.sort())
})

test('an auditor reads what is theirs, a moderator all, and a practitioner of their own cases once they are moderated', async () => {
  const reference = await handedIn(-1, [{ theme: 'permanence', text: 'From Marcus.', proposed: 'yes' }])
  const seenBy = async (who: typeof cast.ruth): Promise<readonly string[]> =>
    textsOf(await (await house.signIn(who)).get('/good-practice?theme=permanence'))
  assert.deepEqual(await seenBy(cast.grace), ['From Marcus.'])
  assert.deepEqual(await seenBy(cast.marcus), ['From Marcus.'])
  assert.deepEqual(await seenBy(cast.ruth), [], 'not hers to read')
  await house.asPerson('system', async ctx => {
    const { staffId } = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('email', '=', cast.sam.email)
      .executeTakeFirstOrThrow()
    await ctx.db.updateTable('audit').set({ practitionerId: staffId }).where('reference', '=', reference).execute()
  })
  assert.deepEqual(await seenBy(cast.sam), [], 'of a case they hold, and not moderated yet')
  const before = await reads()
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, reference, { kind: 'agree', comment: '' }))
  assert.deepEqual(await seenBy(cast.sam), ['From Marcus.'])
  assert.equal((await reads()).length, before.length + 1)
})

test('who reads no audits is refused, and who is not signed in signs in first', async () => {
  assert.equal((await (await house.signIn(cast.arthur)).get('/good-practice')).status, 403)
  const visitor = await house.visitor().get('/good-practice')
  assert.match(visitor.to ?? '', /^\/sign-in/)
})
