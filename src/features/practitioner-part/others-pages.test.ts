/** The practitioner's part as the auditor, the moderator, the quality assurance lead and others see it, and the answers they give. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { moderateAudit } from '#features/moderation/door.ts'
import { canonicalJson } from '#platform/digest.ts'
import { openTestHouse, type TestBrowser, type TestHouse } from '#testing/app.ts'
import { aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { assertRefused, fieldsOf, script, tooLong, wordsOf } from '#testing/pages.ts'
import { aRoundOfCasesHeldBy } from '#testing/practitioners.ts'
import { keepReflection, openMyAudit, practitionersPartOf, writeReply } from './door.ts'

let house: TestHouse
let audits: readonly string[]
let ruth: TestBrowser
let dev: TestBrowser
let sam: TestBrowser

before(async () => {
  house = await openTestHouse({ at: testDay })
  dev = await house.signIn(cast.dev)
  ruth = await house.signIn(cast.ruth)
  sam = await house.signIn(cast.sam)
})
after(() => house.close())

let taken = 0
const fresh = (): string => {
  taken += 1
  return audits[taken - 1] ?? ''
}
const nothing = { proud: '', differently: '', inTheWay: '', childWouldSay: '', supportWanted: '' }
const reflect = (reference: string, given: Partial<typeof nothing>) =>
  house.asPerson(cast.sam, async ctx => {
    await openMyAudit(ctx, reference)
    return keepReflection(ctx, reference, { ...nothing, ...given }, '')
  })
const submit = (reference: string) => house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, reference))
const moderated = async (reference: string): Promise<void> => {
  await submit(reference)
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, reference, { kind: 'agree', comment: '' }))
}
const disagree = (reference: string, words: string) =>
  house.asPerson(cast.sam, ctx => writeReply(ctx, reference, { stance: 'disagree', words }))
const readsOf = async (reference: string, type: string): Promise<readonly string[]> => {
  const rows = await house.asPerson('system', ctx =>
    ctx.db
      .selectFrom('activity')
      .select('actorName')
      .where('type', '=', type)
      .where('chain', '=', `audit:${reference}`)
      .orderBy('number')
      .execute(),
  )
  return rows.map(row => row.actorName)
}

test('while nobody asks anything, the list of replies says what comes there', async () => {
  assert.match(wordsOf(await dev.get('/practitioner-replies')), /Nothing to answer/)
  assert.match(wordsOf(await dev.get('/')), /Practitioners’ replies 0/)
  audits = await house.asPerson(cast.dev, ctx => aRoundOfCasesHeldBy(ctx, cast.sam, cast.ruth))
})

test('the auditor sees on the list of sections whether the practitioner was told, has seen it, and has reflected', async () => {
  const reference = fresh()
  const before = wordsOf(await ruth.get(`/audits/${reference}`))
  assert.match(
    before,
    /The practitioner’s reflection Sam Whitlock holds the case\. Told on 14 May 2018, not yet seen\./,
  )
  assert.match(before, /Not added/)
  assert.doesNotMatch(before, /Conversation with the practitioner/, 'the tool asks it, so nothing else does')
  await reflect(reference, { proud: 'The direct work.' })
  assert.match(wordsOf(await ruth.get(`/audits/${reference}`)), /seen on 14 May 2018\. Added/)
  assert.deepEqual(await readsOf(reference, 'reflection.read'), [], 'the list shows no word of it')
})

test('the section that asks what the practitioner said shows their reflection beside it; other sections do not; the read is recorded', async () => {
  const reference = fresh()
  await reflect(reference, { inTheWay: `Two courts at once. ${script}` })
  const beside = await ruth.get(`/audits/${reference}/sections/voices`)
  assert.match(wordsOf(beside, 'aside'), /What got in the way Two courts at once\. <script>/)
  assert.doesNotMatch(beside.body, /<script>alert/)
  assert.deepEqual(await readsOf(reference, 'reflection.read'), ['Ruth Adeyemi'])
  assert.doesNotMatch(wordsOf(await ruth.get(`/audits/${reference}/sections/record`)), /Two courts/)
  assert.match(wordsOf(await ruth.get(`/audits/${reference}/reflection`)), /Two courts at once/)
  assert.deepEqual(await readsOf(reference, 'reflection.read'), ['Ruth Adeyemi', 'Ruth Adeyemi'])
})

test('a submitted audit shows what stood when it was submitted, to moderator and auditor, or says that nothing was added', async () => {
  const [silent, told] = [fresh(), fresh()]
  await submit(silent)
  assert.match(wordsOf(await ruth.get(`/audits/${silent}`)), /The practitioner did not add a reflection\./)
  await reflect(told, { childWouldSay: 'She knows me.' })
  await submit(told)
  assert.match(wordsOf(await ruth.get(`/audits/${told}`)), /What the child or family would say She knows me\./)
  const grace = await house.signIn(cast.grace)
  assert.match(wordsOf(await grace.get(`/audits/${told}/moderation`)), /She knows me\./)
  assert.deepEqual(await readsOf(told, 'reflection.read'), ['Ruth Adeyemi', 'Grace Okafor'])
})

test('before it is submitted, moderator and team manager do not reach the reflection, and scrutiny never does', async () => {
  const reference = fresh()
  await reflect(reference, { proud: 'Mine for now.' })
  const people = { grace: 404, marcus: 404, sam: 403, arthur: 403, tess: 403, joan: 200, dev: 200, ruth: 200 } as const
  for (const [name, status] of Object.entries(people)) {
    const browser = await house.signIn(cast[name as keyof typeof people])
    assert.equal((await browser.get(`/audits/${reference}/reflection`)).status, status, name)
  }
  await moderated(reference)
  for (const name of ['grace', 'marcus'] as const) {
    const browser = await house.signIn(cast[name])
    assert.equal((await browser.get(`/audits/${reference}/reflection`)).status, 200, name)
  }
})

test('a disagreement and support wanted are listed until answered, and each is answered once and read by the practitioner', async () => {
  const reference = fresh()
  await reflect(reference, { supportWanted: 'Time to write the life-story.' })
  await moderated(reference)
  await disagree(reference, `The visit is on the record. ${script}`)
  const list = await dev.get('/practitioner-replies')
  assert.match(wordsOf(list), /2 wait for an answer\./)
  assert.match(
    wordsOf(list, 'tbody'),
    /Wants support, audit A-\d{4}-\d{4}Sam Whitlock.*Disagrees with the audit|Disagrees with the audit.*Wants support/,
  )
  assert.doesNotMatch(list.body, /life-story/, 'words are read one by one, and recorded')
  const href = list.$('tbody a:contains("Disagrees")').attr('href') ?? ''
  const ask = await dev.get(href)
  assert.match(wordsOf(ask), /I disagree\s*The visit is on the record\. <script>/)
  assert.doesNotMatch(ask.body, /<script>alert/)
  assert.deepEqual(await readsOf(reference, 'reply.read'), ['Dev Acharya'])
  assertRefused(await dev.post(href, { words: ' ' }), '#words')
  const long = await dev.post(href, { words: tooLong })
  assertRefused(long, '#words')
  assert.equal(long.$('#words').text().trim().length, 10_001)
  const done = await dev.post(href, { words: 'You are right; the auditor will look again.' })
  assert.equal(done.to, `${href}?done=reply-answered`)
  const after = await dev.get('/practitioner-replies')
  assert.match(wordsOf(after), /One waits for an answer\./)
  assert.match(wordsOf(after, 'tbody tr:last-child'), /Answered 14 May 2018/)
  assert.match(
    wordsOf(await sam.get(`/my-cases-audited/${reference}`)),
    /Answer\s*You are right; the auditor will look again\.\s*Dev Acharya/,
  )
  assert.match(wordsOf(await ruth.get(`/audits/${reference}`)), /Replies\s*I disagree.*You are right/)
})

test('the second of two who answer is told of the first, and both answers are on the page', async () => {
  const reference = fresh()
  await moderated(reference)
  await disagree(reference, 'I see it differently.')
  const link = (await ruth.get(`/audits/${reference}`)).$('a:contains("Answer this reply")').attr('href') ?? ''
  await dev.get(link)
  assert.equal((await ruth.post(link, { words: 'I have looked again.' })).status, 303)
  const late = await dev.post(link, { words: 'Let us talk.' })
  assert.equal(late.status, 409)
  assert.match(wordsOf(late), /Somebody has answered this meanwhile/)
  assert.equal(late.$('#words').text().trim(), 'Let us talk.')
  assert.match(wordsOf(late), /I have looked again\.\s*Ruth Adeyemi/)
})

test('support asked for again in other words waits again; in the same words it is answered', async () => {
  const reference = fresh()
  const waiting = async (): Promise<string> => wordsOf(await dev.get('/practitioner-replies'), 'main > p')
  const before = await waiting()
  await reflect(reference, { supportWanted: 'A second worker for visits.' })
  const list = await dev.get('/practitioner-replies')
  const href = list.$(`tbody tr:contains("${reference}") a`).attr('href') ?? ''
  await dev.post(href, { words: 'Agreed with your manager.' })
  assert.equal(await waiting(), before)
  await reflect(reference, { supportWanted: 'A second worker for visits.', proud: 'The plan.' })
  assert.equal(await waiting(), before)
  await reflect(reference, { supportWanted: 'A third thing.' })
  assert.notEqual(await waiting(), before)
})

test('leaders who do not answer read the list and the part; auditors and practitioners have no list; what is no reply is not found', async () => {
  const joan = await house.signIn(cast.joan)
  const href = (await joan.get('/practitioner-replies')).$('tbody a').first().attr('href') ?? ''
  assert.match(href, /^\/audits\/A-\d{4}-\d{4}\/reflection$/)
  assert.equal((await joan.get(href)).status, 200)
  assert.equal((await joan.get('/practitioner-replies')).$('form[action="/result-choice"]').length, 0)
  assert.equal((await joan.post('/result-choice', { after: 'submission' })).status, 403)
  for (const browser of [ruth, sam]) assert.equal((await browser.get('/practitioner-replies')).status, 403)
  for (const id of ['nonsense', '00000000-0000-7000-8000-0000000000aa'])
    assert.equal((await dev.get(`/practitioner-replies/${id}`)).status, 404)
})

test('a conversation that the tool asks is not recorded a second time', async () => {
  const reference = fresh()
  assert.equal((await ruth.get(`/audits/${reference}/conversation`)).to, `/audits/${reference}`)
  const asked = await ruth.post(`/audits/${reference}/conversation`, { manner: 'video' })
  assert.equal(asked.status, 409)
  assert.match(wordsOf(asked), /asks about your conversation/)
})

/** The audit's tool becomes one that does not ask what the practitioner said. */
async function withoutQuestions(reference: string): Promise<void> {
  await house.asPerson('system', async ctx => {
    const row = await ctx.db.selectFrom('toolVersion').selectAll().executeTakeFirstOrThrow()
    const content = row.content as { sections: readonly { key: string }[] }
    const sections = content.sections.filter(section => section.key !== 'voices')
    const [toolId, toolVersionId] = [ctx.newId(), ctx.newId()]
    const tool = { authorityId: row.authorityId, toolId, key: 'without-voices', name: 'Without voices' }
    await ctx.db.insertInto('auditTool').values(tool).execute()
    await ctx.db
      .insertInto('toolVersion')
      .values({
        ...row,
        toolVersionId,
        toolId,
        version: 1,
        content: canonicalJson({ ...content, sections }),
        digest: 'd',
      })
      .execute()
    await ctx.db.updateTable('audit').set({ toolVersionId }).where('reference', '=', reference).execute()
  })
}

