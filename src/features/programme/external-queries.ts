/** What others judged, newest first, each with the council's own agreed grades of the twelve months before, counted in the database. */
import { sql } from 'kysely'
import { londonMoment, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import { yearBefore } from '#domain/programme/coverage.ts'
import type { ExternalKind, GradeCounts } from '#domain/programme/external.ts'
import type { Grade } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'

export interface ExternalFound {
  readonly externalGradeId: string
  readonly reference: string
  readonly kind: ExternalKind
  readonly lookedBy: string
  readonly lookedOn: LocalDate
  readonly about: string
  readonly grade: Grade | null
  readonly words: string
  readonly by: string
  readonly at: Instant
  /** The record that this one puts right. */
  readonly corrects: string | null
  /** The record that puts this one right. */
  readonly correctedBy: string | null
}

/** Every record. A council has a handful for each year. */
export async function externalGrades(ctx: Context): Promise<readonly ExternalFound[]> {
  const { rows } = await sql<ExternalFound>`
    select one.external_grade_id, one.reference, one.kind, one.looked_by, one.looked_on, one.about, one.grade, one.words,
      writer.name as by, one.recorded_at as at, earlier.reference as corrects, later.reference as corrected_by
    from external_grade one
    join staff_member writer on writer.authority_id = one.authority_id and writer.staff_id = one.recorded_by
    left join external_grade earlier on earlier.authority_id = one.authority_id and earlier.external_grade_id = one.corrects
    left join external_grade later on later.authority_id = one.authority_id and later.corrects = one.external_grade_id
    where one.authority_id = ${ctx.authorityId}
    order by one.looked_on desc, one.reference desc`.execute(ctx.db)
  return rows
}

/** One record; 404 where there is none. */
export async function externalByReference(ctx: Context, reference: string): Promise<ExternalFound> {
  const found = (await externalGrades(ctx)).find(one => one.reference === reference)
  if (!found) throw httpProblems.notFound({})
  return found
}

/** Audits whose grade was agreed in the twelve months before a day: each once, by the grade agreed last. */
export async function agreedBefore(ctx: Context, day: LocalDate): Promise<GradeCounts> {
  const { rows } = await sql<{ grade: Grade; count: number }>`
    select grade, count(*)::integer as count from (
      select distinct on (agreed.audit_id) agreed.grade from agreed_grade agreed
      where agreed.authority_id = ${ctx.authorityId}
        and agreed.entered_at >= ${londonMoment(yearBefore(day), 0)}::timestamptz
        and agreed.entered_at < ${londonMoment(day, 0)}::timestamptz
        and not exists (select from submission_return returned where returned.authority_id = agreed.authority_id
          and returned.submission_id = agreed.submission_id)
      order by agreed.audit_id, agreed.entered_at desc
    ) last group by grade`.execute(ctx.db)
  const of = (grade: Grade): number => rows.find(row => row.grade === grade)?.count ?? 0
  return {
    outstanding: of('outstanding'),
    good: of('good'),
    'requires-improvement': of('requires-improvement'),
    inadequate: of('inadequate'),
  }
}
