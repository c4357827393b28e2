/** The reports that the reader may have, newest first: closed rounds, and for those who run them the rounds still under way. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { dayOf, longDate, monthAndYear, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { paths } from './paths.ts'

export interface ReportPlace {
  readonly month: LocalDate
  readonly reference: string
}

interface ReportListed extends ReportPlace {
  readonly title: string
  readonly closedAt: Instant | null
}

const perPage = 25

/** Rounds that are closed, or under way for those who may see a report "so far". */
async function reportsAfter(ctx: Context, place: ReportPlace | null): Promise<readonly ReportListed[]> {
  const alsoOpen = can(ctx.actor, 'round.report', { state: 'under-way' }).may
  return ctx.db
    .selectFrom('round')
    .leftJoin('roundClosure as closure', join =>
      join.onRef('closure.authorityId', '=', 'round.authorityId').onRef('closure.roundId', '=', 'round.roundId'),
    )
    .select(['round.reference', 'round.title', 'round.month', 'closure.closedAt'])
    .where('round.authorityId', '=', ctx.authorityId)
    .$if(!alsoOpen, query => query.where('closure.closedAt', 'is not', null))
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('samplingFrame')
          .select('samplingFrame.roundId')
          .whereRef('samplingFrame.authorityId', '=', 'round.authorityId')
          .whereRef('samplingFrame.roundId', '=', 'round.roundId'),
      ),
    )
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(round.month, round.reference) < (${place?.month ?? ''}::date, ${place?.reference ?? ''})`,
      ),
    )
    .orderBy('round.month', 'desc')
    .orderBy('round.reference', 'desc')
    .limit(perPage + 1)
    .execute()
}

export async function reportsView(ctx: Context, place: ReportPlace | null) {
  const reports = await reportsAfter(ctx, place)
  const last = reports[perPage - 1]
  return {
    reports: reports.slice(0, perPage).map(report => ({
      title: report.title,
      href: paths.report(report.reference),
      month: monthAndYear(report.month),
      closed: report.closedAt === null ? 'Under way: figures so far' : longDate(dayOf(report.closedAt)),
    })),
    older:
      reports.length > perPage && last
        ? `/reports?${new URLSearchParams({ month: last.month, before: last.reference }).toString()}`
        : null,
    empty: emptyState({ title: 'No reports yet', sentence: 'A report appears here when its round has closed.' }),
  }
}
