/**
 * The family's own page: opened by the secret in a private link, without a name, a case, a session or the product's navigation. Unknown,
 * expired, withdrawn and answered links show one page in the same words. It works without script, on an old telephone.
 */
import { z } from 'zod'
import { familyFeedbackProblems } from '#domain/family-feedback/problems.ts'
import { Problem } from '#domain/problem.ts'
import type { Context } from '#platform/context.ts'
import { page, route, seeOther, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { linksMustWait, noteDeadLink, throttleWindowMinutes } from '#platform/sign-in/throttle.ts'
import { errorsShown, questionsView, type Typed } from './form-views.ts'
import { answersIn, familyForm, type FamilyForm } from './forms.ts'
import { paths } from './paths.ts'
import { linkOpenedBy } from './private-links.ts'
import { referenceOf } from './queries.ts'
import { answerByLink, type OpenLink } from './record-answers.ts'

const nothingTyped: Typed = { form: {}, faults: {} }
const secretIn = (request: RouteRequest): string => request.params['secret'] ?? ''

/** Opens the link for `show`; a dead one is counted, and after too many from one place every link must wait. */
async function withLink(
  ctx: Context,
  request: RouteRequest,
  show: (link: OpenLink) => Reply | Promise<Reply>,
): Promise<Reply> {
  if (await linksMustWait(ctx, request.address))
    return page('family-feedback/pages/wait.njk', { minutes: throttleWindowMinutes }, 429)
  const link = await linkOpenedBy(ctx, secretIn(request))
  if (link) return show(link)
  await noteDeadLink(ctx, request.address)
  return page('family-feedback/pages/dead-link.njk', {}, 404)
}

function questionsPage(ctx: Context, request: RouteRequest, { script }: OpenLink, typed: Typed): Reply {
  const view = {
    action: paths.family(secretIn(request)),
    errors: errorsShown(typed.faults),
    opening: script.opening,
    questions: questionsView(script, typed),
    // Somebody who is signed in sees what the family sees, and cannot answer for them.
    staff: ctx.actor.kind === 'staff',
  }
  return page('family-feedback/pages/family.njk', view, view.errors === null ? 200 : 422)
}

async function open(ctx: Context, request: RouteRequest, link: OpenLink): Promise<Reply> {
  const reference = await referenceOf(ctx, link.auditId)
  await ctx.announce({ type: 'family-feedback.link-opened', subject: `audit:${reference}` })
  return questionsPage(ctx, request, link, nothingTyped)
}

async function answer(ctx: Context, request: RouteRequest<FamilyForm>, link: OpenLink): Promise<Reply> {
  if (ctx.actor.kind === 'staff') return questionsPage(ctx, request, link, { form: request.body, faults: {} })
  try {
    await answerByLink(ctx, link, answersIn(link.script, request.body))
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== familyFeedbackProblems.notFitting.code) throw error
    return questionsPage(ctx, request, link, { form: request.body, faults: error.details['faults'] as Typed['faults'] })
  }
  return seeOther(paths.thankYou)
}

const thankYou = (): Promise<Reply> => Promise.resolve(page('family-feedback/pages/thank-you.njk', {}))
const opened = (ctx: Context, request: RouteRequest): Promise<Reply> =>
  withLink(ctx, request, link => open(ctx, request, link))

export const familyPageRoutes: readonly Route[] = [
  route({ method: 'GET', path: paths.thankYou, permission: 'public', leavesNoTrace: true, run: thankYou }),
  route({
    method: 'GET',
    path: '/family/:secret',
    permission: 'public',
    leavesNoTrace: true,
    recordsRead: true,
    announces: ['family-feedback.link-opened'],
    run: opened,
  }),
  route({
    method: 'POST',
    path: '/family/:secret',
    permission: 'public',
    leavesNoTrace: true,
    body: z.any().pipe(familyForm),
    announces: ['family-feedback.answered'],
    run: (ctx, request) => withLink(ctx, request, link => answer(ctx, request, link)),
    again: opened,
  }),
]
