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
  /** The published example that it became; null where there is none that people read. */
  readonly example: string | null
  /** Why it was not put into the evidence bank; null where nobody decided so. */
  readonly passedOver: string | null
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

const exampleOf = sql<string | null>`(select reference from good_practice_example example
  where example.authority_id = finding.authority_id and example.finding_id = finding.finding_id
    and (select decision from good_practice_decision decided where decided.authority_id = example.authority_id
      and decided.example_id = example.example_id order by number desc limit 1) = 'published')`
const passedOver = sql<string | null>`(select reason from good_practice_passed_over passed
  where passed.authority_id = finding.authority_id and passed.finding_id = finding.finding_id)`

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
      exampleOf.as('example'),
      passedOver.as('passedOver'),
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
