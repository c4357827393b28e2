/** The moderator's queue, the pages of the second look, and the council's rule for it. */
import { instant } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { agreementView } from './agreement-view.ts'
import { commentRoutes } from './comment-pages.ts'
import { disputeRoutes } from './dispute-pages.ts'
import { disputeSettingRoutes } from './dispute-settings.ts'
import { agreedForm, moderationForm, ownGradeForm, returnForm, rulesForm } from './forms.ts'
import { againAt, agree, giveBack, keepOwnGrade, moderate, moderationPage } from './look-pages.ts'
import { paths } from './paths.ts'
import { queueView, type Listed } from './queue-view.ts'
import { rulesAgain, rulesPage, saveRules } from './rules-page.ts'

const listIn = (list: string | undefined): Listed | null => (list === 'chosen' || list === 'not-chosen' ? list : null)

async function queuePage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { after, reference, list } = request.query
  const place =
    after !== undefined && !Number.isNaN(Date.parse(after)) && reference !== undefined
      ? { at: instant(after), reference }
      : null
  return page('moderation/pages/queue.njk', await queueView(ctx, place ? listIn(list) : null, place))
}

const look = { permission: 'audit.moderate', recordsRead: true } as const
const read = ['audit.read', 'reflection.read'] as const

export const moderationRoutes: readonly Route[] = [
  ...commentRoutes,
  ...disputeRoutes,
  ...disputeSettingRoutes,
  route({ method: 'GET', path: '/moderation', permission: 'audit.moderate', run: queuePage }),
  route({ method: 'GET', path: '/moderation/rules', permission: 'moderation-rule.set', run: rulesPage }),
  route({
    method: 'POST',
    path: '/moderation/rules',
    permission: 'moderation-rule.set',
    body: rulesForm,
    announces: ['moderation-rule.set'],
    run: saveRules,
    again: rulesAgain,
  }),
  route({
    method: 'GET',
    path: paths.agreement,
    permission: 'agreement.read',
    run: async ctx => page('moderation/pages/agreement.njk', await agreementView(ctx)),
  }),
  route({ ...look, method: 'GET', path: '/audits/:reference/moderation', announces: read, run: moderationPage }),
  route({
    method: 'POST',
    path: '/audits/:reference/moderation',
    permission: 'audit.moderate',
    body: moderationForm,
    announces: ['audit.moderated', ...read],
    run: moderate,
    again: againAt('open'),
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/moderation/own-grade',
    permission: 'audit.moderate',
    body: ownGradeForm,
    announces: ['audit.graded-blind', ...read],
    run: keepOwnGrade,
    again: againAt('grade-first'),
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/moderation/agreed',
    permission: 'audit.moderate',
    body: agreedForm,
    announces: ['audit.moderated', ...read],
    run: agree,
    again: againAt('compare'),
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/return',
    permission: 'audit.moderate',
    body: returnForm,
    announces: ['audit.returned', ...read],
    run: giveBack,
    again: againAt(null),
  }),
]
