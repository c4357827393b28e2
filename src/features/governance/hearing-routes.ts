/** How members wish to hear: their own choice, and for those who promised, whether each promise was kept. */
import { errorSummary, typedText } from '#ui/form-params.ts'
import { hearingForms, hearingReports, hearingTimes, type HearingPreference } from '#domain/governance/hearing.ts'
import type { Context } from '#platform/context.ts'
import { staffIdOf } from '#platform/context.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import { longDate, dayOf } from '#domain/calendar/dates.ts'
import { params } from '#ui/params.ts'
import { choosePreference } from './choose-preference.ts'
import { hearingForm, type HearingForm, type Typed } from './forms.ts'
import { preferenceOf } from './hearing-queries.ts'
import { paths } from './paths.ts'
import { promisesView } from './promises-view.ts'

const items = (choices: readonly { readonly code: string; readonly label: string }[], chosen: readonly string[]) =>
  params(choices.map(({ code, label }) => ({ value: code, text: label, checked: chosen.includes(code) })))

const tellByEmail = [{ code: 'yes', label: 'Send me an e-mail with a link when there is something to read' }]

const chosenIn = (typed: Typed, field: string): readonly string[] => {
  const value = typed[field]
  return Array.isArray(value) ? value.map(String) : [typedText(typed, field)]
}

const asTyped = (preference: HearingPreference | null): Typed =>
  preference === null
    ? {}
    : {
        reports: preference.reports,
        howOften: preference.howOften,
        form: preference.form,
        byEmail: preference.byEmail ? 'yes' : '',
      }

async function show(ctx: Context, typed: Typed | null, errors: FieldErrors): Promise<Reply> {
  const stands = await preferenceOf(ctx, staffIdOf(ctx))
  const shown = typed ?? asTyped(stands)
  const view = {
    back: paths.reports,
    action: paths.hearing,
    summary: errorSummary(errors),
    since: stands === null ? null : longDate(dayOf(stands.chosenAt)),
    reports: items(hearingReports, chosenIn(shown, 'reports')),
    howOften: items(hearingTimes, chosenIn(shown, 'howOften')),
    form: items(hearingForms, chosenIn(shown, 'form')),
    byEmail: items(tellByEmail, chosenIn(shown, 'byEmail')),
    noMail: !ctx.post.configured,
    errors: { reports: null, howOften: null, form: null, ...errors },
  }
  return page('governance/pages/hearing.njk', view, typed === null ? 200 : 422)
}

async function choose(ctx: Context, { body }: RouteRequest<HearingForm>): Promise<Reply> {
  await choosePreference(ctx, body)
  return seeOther(`${paths.hearing}?done=hearing-preference-chosen`)
}

export const hearingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/hearing-preferences',
    permission: 'hearing-preference.choose',
    run: ctx => show(ctx, null, {}),
  }),
  route({
    method: 'POST',
    path: '/hearing-preferences',
    permission: 'hearing-preference.choose',
    body: hearingForm,
    announces: ['hearing-preference.chosen'],
    run: choose,
    again: (ctx, request, errors) => show(ctx, request.body, errors),
  }),
  route({
    method: 'GET',
    path: '/hearing-preferences/kept',
    permission: 'hearing-preference.read',
    run: async ctx => page('governance/pages/promises.njk', await promisesView(ctx)),
  }),
]
