/** Sets an audit aside when its allocation ends before it was handed in. Heard from `allocation.ended`; answers in the same transaction. */
import { sql } from 'kysely'
import type { EventOf } from '#domain/activity/events.ts'
import { staffIdOf, type Context } from '#platform/context.ts'

export async function setAside(ctx: Context, event: EventOf<'allocation.ended'>): Promise<void> {
  const reference = event.subject.slice('audit:'.length)
  const { rows } = await sql<{ auditId: string; because: string }>`
    select audit.audit_id, coalesce(allocation.superseded_because, 'Given to somebody else') as because
    from audit
    join allocation on allocation.authority_id = audit.authority_id and allocation.sampled_case_id = audit.sampled_case_id
      and allocation.auditor_id = audit.auditor_id and allocation.superseded_at is not null
    where audit.authority_id = ${ctx.authorityId} and audit.reference = ${reference}
    order by allocation.superseded_at desc limit 1`.execute(ctx.db)
  const found = rows[0]
  if (!found) return
  await ctx.db
    .insertInto('auditSetAside')
    .values({ authorityId: ctx.authorityId, ...found, setAsideBy: staffIdOf(ctx), setAsideAt: ctx.now })
    .execute()
  await ctx.announce({ type: 'audit.set-aside', subject: event.subject })
}

/** Why an audit was set aside, for those who may read it; null where it was not. */
export async function setAsideBecause(ctx: Context, auditId: string) {
  const { rows } = await sql<{ because: string; by: string; at: string }>`
    select aside.because, staff.name as by, aside.set_aside_at as at
    from audit_set_aside aside
    join staff_member staff on staff.authority_id = aside.authority_id and staff.staff_id = aside.set_aside_by
    where aside.authority_id = ${ctx.authorityId} and aside.audit_id = ${auditId}`.execute(ctx.db)
  return rows[0] ?? null
}
