/** What others judged: the list, and the form that records one or puts one right. */
import { z } from 'zod'
import { gradeCodes } from '#domain/grades/grade.ts'
import { externalKinds } from '#domain/programme/external.ts'
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
import { externalByReference } from './external-queries.ts'
import { externalFormView, externalListView, externalTyped, type ExternalAsked } from './external-view.ts'
import { always, dayParts, dayTyped, line, words, type Typed } from './forms.ts'
import { paths } from './paths.ts'
import { recordExternalGrade } from './record-external-grade.ts'

const externalForm = z
  .object({
    kind: z.enum(
      externalKinds.map(({ code }) => code),
      'Choose what kind of look it was',
    ),
    lookedBy: line('Say who looked', 'Who looked'),
    ...dayParts('lookedOn'),
    about: line('Say what they looked at', 'What they looked at'),
    grade: z.enum([...gradeCodes, 'none'], 'Choose the grade that they gave, or none'),
    words: words('Say in words what they judged'),
  })
  .refine(form => dayTyped(form, 'lookedOn') !== null, {
    path: ['lookedOn-day'],
    message: 'Enter the day on which they looked, such as 14 5 2018',
    when: always,
  })
type ExternalForm = z.infer<typeof externalForm>

const formPage = (asked: ExternalAsked): Reply =>
  page('programme/pages/external-form.njk', externalFormView(asked), Object.keys(asked.errors).length > 0 ? 422 : 200)

async function keep(ctx: Context, { body }: RouteRequest<ExternalForm>, corrects: string | null): Promise<Reply> {
  const lookedOn = dayTyped(body, 'lookedOn')
  if (lookedOn === null) throw httpProblems.notUnderstood({})
  if (lookedOn > ctx.today)
    return formPage({ corrects, typed: body, errors: { 'lookedOn-day': 'The day must be today or earlier' } })
  const { kind, lookedBy, about, grade, words: said } = body
  const given = { kind, lookedBy, lookedOn, about, grade: grade === 'none' ? null : grade, words: said }
  await recordExternalGrade(ctx, given, corrects)
  return seeOther(`${paths.externalGrades}?done=external-grade-recorded`)
}

const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''

async function correctionPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const found = await externalByReference(ctx, referenceIn(request))
  return formPage({ corrects: found.reference, typed: externalTyped(found), errors: {} })
}

async function correctionAgain(ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> {
  const { reference: corrects } = await externalByReference(ctx, referenceIn(request))
  return formPage({ corrects, typed: request.body, errors })
}

export const externalRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/programme/external-grades',
    permission: 'insight.read',
    run: async ctx => page('programme/pages/external-grades.njk', await externalListView(ctx)),
  }),
  route({
    method: 'GET',
    path: '/programme/external-grades/new',
    permission: 'programme.plan',
    run: () => Promise.resolve(formPage({ corrects: null, typed: {}, errors: {} })),
  }),
  route({
    method: 'POST',
    path: '/programme/external-grades',
    permission: 'programme.plan',
    body: externalForm,
    announces: ['external-grade.recorded'],
    run: (ctx, request) => keep(ctx, request, null),
    again: (_ctx, { body }, errors) => Promise.resolve(formPage({ corrects: null, typed: body, errors })),
  }),
  route({
    method: 'GET',
    path: '/programme/external-grades/:reference/correction',
    permission: 'programme.plan',
    run: correctionPage,
  }),
  route({
    method: 'POST',
    path: '/programme/external-grades/:reference/correction',
    permission: 'programme.plan',
    body: externalForm,
    announces: ['external-grade.recorded'],
    run: (ctx, request) => keep(ctx, request, referenceIn(request)),
    again: correctionAgain,
  }),
]
