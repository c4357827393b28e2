/** Invitations to calibration exercises that wait for this person. Reads the tables of the calibration room, which stands downstream. */
import { sql } from 'kysely'
import { canEver } from '#domain/access/can.ts'
import { longDate, type LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'

export interface CalibrationNotice {
  readonly text: string
  readonly href: string
  readonly hint: string
  readonly tag: null
}

/** The one that closes soonest first. */
export async function calibrationNotices(ctx: Context): Promise<readonly CalibrationNotice[]> {
  if (!canEver(ctx.actor, 'calibration.grade')) return []
  const { rows } = await sql<{ reference: string; closesOn: LocalDate }>`
    select exercise.reference, exercise.closes_on from calibration_invitation asked
    join calibration_exercise exercise on exercise.authority_id = asked.authority_id and exercise.exercise_id = asked.exercise_id
    where asked.authority_id = ${ctx.authorityId} and asked.staff_id = ${ctx.actor.staffId}::uuid and exercise.closes_on >= ${ctx.today}::date
      and not exists (select from calibration_closure closure where closure.authority_id = exercise.authority_id
        and closure.exercise_id = exercise.exercise_id)
      and not exists (select from practice_attempt attempt
        join practice_submission submitted on submitted.authority_id = attempt.authority_id and submitted.attempt_id = attempt.attempt_id
        where attempt.authority_id = asked.authority_id and attempt.staff_id = asked.staff_id
          and attempt.practice_case_id = exercise.practice_case_id)
    order by exercise.closes_on, exercise.reference limit 10`.execute(ctx.db)
  return rows.map(({ reference, closesOn }) => ({
    text: `Grade the practice case of calibration exercise ${reference}`,
    href: `/calibration/${reference}/grading`,
    hint: `By ${longDate(closesOn)}. You are one of several people who grade it without seeing each other’s grades.`,
    tag: null,
  }))
}
