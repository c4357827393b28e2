/** Grading a practice case, and the feedback right after it. The page of grading holds nothing of what the panel agreed. */
import { longDate } from '#domain/calendar/dates.ts'
import {
  differenceInWords,
  savingFaults,
  submittingFaults,
  type Grading,
  type PracticePart,
} from '#domain/calibration/content.ts'
import { gradeCodes, gradeLabel } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { errorOf, errorSummary, typedText } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { referenceIn } from './case-page.ts'
import { gradingTyped, type AnyForm, type Typed } from './forms.ts'
import {
  isSubmitted,
  placeOf,
  reflect,
  requireMayGrade,
  saveGrading,
  submitGrading,
  type Place,
} from './grade-practice-case.ts'
import { paths } from './paths.ts'

interface Part {
  readonly key: string
  readonly title: string
}

const partShown = ({ key, title }: Part, grading: Grading, errors: FieldErrors) => ({
  title,
  grade: params({
    ...{
      idPrefix: `grade-${key}`,
      name: `grade-${key}`,
      classes: 'govuk-radios--small',
      value: grading[key]?.grade ?? '',
    },
    fieldset: { legend: { text: `${title}: your grade`, classes: 'govuk-fieldset__legend--s' } },
    items: gradeCodes.map(code => ({ value: code, text: gradeLabel(code) })),
    ...errorOf(errors, `grade-${key}`),
  }),
  why: params({
    ...{ id: `why-${key}`, name: `why-${key}`, rows: 3, value: grading[key]?.why ?? '' },
    label: { text: `${title}: why, in a sentence or two` },
    ...errorOf(errors, `why-${key}`),
  }),
})

function show({ reference, content, exercise }: Place, grading: Grading, errors: FieldErrors): Reply {
  const view = {
    ...{ reference, title: content.title, tool: content.tool, file: content.file },
    back: exercise === null ? paths.home : paths.exercise(reference),
    action: paths.grading(reference),
    summary: errorSummary(errors),
    closesOn: exercise === null ? null : longDate(exercise.closesOn),
    parts: content.parts.map(part => partShown(part, grading, errors)),
  }
  return page('calibration/pages/grading.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export async function gradingPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const place = await placeOf(ctx, referenceIn(request))
  if (isSubmitted(place)) return seeOther(paths.feedback(place.reference))
  if (place.elsewhere !== null) return seeOther(paths.grading(place.elsewhere))
  await requireMayGrade(ctx, place)
  return show(place, place.attempt?.grading ?? {}, {})
}

/** The button says whether it is saved as it is, or submitted for good. */
export async function grade(ctx: Context, request: RouteRequest<AnyForm>): Promise<Reply> {
  const place = await placeOf(ctx, referenceIn(request))
  await requireMayGrade(ctx, place)
  const { parts } = place.content
  const grading = gradingTyped(parts, request.body)
  const submits = typedText(request.body, 'do') === 'submit'
  const errors = submits ? submittingFaults(parts, grading) : savingFaults(parts, grading)
  if (Object.keys(errors).length > 0) return show(place, grading, errors)
  if (submits) {
    await submitGrading(ctx, place.reference, grading)
    return seeOther(`${paths.feedback(place.reference)}?done=practice-submitted`)
  }
  await saveGrading(ctx, place.reference, grading)
  return seeOther(`${paths.grading(place.reference)}?done=practice-grading-saved`)
}

const sideBySide = ({ key, title, gold, why }: PracticePart, grading: Grading) => {
  const own = grading[key] ?? { grade: null, why: '' }
  return {
    title,
    own: own.grade === null ? 'None' : gradeLabel(own.grade),
    ownWhy: own.why,
    gold: gradeLabel(gold),
    goldWhy: why,
    difference: own.grade === null ? '' : differenceInWords(own.grade, gold),
  }
}

const onwards = ({ exercise, reference }: Place) =>
  exercise === null
    ? { back: paths.home, result: null, waits: false }
    : {
        back: paths.exercise(reference),
        result: exercise.over ? paths.result(reference) : null,
        waits: !exercise.over,
      }

/** The gold standard is read here alone, and only by who has submitted. */
async function feedback(ctx: Context, request: RouteRequest, typed: Typed | null, errors: FieldErrors): Promise<Reply> {
  const place = await placeOf(ctx, referenceIn(request))
  const { attempt, content, reference } = place
  if (!isSubmitted(place) || attempt === null) throw httpProblems.notFound({})
  const view = {
    ...{ reference, title: content.title, file: content.file, action: paths.feedback(reference) },
    ...onwards(place),
    summary: errorSummary(errors),
    parts: content.parts.map(part => sideBySide(part, attempt.grading)),
    words: params({
      ...{ id: 'words', name: 'words', rows: 5 },
      value: typed === null ? (attempt.reflection ?? '') : typedText(typed, 'words'),
      label: { text: 'What do you take from it?', classes: 'govuk-label--m' },
      hint: { text: 'For yourself. You can change it; nobody else is shown it.' },
      ...errorOf(errors, 'words'),
    }),
  }
  return page('calibration/pages/feedback.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export const feedbackPage = (ctx: Context, request: RouteRequest): Promise<Reply> => feedback(ctx, request, null, {})
export const feedbackAgain = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  feedback(ctx, request, request.body, errors)

export async function keepReflection(ctx: Context, request: RouteRequest<{ words: string }>): Promise<Reply> {
  await reflect(ctx, referenceIn(request), request.body.words)
  return seeOther(`${paths.feedback(referenceIn(request))}?done=practice-reflected`)
}
