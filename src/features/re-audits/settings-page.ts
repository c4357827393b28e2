/** What the council chooses: which grades are followed up, and how soon. */
import { mostMonths, type ReAuditSettings } from '#domain/re-audits/owed.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { typedText, type SettingsForm, type Typed } from './forms.ts'
import { paths } from './paths.ts'
import { setSettings, settingsNow } from './settings.ts'

const asTyped = ({ alsoRequiresImprovement, months }: ReAuditSettings): Typed => ({
  followed: alsoRequiresImprovement ? 'both' : 'inadequate',
  months: String(months),
})

const show = (typed: Typed, errors: FieldErrors): Reply => {
  const errorList = Object.entries(errors).map(([field, text]) => ({ text, href: `#${field}` }))
  const view = {
    back: paths.reAudits,
    action: paths.settings,
    summary: errorList.length === 0 ? null : params({ titleText: 'There is a problem', errorList }),
    followed: typedText(typed, 'followed'),
    months: typedText(typed, 'months'),
    most: mostMonths,
    errors: { followed: null, months: null, ...errors },
  }
  return page('re-audits/pages/settings.njk', view, errorList.length === 0 ? 200 : 422)
}

export const settingsPage = async (ctx: Context): Promise<Reply> => show(asTyped(await settingsNow(ctx)), {})

export const settingsAgain = (_ctx: Context, { body }: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  Promise.resolve(show(body, errors))

export async function saveSettings(ctx: Context, { body }: RouteRequest<SettingsForm>): Promise<Reply> {
  await setSettings(ctx, { alsoRequiresImprovement: body.followed === 'both', months: Number(body.months) })
  return seeOther(`${paths.reAudits}?done=re-audit-settings-set`)
}
