/**
 * One person grades a practice case, alone or in an exercise: saved as they go, submitted once, and only then shown the gold standard.
 * Whoever has seen what the panel agreed does not grade, and a case that one is awaited for in an exercise is graded there.
 */
import { sql } from 'kysely'
import { can, canEver } from '#domain/access/can.ts'
import type { Grading, PracticeContent } from '#domain/calibration/content.ts'
import { calibrationProblems } from '#domain/calibration/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { exerciseAwaitingMe, exerciseByReference, type ExerciseFound } from './exercise-queries.ts'
import { holdCase } from './keep-practice-case.ts'
import { attemptOf, contentOf, knowPanelOf, practiceCase, type AttemptFound } from './queries.ts'

export interface Place {
  /** Of the practice case, or of the exercise. */
  readonly reference: string
  readonly practiceCaseId: string
  readonly practiceCase: string
  readonly version: number
  readonly exercise: ExerciseFound | null
  /** Null before anything was saved. */
  readonly attempt: AttemptFound | null
  readonly content: PracticeContent
  /** Where this person must grade the case instead: the reference of an exercise. */
  readonly elsewhere: string | null
}

async function inExercise(ctx: Context, reference: string): Promise<Omit<Place, 'content'>> {
  const exercise = await exerciseByReference(ctx, reference)
  if (!exercise.invitesMe) throw httpProblems.notFound({})
  const { practiceCaseId, version } = exercise
  const attempt = await attemptOf(ctx, practiceCaseId, exercise.exerciseId)
  return {
    ...{ reference, practiceCaseId, version, exercise, attempt },
    practiceCase: exercise.practiceCase,
    elsewhere: null,
  }
}

/** What one has submitted can always be read again; anything else only while it is published. */
async function alone(ctx: Context, reference: string): Promise<Omit<Place, 'content'>> {
  const { practiceCaseId, published } = await practiceCase(ctx, reference)
  const attempt = await attemptOf(ctx, practiceCaseId, null)
  const common = { reference, practiceCaseId, attempt, exercise: null, practiceCase: reference }
  if (attempt?.submittedAt) return { ...common, version: attempt.version, elsewhere: null }
  if (published === null) throw httpProblems.notFound({})
  const awaiting = await exerciseAwaitingMe(ctx, practiceCaseId)
  return { ...common, version: attempt?.version ?? published, elsewhere: awaiting?.reference ?? null }
}

/** Throws where it does not exist for this person. Says nothing of whether they may still grade. */
export async function placeOf(ctx: Context, reference: string): Promise<Place> {
  const found = reference.startsWith('CX-') ? await inExercise(ctx, reference) : await alone(ctx, reference)
  return { ...found, content: await contentOf(ctx, found.practiceCaseId, found.version) }
}

export const isSubmitted = ({ attempt }: Place): boolean => (attempt?.submittedAt ?? null) !== null

/** Throws with the reason where nothing more is taken from this person. */
export async function requireMayGrade(ctx: Context, place: Place): Promise<void> {
  requireMay(can(ctx.actor, 'calibration.grade'))
  if (isSubmitted(place)) throw calibrationProblems.submittedAlready({})
  if (place.elsewhere !== null) throw httpProblems.notFound({})
  if (place.exercise?.closed === true) throw calibrationProblems.over({})
  const knows = await knowPanelOf(ctx, place.practiceCaseId)
  if (!knows.has(staffIdOf(ctx)) && !canEver(ctx.actor, 'practice-case.keep')) return
  // They may know it because their other window has just submitted.
  if (isSubmitted(await placeOf(ctx, place.reference))) throw calibrationProblems.submittedAlready({})
  throw calibrationProblems.knowsPanel({})
}

async function placeHeld(ctx: Context, reference: string): Promise<Place> {
  await holdCase(ctx, (await placeOf(ctx, reference)).practiceCaseId)
  const place = await placeOf(ctx, reference)
  await requireMayGrade(ctx, place)
  return place
}

async function attemptIdOf(ctx: Context, place: Place): Promise<string> {
  if (place.attempt) return place.attempt.attemptId
  const attemptId = ctx.newId()
  const { practiceCaseId, version } = place
  await ctx.db
    .insertInto('practiceAttempt')
    .values({
      ...{ authorityId: ctx.authorityId, attemptId, practiceCaseId, version, staffId: staffIdOf(ctx) },
      ...{ exerciseId: place.exercise?.exerciseId ?? null, begunAt: ctx.now },
    })
    .execute()
  return attemptId
}

async function keepDraft(ctx: Context, attemptId: string, grading: Grading): Promise<void> {
  await sql`insert into practice_draft (authority_id, attempt_id, number, grading, saved_at)
    select ${ctx.authorityId}, ${attemptId}, coalesce(max(number), 0) + 1, ${JSON.stringify(grading)}::jsonb, ${ctx.now}::timestamptz
    from practice_draft where authority_id = ${ctx.authorityId} and attempt_id = ${attemptId}`.execute(ctx.db)
}

/** Whatever is there so far. Nobody else ever reads it. */
export async function saveGrading(ctx: Context, reference: string, grading: Grading): Promise<void> {
  const place = await placeHeld(ctx, reference)
  await keepDraft(ctx, await attemptIdOf(ctx, place), grading)
  await ctx.announce({ type: 'practice-case.grading-saved', subject: `practice-case:${place.practiceCase}` })
}

/** For good. The caller has asked `submittingFaults` (domain/calibration/content.ts). */
export async function submitGrading(ctx: Context, reference: string, grading: Grading): Promise<void> {
  const place = await placeHeld(ctx, reference)
  const attemptId = await attemptIdOf(ctx, place)
  await ctx.db
    .insertInto('practiceSubmission')
    .values({ authorityId: ctx.authorityId, attemptId, grading: JSON.stringify(grading), submittedAt: ctx.now })
    .execute()
  await ctx.announce({
    type: 'practice-case.graded',
    subject: `practice-case:${place.practiceCase}`,
    exercise: place.exercise?.reference ?? null,
  })
}

/** What a person takes from it, for themselves; what they wrote before is kept beside it. */
export async function reflect(ctx: Context, reference: string, words: string): Promise<void> {
  const place = await placeOf(ctx, reference)
  if (!isSubmitted(place) || place.attempt === null) throw httpProblems.notFound({})
  await holdCase(ctx, place.practiceCaseId)
  const { attemptId } = place.attempt
  await sql`insert into practice_reflection (authority_id, attempt_id, number, words, written_at)
    select ${ctx.authorityId}, ${attemptId}, coalesce(max(number), 0) + 1, ${words}, ${ctx.now}::timestamptz
    from practice_reflection where authority_id = ${ctx.authorityId} and attempt_id = ${attemptId}`.execute(ctx.db)
  await ctx.announce({ type: 'practice-case.reflected', subject: `practice-case:${place.practiceCase}` })
}
