/** The pages of findings by theme, and of the messages that are worded from them. */
import { z } from 'zod'
import { instant } from '#domain/calendar/dates.ts'
import { isMessageKind } from '#domain/findings/message.ts'
import { themes } from '#domain/findings/themes.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import { approvalForm, messageForm, withdrawalForm, type MessageForm } from './forms.ts'
import { approveMessage, beginMessage, rewordMessage, withdrawMessage } from './keep-message.ts'
import { freshView, messagesView, messageView, waitingView, type Typed } from './messages-view.ts'
import { paths } from './paths.ts'
import { messageById, type FindingPlace } from './queries.ts'
import { themesView, themeView } from './themes-view.ts'

function placeIn({ before, finding }: RouteRequest['query']): FindingPlace | null {
  return before !== undefined && !Number.isNaN(Date.parse(before)) && z.uuid().safeParse(finding).success
    ? { at: instant(before), findingId: finding ?? '' }
    : null
}

async function themePage(ctx: Context, { params, query }: RouteRequest): Promise<Reply> {
  const theme = themes.find(({ code }) => code === params['theme'])
  if (!theme) throw httpProblems.notFound({})
  return page('findings/pages/theme.njk', await themeView(ctx, theme.code, placeIn(query)))
}

const status = (errors: FieldErrors): number => (Object.keys(errors).length === 0 ? 200 : 422)

const freshPage = (typed: Typed, errors: FieldErrors): Promise<Reply> =>
  Promise.resolve(page('findings/pages/message.njk', freshView({ typed, errors }), status(errors)))

const freshAsked = ({ kind, theme }: RouteRequest['query']): Typed => ({
  kind: isMessageKind(kind) ? kind : '',
  theme: themes.find(({ code }) => code === theme)?.code ?? '',
})

const idIn = ({ params: { id = '' } }: RouteRequest): string => id

async function onePage(ctx: Context, request: RouteRequest, typed: Typed, errors: FieldErrors): Promise<Reply> {
  const found = await messageById(ctx, idIn(request))
  if (!found) throw httpProblems.notFound({})
  return page('findings/pages/message.njk', messageView(ctx, found, { typed, errors }), status(errors))
}

const again = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  onePage(ctx, request, request.body, errors)

const messageOf = ({ theme, words, actionRequired }: MessageForm) => ({ theme, words, actionRequired })

async function reword(ctx: Context, request: RouteRequest<MessageForm>): Promise<Reply> {
  const found = await messageById(ctx, idIn(request))
  if (found && found.kind !== request.body.kind)
    return onePage(ctx, request, request.body, {
      kind: 'What it is cannot be changed. Withdraw it, and word another one',
    })
  await rewordMessage(ctx, idIn(request), messageOf(request.body))
  return seeOther(`${paths.message(idIn(request))}?done=message-worded`)
}

const themeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.findings,
    permission: 'insight.read',
    run: async ctx => page('findings/pages/themes.njk', await themesView(ctx)),
  }),
  route({
    method: 'GET',
    path: '/findings/:theme',
    permission: 'insight.read',
    recordsRead: true,
    announces: ['finding.read'],
    run: themePage,
  }),
]

const messageRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.messages,
    permission: 'learning-message.read',
    run: async ctx => page('findings/pages/messages.njk', await messagesView(ctx)),
  }),
  route({
    method: 'GET',
    path: paths.waiting,
    permission: 'learning-message.approve',
    run: async ctx => page('findings/pages/waiting.njk', await waitingView(ctx)),
  }),
  route({
    method: 'GET',
    path: paths.fresh,
    permission: 'learning-message.word',
    run: (_ctx, { query }) => freshPage(freshAsked(query), {}),
  }),
  route({
    method: 'POST',
    path: paths.fresh,
    permission: 'learning-message.word',
    body: messageForm,
    announces: ['learning-message.worded'],
    run: async (ctx, { body }) =>
      seeOther(`${paths.message(await beginMessage(ctx, body.kind, messageOf(body)))}?done=message-worded`),
    again: (_ctx, { body }, errors) => freshPage(body, errors),
  }),
  route({
    method: 'GET',
    path: '/learning-messages/:id',
    permission: 'learning-message.approve',
    run: (ctx, request) => onePage(ctx, request, {}, {}),
  }),
  route({
    method: 'POST',
    path: '/learning-messages/:id',
    permission: 'learning-message.word',
    body: messageForm,
    announces: ['learning-message.worded'],
    run: reword,
    again,
  }),
  route({
    method: 'POST',
    path: '/learning-messages/:id/approval',
    permission: 'learning-message.approve',
    body: approvalForm,
    announces: ['learning-message.approved'],
    run: async (ctx, request) => {
      await approveMessage(ctx, idIn(request), request.body.wording)
      return seeOther(`${paths.message(idIn(request))}?done=message-approved`)
    },
    again,
  }),
  route({
    method: 'POST',
    path: '/learning-messages/:id/withdrawal',
    permission: 'learning-message.approve',
    body: withdrawalForm,
    announces: ['learning-message.withdrawn'],
    run: async (ctx, request) => {
      await withdrawMessage(ctx, idIn(request), request.body.reason)
      return seeOther(`${paths.message(idIn(request))}?done=message-withdrawn`)
    },
    again,
  }),
]

export const findingsRoutes: readonly Route[] = [...themeRoutes, ...messageRoutes]
