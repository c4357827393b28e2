/** What audits reached and what they did not, and the least that the council asks for. */
import { z } from 'zod'
import { isLocalDate } from '#domain/calendar/dates.ts'
import { minimumMeasures, noMinimum, type CoverageMinimum } from '#domain/programme/coverage.ts'
import type { Context } from '#platform/context.ts'
import { page, route, seeOther, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { askedView } from './asked-view.ts'
import { coverageView, dayShown, type CoverageAsked } from './coverage-view.ts'
import { paths } from './paths.ts'
import { setMinimum } from './set-minimum.ts'

const most = { share: 100, number: 1000 } as const

const minimumForm = z
  .object({
    measure: z.enum(
      minimumMeasures.map(({ code }) => code),
      'Choose whether there is a minimum, and of what',
    ),
    least: z.string().trim().default(''),
  })
  .superRefine(({ measure, least }, issues) => {
    if (measure === 'none' || (/^\d{1,4}$/.test(least) && Number(least) >= 1 && Number(least) <= most[measure])) return
    const message = `Enter a whole number from 1 to ${most[measure].toLocaleString('en-GB')}`
    issues.addIssue({ code: 'custom', path: ['least'], message })
  })
type MinimumForm = z.infer<typeof minimumForm>

const wrongDay = 'Enter a day that is today or earlier, such as 2018-05-14'

function askedIn(ctx: Context, on = ''): CoverageAsked {
  if (on === '') return { on: null, typed: null, errors: {} }
  return { on, typed: null, errors: isLocalDate(on) && on <= ctx.today ? {} : { on: wrongDay } }
}

async function show(ctx: Context, asked: CoverageAsked): Promise<Reply> {
  const status = Object.keys(asked.errors).length > 0 ? 422 : 200
  return page('programme/pages/coverage.njk', await coverageView(ctx, asked), status)
}

async function set(ctx: Context, { body }: RouteRequest<MinimumForm>): Promise<Reply> {
  const { measure, least } = body
  const minimum: CoverageMinimum = measure === 'none' ? noMinimum : { measure, least: Number(least) }
  await setMinimum(ctx, minimum)
  return seeOther(`${paths.coverage}?done=programme-minimum-set`)
}

export const coverageRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/programme/coverage/asked',
    permission: 'insight.read',
    run: async (ctx, { query }) => {
      const asked = askedIn(ctx, query['on'])
      // A day that is none is told where it was typed, on the page before.
      if (Object.keys(asked.errors).length > 0) return show(ctx, asked)
      return page('programme/pages/asked.njk', await askedView(ctx, await dayShown(ctx, asked)))
    },
  }),
  route({
    method: 'GET',
    path: '/programme/coverage',
    permission: 'insight.read',
    run: (ctx, { query }) => show(ctx, askedIn(ctx, query['on'])),
  }),
  route({
    method: 'POST',
    path: '/programme/coverage/minimum',
    permission: 'programme.plan',
    body: minimumForm,
    announces: ['programme.minimum-set'],
    run: set,
    again: (ctx, { body }, errors) => show(ctx, { on: null, typed: body, errors }),
  }),
]
