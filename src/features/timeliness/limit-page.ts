/** The council's own limit for one measure: for local ones whatever it asks of itself, for the others nothing longer than is allowed. */
import { errorSummary } from '#ui/form-params.ts'
import { can } from '#domain/access/can.ts'
import { faultSentences } from '#domain/timeliness/conventions.ts'
import { limitInWords, limitUnits, unitLabel } from '#domain/timeliness/limits.ts'
import type { Measure } from '#domain/timeliness/measure.ts'
import { measureOf } from '#domain/timeliness/measures.ts'
import { countingOf, settingFaults, type MeasureSettings, type OwnConvention } from '#domain/timeliness/settings.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { textOf } from './conventions-page.ts'
import { numberTyped, type LimitForm } from './forms.ts'
import { paths } from './paths.ts'
import { setConventions } from './set-conventions.ts'
import { settingsNow } from './settings.ts'

const measureAsked = ({ params: { measure } }: RouteRequest): Measure => {
  const found = measureOf(measure ?? '')
  if (!found?.mayChoose.includes('limit')) throw httpProblems.notFound({})
  return found
}

interface Typed {
  readonly count: string
  readonly unit: string
}

function show(measure: Measure, typed: Typed, errors: FieldErrors): Reply {
  const message = errors['count']
  const usual = measure.limit === null ? 'There is no usual limit.' : `Usually ${limitInWords(measure.limit)}.`
  const view = {
    back: paths.measure(measure.key),
    action: paths.limit(measure.key),
    title: measure.title,
    summary: errorSummary(errors),
    count: params({
      id: 'count',
      name: 'count',
      value: typed.count,
      classes: 'govuk-input--width-3',
      inputmode: 'numeric',
      label: { text: 'How many', classes: 'govuk-label--s' },
      hint: { text: `${usual} Leave empty to go by the usual one. Source: ${measure.source}` },
      ...(message === undefined ? {} : { errorMessage: { text: message } }),
    }),
    unit: params({
      id: 'unit',
      name: 'unit',
      label: { text: 'Counted in', classes: 'govuk-label--s' },
      items: limitUnits.map(unit => ({ value: unit, text: unitLabel(unit), selected: unit === typed.unit })),
    }),
  }
  return page('timeliness/pages/limit.njk', view, Object.keys(errors).length > 0 ? 422 : 200)
}

export async function limitPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const measure = measureAsked(request)
  const { limit } = countingOf(measure, (await settingsNow(ctx)).measures)
  return show(measure, { count: String(limit?.count ?? ''), unit: limit?.unit ?? 'working-days' }, {})
}

export const limitAgain = (
  _ctx: Context,
  request: RouteRequest<Readonly<Record<string, unknown>>>,
  errors: FieldErrors,
): Promise<Reply> =>
  Promise.resolve(
    show(measureAsked(request), { count: textOf(request.body, 'count'), unit: textOf(request.body, 'unit') }, errors),
  )

const withLimit = (measures: MeasureSettings, key: string, limit: OwnConvention['limit']): MeasureSettings => {
  const { [key]: before, ...others } = measures.own
  const { limit: earlier, ...rest } = before ?? {}
  const own = limit === undefined ? rest : { ...rest, limit }
  return { ...measures, own: Object.keys(own).length === 0 ? others : { ...others, [key]: own } }
}

export async function saveLimit(ctx: Context, request: RouteRequest<LimitForm>): Promise<Reply> {
  requireMay(can(ctx.actor, 'timeliness.set', {}))
  const measure = measureAsked(request)
  const { count, unit } = request.body
  const limit = count === '' ? undefined : { count: numberTyped(count), unit }
  const [fault] = settingFaults(withLimit((await settingsNow(ctx)).measures, measure.key, limit))
  if (fault) return show(measure, request.body, { count: faultSentences[fault.fault] })
  await setConventions(ctx, now => ({ ...now, measures: withLimit(now.measures, measure.key, limit) }))
  return seeOther(`${paths.measure(measure.key)}?done=conventions-set`)
}
