/** The pages of re-audits: the list, one with the audits before and after, its waiver, its way into a round, and what the council chose. */
import type { Context } from '#platform/context.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import { addToRound } from './add-to-round.ts'
import { roundForm, settingsForm, waiverForm, type RoundForm, type Typed, type WaiverForm } from './forms.ts'
import { listView } from './list-view.ts'
import { oneView } from './one-view.ts'
import { paths } from './paths.ts'
import { reAuditByReference } from './queries.ts'
import { saveSettings, settingsAgain, settingsPage } from './settings-page.ts'
import { waiveReAudit } from './waive-re-audit.ts'

const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''

async function onePage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<Reply> {
  const found = await reAuditByReference(ctx, referenceIn(request))
  await ctx.announce({ type: 're-audit.read', subject: `re-audit:${found.reference}` })
  const view = await oneView(ctx, found, { typed, errors })
  return page('re-audits/pages/one.njk', view, Object.keys(errors).length > 0 ? 422 : 200)
}

const again = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  onePage(ctx, request, request.body, errors)

async function waive(ctx: Context, request: RouteRequest<WaiverForm>): Promise<Reply> {
  await waiveReAudit(ctx, referenceIn(request), request.body)
  return seeOther(`${paths.reAudit(referenceIn(request))}?done=re-audit-waived`)
}

async function add(ctx: Context, request: RouteRequest<RoundForm>): Promise<Reply> {
  await addToRound(ctx, referenceIn(request), request.body.round)
  return seeOther(`${paths.reAudit(referenceIn(request))}?done=re-audit-added`)
}

export const reAuditRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/re-audits',
    permission: 're-audit.read',
    run: async (ctx, request) => page('re-audits/pages/list.njk', await listView(ctx, request.query)),
  }),
  route({
    method: 'GET',
    path: '/re-audits/:reference',
    permission: 're-audit.read',
    recordsRead: true,
    announces: ['re-audit.read'],
    run: (ctx, request) => onePage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/re-audits/:reference/waiver',
    permission: 're-audit.decide',
    body: waiverForm,
    announces: ['re-audit.waived', 're-audit.read'],
    run: waive,
    again,
  }),
  route({
    method: 'POST',
    path: '/re-audits/:reference/round',
    permission: 're-audit.decide',
    body: roundForm,
    announces: ['round.case-added', 're-audit.read'],
    run: add,
    again,
  }),
  route({ method: 'GET', path: '/re-audit-settings', permission: 're-audit.decide', run: settingsPage }),
  route({
    method: 'POST',
    path: '/re-audit-settings',
    permission: 're-audit.decide',
    body: settingsForm,
    announces: ['re-audit.settings-set'],
    run: saveSettings,
    again: settingsAgain,
  }),
]
