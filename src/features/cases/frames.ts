/** What rounds draw from: the accepted case lists, and the cases of one. */
import { sql } from 'kysely'
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'

export interface AcceptedImport {
  readonly importId: string
  readonly reportDate: LocalDate
  readonly fileNames: readonly string[]
  /** Cases in it, open and lately closed. */
  readonly cases: number
}

/** Case lists that somebody has accepted, the newest report date first. */
export async function acceptedImports(ctx: Context): Promise<readonly AcceptedImport[]> {
  return (
    ctx.db
      .selectFrom('caseImport')
      .select([
        'importId',
        'reportDate',
        'fileNames',
        sql<number>`coalesce((report -> 'cases' ->> 'total')::integer, 0)`.as('cases'),
      ])
      .where('authorityId', '=', ctx.authorityId)
      .where('state', '=', 'accepted')
      // Most lists of the council's own make no case.
      .where(
        sql<boolean>`(kind is distinct from 'own-csv' or coalesce((report -> 'cases' ->> 'total')::integer, 0) > 0)`,
      )
      .orderBy('reportDate', 'desc')
      .orderBy('decidedAt', 'desc')
      .limit(100)
      .execute()
  )
}

export interface FrameCaseRecord {
  readonly caseReference: string
  /** A code of domain/cases/case-status.ts, or the council's own words. */
  readonly caseStatus: string
  readonly ageYears: number | null
  readonly teamId: string | null
  /** The team's own name where it is known, else as the case list has it. */
  readonly teamName: string | null
  readonly localityId: string | null
  readonly localityName: string | null
  readonly practitionerId: string | null
  readonly workerName: string | null
  readonly open: boolean
}

/** Every case of an accepted case list, by reference. Empty for one that is not accepted. */
export async function framesOf(ctx: Context, importId: string): Promise<readonly FrameCaseRecord[]> {
  return ctx.db
    .selectFrom('caseRecord as one')
    .innerJoin('caseImport as list', join =>
      join.onRef('list.authorityId', '=', 'one.authorityId').onRef('list.importId', '=', 'one.importId'),
    )
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'one.authorityId').onRef('team.teamId', '=', 'one.teamId'),
    )
    .leftJoin('locality', join =>
      join.onRef('locality.authorityId', '=', 'one.authorityId').onRef('locality.localityId', '=', 'one.localityId'),
    )
    .select([
      'one.caseReference',
      'one.caseStatus',
      'one.ageYears',
      'one.teamId',
      sql<string | null>`coalesce(team.name, one.team_name)`.as('teamName'),
      'one.localityId',
      'locality.name as localityName',
      'one.practitionerId',
      'one.workerName',
      'one.open',
    ])
    .where('one.authorityId', '=', ctx.authorityId)
    .where('one.importId', '=', importId)
    .where('list.state', '=', 'accepted')
    .orderBy('one.caseReference')
    .execute()
}
