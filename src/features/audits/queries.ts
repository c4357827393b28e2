/** Reads of audits, always within the reader's reach: what is out of reach does not exist. */
import { sql } from 'kysely'
import type { Answer } from '#domain/audit/answers.ts'
import type { CaseAsked } from '#domain/audit-tool/applies.ts'
import type { AuditState } from '#domain/audit/lifecycle.ts'
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import type { Permission } from '#domain/access/permissions.ts'
import type { Subject } from '#domain/access/can.ts'
import { instant, type Instant } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin, forThisModerator } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'

export interface AuditFound {
  readonly auditId: string
  readonly reference: string
  readonly roundReference: string
  readonly roundTitle: string
  readonly toolVersionId: string
  readonly caseReference: string
  readonly caseStatus: string
  readonly ageYears: number | null
  readonly teamName: string | null
  readonly localityName: string | null
  readonly workerName: string | null
  readonly auditorId: string
  readonly auditorName: string
  readonly practitionerId: string | null
  readonly teamId: string | null
  readonly localityId: string | null
  readonly allocatedAt: Instant
  readonly submissionId: string | null
  readonly submittedAt: Instant | null
  readonly state: AuditState
}

const auditsRead = (ctx: Context, permission: Permission) =>
  ctx.db
    .selectFrom('auditStanding as audit')
    .innerJoin('round', join =>
      join.onRef('round.authorityId', '=', 'audit.authorityId').onRef('round.roundId', '=', 'audit.roundId'),
    )
    .innerJoin('sampledCase as case', join =>
      join.onRef('case.authorityId', '=', 'audit.authorityId').onRef('case.sampledCaseId', '=', 'audit.sampledCaseId'),
    )
    .innerJoin('staffMember as auditor', join =>
      join.onRef('auditor.authorityId', '=', 'audit.authorityId').onRef('auditor.staffId', '=', 'audit.auditorId'),
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
      'audit.auditId',
      'audit.reference',
      'round.reference as roundReference',
      'round.title as roundTitle',
      'audit.toolVersionId',
      'audit.caseReference',
      'audit.caseStatus',
      'case.ageYears',
      sql<string | null>`coalesce(team.name, "case".team_name)`.as('teamName'),
      'locality.name as localityName',
      'case.workerName',
      'audit.auditorId',
      'auditor.name as auditorName',
      'audit.practitionerId',
      'audit.teamId',
      'audit.localityId',
      'audit.allocatedAt',
      'audit.submissionId',
      'audit.submittedAt',
      sql<AuditState>`audit.state`.as('state'),
    ])
    .where('audit.authorityId', '=', ctx.authorityId)
    .where(auditsWithin(ctx, permission))

/** An audit that the actor may read, or `http.not-found`. */
export async function auditByReference(ctx: Context, reference: string): Promise<AuditFound> {
  const audit = await auditsRead(ctx, 'audit.read').where('audit.reference', '=', reference).executeTakeFirst()
  if (!audit) throw httpProblems.notFound({})
  return audit
}

/**
 * The same, held until the transaction ends, so that two saves or two decisions never cross. Only for what the actor may read.
 */
export async function auditHeld(ctx: Context, reference: string): Promise<AuditFound> {
  await sql`select 1 from audit where authority_id = ${ctx.authorityId} and reference = ${reference} for update`.execute(
    ctx.db,
  )
  return auditByReference(ctx, reference)
}

export interface AuditPlace {
  readonly at: Instant
  readonly reference: string
}

