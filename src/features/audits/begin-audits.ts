/** Makes an audit for each case that a round has just allocated. Heard from `round.allocated`; answers in the same transaction. */
import { sql } from 'kysely'
import type { EventOf } from '#domain/activity/events.ts'
import type { Context } from '#platform/context.ts'

interface Allocated {
  readonly sampledCaseId: string
  readonly auditorId: string
  readonly auditorName: string
  readonly caseReference: string
  readonly caseStatus: string
  readonly practitionerId: string | null
  readonly teamId: string | null
  readonly localityId: string | null
  readonly roundId: string
  readonly toolVersionId: string
}

export async function beginAudits(ctx: Context, event: EventOf<'round.allocated'>): Promise<void> {
  const waiting = await allocationsWithoutAudit(ctx, event.subject.slice('round:'.length))
  let number = await lastNumber(ctx)
  for (const { auditorName, ...facts } of waiting) {
    number += 1
    const reference = `A-${ctx.today.slice(0, 4)}-${String(number).padStart(4, '0')}`
    await ctx.db
      .insertInto('audit')
      .values({ ...facts, authorityId: ctx.authorityId, auditId: ctx.newId(), reference, allocatedAt: ctx.now })
      .execute()
    await ctx.announce({ type: 'audit.allocated', subject: `audit:${reference}`, auditor: auditorName })
  }
}

async function allocationsWithoutAudit(ctx: Context, roundReference: string): Promise<readonly Allocated[]> {
  const { rows } = await sql<Allocated>`
    select allocation.sampled_case_id, allocation.auditor_id, staff_member.name as auditor_name, sampled_case.case_reference, sampled_case.case_status,
      sampled_case.practitioner_id, sampled_case.team_id, sampled_case.locality_id, round.round_id, round.tool_version_id
    from round
    join sampled_case on sampled_case.authority_id = round.authority_id and sampled_case.round_id = round.round_id
    join allocation on allocation.authority_id = round.authority_id and allocation.sampled_case_id = sampled_case.sampled_case_id and allocation.superseded_at is null
    join staff_member on staff_member.authority_id = round.authority_id and staff_member.staff_id = allocation.auditor_id
    where round.authority_id = ${ctx.authorityId} and round.reference = ${roundReference}
      and not exists (select from audit where audit.authority_id = round.authority_id and audit.sampled_case_id = allocation.sampled_case_id
                      and audit.auditor_id = allocation.auditor_id
                      and not exists (select from audit_set_aside aside where aside.authority_id = audit.authority_id and aside.audit_id = audit.audit_id))
    order by sampled_case.draw_order`.execute(ctx.db)
  return rows
}

/** The last audit number of this year. The round's chain is held by the announcement, and two rounds at once meet the unique key. */
async function lastNumber(ctx: Context): Promise<number> {
  const prefix = `A-${ctx.today.slice(0, 4)}-`
  const row = await ctx.db
    .selectFrom('audit')
    .select(sql<number>`coalesce(max(substring(reference from 8)::integer), 0)`.as('number'))
    .where('authorityId', '=', ctx.authorityId)
    .where('reference', 'like', `${prefix}%`)
    .executeTakeFirst()
  return row?.number ?? 0
}
