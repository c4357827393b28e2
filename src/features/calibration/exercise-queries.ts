/** Reads of calibration exercises: one with who was invited and who has submitted, those of a person, what was graded and talked about. */
import { sql, type RawBuilder } from 'kysely'
import { canEver } from '#domain/access/can.ts'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { Submitted } from '#domain/calibration/result.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'

export interface ExerciseFound {
  readonly exerciseId: string
  readonly reference: string
  readonly practiceCaseId: string
  readonly practiceCase: string
  readonly version: number
  readonly title: string
  readonly closesOn: LocalDate
  readonly begunBy: string
  readonly invited: number
  readonly submitted: number
  /** Invited, still at work, and not submitted. */
  readonly awaited: number
  /** Closed by somebody, or its last day has passed. */
  readonly closed: boolean
  /** Closed, or nobody is awaited any more. Only then may grades of others be seen. */
  readonly over: boolean
  readonly invitesMe: boolean
  readonly iSubmitted: boolean
  /** The practice case has been withdrawn since. */
  readonly withdrawn: boolean
}

const exercises = (ctx: Context, where: RawBuilder<unknown>) => sql<ExerciseFound>`
  select told.*, told.closed or (told.awaited = 0 and told.submitted > 0) as over from (
    select exercise.exercise_id, exercise.reference, exercise.practice_case_id, one.reference as practice_case, exercise.version,
      version.content->>'title' as title, exercise.closes_on, beginner.name as begun_by, count(*)::integer as invited,
      count(submitted.attempt_id)::integer as submitted,
      (count(*) filter (where submitted.attempt_id is null and person.left_on is null))::integer as awaited,
      closure.closed_at is not null or exercise.closes_on < ${ctx.today}::date as closed,
      bool_or(asked.staff_id = ${ctx.actor.staffId}::uuid) as invites_me,
      bool_or(asked.staff_id = ${ctx.actor.staffId}::uuid and submitted.attempt_id is not null) as i_submitted,
      coalesce((select decision from practice_decision decided where decided.authority_id = exercise.authority_id
        and decided.practice_case_id = exercise.practice_case_id order by number desc limit 1) = 'withdrawn', false) as withdrawn
    from calibration_exercise exercise
    join practice_case one on one.authority_id = exercise.authority_id and one.practice_case_id = exercise.practice_case_id
    join practice_version version on version.authority_id = exercise.authority_id
      and version.practice_case_id = exercise.practice_case_id and version.number = exercise.version
    join staff_member beginner on beginner.authority_id = exercise.authority_id and beginner.staff_id = exercise.begun_by
    join calibration_invitation asked on asked.authority_id = exercise.authority_id and asked.exercise_id = exercise.exercise_id
    join staff_member person on person.authority_id = asked.authority_id and person.staff_id = asked.staff_id
    left join practice_attempt attempt on attempt.authority_id = asked.authority_id and attempt.exercise_id = asked.exercise_id
      and attempt.staff_id = asked.staff_id
    left join practice_submission submitted on submitted.authority_id = attempt.authority_id and submitted.attempt_id = attempt.attempt_id
    left join calibration_closure closure on closure.authority_id = exercise.authority_id and closure.exercise_id = exercise.exercise_id
    where exercise.authority_id = ${ctx.authorityId} and ${where}
    group by exercise.authority_id, exercise.exercise_id, exercise.reference, exercise.practice_case_id, one.reference, exercise.version,
      version.content, exercise.closes_on, beginner.name, closure.closed_at
  ) told`

const mine = (ctx: Context) =>
  canEver(ctx.actor, 'practice-case.keep')
    ? sql`true`
    : sql`exists (select from calibration_invitation own where own.authority_id = exercise.authority_id
        and own.exercise_id = exercise.exercise_id and own.staff_id = ${ctx.actor.staffId}::uuid)`

/** Those of the actor; all, for those who keep practice cases. The newest first. */
export async function exercisesOf(ctx: Context): Promise<readonly ExerciseFound[]> {
  const { rows } = await sql<ExerciseFound>`
    select * from (${exercises(ctx, mine(ctx))}) found order by reference desc limit 100`.execute(ctx.db)
  return rows
}

/** Throws where there is none, or the actor was neither invited nor keeps practice cases: to them it does not exist. */
export async function exerciseByReference(ctx: Context, reference: string): Promise<ExerciseFound> {
  const { rows } = await exercises(ctx, sql`exercise.reference = ${reference} and ${mine(ctx)}`).execute(ctx.db)
  if (!rows[0]) throw httpProblems.notFound({})
  return rows[0]
}

/** Whether the actor is awaited in an exercise over this case: then the case is graded there and nowhere else. */
export async function exerciseAwaitingMe(ctx: Context, practiceCaseId: string): Promise<ExerciseFound | null> {
  const { rows } = await exercises(
    ctx,
    sql`exercise.practice_case_id = ${practiceCaseId} and exists (select from calibration_invitation own
      where own.authority_id = exercise.authority_id and own.exercise_id = exercise.exercise_id and own.staff_id = ${ctx.actor.staffId}::uuid)`,
  ).execute(ctx.db)
  return rows.find(one => !one.closed && !one.iSubmitted) ?? null
}

export interface InvitedFound {
  readonly name: string
  readonly left: boolean
  readonly submittedAt: Instant | null
  readonly grading: Submitted | null
}

/** By name. Grades only where the caller may see them: ask `over` first. */
export async function invitedTo(ctx: Context, exerciseId: string): Promise<readonly InvitedFound[]> {
  const { rows } = await sql<InvitedFound>`
    select person.name, person.left_on is not null as left, submitted.submitted_at, submitted.grading
    from calibration_invitation asked
    join staff_member person on person.authority_id = asked.authority_id and person.staff_id = asked.staff_id
    left join practice_attempt attempt on attempt.authority_id = asked.authority_id and attempt.exercise_id = asked.exercise_id
      and attempt.staff_id = asked.staff_id
    left join practice_submission submitted on submitted.authority_id = attempt.authority_id and submitted.attempt_id = attempt.attempt_id
    where asked.authority_id = ${ctx.authorityId} and asked.exercise_id = ${exerciseId}
    order by person.name, person.staff_id`.execute(ctx.db)
  return rows
}

export interface DiscussionFound {
  readonly number: number
  readonly notes: string
  readonly agreed: string
  readonly writtenBy: string
  readonly writtenAt: Instant
}

/** What was talked about, as it was written last; null before. */
export async function discussionOf(ctx: Context, exerciseId: string): Promise<DiscussionFound | null> {
  const { rows } = await sql<DiscussionFound>`
    select number, notes, agreed, person.name as written_by, written_at from calibration_discussion told
    join staff_member person on person.authority_id = told.authority_id and person.staff_id = told.written_by
    where told.authority_id = ${ctx.authorityId} and told.exercise_id = ${exerciseId}
    order by number desc limit 1`.execute(ctx.db)
  return rows[0] ?? null
}