/** Audits the actor may read, the latest allocated first, after the last one seen. */
export async function auditsAfter(
  ctx: Context,
  place: AuditPlace | null,
  limit: number,
): Promise<readonly AuditFound[]> {
  return auditsRead(ctx, 'audit.read')
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(audit.allocated_at, audit.reference) < (${place?.at ?? ''}::timestamptz, ${place?.reference ?? ''})`,
      ),
    )
    .orderBy('audit.allocatedAt', 'desc')
    .orderBy('audit.reference', 'desc')
    .limit(limit)
    .execute()
}

const notChosen = sql<boolean>`exists (select from moderation_selection as selection
  where selection.authority_id = audit.authority_id and selection.submission_id = audit.submission_id and not selection.chosen)`

/** Submitted audits that the actor may moderate, the longest waiting first: those the council's rule chose, those it did not, or all. */
export async function auditsToModerate(
  ctx: Context,
  place: AuditPlace | null,
  limit: number,
  which: 'chosen' | 'not-chosen' | 'all' = 'all',
): Promise<readonly AuditFound[]> {
  return auditsRead(ctx, 'audit.moderate')
    .$if(which === 'chosen', query => query.where(sql<boolean>`not ${notChosen}`))
    .$if(which === 'not-chosen', query => query.where(notChosen))
    .where(forThisModerator(ctx))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('gradeEntry')
          .select('entryId')
          .whereRef('gradeEntry.authorityId', '=', 'audit.authorityId')
          .whereRef('gradeEntry.submissionId', '=', 'audit.submissionId')
          .where('gradeEntry.kind', '=', 'auditor'),
      ),
    )
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(audit.submitted_at, audit.reference) > (${place?.at ?? ''}::timestamptz, ${place?.reference ?? ''})`,
      ),
    )
    .orderBy('audit.submittedAt')
    .orderBy('audit.reference')
    .limit(limit)
    .execute()
}

/** The facts of the case that decide what is asked. */
export const factsOf = ({ caseStatus, ageYears }: AuditFound): CaseAsked => ({
  caseStatus,
  ageYears,
  placement: null,
  theme: null,
})

export const subjectOf = (audit: AuditFound): Subject => ({
  state: audit.state,
  auditorId: audit.auditorId,
  practitionerId: audit.practitionerId,
  teamId: audit.teamId,
  localityId: audit.localityId,
})

export interface AnswerHeld extends Answer {
  readonly answerId: string
  readonly givenAt: Instant
  readonly givenBy: string
}

type AnswerRow = readonly [
  key: string,
  answerId: string,
  value: unknown,
  evidence: string,
  givenAt: string,
  givenBy: string,
]

/** The answers that stand, by key, with who gave each and when. As one text: hundreds of rows took longer to take apart than to find. */
export async function answersOf(ctx: Context, auditId: string): Promise<ReadonlyMap<string, AnswerHeld>> {
  const { rows } = await sql<{ answers: readonly AnswerRow[] | null }>`
    select json_agg(json_build_array(question_key, answer_id, value, evidence, given_at, giver.name)) as answers
    from answer join staff_member as giver on giver.authority_id = answer.authority_id and giver.staff_id = answer.given_by
    where answer.authority_id = ${ctx.authorityId} and audit_id = ${auditId} and superseded_at is null`.execute(ctx.db)
  const held = rows[0]?.answers ?? []
  return new Map(
    held.map(([key, answerId, value, evidence, givenAt, givenBy]) => [
      key,
      { answerId, value: String(value), evidence, givenAt: instant(givenAt), givenBy },
    ]),
  )
}

export interface GradeEntryFound {
  /** `decided`: after a dispute, and the one that stands. */
  readonly kind: 'auditor' | 'moderator' | 'agreed' | 'decided'
  readonly grade: Grade
  readonly reason: string
  readonly enteredBy: string
  readonly enteredAt: Instant
}

/** The grades of a submission, as far as they have been given. */
export async function gradesOf(ctx: Context, submissionId: string): Promise<readonly GradeEntryFound[]> {
  const rows = await ctx.db
    .selectFrom('gradeEntry')
    .innerJoin('staffMember as person', join =>
      join
        .onRef('person.authorityId', '=', 'gradeEntry.authorityId')
        .onRef('person.staffId', '=', 'gradeEntry.enteredBy'),
    )
    .select([
      'gradeEntry.kind',
      'gradeEntry.grade',
      'gradeEntry.reason',
      'person.name as enteredBy',
      'gradeEntry.enteredAt',
    ])
    .where('gradeEntry.authorityId', '=', ctx.authorityId)
    .where('gradeEntry.submissionId', '=', submissionId)
    .execute()
  return rows as readonly GradeEntryFound[]
}

/** The document that was handed in. */
export async function submissionOf(
  ctx: Context,
  submissionId: string,
): Promise<{ document: SubmittedAudit; digest: string; number: number }> {
  const row = await ctx.db
    .selectFrom('submission')
    .select(['document', 'digest', 'number'])
    .where('authorityId', '=', ctx.authorityId)
    .where('submissionId', '=', submissionId)
    .executeTakeFirstOrThrow()
  return { ...row, document: row.document as SubmittedAudit }
}
