/** What somebody from outside judged, written down as they said it. A mistake is put right by another record; both stay. */
import { can } from '#domain/access/can.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { externalReference, type ExternalKind } from '#domain/programme/external.ts'
import { programmeProblems } from '#domain/programme/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { externalByReference } from './external-queries.ts'
import { holdProgramme } from './queries.ts'

export interface ExternalGiven {
  readonly kind: ExternalKind
  readonly lookedBy: string
  readonly lookedOn: LocalDate
  readonly about: string
  /** Null where they gave none of the four grades. */
  readonly grade: Grade | null
  readonly words: string
}

/** `corrects` is the reference of the record that this one puts right, if any. Returns the new reference. */
export async function recordExternalGrade(
  ctx: Context,
  given: ExternalGiven,
  corrects: string | null = null,
): Promise<string> {
  requireMay(can(ctx.actor, 'programme.plan'))
  await holdProgramme(ctx)
  const earlier = corrects === null ? null : await externalByReference(ctx, corrects)
  if (earlier !== null && earlier.correctedBy !== null)
    throw programmeProblems.correctedAlready({ reference: earlier.reference, later: earlier.correctedBy })
  const { authorityId } = ctx
  const { count } = await ctx.db
    .selectFrom('externalGrade')
    .select(ctx.db.fn.countAll<number>().as('count'))
    .where('authorityId', '=', authorityId)
    .executeTakeFirstOrThrow()
  const reference = externalReference(ctx.today.slice(0, 4), count + 1)
  await ctx.db
    .insertInto('externalGrade')
    .values({
      authorityId,
      externalGradeId: ctx.newId(),
      reference,
      ...given,
      corrects: earlier?.externalGradeId ?? null,
      recordedBy: staffIdOf(ctx),
      recordedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'external-grade.recorded', subject: `external-grade:${reference}`, corrects })
  return reference
}
