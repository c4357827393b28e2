/** Reads of disagreements with a second look: one with everything that its page shows, and those that wait. */
import { sql } from 'kysely'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { usualDisputeSettings, type DisputeSettings } from '#domain/moderation/dispute.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'

export async function disputeSettings(ctx: Context): Promise<DisputeSettings> {
  const row = await ctx.db
    .selectFrom('disputeSetting')
    .select(['raiseDays', 'decideDays', 'headForInadequate'])
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? usualDisputeSettings
}

export interface DisputeFound {
  readonly disputeId: string
  readonly reference: string
  readonly caseReference: string
  readonly auditorGrade: Grade
  readonly agreedGrade: Grade
  readonly wants: Grade
  readonly because: string
  readonly raisedById: string
  readonly raisedBy: string
  readonly raisedAt: Instant
  readonly decideBy: LocalDate
  readonly moderatorId: string
  /** What it ended with; null while it is open. */
  readonly endedAt: Instant | null
  readonly endedBy: string | null
  readonly endedBecause: string | null
  /** Null while it is open, and where it was withdrawn. */
  readonly decidedGrade: Grade | null
}

const disputesRead = sql`
  select dispute.dispute_id, audit.reference, audit.case_reference, own.grade as auditor_grade, agreed.grade as agreed_grade,
    dispute.wants, dispute.because, dispute.raised_by as raised_by_id, raiser.name as raised_by, dispute.raised_at, dispute.decide_by,
    moderator.entered_by as moderator_id, ended.ended_at, ender.name as ended_by, ended.because as ended_because,
    ended.grade as decided_grade
  from grade_dispute dispute
  join audit_standing audit on audit.authority_id = dispute.authority_id and audit.audit_id = dispute.audit_id
  join grade_entry own on own.authority_id = dispute.authority_id and own.submission_id = dispute.submission_id and own.kind = 'auditor'
  join grade_entry moderator on moderator.authority_id = dispute.authority_id and moderator.submission_id = dispute.submission_id
    and moderator.kind = 'moderator'
  join grade_entry agreed on agreed.authority_id = dispute.authority_id and agreed.submission_id = dispute.submission_id
    and agreed.kind = 'agreed'
  join staff_member raiser on raiser.authority_id = dispute.authority_id and raiser.staff_id = dispute.raised_by
  left join grade_dispute_end ended on ended.authority_id = dispute.authority_id and ended.dispute_id = dispute.dispute_id
  left join staff_member ender on ender.authority_id = ended.authority_id and ender.staff_id = ended.ended_by`

/** The disagreement about what was handed in; null where there is none. */
export async function disputeOf(ctx: Context, submissionId: string): Promise<DisputeFound | null> {
  const { rows } = await sql<DisputeFound>`${disputesRead}
    where dispute.authority_id = ${ctx.authorityId} and dispute.submission_id = ${submissionId}`.execute(ctx.db)
  return rows[0] ?? null
}

/** Those that the actor may decide and that wait, the earliest due first. A council has tens. */
export async function disputesWaiting(ctx: Context): Promise<readonly DisputeFound[]> {
  const { rows } = await sql<DisputeFound>`${disputesRead}
    where dispute.authority_id = ${ctx.authorityId} and ended.dispute_id is null and audit.submission_id = dispute.submission_id
      and ${auditsWithin(ctx, 'dispute.decide')}
    order by dispute.decide_by, audit.reference limit 200`.execute(ctx.db)
  return rows
}

export interface DisputeCounts {
  /** Audits moderated in the time whose agreed grade is not the auditor's. */
  readonly changed: number
  readonly disputed: number
  readonly open: number
  readonly withdrawn: number
  readonly kept: number
  readonly restored: number
  readonly another: number
}

/** Of grades changed in moderation since a day, how many were disputed and how those ended. */
export async function disputeCounts(ctx: Context, since: LocalDate): Promise<DisputeCounts> {
  const { rows } = await sql<DisputeCounts>`
    select count(*)::integer as changed, count(dispute.dispute_id)::integer as disputed,
      (count(*) filter (where dispute.dispute_id is not null and ended.dispute_id is null))::integer as open,
      (count(*) filter (where ended.dispute_id is not null and ended.grade is null))::integer as withdrawn,
      (count(*) filter (where ended.grade = agreed.grade))::integer as kept,
      (count(*) filter (where ended.grade = own.grade))::integer as restored,
      (count(*) filter (where ended.grade is not null and ended.grade not in (own.grade, agreed.grade)))::integer as another
    from grade_entry agreed
    join grade_entry own on own.authority_id = agreed.authority_id and own.submission_id = agreed.submission_id and own.kind = 'auditor'
    left join grade_dispute dispute on dispute.authority_id = agreed.authority_id and dispute.submission_id = agreed.submission_id
    left join grade_dispute_end ended on ended.authority_id = dispute.authority_id and ended.dispute_id = dispute.dispute_id
    where agreed.authority_id = ${ctx.authorityId} and agreed.kind = 'agreed' and agreed.grade <> own.grade
      and agreed.entered_at >= ${since}::date`.execute(ctx.db)
  return rows[0] ?? { changed: 0, disputed: 0, open: 0, withdrawn: 0, kept: 0, restored: 0, another: 0 }
}
