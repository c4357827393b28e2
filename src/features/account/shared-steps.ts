/**
 * Learning shared with one's team, on the first page of the day for six weeks, the latest until something newer is shared, and none once one
 * says to have read it. Reads the dissemination room's records, which stand downstream of this one.
 */
import { sql } from 'kysely'
import { canEver } from '#domain/access/can.ts'
import { dayOf, longDate, type Instant } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'

const mostShown = 3
const daysShown = 42

interface SharedStep {
  readonly text: string
  readonly href: string
  readonly hint: string
  readonly tag: null
}

interface SharedRow {
  readonly reference: string
  readonly title: string
  readonly sharedAt: Instant
}

export async function sharedSteps(ctx: Context): Promise<readonly SharedStep[]> {
  const { teamId, staffId } = ctx.actor
  if (teamId === null || !canEver(ctx.actor, 'shared-learning.read')) return []
  const { rows } = await sql<SharedRow>`
    select share.reference, share.title, share.shared_at from shared_standing share
    join shared_with_team shared on shared.authority_id = share.authority_id and shared.share_id = share.share_id
    where share.authority_id = ${ctx.authorityId} and shared.team_id = ${teamId}::uuid
      and (share.shared_at > ${ctx.now}::timestamptz - make_interval(days => ${daysShown}) or share.shared_at = (
        select max(latest.shared_at) from shared_standing latest
        join shared_with_team mine on mine.authority_id = latest.authority_id and mine.share_id = latest.share_id
        where latest.authority_id = share.authority_id and mine.team_id = ${teamId}::uuid))
      and not exists (select from shared_read seen where seen.authority_id = share.authority_id
        and seen.share_id = share.share_id and seen.staff_id = ${staffId}::uuid)
    order by share.shared_at desc, share.reference desc limit ${mostShown}`.execute(ctx.db)
  return rows.map(({ reference, title, sharedAt }) => ({
    text: title,
    href: `/shared-learning/${reference}`,
    hint: `Shared with your team on ${longDate(dayOf(sharedAt))}`,
    tag: null,
  }))
}