test('where no tool asks it, conversations are recorded on a page of their own, one after another', async () => {
  const reference = fresh()
  await withoutQuestions(reference)
  const path = `/audits/${reference}/conversation`
  const tasks = await ruth.get(`/audits/${reference}`)
  assert.equal(tasks.$(`a[href="${path}"]`).length, 1)
  assertRefused(await ruth.post(path, {}), '#manner')
  const future = { manner: 'video', 'heldOn-day': '15', 'heldOn-month': '5', 'heldOn-year': '2018', worked: 'Visits.' }
  const refused = await ruth.post(path, future)
  assertRefused(refused, '#heldOn')
  assert.equal(refused.$('#heldOn').attr('value'), '15')
  assert.equal(refused.$('#worked').text().trim(), 'Visits.')
  assertRefused(await ruth.post(path, { manner: 'did-not-take-place' }), '#reason')
  await ruth.post(path, { manner: 'did-not-take-place', reason: `Off sick. ${script}` })
  await ruth.post(path, { ...future, 'heldOn-day': '14', supportWanted: 'Supervision.' })
  const page = await ruth.get(path)
  assert.match(wordsOf(page), /It did not take place Why not: Off sick\. <script>/)
  assert.match(wordsOf(page), /By video, 14 May 2018 What worked: Visits\./)
  assert.doesNotMatch(page.body, /<script>alert/)
  assert.match(wordsOf(await ruth.get(`/audits/${reference}`)), /Conversation with the practitioner.*2 recorded/)
  assert.equal((await sam.get(path)).status, 403)
})

