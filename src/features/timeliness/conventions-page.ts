/** How the council counts: the conventions of every measure and the limits of the tracking boards, each with where it comes from. */
import { errorSummary } from '#ui/form-params.ts'
import { can } from '#domain/access/can.ts'
import { conventionKeys, conventions, type ConventionKey } from '#domain/timeliness/conventions.ts'
import type { MeasureSettings } from '#domain/timeliness/settings.ts'
import {
  faultsOfSettings,
  settingKeys,
  settingTold,
  type SettingKey,
  type TrackingSettings,
} from '#domain/tracking/settings.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { numberTyped, type ConventionsForm } from './forms.ts'
import { paths } from './paths.ts'
import { setConventions } from './set-conventions.ts'
import { settingsNow, type TimelinessSettings } from './settings.ts'

type Typed = Readonly<Record<string, unknown>>

const asTyped = ({ measures, boards }: TimelinessSettings): Typed => ({ ...measures, ...boards })
/** What was typed, or what holds, as a field shows it. */
export function textOf(typed: Typed, key: string): string {
  const value = typed[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const radiosOf = (key: ConventionKey, typed: Typed, errors: FieldErrors) => {
  const { label, hint, choices } = conventions[key]
  const message = errors[key]
  return params({
    idPrefix: key,
    name: key,
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    items: choices.map(choice => ({ ...choice, checked: textOf(typed, key) === choice.value })),
    ...(message === undefined ? {} : { errorMessage: { text: message } }),
  })
}

const inputOf = (key: SettingKey, typed: Typed, errors: FieldErrors) => {
  const { label, hint, unit, usual } = settingTold(key)
  const message = errors[key]
  return params({
    id: key,
    name: key,
    value: textOf(typed, key),
    classes: 'govuk-input--width-3',
    inputmode: 'numeric',
    suffix: { text: unit },
    label: { text: label, classes: 'govuk-label--s' },
    hint: { text: `${hint} Usually ${usual}.` },
    ...(message === undefined ? {} : { errorMessage: { text: message } }),
  })
}

const conventionsView = (typed: Typed, errors: FieldErrors) => ({
  back: paths.measures,
  action: paths.conventions,
  summary: errorSummary(errors),
  conventions: conventionKeys.map(key => radiosOf(key, typed, errors)),
  limits: settingKeys.map(key => inputOf(key, typed, errors)),
})

const show = (typed: Typed, errors: FieldErrors): Reply =>
  page('timeliness/pages/conventions.njk', conventionsView(typed, errors), Object.keys(errors).length > 0 ? 422 : 200)

export const conventionsPage = async (ctx: Context): Promise<Reply> => show(asTyped(await settingsNow(ctx)), {})

export const conventionsAgain = (_ctx: Context, { body }: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  Promise.resolve(show(body, errors))

export async function saveConventions(ctx: Context, { body }: RouteRequest<ConventionsForm>): Promise<Reply> {
  requireMay(can(ctx.actor, 'timeliness.set', {}))
  const boards = Object.fromEntries(settingKeys.map(key => [key, numberTyped(body[key])])) as TrackingSettings
  const faults = new Map(faultsOfSettings(boards).map(({ key, sentence }) => [key, sentence]))
  // In the order of the page, as its error summary lists them.
  const errors = settingKeys.flatMap(key => {
    const sentence = faults.get(key)
    return sentence === undefined ? [] : [[key, sentence] as const]
  })
  if (errors.length > 0) return show(body, Object.fromEntries(errors))
  const chosen = Object.fromEntries(conventionKeys.map(key => [key, body[key]])) as Omit<MeasureSettings, 'own'>
  await setConventions(ctx, ({ measures }) => ({ measures: { ...chosen, own: measures.own }, boards }))
  return seeOther(`${paths.measures}?done=conventions-set`)
}
