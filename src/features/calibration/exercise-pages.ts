/** Exercises: beginning one, and its page, which says who has submitted but nothing of what, until it is over. */
import { can, canEver } from '#domain/access/can.ts'
import { addDays, dayOf, longDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { errorOf, errorSummary, typedText } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { referenceIn } from './case-page.ts'
import { exerciseByReference, invitedTo, type ExerciseFound, type InvitedFound } from './exercise-queries.ts'
import { closingDay, severalTyped, type AnyForm, type Typed } from './forms.ts'
import { paths } from './paths.ts'
import { practiceCases, type PracticeCase } from './queries.ts'
import { beginExercise, closeExercise, invitableTo } from './run-exercise.ts'

const longestDays = 365
const usualDays = 14

function dayField(ctx: Context, typed: Typed, errors: FieldErrors) {
  const [year = '', month = '', day = ''] = addDays(ctx.today, usualDays).split('-')
  const usual: Readonly<Record<string, string>> = { day, month, year }
  const error = errors['closesOn-day']
  return params({
    id: 'closesOn',
    namePrefix: 'closesOn',
    fieldset: { legend: { text: 'The last day on which people can submit', classes: 'govuk-fieldset__legend--s' } },
    items: ['day', 'month', 'year'].map(name => ({
      name,
      id: `closesOn-${name}`,
      value: typedText(typed, `closesOn-${name}`, usual[name]),
      classes: `govuk-input--width-${name === 'year' ? 4 : 2}${error === undefined ? '' : ' govuk-input--error'}`,
    })),
    ...(error === undefined ? {} : { errorMessage: { text: error } }),
  })
}

/** The one asked for, or the newest that is published. */
async function chosen(ctx: Context, asked: string): Promise<PracticeCase> {
  const published = (await practiceCases(ctx)).filter(one => one.published !== null)
  const found = asked === '' ? published[0] : published.find(({ reference }) => reference === asked)
  if (!found) throw httpProblems.notFound({})
  return found
}

async function beginning(ctx: Context, one: PracticeCase, typed: Typed, errors: FieldErrors): Promise<Reply> {
  const people = await invitableTo(ctx, one.practiceCaseId)
  const others = (await practiceCases(ctx)).filter(
    ({ published, reference }) => published !== null && reference !== one.reference,
  )
  const view = {
    ...{ back: paths.home, action: paths.home, reference: one.reference, title: one.content.title },
    summary: errorSummary(errors),
    others: others.map(({ reference, content }) => ({
      title: content.title,
      href: `${paths.freshExercise}?case=${reference}`,
    })),
    people: people.length,
    invited: params({
      ...{ idPrefix: 'invited', name: 'invited', values: [...severalTyped(typed, 'invited')] },
      fieldset: { legend: { text: 'Who is invited?', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Auditors and moderators who have not seen the panel’s grades of this case' },
      items: people.map(({ staffId, name, jobTitle }) => ({ value: staffId, text: name, hint: { text: jobTitle } })),
      ...errorOf(errors, 'invited'),
    }),
    closesOn: dayField(ctx, typed, errors),
  }
  return page('calibration/pages/begin-exercise.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

/** Before any case is published there is nothing to begin with: the first page says how one is. */
export async function freshExercise(ctx: Context, { query }: RouteRequest): Promise<Reply> {
  const asked = query['case'] ?? ''
  const none = asked === '' && (await practiceCases(ctx)).every(({ published }) => published === null)
  return none ? seeOther(paths.home) : beginning(ctx, await chosen(ctx, asked), {}, {})
}

function beginningFaults(ctx: Context, typed: Typed): Record<string, string> {
  const day = closingDay(typed)
  const good = day !== null && day >= ctx.today && day <= addDays(ctx.today, longestDays)
  return {
    ...(severalTyped(typed, 'invited').length === 0 ? { invited: 'Choose who is invited' } : {}),
    ...(good ? {} : { 'closesOn-day': 'Enter a day from today to a year from now, such as 14 5 2018' }),
  }
}

export async function begin(ctx: Context, { body }: RouteRequest<AnyForm>): Promise<Reply> {
  const one = await chosen(ctx, typedText(body, 'case') || 'none')
  const errors = beginningFaults(ctx, body)
  const closesOn = closingDay(body)
  if (Object.keys(errors).length > 0 || closesOn === null) return beginning(ctx, one, body, errors)
  const invited = severalTyped(body, 'invited')
  const reference = await beginExercise(ctx, { practiceCase: one.reference, closesOn, invited })
  return seeOther(`${paths.exercise(reference)}?done=calibration-begun`)
}

const submittedWords = ({ submittedAt, left }: InvitedFound): string => {
  if (submittedAt !== null) return `Submitted on ${longDate(dayOf(submittedAt))}`
  return left ? 'Has left; nobody waits for them' : 'Not submitted yet'
}

const mineWords = ({ invitesMe, iSubmitted, closed, over }: ExerciseFound): string | null => {
  if (!invitesMe) return null
  if (!iSubmitted) return closed ? 'The exercise closed before you submitted, so its result is not shown to you.' : null
  return over
    ? null
    : 'You have submitted. The spread of all grades is shown when the exercise is closed, or everybody has submitted.'
}

/** Where this person can go from here; null where they cannot yet, or can no longer. */
const waysOn = ({ reference, over, closed, iSubmitted, invitesMe }: ExerciseFound, keeps: boolean) => ({
  grading: invitesMe && !iSubmitted && !closed ? paths.grading(reference) : null,
  feedback: iSubmitted ? paths.feedback(reference) : null,
  result: over && (keeps || iSubmitted) ? paths.result(reference) : null,
})

/** For those who keep practice cases alone. */
const forKeepers = async (ctx: Context, { exerciseId, practiceCase, withdrawn }: ExerciseFound) => ({
  practiceCase: { reference: practiceCase, href: paths.practice(practiceCase) },
  withdrawn,
  people: (await invitedTo(ctx, exerciseId)).map(one => ({ name: one.name, standing: submittedWords(one) })),
})

const forOthers = { practiceCase: null, withdrawn: false, people: [] }

export async function exercisePage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const exercise = await exerciseByReference(ctx, referenceIn(request))
  const { reference, title, closesOn, submitted, invited, closed, over, begunBy } = exercise
  const keeps = canEver(ctx.actor, 'practice-case.keep')
  const view = {
    ...{ back: paths.home, reference, title, closesOn: longDate(closesOn), closed, over, begunBy },
    ...waysOn(exercise, keeps),
    ...(keeps ? await forKeepers(ctx, exercise) : forOthers),
    mine: mineWords(exercise),
    count: `${submitted} of ${invited} have submitted`,
    closure: can(ctx.actor, 'calibration.run').may && !closed ? paths.closure(reference) : null,
  }
  return page('calibration/pages/exercise.njk', view)
}

export async function close(ctx: Context, request: RouteRequest): Promise<Reply> {
  await closeExercise(ctx, referenceIn(request))
  return seeOther(`${paths.exercise(referenceIn(request))}?done=calibration-closed`)
}
