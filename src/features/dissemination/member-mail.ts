/** Whether a member of the council was told by e-mail of something released: read from the e-mails themselves, for the page of promises. */
import { sql } from 'kysely'
import { dayOf, longDate, type Instant } from '#domain/calendar/dates.ts'
import type { MailState } from '#domain/dissemination/mail.ts'
import type { Context } from '#platform/context.ts'

interface MailOfMember {
  readonly kind: string
  readonly about: string
  readonly state: MailState
  readonly triedAt: Instant | null
  readonly notBefore: Instant
}

/** In words, by `kind:about`, such as "scrutiny-report:SR-2018-0001". What is not in it has not been queued. */
export async function mailsToMember(ctx: Context, memberId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<MailOfMember>`
    select told.kind, told.about, mail.state, mail.tried_at, mail.not_before
    from mail_standing mail
    join mail_news told on told.authority_id = mail.authority_id and told.message_id = mail.message_id
    where mail.authority_id = ${ctx.authorityId} and mail.staff_id = ${memberId}::uuid
    order by mail.queued_at limit 500`.execute(ctx.db)
  return new Map(rows.map(row => [`${row.kind}:${row.about}`, wordsOf(row, ctx.now)]))
}

function wordsOf({ state, triedAt, notBefore }: MailOfMember, now: Instant): string {
  if (state === 'sent') return `Sent ${longDate(dayOf(triedAt ?? notBefore))}`
  if (state === 'given-up') return 'Not sent: given up'
  return notBefore > now ? `Waits until ${longDate(dayOf(notBefore))}` : 'Waits to be sent'
}
