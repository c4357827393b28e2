/** What the council asks of auditors before a first audit. */
import { casesFirstNow } from '#features/rounds/door.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { errorOf, errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { paths } from './paths.ts'
import { setCasesFirst } from './settings.ts'

const show = (value: string, errors: FieldErrors): Reply => {
  const view = {
    back: paths.home,
    action: paths.settings,
    summary: errorSummary(errors),
    casesFirst: params({
      ...{ id: 'casesFirst', name: 'casesFirst', value, classes: 'govuk-input--width-2', inputmode: 'numeric' },
      label: { text: 'Practice cases before a first audit', classes: 'govuk-label--m' },
      hint: {
        text: 'From 0 to 10; 0 asks for none. Where audits are allocated, auditors who have not done so many are named. They can still be chosen.',
      },
      ...errorOf(errors, 'casesFirst'),
    }),
  }
  return page('calibration/pages/settings.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export const settingsPage = async (ctx: Context): Promise<Reply> => show(String(await casesFirstNow(ctx)), {})

export const settingsAgain = (_ctx: Context, { body }: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  Promise.resolve(show(typedText(body, 'casesFirst'), errors))

export async function saveSettings(ctx: Context, { body }: RouteRequest<{ casesFirst: number }>): Promise<Reply> {
  await setCasesFirst(ctx, body.casesFirst)
  return seeOther(`${paths.home}?done=calibration-settings-set`)
}