test('the whole part is given at the door, as it stood when the audit was submitted', async () => {
  const reference = fresh()
  await reflect(reference, { proud: 'First.' })
  await reflect(reference, { proud: 'Second.' })
  await moderated(reference)
  await disagree(reference, 'Not so.')
  const part = await house.asPerson('system', async ctx => {
    const { auditId } = await ctx.db
      .selectFrom('audit')
      .select('auditId')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
    return practitionersPartOf(ctx, auditId)
  })
  assert.equal(part.practitioner, 'Sam Whitlock')
  assert.ok(part.toldAt !== null && part.seenAt !== null && part.submitted)
  assert.deepEqual(
    part.reflections.map(({ number, proud }) => [number, proud]),
    [
      [2, 'Second.'],
      [1, 'First.'],
    ],
  )
  assert.deepEqual(
    part.replies.map(({ stance, words, answer }) => [stance, words, answer]),
    [['disagree', 'Not so.', null]],
  )
})

test('a section that refuses an answer still shows the reflection beside it', async () => {
  const reference = fresh()
  await reflect(reference, { proud: 'Still here.' })
  const section = await ruth.get(`/audits/${reference}/sections/voices`)
  const refused = await ruth.post(
    `/audits/${reference}/sections/voices`,
    fieldsOf(section, { 'voices-practitioner-date-day': '31' }),
  )
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused, 'aside'), /Still here\./)
})
