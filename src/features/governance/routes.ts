/** The pages of reports to members: the list, a new one, one in every format, its passages, its numbers and its release. */
import { typedText } from '#ui/form-params.ts'
import { isPassage, type PassageKey } from '#domain/governance/passages.ts'
import { periodFault } from '#domain/governance/report.ts'
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
import { beginReport, gatherNumbers } from './begin-report.ts'
import { beginForm, monthOf, passageForm, releaseForm, type BeginForm, type PassageForm, type Typed } from './forms.ts'
import { paths } from './paths.ts'
import { reportFor } from './queries.ts'
import { release, releaseAgain, releasePage } from './release-page.ts'
import { downloadReport, isOffered } from './render-report.ts'
import { beginView, listView, passageView, reportView } from './views.ts'
import { writePassage } from './write-passage.ts'

const referenceIn = ({ params }: RouteRequest): string => params['reference'] ?? ''

function passageIn({ params }: RouteRequest): PassageKey {
  const key = params['passage'] ?? ''
  if (!isPassage(key)) throw httpProblems.notFound({})
  return key
}

const beginPage = (ctx: Context, typed: Typed | null, errors: FieldErrors): Reply =>
  page('governance/pages/begin.njk', beginView(ctx, typed, errors), typed === null ? 200 : 422)

async function begin(ctx: Context, { body }: RouteRequest<BeginForm>): Promise<Reply> {
  const [firstMonth, lastMonth] = [monthOf(body.from), monthOf(body.to)]
  if (firstMonth === null || lastMonth === null) throw httpProblems.notUnderstood({})
  const fault = periodFault(firstMonth, lastMonth, ctx.today)
  if (fault !== null) return beginPage(ctx, body, { to: fault })
  const reference = await beginReport(ctx, { title: body.title, firstMonth, lastMonth })
  return seeOther(`${paths.report(reference)}?done=scrutiny-report-begun`)
}

async function show(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { format } = request
  const found = await reportFor(ctx, referenceIn(request))
  await ctx.announce({ type: 'scrutiny-report.read', subject: `scrutiny-report:${found.report.reference}`, format })
  if (isOffered(format)) return downloadReport(found.report, format)
  return page('governance/pages/report.njk', await reportView(ctx, found))
}

const nothingTyped = { words: null, from: null, newer: null, errors: {} } as const

async function passagePage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const key = passageIn(request)
  const found = await reportFor(ctx, referenceIn(request))
  return page('governance/pages/passage.njk', await passageView(ctx, found, key, nothingTyped))
}

async function passageAgain(ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> {
  const key = passageIn(request)
  const found = await reportFor(ctx, referenceIn(request))
  const words = typedText(request.body, 'words')
  return page(
    'governance/pages/passage.njk',
    await passageView(ctx, found, key, {
      words,
      from: Number(typedText(request.body, 'from')) || 0,
      newer: null,
      errors,
    }),
    422,
  )
}

async function savePassage(ctx: Context, request: RouteRequest<PassageForm>): Promise<Reply> {
  const key = passageIn(request)
  const { words, from } = request.body
  const newer = await writePassage(ctx, referenceIn(request), { passage: key, words, from })
  if (newer === null) return seeOther(`${paths.report(referenceIn(request))}?done=scrutiny-passage-saved`)
  const found = await reportFor(ctx, referenceIn(request))
  return page(
    'governance/pages/passage.njk',
    await passageView(ctx, found, key, { words, from: null, newer, errors: {} }),
    422,
  )
}

async function numbersAgain(ctx: Context, request: RouteRequest): Promise<Reply> {
  await gatherNumbers(ctx, referenceIn(request))
  return seeOther(`${paths.report(referenceIn(request))}?done=scrutiny-numbers-gathered`)
}

const report = '/scrutiny-reports/:reference'

export const reportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/scrutiny-reports',
    permission: 'scrutiny-report.read',
    run: async ctx => page('governance/pages/list.njk', await listView(ctx)),
  }),
  route({
    method: 'GET',
    path: '/scrutiny-reports/new',
    permission: 'scrutiny-report.write',
    run: ctx => Promise.resolve(beginPage(ctx, null, {})),
  }),
  route({
    method: 'POST',
    path: '/scrutiny-reports',
    permission: 'scrutiny-report.write',
    body: beginForm,
    announces: ['scrutiny-report.begun', 'scrutiny-report.numbers-gathered'],
    run: begin,
    again: (ctx, request, errors) => Promise.resolve(beginPage(ctx, request.body, errors)),
  }),
  route({
    method: 'GET',
    path: `${report}/report`,
    permission: 'scrutiny-report.read',
    recordsRead: true,
    announces: ['scrutiny-report.read'],
    formats: ['page', 'json', 'csv', 'slides', 'document'],
    run: show,
  }),
  route({ method: 'GET', path: `${report}/passages/:passage`, permission: 'scrutiny-report.write', run: passagePage }),
  route({
    method: 'POST',
    path: `${report}/passages/:passage`,
    permission: 'scrutiny-report.write',
    body: passageForm,
    announces: ['scrutiny-report.written'],
    run: savePassage,
    again: passageAgain,
  }),
  route({
    method: 'POST',
    path: `${report}/numbers`,
    permission: 'scrutiny-report.write',
    announces: ['scrutiny-report.numbers-gathered'],
    run: numbersAgain,
  }),
  route({ method: 'GET', path: `${report}/release`, permission: 'scrutiny-report.release', run: releasePage }),
  route({
    method: 'POST',
    path: `${report}/release`,
    permission: 'scrutiny-report.release',
    body: releaseForm,
    announces: ['scrutiny-report.released'],
    run: release,
    again: releaseAgain,
  }),
]
