/** View-models of what others judged: the list with the council's own agreed grades beside, and the form that records one. */
import { typedText } from '#ui/form-params.ts'
import { canEver } from '#domain/access/can.ts'
import { longDate, longMoment, type LocalDate } from '#domain/calendar/dates.ts'
import { grades, gradeLabel, type Grade } from '#domain/grades/grade.ts'
import { besideInWords, countOf, externalKindLabel, externalKinds } from '#domain/programme/external.ts'
import { programmeYearOf } from '#domain/programme/year.ts'
import { share } from '#domain/statistics/share.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { shareInWords } from '#ui/components/share/params.ts'
import { params } from '#ui/params.ts'
import { choices, errorsOf, errorSummary } from './activity-form-view.ts'
import { agreedBefore, externalGrades, type ExternalFound } from './external-queries.ts'
import type { Typed } from './forms.ts'
import { paths } from './paths.ts'

const saidOf = (grade: Grade | null): string => (grade === null ? 'No grade of the four' : gradeLabel(grade))

async function recordView(ctx: Context, one: ExternalFound, mayRecord: boolean) {
  const counts = await agreedBefore(ctx, one.lookedOn)
  const n = countOf(counts)
  return {
    reference: one.reference,
    title: `${externalKindLabel(one.kind)}: ${one.about}`,
    lookedBy: one.lookedBy,
    lookedOn: longDate(one.lookedOn),
    said: saidOf(one.grade),
    words: one.words,
    by: `${one.by}, ${longMoment(one.at)}`,
    corrects: one.corrects,
    beside: besideInWords(one.kind, one.grade, counts),
    grades:
      n === 0
        ? []
        : grades.map(({ code, label }) => ({
            label,
            said: code === one.grade ? 'This one' : '',
            own: shareInWords(share(counts[code], n)),
          })),
    correction: mayRecord ? paths.correction(one.reference) : null,
  }
}

/** Records that were put right are listed below, without the council's grades beside them. */
export async function externalListView(ctx: Context) {
  const all = await externalGrades(ctx)
  const mayRecord = canEver(ctx.actor, 'programme.plan')
  const standing = all.filter(one => one.correctedBy === null)
  const records = []
  for (const one of standing) records.push(await recordView(ctx, one, mayRecord))
  return {
    back: paths.programme(programmeYearOf(ctx.today)),
    add: mayRecord ? paths.newExternalGrade : null,
    records,
    corrected: all
      .filter(one => one.correctedBy !== null)
      .map(one => ({
        text: `${one.reference}, ${externalKindLabel(one.kind)} of ${longDate(one.lookedOn)}: ${saidOf(one.grade)}`,
        words: one.words,
        by: one.correctedBy ?? '',
      })),
    empty: emptyState({
      title: 'Nothing was recorded of what others judged',
      sentence:
        'When an inspection, a peer review or a commissioned review has said what it thinks of practice, it is recorded here beside the grades that your own audits were agreed to be.',
    }),
  }
}

export const externalFields = ['kind', 'lookedBy', 'lookedOn-day', 'about', 'grade', 'words'] as const

const dayItems = (typed: Typed, wrong: boolean) =>
  params(
    ['day', 'month', 'year'].map(name => ({
      name,
      classes: `govuk-input--width-${name === 'year' ? 4 : 2}${wrong ? ' govuk-input--error' : ''}`,
      value: typedText(typed, `lookedOn-${name}`),
    })),
  )

export interface ExternalAsked {
  /** The record that is put right, or null. */
  readonly corrects: string | null
  readonly typed: Typed
  readonly errors: FieldErrors
}

export function externalFormView({ corrects, typed, errors }: ExternalAsked) {
  const field = (name: string): string => typedText(typed, name)
  return {
    title: corrects === null ? 'Record what others judged' : `Put ${corrects} right`,
    corrects,
    action: corrects === null ? paths.externalGrades : paths.correction(corrects),
    back: paths.externalGrades,
    summary: errorSummary(errors, externalFields),
    errors: errorsOf(externalFields, errors),
    kinds: choices(externalKinds, field('kind')),
    grades: choices([...grades, { code: 'none', label: 'They gave none of these' }], field('grade')),
    day: dayItems(typed, 'lookedOn-day' in errors),
    typed: { lookedBy: field('lookedBy'), about: field('about'), words: field('words') },
  }
}

/** A record as its form would have been typed. */
export const externalTyped = (one: ExternalFound): Typed => ({
  ...one,
  grade: one.grade ?? 'none',
  ...dayAsTyped(one.lookedOn),
})

function dayAsTyped(day: LocalDate): Typed {
  const [year, month, date] = day.split('-').map(Number)
  return { 'lookedOn-day': String(date), 'lookedOn-month': String(month), 'lookedOn-year': String(year) }
}
