/** The week's e-mail of one person: what they hear of weekly and were not told yet, put together on a Monday morning. */
import { londonMoment, addDays, localDate } from '#domain/calendar/dates.ts'
import { howOf, newsKindsOf } from '#domain/dissemination/news.ts'
import type { Context } from '#platform/context.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import { staffAtWork } from '../people/door.ts'
import { asNewsCode, choiceOf } from './hearers.ts'
import { newsFor } from './news-queries.ts'
import { queueMails } from './queue-mail.ts'

/** News older than this is no longer told: somebody who begins to hear weekly is not flooded. */
const daysBack = 15

/** Does nothing for who has left, or has nothing new. Exported for tests. */
export async function sendDigest(ctx: Context, staffId: string, digestOn: string): Promise<void> {
  const person = (await staffAtWork(ctx)).find(one => one.staffId === staffId)
  if (!person) return
  const { chosen } = await choiceOf(ctx, staffId)
  const codes = newsKindsOf(person.roles)
    .map(({ code }) => code)
    .filter(code => howOf(chosen, code) === 'weekly')
  const since = londonMoment(addDays(localDate(digestOn), -daysBack), 0)
  const news = await newsFor(ctx, { ...person, codes, since, untold: true })
  if (news.length === 0) return
  const keys = news.map(({ kind, about, at }) => ({ kind: asNewsCode(kind), about, at }))
  await queueMails(ctx, [{ staffId, kind: 'digest', news: keys, notBefore: ctx.now }])
}

export const sendDigestJob: JobHandler<'send-digest'> = {
  name: 'send-digest',
  run: ({ staffId, digestOn }, job) => job.step(ctx => sendDigest(ctx, staffId, digestOn)),
  failed: ({ staffId }, job) =>
    job.step(ctx => {
      ctx.log.error({ staffId }, 'an e-mail of the week was not put together: what it would tell is in the product')
      return Promise.resolve()
    }),
}
