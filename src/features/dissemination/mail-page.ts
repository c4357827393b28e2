/** The e-mails of the council for those who look after them: what waits, what was given up and why, and what was sent. Never their words. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { longMoment, type Instant } from '#domain/calendar/dates.ts'
import { mailStateWords, type MailState } from '#domain/dissemination/mail.ts'
import { isNewsCode, newsKindOf } from '#domain/dissemination/news.ts'
import { disseminationProblems } from '#domain/dissemination/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import type { AgainForm } from './forms.ts'
import { paths } from './paths.ts'
import { queueMails } from './queue-mail.ts'
import { testKind } from './write-letter.ts'

interface MailListed {
  readonly messageId: string
  readonly person: string
  readonly email: string
  readonly kind: string
  readonly queuedAt: Instant
  readonly notBefore: Instant
  readonly state: MailState
  readonly tries: number
  readonly answer: string | null
  readonly triedAt: Instant | null
  readonly nextAt: Instant | null
}

const mostListed = 100
const mostSent = 20

async function mailsIn(ctx: Context, states: readonly MailState[], most: number): Promise<readonly MailListed[]> {
  const { rows } = await sql<MailListed>`
    select mail.message_id, person.name as person, person.email, mail.kind, mail.queued_at, mail.not_before, mail.state,
      mail.tries, mail.answer, mail.tried_at, mail.next_at
    from mail_standing mail
    join staff_member person on person.authority_id = mail.authority_id and person.staff_id = mail.staff_id
    where mail.authority_id = ${ctx.authorityId} and mail.state in (${sql.join([...states])})
    order by coalesce(mail.tried_at, mail.queued_at) desc, person.name, mail.message_id limit ${most}`.execute(ctx.db)
  return rows
}

async function counted(ctx: Context): Promise<Readonly<Record<MailState, number>>> {
  const { rows } = await sql<{ waiting: number; sent: number; givenUp: number }>`
    select count(*) filter (where state = 'waiting')::integer as waiting, count(*) filter (where state = 'sent')::integer as sent,
      count(*) filter (where state = 'given-up')::integer as given_up
    from mail_standing where authority_id = ${ctx.authorityId}`.execute(ctx.db)
  const { waiting = 0, sent = 0, givenUp = 0 } = rows[0] ?? {}
  return { waiting, sent, 'given-up': givenUp }
}

const beside: Readonly<Record<string, string>> = { digest: 'What is new, of the week', [testKind]: 'A test' }
const about = (kind: string): string => (isNewsCode(kind) ? newsKindOf(kind).subject : (beside[kind] ?? kind))

/** When it goes next, or that it does not by itself. */
function nextOf(mail: MailListed, now: Instant): string {
  if (mail.state !== 'waiting') return 'Not by itself'
  const at = mail.nextAt ?? mail.notBefore
  return at > now ? longMoment(at) : 'Now'
}

const rowOf = (ctx: Context, mail: MailListed) => {
  const { label, colour } = mailStateWords[mail.state]
  return {
    messageId: mail.messageId,
    person: mail.person,
    email: mail.email,
    about: about(mail.kind),
    tag: params({ text: label, classes: `govuk-tag--${colour}` }),
    queued: longMoment(mail.queuedAt),
    tries: mail.tries === 1 ? '1 try' : `${mail.tries} tries`,
    tried: mail.triedAt === null ? 'Not tried yet' : longMoment(mail.triedAt),
    answer: mail.answer ?? '',
    next: nextOf(mail, ctx.now),
  }
}

const plural = (count: number): string => `${count} e-mail${count === 1 ? '' : 's'}`

export async function mailPage(ctx: Context): Promise<Reply> {
  const counts = await counted(ctx)
  const waiting = await mailsIn(ctx, ['waiting', 'given-up'], mostListed)
  const sent = await mailsIn(ctx, ['sent'], mostSent)
  const view = {
    server: ctx.post.configured ? ctx.post.described : null,
    all: counts.waiting + counts.sent + counts['given-up'],
    counts: `Of ${plural(counts.waiting + counts.sent + counts['given-up'])}: ${counts.sent} sent, ${counts.waiting} waiting, ${counts['given-up']} given up.`,
    waiting: waiting.map(mail => rowOf(ctx, mail)),
    more: counts.waiting + counts['given-up'] > waiting.length ? mostListed : null,
    sent: sent.map(mail => rowOf(ctx, mail)),
    again: ctx.post.configured ? paths.mailAgain : null,
    allAgain: ctx.post.configured && waiting.length > 1 ? paths.mailAllAgain : null,
    test: ctx.post.configured ? paths.mailTest : null,
  }
  return page('dissemination/pages/mail.njk', view)
}

/** Asks for one e-mail to be tried now, whatever pause was meant. */
export async function tryAgain(ctx: Context, { body: { messageId } }: RouteRequest<AgainForm>): Promise<Reply> {
  requireMay(can(ctx.actor, 'mail.look-after'))
  if (!ctx.post.configured) throw disseminationProblems.noMailServer({})
  const mail = await ctx.db
    .selectFrom('mailStanding')
    .select('state')
    .where('authorityId', '=', ctx.authorityId)
    .where('messageId', '=', messageId)
    .executeTakeFirst()
  if (!mail) throw httpProblems.notFound({})
  if (mail.state === 'sent') throw disseminationProblems.mailSent({})
  await ctx.enqueue('send-mail', { messageId, asked: true })
  await ctx.announce({ type: 'mail.asked-again', subject: `mail:${messageId}` })
  return seeOther(`${paths.mail}?done=mail-asked-again`)
}

/** At once at most so many, so that a server that comes back is not pressed. */
const mostAgain = 500

/** Asks for all that was tried and not sent, given up or waiting for another try, once the server is well again. */
export async function tryAllAgain(ctx: Context): Promise<Reply> {
  requireMay(can(ctx.actor, 'mail.look-after'))
  if (!ctx.post.configured) throw disseminationProblems.noMailServer({})
  const { rows } = await sql<{ messageId: string }>`
    select message_id from mail_standing where authority_id = ${ctx.authorityId} and state <> 'sent' and tries > 0
    order by queued_at, message_id limit ${mostAgain}`.execute(ctx.db)
  for (const { messageId } of rows) {
    await ctx.enqueue('send-mail', { messageId, asked: true })
    await ctx.announce({ type: 'mail.asked-again', subject: `mail:${messageId}` })
  }
  return seeOther(`${paths.mail}?done=mail-asked-again`)
}

/** One e-mail to whoever asks, so that they see whether it arrives. */
export async function sendTest(ctx: Context): Promise<Reply> {
  requireMay(can(ctx.actor, 'mail.look-after'))
  if (!ctx.post.configured) throw disseminationProblems.noMailServer({})
  await queueMails(ctx, [{ staffId: staffIdOf(ctx), kind: testKind, news: [], notBefore: ctx.now }])
  return seeOther(`${paths.mail}?done=mail-test-queued`)
}
