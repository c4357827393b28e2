/** What the council chooses: which grades are followed up, and how soon. */
import { errorSummary, typedText } from '#ui/form-params.ts'
import { mostMonths, type ReAuditSettings } from '#domain/re-audits/owed.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import type { SettingsForm, Typed } from './forms.ts'
import { paths } from './paths.ts'
import { setSettings, settingsNow } from './settings.ts'

/** What councils look at again by way of a dip sample, where nothing else is said: one in five. */
const usualDipShare = 20

const asTyped = ({ alsoRequiresImprovement, dipShare, months }: ReAuditSettings): Typed => ({
  followed: alsoRequiresImprovement ? 'both' : dipShare > 0 ? 'dip' : 'inadequate',
  dipShare: String(dipShare || usualDipShare),
  months: String(months),
})

const show = (typed: Typed, errors: FieldErrors): Reply => {
  const view = {
    back: paths.reAudits,
    action: paths.settings,
    summary: errorSummary(errors),
    followed: typedText(typed, 'followed'),
    months: typedText(typed, 'months'),
    dipShare: typedText(typed, 'dipShare'),
    most: mostMonths,
    errors: { followed: null, dipShare: null, months: null, ...errors },
  }
  return page('re-audits/pages/settings.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export const settingsPage = async (ctx: Context): Promise<Reply> => show(asTyped(await settingsNow(ctx)), {})

export const settingsAgain = (_ctx: Context, { body }: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  Promise.resolve(show(body, errors))

export async function saveSettings(ctx: Context, { body }: RouteRequest<SettingsForm>): Promise<Reply> {
  await setSettings(ctx, {
    alsoRequiresImprovement: body.followed === 'both',
    dipShare: body.followed === 'dip' ? Number(body.dipShare) : 0,
    months: Number(body.months),
  })
  return seeOther(`${paths.reAudits}?done=re-audit-settings-set`)
}
