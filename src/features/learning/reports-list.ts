/**
 * The list of reports: every closed round, and for those who may read one before its round closes, the rounds under way. A round
 * whose report this person may not read is not listed.
 */
import { sql } from 'kysely'
import { can, canEver } from '#domain/access/can.ts'
import { longDate, monthAndYear, dayOf } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { moderationPaths } from '../moderation/door.ts'
import { paths } from './paths.ts'

/** Years of monthly rounds. Older ones are reached through the rounds themselves. */
const mostListed = 100

const hasAudit = sql<boolean>`exists (select from audit where audit.authority_id = round.authority_id and audit.round_id = round.round_id)`

async function roundsWithAudits(ctx: Context) {
  return ctx.db
    .selectFrom('round')
    .leftJoin('roundClosure as closure', join =>
      join.onRef('closure.authorityId', '=', 'round.authorityId').onRef('closure.roundId', '=', 'round.roundId'),
    )
    .select(['round.reference', 'round.title', 'round.month', 'closure.closedAt'])
    .where('round.authorityId', '=', ctx.authorityId)
    .where(eb => eb.or([eb('closure.closedAt', 'is not', null), hasAudit]))
    .$if(!can(ctx.actor, 'round.report', { state: 'under-way' }).may, query =>
      query.where('closure.closedAt', 'is not', null),
    )
    .orderBy('round.month', 'desc')
    .orderBy('round.reference', 'desc')
    .limit(mostListed)
    .execute()
}

export async function reportsView(ctx: Context) {
  const rounds = await roundsWithAudits(ctx)
  return {
    reports: rounds.map(round => ({
      title: round.title,
      href: paths.report(round.reference),
      reference: round.reference,
      month: monthAndYear(round.month),
      closed: round.closedAt === null ? null : longDate(dayOf(round.closedAt)),
    })),
    agreement: canEver(ctx.actor, 'moderation.agreement') ? moderationPaths.agreement : null,
    empty: emptyState({
      title: 'No reports yet',
      sentence: 'When a round has closed, its learning report can be read here.',
      action: null,
    }),
  }
}
