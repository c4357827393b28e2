/**
 * Keeps that there is something to hear of, and queues e-mails for those who wish them: in the transaction of the deed itself, so that
 * what did not happen is never told.
 */
import { nextDigest, newsKindOf, type NewsCode } from '#domain/dissemination/news.ts'
import type { Context } from '#platform/context.ts'
import { hearersOf, membersWhoHear, type Audience } from './hearers.ts'
import { oweDigest, queueMails, type NewsKey } from './queue-mail.ts'

export interface News {
  readonly code: NewsCode
  /** A reference or an id: never words. */
  readonly about: string
  readonly path: string
  readonly audience: Audience
  /** Who knows already, because they did it. */
  readonly doer: string | null
}

export async function tellNews(ctx: Context, news: News): Promise<void> {
  const { authorityId, now: at } = ctx
  const key: NewsKey = { kind: news.code, about: news.about, at }
  const forStaffId = personOf(news.audience)
  await ctx.db
    .insertInto('news')
    .values({ authorityId, ...key, path: news.path, forStaffId })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  if (ctx.post.configured) await mailNews(ctx, news, key)
}

const personOf = (audience: Audience): string | null =>
  audience !== 'whoever-may-read' && 'staffId' in audience ? audience.staffId : null

async function mailNews(ctx: Context, { code, audience, doer }: News, key: NewsKey): Promise<void> {
  const hearers = await hearersOf(ctx, code, audience, doer)
  const members = newsKindOf(code).personal ? [] : await membersWhoHear(ctx, code)
  await queueMails(ctx, [
    ...hearers
      .filter(({ how }) => how === 'at-once')
      .map(({ staffId }) => ({ staffId, kind: code, news: [key], notBefore: ctx.now })),
    ...members.map(({ staffId, notBefore }) => ({ staffId, kind: code, news: [key], notBefore })),
  ])
  const digest = nextDigest(ctx.today)
  for (const { staffId, how } of hearers) if (how === 'weekly') await oweDigest(ctx, staffId, digest)
}
