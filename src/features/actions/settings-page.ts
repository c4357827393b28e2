/** What the council chooses: the usual time for an action by severity, and when the loop is closed. */
import { errorSummary, typedText } from '#ui/form-params.ts'
import { settingLimits, type ActionSettings } from '#domain/actions/settings.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import type { SettingsForm, Typed } from './forms.ts'
import { paths } from './paths.ts'
import { setSettings, settingsNow } from './settings.ts'

const fields: readonly { readonly name: keyof ActionSettings; readonly label: string; readonly suffix: string }[] = [
  { name: 'highDays', label: 'High severity: a child is not safe or not seen until it is done', suffix: 'days' },
  { name: 'mediumDays', label: 'Medium severity: a child waits, or a plan drifts', suffix: 'days' },
  { name: 'lowDays', label: 'Low severity: practice or recording falls short, without harm', suffix: 'days' },
  { name: 'loopWeeks', label: 'After verification, ask whether the child’s situation changed in', suffix: 'weeks' },
]

const show = (typed: Typed, errors: FieldErrors): Reply => {
  const view = {
    back: paths.actions,
    action: paths.settings,
    summary: errorSummary(errors),
    fields: fields.map(({ name, label, suffix }) =>
      params({
        id: name,
        name,
        value: typedText(typed, name),
        classes: 'govuk-input--width-3',
        inputmode: 'numeric',
        suffix: { text: suffix },
        label: { text: label, classes: 'govuk-label--s' },
        hint: { text: `From 1 to ${settingLimits[name]}` },
        ...(errors[name] === undefined ? {} : { errorMessage: { text: errors[name] } }),
      }),
    ),
  }
  return page('actions/pages/settings.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export async function settingsPage(ctx: Context): Promise<Reply> {
  const now = await settingsNow(ctx)
  return show(Object.fromEntries(fields.map(({ name }) => [name, String(now[name])])), {})
}

export const settingsAgain = (_ctx: Context, { body }: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  Promise.resolve(show(body, errors))

export async function saveSettings(ctx: Context, { body }: RouteRequest<SettingsForm>): Promise<Reply> {
  await setSettings(ctx, {
    highDays: Number(body.highDays),
    mediumDays: Number(body.mediumDays),
    lowDays: Number(body.lowDays),
    loopWeeks: Number(body.loopWeeks),
  })
  return seeOther(`${paths.actions}?done=action-settings-set`)
}
