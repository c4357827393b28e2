/** Auditors are told of audits allocated to them once for all, and reminded of each before and after its day unless it is handed in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#domain/calendar/dates.ts'
import { remindedAt } from '#domain/dissemination/news.ts'
import type { PersonRow } from '#features/people/door.ts'
import type { Post } from '#platform/mail/post.ts'
import { openTestHouse, type TestHouse } from '#testing/app.ts'
import { aRoundOf, aSubmittedAudit } from '#testing/audits.ts'
import { cast } from '#testing/context.ts'
import { testDay } from '#testing/database.ts'
import { remindOfAudit } from './listen-audits.ts'

const post: Post = {
  configured: true,
  address: 'https://audit.wessenshire.example',
  described: 'a server of the test',
  send: () => Promise.resolve({ outcome: 'sent', answer: '250 Kept' }),
}
let house: TestHouse
let audits: readonly string[]

before(async () => {
  house = await openTestHouse({ at: testDay, post })
  audits = await house.asPerson(cast.dev, ctx => aRoundOf(ctx, cast.ruth, cast.marcus))
})
after(() => house.close())

const tellings = (who: PersonRow): Promise<readonly string[]> =>
  house.asPerson('system', async ctx => {
    const rows = await ctx.db
      .selectFrom('mailMessage as mail')
      .innerJoin('mailNews as told', 'told.messageId', 'mail.messageId')
      .innerJoin('staffMember as person', 'person.staffId', 'mail.staffId')
      .select(['told.kind', 'told.about'])
      .where('person.email', '=', who.email)
      .orderBy('told.about')
      .execute()
    return rows.map(({ kind, about }) => `${kind} ${about}`)
  })
const remind = (reference: string, reminder: 'audit-due' | 'audit-overdue') =>
  house.asPerson('system', ctx => remindOfAudit(ctx, reference, reminder))

test('an auditor hears once of all the audits of an allocation, and each auditor of their own', async () => {
  assert.deepEqual(await tellings(cast.ruth), [`audit-allocated ${audits[0] ?? ''}`])
  assert.deepEqual(await tellings(cast.marcus), [`audit-allocated ${audits.at(-1) ?? ''}`])
})

test('every audit is looked at again two working days before its day and on the morning after', () => {
  const jobs = house.jobs.filter(({ name }) => name === 'remind-of-audit')
  assert.equal(jobs.length, audits.length * 2)
  // Allocated on 14 May 2018: fifteen working days later is 5 June, since 28 May is a bank holiday.
  assert.deepEqual([...new Set(jobs.map(({ envelope }) => envelope.notBefore))].sort(), [
    '2018-06-01T06:30:00.000Z',
    '2018-06-06T06:30:00.000Z',
  ])
  assert.equal(remindedAt('audit-due', localDate('2018-05-29')), '2018-05-24T06:30:00.000Z')
})

test('an audit that is still open is told once as nearly due and once as overdue; one that was handed in is not', async () => {
  const [open = '', done = ''] = audits
  await house.asPerson(cast.ruth, ctx => aSubmittedAudit(ctx, done))
  for (const reference of [open, open, done]) {
    await remind(reference, 'audit-due')
    await remind(reference, 'audit-overdue')
  }
  const told = await tellings(cast.ruth)
  assert.equal(told.filter(one => one === `audit-due ${open}`).length, 1)
  assert.equal(told.filter(one => one === `audit-overdue ${open}`).length, 1)
  assert.ok(!told.some(one => one.endsWith(done)))
})
