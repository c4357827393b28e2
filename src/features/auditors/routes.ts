/** The pages of auditors: the list by month, one auditor with the forms that stand on their page, and the council's choices. */
import { can } from '#domain/access/can.ts'
import { auditorProblems } from '#domain/auditors/problems.ts'
import { Problem } from '#domain/problem.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import type { Typed } from '#ui/form-params.ts'
import { declareConflict, endConflict } from './declare-conflict.ts'
import { askExemption, decideExemption } from './exempt-auditor.ts'
import {
  conflictForm,
  decisionForm,
  endForm,
  exemptionForm,
  profileForm,
  settingsForm,
  type ConflictForm,
  type DecisionForm,
  type EndForm,
  type ExemptionForm,
  type ProfileForm,
} from './forms.ts'
import { listView } from './list-view.ts'
import { oneView } from './one-view.ts'
import { paths } from './paths.ts'
import { auditorById, latestMonth } from './queries.ts'
import { saveSettings, settingsAgain, settingsPage } from './settings-page.ts'
import { setProfile } from './set-profile.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const noOne = '00000000-0000-0000-0000-000000000000'
const idIn = (request: RouteRequest, name: string): string => {
  const id = request.params[name] ?? ''
  return uuid.test(id) ? id : noOne
}
const auditorIn = (ctx: Context, request: RouteRequest): string =>
  request.params['auditor'] === 'me' ? staffIdOf(ctx) : idIn(request, 'auditor')

async function onePage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<Reply> {
  const auditorId = auditorIn(ctx, request)
  requireMay(can(ctx.actor, 'auditor.read', { auditorId }))
  const found = await auditorById(ctx, auditorId, await latestMonth(ctx))
  await ctx.announce({ type: 'auditor.read', subject: `staff:${auditorId}` })
  const view = await oneView(ctx, found, { typed, errors })
  return page('auditors/pages/one.njk', view, Object.keys(errors).length > 0 ? 422 : 200)
}

const again = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  onePage(ctx, request, request.body, errors)

async function declare(ctx: Context, request: RouteRequest<ConflictForm>): Promise<Reply> {
  const { conflictCase, conflictPractitioner, conflictTeam, conflictBecause } = request.body
  const auditorId = auditorIn(ctx, request)
  await declareConflict(ctx, auditorId, {
    caseReference: conflictCase,
    practitionerId: conflictPractitioner,
    teamId: conflictTeam,
    because: conflictBecause,
  })
  return seeOther(`${paths.auditor(auditorId)}?done=conflict-declared`)
}

/** Months that are asked for already are told beside the months, with what was typed. */
async function ask(ctx: Context, request: RouteRequest<ExemptionForm>): Promise<Reply> {
  const auditorId = auditorIn(ctx, request)
  const { typed, ...asked } = request.body
  try {
    await askExemption(ctx, auditorId, asked)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== auditorProblems.exemptionTwice.code) throw error
    return onePage(ctx, request, typed, { firstMonth: error.message })
  }
  return seeOther(`${paths.auditor(auditorId)}?done=exemption-asked`)
}

const post = { method: 'POST', again } as const

export const auditorRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/auditors',
    permission: 'round.read',
    run: async (ctx, request) => page('auditors/pages/list.njk', await listView(ctx, request.query)),
  }),
  route({
    method: 'GET',
    path: '/auditors/:auditor',
    permission: 'auditor.read',
    recordsRead: true,
    announces: ['auditor.read'],
    run: (ctx, request) => onePage(ctx, request),
  }),
  route({
    ...post,
    path: '/auditors/:auditor/profile',
    permission: 'auditor.set',
    body: profileForm,
    announces: ['auditor.profile-set', 'auditor.read'],
    run: async (ctx, request: RouteRequest<ProfileForm>) => {
      await setProfile(ctx, auditorIn(ctx, request), request.body)
      return seeOther(`${paths.auditor(auditorIn(ctx, request))}?done=auditor-profile-set`)
    },
  }),
  route({
    ...post,
    path: '/auditors/:auditor/conflicts',
    permission: 'auditor.declare',
    body: conflictForm,
    announces: ['auditor.conflict-declared', 'auditor.read'],
    run: declare,
  }),
  route({
    ...post,
    path: '/auditors/:auditor/conflicts/:conflict/end',
    permission: 'auditor.declare',
    body: endForm,
    announces: ['auditor.conflict-ended', 'auditor.read'],
    run: async (ctx, request: RouteRequest<EndForm>) => {
      const auditorId = auditorIn(ctx, request)
      const because = request.body.endBecause
      await endConflict(ctx, { auditorId, conflictId: idIn(request, 'conflict'), because })
      return seeOther(`${paths.auditor(auditorId)}?done=conflict-ended`)
    },
  }),
  route({
    ...post,
    path: '/auditors/:auditor/exemptions',
    permission: 'auditor.declare',
    body: exemptionForm,
    announces: ['auditor.exemption-asked', 'auditor.read'],
    run: ask,
  }),
  route({
    ...post,
    path: '/auditors/:auditor/exemptions/:exemption/decision',
    permission: 'exemption.decide',
    body: decisionForm,
    announces: ['auditor.exemption-decided', 'auditor.read'],
    run: async (ctx, request: RouteRequest<DecisionForm>) => {
      const { approved, decidedBecause: because } = request.body
      const exemptionId = idIn(request, 'exemption')
      await decideExemption(ctx, auditorIn(ctx, request), { exemptionId, approved: approved === 'yes', because })
      return seeOther(`${paths.auditor(auditorIn(ctx, request))}?done=exemption-decided`)
    },
  }),
  route({ method: 'GET', path: '/auditing-settings', permission: 'auditor.set', run: settingsPage }),
  route({
    method: 'POST',
    path: '/auditing-settings',
    permission: 'auditor.set',
    body: settingsForm,
    announces: ['auditing.settings-set'],
    run: saveSettings,
    again: settingsAgain,
  }),
]
