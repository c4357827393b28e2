/** Reads of proposed strengths, always within the reader's reach: those of the submission that stands, of audits they may read. */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'

export interface ProposalFound {
  readonly findingId: string
  readonly reference: string
  readonly theme: string
  readonly text: string
  readonly submittedAt: Instant
  readonly teamName: string | null
  readonly localityName: string | null
}

/** The last proposal seen, from which older ones follow. */
export interface ProposalPlace {
  readonly at: Instant
  readonly findingId: string
}

export interface ProposalsAsked {
  /** A code of domain/findings/themes.ts; null for every theme. */
  readonly theme: string | null
  readonly place: ProposalPlace | null
}

/** Proposed strengths of submitted audits, the latest first. A version that was returned, corrected or replaced proposes nothing. */
export async function proposalsAfter(
  ctx: Context,
  { theme, place }: ProposalsAsked,
  limit: number,
): Promise<readonly ProposalFound[]> {
  return ctx.db
    .selectFrom('finding')
    .innerJoin('auditStanding as audit', join =>
      join
        .onRef('audit.authorityId', '=', 'finding.authorityId')
        .onRef('audit.auditId', '=', 'finding.auditId')
        .onRef('audit.submissionId', '=', 'finding.submissionId'),
    )
    .innerJoin('sampledCase as case', join =>
      join.onRef('case.authorityId', '=', 'audit.authorityId').onRef('case.sampledCaseId', '=', 'audit.sampledCaseId'),
    )
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'audit.authorityId').onRef('team.teamId', '=', 'audit.teamId'),
    )
    .leftJoin('locality', join =>
      join
        .onRef('locality.authorityId', '=', 'audit.authorityId')
        .onRef('locality.localityId', '=', 'audit.localityId'),
    )
    .select([
      'finding.findingId',
      'audit.reference',
      'finding.theme',
      'finding.text',
      sql<Instant>`audit.submitted_at`.as('submittedAt'),
      sql<string | null>`coalesce(team.name, "case".team_name)`.as('teamName'),
      'locality.name as localityName',
    ])
    .where('finding.authorityId', '=', ctx.authorityId)
    .where('finding.proposedAsGoodPractice', '=', true)
    .where(auditsWithin(ctx, 'audit.read'))
    .$if(theme !== null, query => query.where('finding.theme', '=', theme))
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(audit.submitted_at, finding.finding_id) < (${place?.at ?? ''}::timestamptz, ${place?.findingId ?? ''}::uuid)`,
      ),
    )
    .orderBy('audit.submittedAt', 'desc')
    .orderBy('finding.findingId', 'desc')
    .limit(limit)
    .execute()
}
