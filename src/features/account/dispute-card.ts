/** Disagreements with a second look that this person may decide. */
import { sql } from 'kysely'
import { canEver } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'
import type { Card } from './home-doors.ts'

export async function disputeCards(ctx: Context): Promise<readonly Card[]> {
  if (!canEver(ctx.actor, 'dispute.decide')) return []
  const { rows } = await sql<{ count: number; overdue: number }>`
    select count(*)::integer as count, (count(*) filter (where dispute.decide_by < ${ctx.today}::date))::integer as overdue
    from grade_dispute dispute
    join audit_standing audit on audit.authority_id = dispute.authority_id and audit.submission_id = dispute.submission_id
    where dispute.authority_id = ${ctx.authorityId}
      and not exists (select from grade_dispute_end ended where ended.authority_id = dispute.authority_id
        and ended.dispute_id = dispute.dispute_id)
      and ${auditsWithin(ctx, 'dispute.decide')}`.execute(ctx.db)
  const { count = 0, overdue = 0 } = rows[0] ?? {}
  const late = overdue === 0 ? '' : `; ${overdue} overdue`
  return [
    {
      title: 'Disagreements about grades',
      text: `Auditors who do not agree with a second look, for a third person to decide${late}`,
      href: '/disputes',
      count,
    },
  ]
}
