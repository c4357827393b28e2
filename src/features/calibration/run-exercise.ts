/** What the quality assurance lead does with an exercise: invites people to a published case, closes it, and keeps what was talked about. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { calibrationProblems } from '#domain/calibration/problems.ts'
import { staffAtWork } from '#features/people/door.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { nextReference } from '#platform/database/references.ts'
import { requireMay } from '#platform/http/problems.ts'
import { exerciseByReference, type ExerciseFound } from './exercise-queries.ts'
import { holdCase } from './keep-practice-case.ts'
import { knowPanelOf, practiceCase } from './queries.ts'

export interface Invitable {
  readonly staffId: string
  readonly name: string
  readonly jobTitle: string
}

const mayGrade: readonly string[] = ['auditor', 'moderator']
const keeps: readonly string[] = ['qa-lead', 'principal-social-worker']

/** Auditors and moderators at work who have not seen what the panel agreed, by name. */
export async function invitableTo(ctx: Context, practiceCaseId: string): Promise<readonly Invitable[]> {
  const knows = await knowPanelOf(ctx, practiceCaseId)
  return (await staffAtWork(ctx)).filter(
    ({ staffId, roles }) =>
      roles.some(role => mayGrade.includes(role)) && !roles.some(role => keeps.includes(role)) && !knows.has(staffId),
  )
}

export interface ExerciseWanted {
  /** The reference of a published practice case. */
  readonly practiceCase: string
  readonly closesOn: LocalDate
  /** Ids of staff; who cannot be invited is left out. */
  readonly invited: readonly string[]
}

/** Returns its reference, such as CX-2018-0001. */
export async function beginExercise(ctx: Context, wanted: ExerciseWanted): Promise<string> {
  requireMay(can(ctx.actor, 'calibration.run'))
  const { practiceCaseId } = await practiceCase(ctx, wanted.practiceCase)
  await holdCase(ctx, practiceCaseId)
  const { published } = await practiceCase(ctx, wanted.practiceCase)
  if (published === null) throw calibrationProblems.notPublished({ reference: wanted.practiceCase })
  const invited = (await invitableTo(ctx, practiceCaseId)).filter(({ staffId }) => wanted.invited.includes(staffId))
  if (invited.length === 0) throw calibrationProblems.nobodyInvited({})
  const reference = await nextReference(ctx, { table: 'calibration_exercise', letters: 'CX' })
  const exerciseId = ctx.newId()
  const { authorityId, now } = ctx
  await ctx.db
    .insertInto('calibrationExercise')
    .values({
      ...{ authorityId, exerciseId, reference, practiceCaseId, version: published, closesOn: wanted.closesOn },
      ...{ begunBy: staffIdOf(ctx), begunAt: now },
    })
    .execute()
  const rows = invited.map(({ staffId }) => ({ authorityId, exerciseId, staffId, invitedAt: now }))
  await ctx.db.insertInto('calibrationInvitation').values(rows).execute()
  const subject = `calibration:${reference}` as const
  await ctx.announce({ type: 'calibration.begun', subject, invited: rows.length, closesOn: wanted.closesOn })
  return reference
}

async function held(ctx: Context, reference: string): Promise<ExerciseFound> {
  requireMay(can(ctx.actor, 'calibration.run'))
  await holdCase(ctx, (await exerciseByReference(ctx, reference)).practiceCaseId)
  return exerciseByReference(ctx, reference)
}

/** Whoever has not submitted no longer can; what they saved is not counted. */
export async function closeExercise(ctx: Context, reference: string): Promise<void> {
  const { exerciseId, closed, submitted, invited } = await held(ctx, reference)
  if (closed) throw calibrationProblems.closedAlready({})
  const { authorityId, now } = ctx
  await ctx.db
    .insertInto('calibrationClosure')
    .values({ authorityId, exerciseId, closedBy: staffIdOf(ctx), closedAt: now })
    .execute()
  await ctx.announce({ type: 'calibration.closed', subject: `calibration:${reference}`, submitted, invited })
}

/** Beside what was written before. Only once the exercise is over. */
export async function keepDiscussion(
  ctx: Context,
  reference: string,
  { notes, agreed }: { readonly notes: string; readonly agreed: string },
): Promise<void> {
  const { exerciseId, over } = await held(ctx, reference)
  if (!over) throw calibrationProblems.stillOpen({})
  const { rows } = await sql<{ number: number }>`
    insert into calibration_discussion (authority_id, exercise_id, number, notes, agreed, written_by, written_at)
    select ${ctx.authorityId}, ${exerciseId}, coalesce(max(number), 0) + 1, ${notes}, ${agreed}, ${staffIdOf(ctx)}, ${ctx.now}::timestamptz
    from calibration_discussion where authority_id = ${ctx.authorityId} and exercise_id = ${exerciseId}
    returning number`.execute(ctx.db)
  await ctx.announce({
    type: 'calibration.discussed',
    subject: `calibration:${reference}`,
    number: rows[0]?.number ?? 1,
  })
}
