/** Reads of practice cases: one with its versions and decisions, those that are published, and one person's grading of a case. */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import type { Grading, PracticeContent } from '#domain/calibration/content.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'

export interface PracticeCase {
  readonly practiceCaseId: string
  readonly reference: string
  readonly shipped: string | null
  /** The latest version, which keepers read. */
  readonly version: number
  readonly content: PracticeContent
  readonly writtenBy: string
  readonly writtenAt: Instant
  /** The version that others may grade now; null where none is published. */
  readonly published: number | null
  readonly decided: 'published' | 'withdrawn' | null
}

const cases = sql`
  select one.practice_case_id, one.reference, one.shipped, latest.number as version, latest.content, writer.name as written_by,
    latest.written_at, decided.decision as decided, case when decided.decision = 'published' then decided.version end as published
  from practice_case one
  join lateral (select * from practice_version version where version.authority_id = one.authority_id
    and version.practice_case_id = one.practice_case_id order by number desc limit 1) latest on true
  join staff_member writer on writer.authority_id = latest.authority_id and writer.staff_id = latest.written_by
  left join lateral (select * from practice_decision decision where decision.authority_id = one.authority_id
    and decision.practice_case_id = one.practice_case_id order by number desc limit 1) decided on true`

export async function practiceCases(ctx: Context): Promise<readonly PracticeCase[]> {
  const { rows } = await sql<PracticeCase>`
    ${cases} where one.authority_id = ${ctx.authorityId} order by one.reference desc limit 200`.execute(ctx.db)
  return rows
}

/** For keepers. Throws where there is none. */
export async function practiceCase(ctx: Context, reference: string): Promise<PracticeCase> {
  const { rows } = await sql<PracticeCase>`
    ${cases} where one.authority_id = ${ctx.authorityId} and one.reference = ${reference}`.execute(ctx.db)
  if (!rows[0]) throw httpProblems.notFound({})
  return rows[0]
}

export async function contentOf(ctx: Context, practiceCaseId: string, version: number): Promise<PracticeContent> {
  const { content } = await ctx.db
    .selectFrom('practiceVersion')
    .select('content')
    .where('authorityId', '=', ctx.authorityId)
    .where('practiceCaseId', '=', practiceCaseId)
    .where('number', '=', version)
    .executeTakeFirstOrThrow()
  return content as PracticeContent
}

export interface DecisionFound {
  readonly decision: 'published' | 'withdrawn'
  readonly version: number
  readonly reason: string
  readonly decidedBy: string
  readonly decidedAt: Instant
}

export async function decisionsOf(ctx: Context, practiceCaseId: string): Promise<readonly DecisionFound[]> {
  const { rows } = await sql<DecisionFound>`
    select decision, version, reason, person.name as decided_by, decided_at
    from practice_decision decision
    join staff_member person on person.authority_id = decision.authority_id and person.staff_id = decision.decided_by
    where decision.authority_id = ${ctx.authorityId} and practice_case_id = ${practiceCaseId}
    order by number desc`.execute(ctx.db)
  return rows
}

export interface AttemptFound {
  readonly attemptId: string
  readonly practiceCaseId: string
  readonly version: number
  /** What was saved last, or submitted. */
  readonly grading: Grading
  readonly submittedAt: Instant | null
  readonly reflection: string | null
}

/** One person's own grading, within an exercise or alone (`exerciseId` null). */
export async function attemptOf(
  ctx: Context,
  practiceCaseId: string,
  exerciseId: string | null,
): Promise<AttemptFound | null> {
  const { rows } = await sql<AttemptFound>`
    select attempt.attempt_id, attempt.practice_case_id, attempt.version, submitted.submitted_at,
      coalesce(submitted.grading, draft.grading, '{}'::jsonb) as grading, reflection.words as reflection
    from practice_attempt attempt
    left join practice_submission submitted on submitted.authority_id = attempt.authority_id and submitted.attempt_id = attempt.attempt_id
    left join lateral (select grading from practice_draft saved where saved.authority_id = attempt.authority_id
      and saved.attempt_id = attempt.attempt_id order by number desc limit 1) draft on true
    left join lateral (select words from practice_reflection written where written.authority_id = attempt.authority_id
      and written.attempt_id = attempt.attempt_id order by number desc limit 1) reflection on true
    where attempt.authority_id = ${ctx.authorityId} and attempt.practice_case_id = ${practiceCaseId}
      and attempt.staff_id = ${ctx.actor.staffId} and attempt.exercise_id is not distinct from ${exerciseId}::uuid`.execute(
    ctx.db,
  )
  return rows[0] ?? null
}

/** Who has seen what the panel agreed of a case: who wrote or decided about it, and who submitted a grading of any version. */
export async function knowPanelOf(ctx: Context, practiceCaseId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ staffId: string }>`
    select written_by as staff_id from practice_version where authority_id = ${ctx.authorityId} and practice_case_id = ${practiceCaseId}
    union select decided_by from practice_decision where authority_id = ${ctx.authorityId} and practice_case_id = ${practiceCaseId}
    union select attempt.staff_id from practice_attempt attempt
      join practice_submission submitted on submitted.authority_id = attempt.authority_id and submitted.attempt_id = attempt.attempt_id
      where attempt.authority_id = ${ctx.authorityId} and attempt.practice_case_id = ${practiceCaseId}`.execute(ctx.db)
  return new Set(rows.map(({ staffId }) => staffId))
}
