/**
 * Hands one e-mail to the mail server, as a job. Held while it is tried, so that two jobs never send it twice; each try is kept with the
 * server's answer; the next is asked for in the same transaction, after a pause that grows.
 */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import { afterTry, isToBeTried, type Outcome } from '#domain/dissemination/mail.ts'
import type { Context } from '#platform/context.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Posted } from '#platform/mail/post.ts'
import { stillThere } from './news-queries.ts'
import { paths } from './paths.ts'
import { testKind, writeLetter, type ToTell } from './write-letter.ts'

interface MailFound {
  readonly messageId: string
  readonly kind: string
  readonly notBefore: Instant
  readonly tries: number
  readonly outcome: Outcome | null
  readonly nextAt: Instant | null
  /** Null for somebody who no longer works here. */
  readonly to: string | null
  readonly member: boolean
}

async function mailHeld(ctx: Context, messageId: string): Promise<MailFound | null> {
  await sql`select pg_advisory_xact_lock(hashtext(${`mail:${messageId}`}))`.execute(ctx.db)
  const { rows } = await sql<MailFound>`
    select mail.message_id, mail.kind, mail.not_before, mail.tries, mail.outcome, mail.next_at,
      case when person.left_on is null or person.left_on > ${ctx.today}::date then person.email end as to,
      exists (select from staff_role held where held.authority_id = mail.authority_id and held.staff_id = mail.staff_id
        and held.role = 'scrutiny-member') as member
    from mail_standing mail
    join staff_member person on person.authority_id = mail.authority_id and person.staff_id = mail.staff_id
    where mail.authority_id = ${ctx.authorityId} and mail.message_id = ${messageId}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}

/** What it tells of that is still there to be read. */
async function newsOf(ctx: Context, messageId: string): Promise<readonly ToTell[]> {
  const { rows } = await sql<ToTell>`
    select news.kind, news.path from mail_news told
    join news on news.authority_id = told.authority_id and news.kind = told.kind and news.about = told.about and news.at = told.at
    where told.authority_id = ${ctx.authorityId} and told.message_id = ${messageId}::uuid
      and ${stillThere}
    order by news.at, news.kind, news.about`.execute(ctx.db)
  return rows
}

async function posted(ctx: Context, mail: MailFound): Promise<Posted> {
  if (mail.to === null) return { outcome: 'refused', answer: 'Not sent: this person no longer works here.' }
  const news = mail.kind === testKind ? [{ kind: testKind, path: paths.mail }] : await newsOf(ctx, mail.messageId)
  if (news.length === 0)
    return { outcome: 'refused', answer: 'Not sent: what it told of has been taken back or withdrawn.' }
  const { messageId: id, to, member } = mail
  return ctx.post.send(writeLetter({ id, to, news, member, address: ctx.post.address }))
}

/** Nothing is done before its time, or once it was sent. Exported for tests, which do the queue's work themselves. */
export async function tryMail(ctx: Context, messageId: string, asked: boolean): Promise<void> {
  const mail = await mailHeld(ctx, messageId)
  if (!mail) return
  const last = mail.outcome === null ? null : { outcome: mail.outcome, nextAt: mail.nextAt }
  const first = { outcome: 'put-off', nextAt: mail.notBefore } as const
  if (!isToBeTried(last ?? first, asked, ctx.now)) return
  const { outcome: said, answer } = await posted(ctx, mail)
  const number = mail.tries + 1
  const { outcome, nextAt } = afterTry(said, number, ctx.now)
  await ctx.db
    .insertInto('mailTry')
    .values({ authorityId: ctx.authorityId, messageId, number, outcome, answer, triedAt: ctx.now, nextAt })
    .execute()
  if (nextAt !== null) await ctx.enqueue('send-mail', { messageId, asked: false }, nextAt)
  const subject = `mail:${messageId}` as const
  if (outcome === 'sent') await ctx.announce({ type: 'mail.sent', subject })
  else await ctx.announce({ type: `mail.${outcome}`, subject, tries: number })
}

export const sendMailJob: JobHandler<'send-mail'> = {
  name: 'send-mail',
  run: ({ messageId, asked }, job) => job.step(ctx => tryMail(ctx, messageId, asked)),
  failed: ({ messageId }, job) =>
    job.step(ctx => {
      ctx.log.error({ messageId }, 'an e-mail could not be tried: it waits until somebody asks for it again')
      return Promise.resolve()
    }),
}
