/** Puts e-mails in the queue, in the transaction of the deed that they tell of. Nothing is sent here. */
import { sql } from 'kysely'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'

/** What an e-mail tells of: a row of `news`. */
export interface NewsKey {
  readonly kind: string
  readonly about: string
  readonly at: Instant
}

export interface NewMail {
  readonly staffId: string
  /** A kind of news, `digest`, or `test`, which tells of nothing. */
  readonly kind: string
  readonly news: readonly NewsKey[]
  readonly notBefore: Instant
}

/** Where an e-mail of this kind for this person waits for the same later moment, the news joins it. */
async function joinWaiting(ctx: Context, mail: NewMail): Promise<boolean> {
  if (mail.notBefore <= ctx.now) return false
  const { rows } = await sql<{ messageId: string }>`
    select message_id from mail_standing where authority_id = ${ctx.authorityId} and staff_id = ${mail.staffId}
      and kind = ${mail.kind} and not_before = ${mail.notBefore}::timestamptz and tries = 0 limit 1`.execute(ctx.db)
  const [waiting] = rows
  if (!waiting) return false
  await keepNews(ctx, waiting.messageId, mail.news)
  return true
}

async function keepNews(ctx: Context, messageId: string, news: readonly NewsKey[]): Promise<void> {
  if (news.length === 0) return
  await ctx.db
    .insertInto('mailNews')
    .values(news.map(({ kind, about, at }) => ({ authorityId: ctx.authorityId, messageId, kind, about, at })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

async function queueOne(ctx: Context, mail: NewMail): Promise<void> {
  if (await joinWaiting(ctx, mail)) return
  const { authorityId, now: queuedAt } = ctx
  const { staffId, kind, notBefore } = mail
  const messageId = ctx.newId()
  await ctx.db
    .insertInto('mailMessage')
    .values({ authorityId, messageId, staffId, kind, queuedAt, notBefore })
    .execute()
  await keepNews(ctx, messageId, mail.news)
  await ctx.enqueue('send-mail', { messageId, asked: false }, notBefore > queuedAt ? notBefore : undefined)
}

/** Does nothing where no mail server is set: then everything is read in the product. */
export async function queueMails(ctx: Context, mails: readonly NewMail[]): Promise<void> {
  if (!ctx.post.configured || mails.length === 0) return
  for (const mail of mails) await queueOne(ctx, mail)
  await ctx.announce({ type: 'mail.queued', subject: 'mail', mails: mails.length })
}

/** Owes somebody the e-mail of a Monday; the first time, asks for it to be put together then. */
export async function oweDigest(
  ctx: Context,
  staffId: string,
  digest: { readonly on: LocalDate; readonly at: Instant },
): Promise<void> {
  const added = await ctx.db
    .insertInto('newsDigest')
    .values({ authorityId: ctx.authorityId, staffId, digestOn: digest.on })
    .onConflict(conflict => conflict.doNothing())
    .returning('staffId')
    .execute()
  if (added.length > 0) await ctx.enqueue('send-digest', { staffId, digestOn: digest.on }, digest.at)
}
