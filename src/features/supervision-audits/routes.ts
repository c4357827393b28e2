/** The pages of audits before supervision. What tells of one is recorded as a read. */
import { page, route, seeOther, type Route } from '#platform/http/route.ts'
import { answersForm } from '../audits/door.ts'
import { agendaView } from './agenda-view.ts'
import { auditAgain, auditPage, saveAudit } from './audit-page.ts'
import { beginAudit } from './begin-audit.ts'
import { completionView } from './completion-view.ts'
import { beginForm } from './forms.ts'
import { listView } from './list-view.ts'
import { paths } from './paths.ts'

export const supervisionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/pre-supervision',
    permission: 'supervision-audits.list',
    run: async ctx => page('supervision-audits/pages/list.njk', await listView(ctx)),
  }),
  route({
    method: 'POST',
    path: '/pre-supervision',
    permission: 'supervision-audit.begin',
    body: beginForm,
    announces: ['supervision-audit.begun'],
    run: async (ctx, { body }) => seeOther(paths.audit(await beginAudit(ctx, body.practitioner, body.case))),
    again: async ctx => page('supervision-audits/pages/list.njk', await listView(ctx), 422),
  }),
  route({
    method: 'GET',
    path: '/pre-supervision/completion',
    permission: 'supervision-completion.read',
    run: async ctx => page('supervision-audits/pages/completion.njk', await completionView(ctx)),
  }),
  route({
    method: 'GET',
    path: '/pre-supervision/agenda/:practitioner',
    permission: 'supervision-audit.begin',
    recordsRead: true,
    announces: ['supervision-audit.read'],
    run: async (ctx, { params: { practitioner = '' } }) =>
      page('supervision-audits/pages/agenda.njk', await agendaView(ctx, practitioner)),
  }),
  route({
    method: 'GET',
    path: '/pre-supervision/:id',
    permission: 'supervision-audit.read',
    recordsRead: true,
    announces: ['supervision-audit.read'],
    run: auditPage,
  }),
  route({
    method: 'POST',
    path: '/pre-supervision/:id',
    permission: 'supervision-audit.answer',
    body: answersForm,
    announces: ['supervision-audit.answered', 'supervision-audit.shared'],
    run: saveAudit,
    again: auditAgain,
  }),
]
