/** Reads for reports: one round's audits with their submissions and grades, its findings and actions, and how many of each. */
import { sql } from 'kysely'
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import type { Grade } from '#domain/grades/grade.ts'
import type { RoundFacts } from '#domain/learning/round-facts.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'

export interface SubmittedRow {
  readonly stratum: string
  readonly reference: string
  readonly submissionId: string
  readonly caseStatus: string
  readonly localityName: string | null
  readonly document: SubmittedAudit
  readonly auditorGrade: Grade | null
  readonly moderatorGrade: Grade | null
  readonly agreedGrade: Grade | null
}

const gradeOf = (kind: 'auditor' | 'moderator') =>
  sql<Grade | null>`(select grade from grade_entry where grade_entry.authority_id = audit.authority_id
    and grade_entry.submission_id = audit.submission_id and grade_entry.kind = ${kind})`

/** Audits of the round, within the reader's reach, whose submission stands. */
export async function submittedAudits(ctx: Context, roundId: string): Promise<readonly SubmittedRow[]> {
  const rows = await ctx.db
    .selectFrom('auditStanding as audit')
    .innerJoin('submission', join =>
      join
        .onRef('submission.authorityId', '=', 'audit.authorityId')
        .onRef('submission.submissionId', '=', 'audit.submissionId'),
    )
    .innerJoin('sampledCase as sampled', join =>
      join
        .onRef('sampled.authorityId', '=', 'audit.authorityId')
        .onRef('sampled.sampledCaseId', '=', 'audit.sampledCaseId'),
    )
    .leftJoin('locality', join =>
      join
        .onRef('locality.authorityId', '=', 'audit.authorityId')
        .onRef('locality.localityId', '=', 'audit.localityId'),
    )
    .select([
      'audit.reference',
      'sampled.stratum',
      'submission.submissionId',
      'audit.caseStatus',
      'locality.name as localityName',
      'submission.document',
      gradeOf('auditor').as('auditorGrade'),
      gradeOf('moderator').as('moderatorGrade'),
      sql<Grade | null>`(select grade from agreed_grade where agreed_grade.authority_id = audit.authority_id
        and agreed_grade.submission_id = audit.submission_id)`.as('agreedGrade'),
    ])
    .where('audit.authorityId', '=', ctx.authorityId)
    .where('audit.roundId', '=', roundId)
    .where(auditsWithin(ctx, 'round.report'))
    .orderBy('audit.reference')
    .execute()
  return rows.map(row => ({ ...row, document: row.document as SubmittedAudit }))
}

export interface FindingRow {
  readonly submissionId: string
  readonly kind: 'strength' | 'area-for-improvement'
  readonly theme: string
  readonly text: string
}

/** Findings in submissions that stand, in the order of the audits. */
export async function findingsOf(ctx: Context, roundId: string): Promise<readonly FindingRow[]> {
  const rows = await ctx.db
    .selectFrom('finding')
    .innerJoin('auditStanding as audit', join =>
      join
        .onRef('audit.authorityId', '=', 'finding.authorityId')
        .onRef('audit.submissionId', '=', 'finding.submissionId'),
    )
    .select(['finding.submissionId', 'finding.kind', 'finding.theme', 'finding.text'])
    .where('finding.authorityId', '=', ctx.authorityId)
    .where('audit.roundId', '=', roundId)
    .where(auditsWithin(ctx, 'round.report'))
    .orderBy('audit.reference')
    .orderBy('finding.findingId')
    .execute()
  return rows as readonly FindingRow[]
}

export interface ActionRow {
  readonly submissionId: string
  readonly text: string
  readonly ownerRole: string
  readonly dueOn: RoundFacts['actions'][number]['dueOn']
  readonly successMeasure: string
}

/** Actions in submissions that stand, in the order of the audits. */
export async function actionsOf(ctx: Context, roundId: string): Promise<readonly ActionRow[]> {
  return ctx.db
    .selectFrom('action')
    .innerJoin('auditStanding as audit', join =>
      join
        .onRef('audit.authorityId', '=', 'action.authorityId')
        .onRef('audit.submissionId', '=', 'action.submissionId'),
    )
    .select(['action.submissionId', 'action.text', 'action.ownerRole', 'action.dueOn', 'action.successMeasure'])
    .where('action.authorityId', '=', ctx.authorityId)
    .where('audit.roundId', '=', roundId)
    .where(auditsWithin(ctx, 'round.report'))
    .orderBy('audit.reference')
    .orderBy('action.actionId')
    .execute()
}

/** How far the round has come: cases drawn (without reserves, and without those taken out), allocated, submitted, moderated. */
export async function countsOf(ctx: Context, roundId: string): Promise<RoundFacts['counts']> {
  const { rows } = await sql<RoundFacts['counts']>`
    select count(*) filter (where not sampled_case.reserve)::integer as drawn,
      count(allocation.allocation_id)::integer as allocated,
      count(audit.submission_id)::integer as submitted,
      count(*) filter (where audit.state in ('moderated', 'closed'))::integer as moderated
    from sampled_case
    left join allocation on allocation.authority_id = sampled_case.authority_id
      and allocation.sampled_case_id = sampled_case.sampled_case_id and allocation.superseded_at is null
    left join audit_standing audit on audit.authority_id = allocation.authority_id
      and audit.sampled_case_id = allocation.sampled_case_id and audit.auditor_id = allocation.auditor_id and audit.state <> 'set-aside'
    where sampled_case.authority_id = ${ctx.authorityId} and sampled_case.round_id = ${roundId}
      and not exists (select from sampled_case_removal gone where gone.authority_id = sampled_case.authority_id
        and gone.sampled_case_id = sampled_case.sampled_case_id)`.execute(ctx.db)
  return rows[0] ?? { drawn: 0, allocated: 0, submitted: 0, moderated: 0 }
}
