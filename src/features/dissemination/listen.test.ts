/** What other rooms do, told by e-mail: actions once their owners may read them, what is overdue, and reports to members as each member chose. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { instant, localDate } from '#domain/calendar/dates.ts'
import { doDeed } from '#features/actions/door.ts'
import { beginReport, choosePreference, releaseReport, reportFor, writePassage } from '#features/governance/door.ts'
import { moderateAudit } from '#features/moderation/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import type { JobRun } from '#platform/jobs/job.ts'
import type { Letter, Post } from '#platform/mail/post.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { wordsOf } from '#testing/pages.ts'
import { tellOfOverdueJob } from './listen.ts'
import { tryMail } from './send-mail.ts'

const letters: Letter[] = []
const post: Post = {
  configured: true,
  address: 'https://audit.wessenshire.example',
  described: 'a server of the test',
  send: letter => Promise.resolve(void letters.push(letter)).then(() => ({ outcome: 'sent', answer: '250 Kept' })),
}
let house: TestHouse
let audits: readonly string[]

before(async () => {
  house = await openTestHouse({ at: testDay, post })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
})
after(() => house.close())

/** What somebody's e-mails tell of, as `kind about`, and when they go at the earliest. */
const toldTo = (who: PersonRow) =>
  house.asPerson('system', async ctx => {
    const rows = await ctx.db
      .selectFrom('mailMessage as mail')
      .innerJoin('mailNews as told', 'told.messageId', 'mail.messageId')
      .innerJoin('staffMember as person', 'person.staffId', 'mail.staffId')
      .select(['mail.messageId', 'told.kind', 'told.about', 'mail.notBefore'])
      .where('person.email', '=', who.email)
      .orderBy('told.about')
      .execute()
    return rows
  })
const tellings = async (who: PersonRow): Promise<readonly string[]> =>
  (await toldTo(who)).map(({ kind, about }) => `${kind} ${about}`)

const staffIdOf = ({ email }: PersonRow): Promise<string> =>
  house.asPerson('system', async ctx => {
    const row = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    return row.staffId
  })

async function anAction(owner: PersonRow): Promise<string> {
  const dev = await house.signIn(cast.dev)
  const sent = await dev.post('/action-new', {
    ...{ source: 'board', sourceTitle: 'Improvement board', text: 'Hold the panel.', why: '', kind: 'panel' },
    ...{ severity: 'high', forWhom: 'service', team: '', success: 'Fewer cases drift.' },
    owner: await staffIdOf(owner),
  })
  return /AC-2018-\d{4}/.exec(sent.to ?? '')?.[0] ?? assert.fail(wordsOf(sent))
}

const overdue = (reference: string, at: string, dueOn: string): Promise<void> => {
  const job: JobRun = {
    step: work =>
      house.asPerson('system', ctx => work({ ...ctx, now: instant(at), today: localDate(at.slice(0, 10)) })),
  }
  return tellOfOverdueJob.run({ reference, dueOn }, job)
}

test('who is given an action hears of it, and who gives one to themselves does not', async () => {
  const reference = await anAction(cast.helen)
  assert.deepEqual(await tellings(cast.helen), [`action-given ${reference}`])
  const own = await anAction(cast.dev)
  assert.deepEqual(await tellings(cast.dev), [])
  await house.asPerson(cast.dev, async ctx =>
    doDeed(ctx, own, { deed: 'give', words: 'Yours to hold.', ownerId: await staffIdOf(cast.joan) }),
  )
  assert.deepEqual(await tellings(cast.joan), [`action-given ${own}`])
})

test('an overdue action is told to its owner the morning after its day, once, and not where the day was moved or it is done', async () => {
  const reference = await anAction(cast.joan)
  const job = house.jobs.findLast(({ name }) => name === 'tell-of-overdue')
  assert.deepEqual(job?.envelope.data, { reference, dueOn: '2018-05-21' })
  assert.equal(job.envelope.notBefore, '2018-05-22T06:30:00.000Z')
  await overdue(reference, '2018-05-21T10:00:00Z', '2018-05-21')
  await overdue(reference, '2018-05-22T06:30:00Z', '2018-05-20')
  assert.doesNotMatch((await tellings(cast.joan)).join(), /overdue/)
  await overdue(reference, '2018-05-22T06:30:00Z', '2018-05-21')
  await overdue(reference, '2018-05-23T06:30:00Z', '2018-05-21')
  assert.equal((await tellings(cast.joan)).filter(told => told === `action-overdue ${reference}`).length, 1)
  const done = await anAction(cast.joan)
  await house.asPerson(cast.joan, ctx => doDeed(ctx, done, { deed: 'say-done', words: 'Held.' }))
  await overdue(done, '2018-05-22T06:30:00Z', '2018-05-21')
  assert.ok(!(await tellings(cast.joan)).includes(`action-overdue ${done}`))
})

