/** What auditors are told of their own audits: that some were allocated, that one is due soon, and that one is overdue. Once each. */
import { sql } from 'kysely'
import type { EventOf } from '#domain/activity/events.ts'
import { auditDueOn } from '#domain/auditors/settings.ts'
import { dayOf, type Instant } from '#domain/calendar/dates.ts'
import { remindedAt, type AuditReminder } from '#domain/dissemination/news.ts'
import type { Context } from '#platform/context.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import { when, type Listener } from '#platform/room.ts'
import { auditingSettings } from '../auditors/door.ts'
import { paths } from './paths.ts'
import { tellNews } from './tell-news.ts'

interface Allocated {
  readonly reference: string
  readonly auditorId: string
  readonly allocatedAt: Instant
}

/** One message for each auditor, however many audits they were given; and a look at each audit before and after its day. */
async function tellAuditors(ctx: Context, { subject }: EventOf<'round.allocated'>): Promise<void> {
  const { rows } = await sql<Allocated>`
    select audit.reference, audit.auditor_id, audit.allocated_at from audit
    join round on round.authority_id = audit.authority_id and round.round_id = audit.round_id
    where audit.authority_id = ${ctx.authorityId} and round.reference = ${subject.slice('round:'.length)}
      and audit.allocated_at = ${ctx.now}::timestamptz
    order by audit.reference`.execute(ctx.db)
  for (const [staffId, audits] of Map.groupBy(rows, one => one.auditorId)) {
    const [first] = audits
    if (first && staffId !== ctx.actor.staffId)
      await tellNews(ctx, {
        code: 'audit-allocated',
        about: first.reference,
        path: paths.audits,
        audience: { staffId },
        doer: null,
      })
  }
  if (ctx.post.configured) await lookAgain(ctx, rows)
}

async function lookAgain(ctx: Context, audits: readonly Allocated[]): Promise<void> {
  const settings = await auditingSettings(ctx)
  for (const { reference, allocatedAt } of audits) {
    const dueOn = auditDueOn(dayOf(allocatedAt), settings)
    for (const reminder of ['audit-due', 'audit-overdue'] as const)
      await ctx.enqueue('remind-of-audit', { reference, reminder }, remindedAt(reminder, dueOn))
  }
}

/** Tells nobody once the audit is handed in or set aside. Exported for tests. */
export async function remindOfAudit(ctx: Context, reference: string, reminder: AuditReminder): Promise<void> {
  const { rows } = await sql<{ auditorId: string }>`
    select audit.auditor_id from audit_standing audit
    where audit.authority_id = ${ctx.authorityId} and audit.reference = ${reference} and audit.state in ('allocated', 'in-progress')
      and not exists (select from news where news.authority_id = audit.authority_id and news.kind = ${reminder}
        and news.about = audit.reference)`.execute(ctx.db)
  for (const { auditorId: staffId } of rows)
    await tellNews(ctx, {
      code: reminder,
      about: reference,
      path: paths.audit(reference),
      audience: { staffId },
      doer: null,
    })
}

export const auditListeners: readonly Listener[] = [when('round.allocated', tellAuditors)]

export const remindOfAuditJob: JobHandler<'remind-of-audit'> = {
  name: 'remind-of-audit',
  run: ({ reference, reminder }, job) => job.step(ctx => remindOfAudit(ctx, reference, reminder)),
  failed: ({ reference }, job) =>
    job.step(ctx => {
      ctx.log.error(
        { reference },
        'an auditor was not reminded by e-mail: their first page tells when the audit is due',
      )
      return Promise.resolve()
    }),
}
