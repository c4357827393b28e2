/** View-models of the framework: as everyone reads it, its changes, and the form of one part. */
import { errorSummary } from '#ui/form-params.ts'
import { canEver } from '#domain/access/can.ts'
import { longMoment } from '#domain/calendar/dates.ts'
import { themes } from '#domain/findings/themes.ts'
import { frameworkParts, partTitle, type FrameworkPart } from '#domain/framework/framework.ts'
import { grades } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { fieldsOfPart, type ChangeForm, type Field } from './forms.ts'
import { paths } from './paths.ts'
import { changesOf, questionsByIndicator, type FrameworkFound, type Tested } from './queries.ts'

const strandTitles = { effect: 'Effect', practice: 'Practice', partnership: 'Partnership' } as const

const changedWords = ({ number, changedBy, changedAt }: FrameworkFound): string =>
  changedAt === null
    ? 'As it comes with the product. The council has changed nothing yet.'
    : `Version ${number}, changed by ${changedBy} on ${longMoment(changedAt)}.`

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

function testedWords(tested: readonly Tested[], indicator: number): string {
  const own = tested.filter(one => one.indicator === indicator)
  const questions = own.reduce((sum, one) => sum + one.questions, 0)
  return `${plural(questions, 'question')} in ${plural(own.length, 'tool')}`
}

const testedBy = (tested: readonly Tested[], indicator: number) =>
  tested
    .filter(one => one.indicator === indicator)
    .map(({ toolKey, toolName, questions }) => ({
      href: paths.tool(toolKey),
      text: toolName,
      count: plural(questions, 'question'),
    }))

export async function frameworkView(ctx: Context, found: FrameworkFound, latest: boolean) {
  const { content } = found
  const tested = await questionsByIndicator(ctx)
  const may = latest && canEver(ctx.actor, 'framework.change')
  const edit = Object.fromEntries(frameworkParts.map(({ key }) => [key, may ? paths.edit(key) : null]))
  return {
    latest,
    current: paths.framework,
    changes: paths.changes,
    changed: changedWords(found),
    edit: edit as Record<FrameworkPart, string | null>,
    purpose: content.purpose,
    strands: content.strands.map(({ key, text }) => ({ title: strandTitles[key], text })),
    indicators: content.indicators.map(one => ({
      ...one,
      tested: testedBy(tested, one.number),
      testedBy: testedWords(tested, one.number),
    })),
    standards: themes.flatMap(({ code, label }) => {
      const text = content.standards[code]
      return text === undefined ? [] : [{ label, text }]
    }),
    grades: grades.map(({ code, label }) => ({ label, text: content.grades[code] })),
    checks: content.checks,
  }
}

export async function changesView(ctx: Context) {
  const changes = await changesOf(ctx)
  return {
    back: paths.framework,
    changes: changes.map(({ number, part, reason, changedBy, changedAt }) => ({
      href: paths.version(number),
      number,
      part: part === null ? '' : partTitle(part),
      reason,
      by: changedBy,
      when: changedAt === null ? '' : longMoment(changedAt),
    })),
    first: paths.version(0),
  }
}

export interface EditAsked {
  readonly part: FrameworkPart
  readonly standing: FrameworkFound
  /** Null where nothing has been sent yet. */
  readonly typed: ChangeForm | null
  readonly errors: FieldErrors
}

function fieldShown({ name, label, value, long }: Field, { typed, errors }: EditAsked) {
  const given = typed?.[name]
  const error = errors[name]
  return {
    long,
    params: params({
      id: name,
      name,
      value: typeof given === 'string' ? given : typed === null ? value : '',
      label: { text: label, classes: 'govuk-label--s' },
      ...(long ? { rows: 3 } : {}),
      ...(error === undefined ? {} : { errorMessage: { text: error } }),
    }),
  }
}

const reasonField: Field = { name: 'reason', label: 'What you changed, and why', value: '', needed: true, long: true }

export function editView(asked: EditAsked) {
  const { part, standing, typed, errors } = asked
  const shown = typed?.['shown']
  return {
    back: paths.framework,
    action: paths.edit(part),
    title: partTitle(part),
    summary: errorSummary(errors),
    shown: typeof shown === 'string' ? shown : String(standing.number),
    groups: fieldsOfPart(part, standing.content).map(({ legend, fields }) => ({
      legend,
      fields: fields.map(field => fieldShown(field, asked)),
    })),
    reason: fieldShown(reasonField, asked).params,
  }
}