test('an action of an audit is told once the audit was moderated, when its owner may read it, and not before', async () => {
  const audit = audits[0] ?? ''
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, audit))
  const given = () =>
    house.asPerson('system', ctx =>
      ctx.db
        .selectFrom('news')
        .innerJoin('actionRecord as action', 'action.reference', 'news.about')
        .innerJoin('audit', 'audit.auditId', 'action.auditId')
        .select(['news.about', 'news.forStaffId', 'audit.practitionerId'])
        .where('audit.reference', '=', audit)
        .execute(),
    )
  assert.deepEqual(await given(), [])
  await house.asPerson(cast.grace, ctx => moderateAudit(ctx, audit, { kind: 'agree', comment: '' }))
  const [told, ...more] = await given()
  assert.equal(told?.forStaffId, told?.practitionerId)
  assert.deepEqual(more, [])
})

/** A report to members of the months around the test's day, released by the head of service. */
async function released(title: string): Promise<string> {
  const months = { firstMonth: localDate('2018-04-01'), lastMonth: localDate('2018-05-01') }
  const reference = await house.asPerson(cast.dev, ctx => beginReport(ctx, { title, ...months }))
  await house.asPerson(cast.dev, async ctx => {
    for (const passage of ['recommendation', 'purpose', 'learnt', 'next-year'] as const)
      await writePassage(ctx, reference, { passage, words: 'Words.', from: 0 })
  })
  await house.asPerson(cast.helen, async ctx => {
    const { report } = await reportFor(ctx, reference)
    const passages = Object.fromEntries(report.passages.map(({ key, version }) => [key, version]))
    await releaseReport(ctx, reference, { numbers: report.numbers.number, passages })
  })
  return reference
}

const choose = (howOften: 'each' | 'quarterly', byEmail: boolean): Promise<void> =>
  house.asPerson(cast.arthur, ctx =>
    choosePreference(ctx, { reports: ['scrutiny-report'], howOften, form: 'page', byEmail }),
  )

test('a member who asked for e-mail gets one when a report is released, and the page of promises tells what became of it', async () => {
  for (const audit of audits.slice(1, 8)) {
    await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, audit))
    await house.asPerson(cast.grace, ctx => moderateAudit(ctx, audit, { kind: 'agree', comment: '' }))
  }
  await choose('each', false)
  await released('Without e-mail')
  assert.deepEqual(await tellings(cast.arthur), [])
  const arthur = await house.signIn(cast.arthur)
  const form = { reports: 'scrutiny-report', howOften: 'each', form: 'page', byEmail: 'yes' }
  assert.equal((await arthur.post('/hearing-preferences', form)).status, 303)
  assert.equal((await arthur.get('/hearing-preferences')).$('input[name=byEmail]:checked').length, 1)
  const reference = await released('At once')
  const [mail] = await toldTo(cast.arthur)
  assert.equal(`${mail?.kind} ${mail?.about}`, `scrutiny-report ${reference}`)
  const dev = await house.signIn(cast.dev)
  const row = async (): Promise<string> => {
    const page = await dev.get('/hearing-preferences/kept')
    return page
      .$('tbody tr')
      .filter((_index, one) => page.$(one).text().includes('At once'))
      .text()
  }
  assert.match(await row(), /Waits to be sent/)
  await house.asPerson('system', ctx => tryMail(ctx, mail?.messageId ?? '', false))
  assert.match(await row(), /Sent 14 May 2018/)
  const letter = letters.find(({ to }) => to === cast.arthur.email)
  assert.match(letter?.text ?? '', new RegExp(`/scrutiny-reports/${reference}/report`))
  assert.match(letter?.text ?? '', /\/hearing-preferences/)
  assert.doesNotMatch(letter?.text ?? '', /At once/)
})

test('a member who hears each quarter gets one e-mail for all of the quarter, two weeks before it ends', async () => {
  await choose('quarterly', true)
  const before = (await toldTo(cast.arthur)).length
  await released('First of the quarter')
  await released('Second of the quarter')
  const told = (await toldTo(cast.arthur)).filter(({ notBefore }) => notBefore > testDay)
  assert.equal((await toldTo(cast.arthur)).length, before + 2)
  assert.equal(told.length, 2)
  assert.equal(new Set(told.map(({ messageId }) => messageId)).size, 1)
  assert.equal(told[0]?.notBefore, '2018-06-16T07:00:00.000Z')
  await house.asPerson('system', ctx => tryMail(ctx, told[0]?.messageId ?? '', false))
  assert.ok(!letters.some(({ id }) => id === told[0]?.messageId), 'nothing goes before its day')
})

test('heads of service hear of a released report by the usual way, and whoever released it does not', async () => {
  assert.ok((await tellings(cast.joan)).some(told => told.startsWith('scrutiny-report')))
  assert.ok(!(await tellings(cast.helen)).some(told => told.startsWith('scrutiny-report')))
  assert.ok(!(await tellings(cast.sam)).some(told => told.startsWith('scrutiny-report')))
})
