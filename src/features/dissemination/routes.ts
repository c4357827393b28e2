/** The room's pages: shared learning with its receipts, what is new, what I hear, and the council's e-mails. */
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
import type { Typed } from '#ui/form-params.ts'
import { casesTold } from './case-told.ts'
import { choicesPage, choose } from './choices-page.ts'
import {
  againForm,
  changedForm,
  choicesForm,
  dayTyped,
  discussedForm,
  shareForm,
  takeBackForm,
  type ChangedForm,
  type DiscussedForm,
  type TakeBackForm,
} from './forms.ts'
import { markRead, sayChanged, sayDiscussed } from './give-receipt.ts'
import { changesFile, listView, tableFile } from './list-view.ts'
import { mailPage, sendTest, tryAgain, tryAllAgain } from './mail-page.ts'
import { newsPage } from './news-page.ts'
import { nothingTyped, oneView, type FormAsked } from './one-view.ts'
import { paths } from './paths.ts'
import { takeBack } from './share-learning.ts'
import { share, sharePage } from './share-page.ts'

const referenceIn = ({ params }: RouteRequest): string => params['reference'] ?? ''

async function onePage(ctx: Context, request: RouteRequest, asked: FormAsked): Promise<Reply> {
  const status = Object.keys(asked.errors).length === 0 ? 200 : 422
  return page('dissemination/pages/one.njk', await oneView(ctx, referenceIn(request), asked), status)
}

const again = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  onePage(ctx, request, { typed: request.body, errors })

const back = (request: RouteRequest, done: string): Reply => seeOther(`${paths.one(referenceIn(request))}?done=${done}`)

async function read(ctx: Context, request: RouteRequest): Promise<Reply> {
  await markRead(ctx, referenceIn(request))
  return back(request, 'learning-marked-read')
}

async function discussed(ctx: Context, request: RouteRequest<DiscussedForm>): Promise<Reply> {
  const on = dayTyped(request.body)
  const errors = {
    ...(on === null || on > ctx.today ? { met: 'The day of the meeting must be today or in the past' } : {}),
    ...(await casesTold(ctx, { note: request.body.note })),
  }
  if (on === null || Object.keys(errors).length > 0) return again(ctx, request, errors)
  await sayDiscussed(ctx, referenceIn(request), { on, words: request.body.note })
  return back(request, 'learning-discussed')
}

async function changed(ctx: Context, request: RouteRequest<ChangedForm>): Promise<Reply> {
  const errors = await casesTold(ctx, { change: request.body.change })
  if (Object.keys(errors).length > 0) return again(ctx, request, errors)
  await sayChanged(ctx, referenceIn(request), request.body.change)
  return back(request, 'learning-changed')
}

async function backTaken(ctx: Context, request: RouteRequest<TakeBackForm>): Promise<Reply> {
  await takeBack(ctx, referenceIn(request), request.body.reason)
  return seeOther(`${paths.shared}?done=learning-taken-back`)
}

const one = '/shared-learning/:reference'

const sharingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/shared-learning',
    permission: 'shared-learning.read',
    run: async ctx => page('dissemination/pages/list.njk', await listView(ctx)),
  }),
  route({ method: 'GET', path: '/shared-learning.csv', permission: 'shared-learning.read', run: tableFile }),
  route({ method: 'GET', path: '/shared-learning/changes.csv', permission: 'shared-learning.read', run: changesFile }),
  route({
    method: 'GET',
    path: '/shared-learning/new',
    permission: 'shared-learning.share',
    run: (ctx, { query }) => sharePage(ctx, { what: query['what'] ?? '' }, {}),
  }),
  route({
    method: 'POST',
    path: '/shared-learning/new',
    permission: 'shared-learning.share',
    body: shareForm,
    announces: ['learning.shared'],
    run: share,
    again: (ctx, { body }, errors) => sharePage(ctx, body, errors),
  }),
  route({
    method: 'GET',
    path: one,
    permission: 'shared-learning.read',
    run: (ctx, request) => onePage(ctx, request, nothingTyped),
  }),
  route({
    method: 'POST',
    path: `${one}/take-back`,
    permission: 'shared-learning.share',
    body: takeBackForm,
    announces: ['learning.taken-back'],
    run: backTaken,
    again,
  }),
]

const receiptRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: `${one}/read`,
    permission: 'shared-learning.read',
    announces: ['learning.marked-read'],
    run: read,
  }),
  route({
    method: 'POST',
    path: `${one}/discussed`,
    permission: 'shared-learning.say',
    body: discussedForm,
    announces: ['learning.discussed'],
    run: discussed,
    again,
  }),
  route({
    method: 'POST',
    path: `${one}/changed`,
    permission: 'shared-learning.say',
    body: changedForm,
    announces: ['learning.changed-something'],
    run: changed,
    again,
  }),
]

const hearingRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/news', permission: 'news.choose', run: newsPage }),
  route({
    method: 'GET',
    path: '/what-i-hear',
    permission: 'news.choose',
    run: ctx => choicesPage(ctx, null, {}),
  }),
  route({
    method: 'POST',
    path: '/what-i-hear',
    permission: 'news.choose',
    body: choicesForm,
    announces: ['news.choice-made'],
    run: choose,
    again: (ctx, { body }, errors) => choicesPage(ctx, body, errors),
  }),
  route({ method: 'GET', path: '/mail', permission: 'mail.look-after', run: mailPage }),
  route({
    method: 'POST',
    path: '/mail/test',
    permission: 'mail.look-after',
    announces: ['mail.queued'],
    run: sendTest,
  }),
  route({
    method: 'POST',
    path: '/mail/all-again',
    permission: 'mail.look-after',
    announces: ['mail.asked-again'],
    run: tryAllAgain,
  }),
  route({
    method: 'POST',
    path: '/mail/again',
    permission: 'mail.look-after',
    body: againForm,
    announces: ['mail.asked-again'],
    run: tryAgain,
    again: () => Promise.reject(httpProblems.notFound({})),
  }),
]

export const disseminationRoutes: readonly Route[] = [...sharingRoutes, ...receiptRoutes, ...hearingRoutes]
