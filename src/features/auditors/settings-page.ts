/** What the council chooses for auditing: audits a month, days for an audit, and whether training is recorded. */
import type { AuditingSettings } from '#domain/auditors/settings.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import type { SettingsForm } from './forms.ts'
import { paths } from './paths.ts'
import { auditingSettings } from './queries.ts'
import { setSettings } from './set-profile.ts'

const asTyped = ({ usualMonthlyCapacity, workingDays, trainingRecorded }: AuditingSettings): Typed => ({
  usualMonthlyCapacity: usualMonthlyCapacity === null ? '' : String(usualMonthlyCapacity),
  workingDays: String(workingDays),
  trainingRecorded: trainingRecorded ? 'yes' : 'no',
})

const show = (typed: Typed, errors: FieldErrors): Reply => {
  const view = {
    back: paths.auditors,
    action: paths.settings,
    summary: errorSummary(errors),
    usualMonthlyCapacity: typedText(typed, 'usualMonthlyCapacity'),
    workingDays: typedText(typed, 'workingDays'),
    trainingRecorded: typedText(typed, 'trainingRecorded'),
    errors: { usualMonthlyCapacity: null, workingDays: null, trainingRecorded: null, ...errors },
  }
  return page('auditors/pages/settings.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export const settingsPage = async (ctx: Context): Promise<Reply> => show(asTyped(await auditingSettings(ctx)), {})

export const settingsAgain = (_ctx: Context, { body }: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  Promise.resolve(show(body, errors))

export async function saveSettings(ctx: Context, { body }: RouteRequest<SettingsForm>): Promise<Reply> {
  await setSettings(ctx, body)
  return seeOther(`${paths.auditors}?done=auditing-settings-set`)
}
