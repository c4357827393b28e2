/**
 * What an exercise showed, as a page, a table and JSON, all through one gate: over, and either run by the reader or submitted by them.
 * Who graded what is told to the quality assurance lead alone, and reading it is recorded.
 */
import { stringify } from 'csv-stringify/sync'
import { can, canEver } from '#domain/access/can.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { calibrationProblems } from '#domain/calibration/problems.ts'
import { exerciseResult, fewestForSpread, type ExerciseResult, type ShareWithin } from '#domain/calibration/result.ts'
import type { PracticeContent } from '#domain/calibration/content.ts'
import { chanceFrom } from '#domain/caseload/chance.ts'
import { gradeCodes, gradeLabel } from '#domain/grades/grade.ts'
import { formulaSafe } from '#outputs/formula-safe.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import {
  download,
  json,
  page,
  seeOther,
  type FieldErrors,
  type Reply,
  type RouteRequest,
} from '#platform/http/route.ts'
import { errorOf, errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { referenceIn } from './case-page.ts'
import {
  discussionOf,
  exerciseByReference,
  invitedTo,
  type ExerciseFound,
  type InvitedFound,
} from './exercise-queries.ts'
import { paths } from './paths.ts'
import { contentOf } from './queries.ts'
import { keepDiscussion } from './run-exercise.ts'

const seed = 2018
const resamples = 1000

interface ResultFound {
  readonly exercise: ExerciseFound
  readonly content: PracticeContent
  readonly result: ExerciseResult
  /** Those who submitted, for the quality assurance lead; empty for others. */
  readonly named: readonly InvitedFound[]
  /** Null where the spread may be shown. */
  readonly hidden: string | null
}

async function resultFor(ctx: Context, reference: string): Promise<ResultFound> {
  const exercise = await exerciseByReference(ctx, reference)
  const keeps = canEver(ctx.actor, 'practice-case.keep')
  if (!keeps && !exercise.iSubmitted) throw httpProblems.notFound({})
  if (!exercise.over) throw calibrationProblems.stillOpen({})
  const content = await contentOf(ctx, exercise.practiceCaseId, exercise.version)
  const submitted = (await invitedTo(ctx, exercise.exerciseId)).filter(({ grading }) => grading !== null)
  const gradings = submitted.flatMap(({ grading }) => (grading === null ? [] : [grading]))
  const runs = can(ctx.actor, 'calibration.run').may
  return {
    ...{ exercise, content, named: runs ? submitted : [] },
    result: exerciseResult(content.parts, gradings, { resamples, next: chanceFrom(seed).share }),
    hidden:
      runs || submitted.length >= fewestForSpread
        ? null
        : `Fewer than ${fewestForSpread} people submitted, so the spread is not shown: one could tell who gave which grade.`,
  }
}

async function announceNames(ctx: Context, { exercise, named }: ResultFound, format: string): Promise<void> {
  if (named.length === 0) return
  await ctx.announce({ type: 'calibration.result-read', subject: `calibration:${exercise.reference}`, format })
}

const whole = (proportion: number): number => Math.round(proportion * 100)

function shareWords({ share: { n, of, percent }, interval }: ShareWithin): string {
  if (percent === null || interval === null) return `${n} of ${of}`
  return `${n} of ${of}, ${percent}% (95% interval ${whole(interval.lower)}% to ${whole(interval.upper)}%)`
}

function alphaWords({ alpha, alphaWords: words }: ExerciseResult): string {
  if (alpha === null) return words ?? ''
  const { value, lower, upper } = alpha
  const within = lower === null || upper === null ? '' : ` (95% interval ${lower.toFixed(2)} to ${upper.toFixed(2)})`
  return `${value.toFixed(2)}${within}`
}

const partsShown = ({ parts }: ExerciseResult) =>
  parts.map(({ title, gold, counts, exact, adjacent, apart }) => ({
    ...{ title, exact: shareWords(exact), adjacent: shareWords(adjacent), apart: apart.toFixed(1) },
    gold: gradeLabel(gold),
    cells: gradeCodes.map((code, place) => ({
      count: counts[place] ?? 0,
      marks: '●'.repeat(counts[place] ?? 0),
      gold: code === gold,
    })),
  }))

const namedShown = ({ named, content }: ResultFound) =>
  named.map(({ name, grading }) => ({
    name,
    parts: content.parts.flatMap(({ key, title }) => {
      const given = grading?.[key]
      return given === undefined ? [] : [{ title, grade: gradeLabel(given.grade), why: given.why }]
    }),
  }))

async function resultView(ctx: Context, found: ResultFound, typed: Typed | null, errors: FieldErrors) {
  const { exercise, content, result, hidden } = found
  const discussion = await discussionOf(ctx, exercise.exerciseId)
  const { reference } = exercise
  const area = (name: 'notes' | 'agreed', label: string) =>
    params({
      ...{ id: name, name, rows: 4, label: { text: label, classes: 'govuk-label--s' } },
      value: typed === null ? (discussion?.[name] ?? '') : typedText(typed, name),
      ...errorOf(errors, name),
    })
  return {
    ...{ back: paths.exercise(reference), reference, title: content.title, hidden },
    summary: errorSummary(errors),
    people: result.people,
    invited: exercise.invited,
    headings: gradeCodes.map(gradeLabel),
    parts: hidden === null ? partsShown(result) : [],
    exact: shareWords(result.exact),
    adjacent: shareWords(result.adjacent),
    alpha: alphaWords(result),
    named: namedShown(found),
    csv: paths.result(reference, 'csv'),
    json: paths.result(reference, 'json'),
    discussion:
      discussion === null
        ? null
        : {
            notes: discussion.notes,
            agreed: discussion.agreed,
            written: `${discussion.writtenBy}, ${longDate(dayOf(discussion.writtenAt))}`,
          },
    writes: can(ctx.actor, 'calibration.run').may
      ? {
          action: paths.discussion(reference),
          notes: area('notes', 'What was talked about'),
          agreed: area('agreed', 'What was agreed to change, such as guidance (optional)'),
        }
      : null,
  }
}

const spreadRows = ({ result, hidden }: ResultFound): readonly (readonly string[])[] =>
  hidden === null ? result.parts.map(({ title, gold, counts }) => [title, gradeLabel(gold), ...counts.map(String)]) : []

const namedRows = (found: ResultFound): readonly (readonly string[])[] =>
  namedShown(found).flatMap(({ name, parts }) =>
    parts.map(({ title, grade, why }) => {
      const gold = found.content.parts.find(part => part.title === title)?.gold
      return [title, gold === undefined ? '' : gradeLabel(gold), name, grade, why]
    }),
  )

function asTable(found: ResultFound): Reply {
  const lines =
    found.named.length > 0
      ? [['section', 'panel', 'person', 'grade', 'why'], ...namedRows(found)]
      : [['section', 'panel', ...gradeCodes.map(gradeLabel)], ...spreadRows(found)]
  const content = stringify(lines.map(line => line.map(formulaSafe)))
  return download(content, 'text/csv; charset=utf-8', `${found.exercise.reference}-result.csv`)
}

function asJson(found: ResultFound): Reply {
  const { exercise, result, hidden } = found
  return json({
    exercise: exercise.reference,
    invited: exercise.invited,
    submitted: result.people,
    hidden,
    result: hidden === null ? result : null,
    named: namedShown(found),
  })
}

export async function resultPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const found = await resultFor(ctx, referenceIn(request))
  await announceNames(ctx, found, request.format)
  if (request.format === 'csv') return asTable(found)
  if (request.format === 'json') return asJson(found)
  return page('calibration/pages/result.njk', await resultView(ctx, found, null, {}))
}

export async function resultAgain(ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> {
  const found = await resultFor(ctx, referenceIn(request))
  await announceNames(ctx, found, 'page')
  return page('calibration/pages/result.njk', await resultView(ctx, found, request.body, errors), 422)
}

export async function discuss(ctx: Context, request: RouteRequest<{ notes: string; agreed: string }>): Promise<Reply> {
  await keepDiscussion(ctx, referenceIn(request), request.body)
  return seeOther(`${paths.result(referenceIn(request))}?done=calibration-discussed`)
}
