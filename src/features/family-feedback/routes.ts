/** The auditor's pages about the family: what was said, attempts, scripts, answers typed in, private links. */
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { familyFeedbackProblems } from '#domain/family-feedback/problems.ts'
import { scriptOf, type Script } from '#domain/family-feedback/scripts.ts'
import { Problem } from '#domain/problem.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, route, seeOther, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { auditToAsk } from './audit-to-ask.ts'
import { familyFeedbackOf } from './family-feedback.ts'
import { feedbackView } from './feedback-view.ts'
import { attemptForm, formOfAnswers, formOfDay, heardForm, linkForm, type Typed } from './form-views.ts'
import { answersHeard, attemptGiven, familyForm, linkWanted, type FamilyForm, type Given } from './forms.ts'
import { paths } from './paths.ts'
import { makeLink, withdrawLink } from './private-links.ts'
import { auditAsked, linksOf, type FeedbackFound } from './queries.ts'
import { feedbackToCorrect, recordAnswers, type AnswersHeard } from './record-answers.ts'
import { recordAttempt } from './record-attempt.ts'

type FormRequest = RouteRequest<FamilyForm>
const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''
const status = ({ faults }: Typed): number => (Object.keys(faults).length > 0 ? 422 : 200)

/** Saves, or gives the faults by field. Refusals of other kinds are thrown on. */
async function saved<Value>(given: Given<Value>, save: (value: Value) => Promise<void>): Promise<Typed['faults']> {
  if (!given.ok) return given.faults
  try {
    await save(given.value)
    return {}
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== familyFeedbackProblems.notFitting.code) throw error
    return error.details['faults'] as Typed['faults']
  }
}

async function feedbackPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const audit = await auditAsked(ctx, referenceIn(request))
  await ctx.announce({ type: 'family-feedback.read', subject: `audit:${audit.reference}` })
  const view = feedbackView({
    audit,
    mayAsk: can(ctx.actor, 'audit.ask-family', audit).may,
    mayReadAudit: can(ctx.actor, 'audit.read', audit).may,
    feedback: await familyFeedbackOf(ctx, audit),
    links: await linksOf(ctx, audit.auditId),
    now: ctx.now,
  })
  return page('family-feedback/pages/feedback.njk', view)
}

async function attemptPage(ctx: Context, request: RouteRequest, typed?: Typed): Promise<Reply> {
  const { reference } = await auditToAsk(ctx, referenceIn(request))
  const shown = typed ?? { form: formOfDay('attemptedOn', ctx.today), faults: {} }
  const view = {
    reference,
    back: paths.feedback(reference),
    action: paths.attempts(reference),
    ...attemptForm(shown),
  }
  return page('family-feedback/pages/attempt.njk', view, status(shown))
}

async function attempt(ctx: Context, request: FormRequest): Promise<Reply> {
  const reference = referenceIn(request)
  const faults = await saved(attemptGiven(request.body), value => recordAttempt(ctx, reference, value))
  if (Object.keys(faults).length > 0) return attemptPage(ctx, request, { form: request.body, faults })
  return seeOther(`${paths.feedback(reference)}?done=family-attempt-recorded`)
}

function scriptIn(request: RouteRequest): Script {
  const script = scriptOf(request.params['version'] ?? '')
  if (!script) throw httpProblems.notFound({})
  return script
}

async function scriptPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { reference } = await auditToAsk(ctx, referenceIn(request))
  const script = scriptIn(request)
  const { questions } = heardForm(script, { form: {}, faults: {} })
  const { label, use, opening, closing, version } = script
  return page('family-feedback/pages/script.njk', {
    reference,
    back: paths.feedback(reference),
    type: paths.answers(reference, version),
    ...{ label, use, opening, closing, questions },
  })
}

/** What a page of answers is for: a script, and the row that it corrects where it does. */
interface Hearing {
  readonly script: Script
  readonly corrects: FeedbackFound | null
}

async function answersPage(ctx: Context, request: RouteRequest, hearing: Hearing, typed: Typed): Promise<Reply> {
  const { reference } = await auditToAsk(ctx, referenceIn(request))
  const { script, corrects } = hearing
  const { label, opening, closing, version } = script
  const view = {
    reference,
    back: paths.feedback(reference),
    action: corrects ? paths.correction(reference, corrects.feedbackId) : paths.answers(reference, version),
    title: corrects ? 'Correct what you recorded' : 'What they said',
    corrects: corrects !== null,
    ...{ label, opening, closing },
    ...heardForm(script, typed),
  }
  return page('family-feedback/pages/answers.njk', view, status(typed))
}

const newAnswersPage = (ctx: Context, request: RouteRequest): Promise<Reply> =>
  answersPage(
    ctx,
    request,
    { script: scriptIn(request), corrects: null },
    { form: { way: 'telephone', ...formOfDay('saidOn', ctx.today) }, faults: {} },
  )

async function answers(ctx: Context, request: FormRequest): Promise<Reply> {
  const hearing = { script: scriptIn(request), corrects: null }
  return hear(ctx, request, hearing, answersHeard(hearing.script, request.body))
}

async function hear(ctx: Context, request: FormRequest, hearing: Hearing, given: Given<AnswersHeard>): Promise<Reply> {
  const reference = referenceIn(request)
  const faults = await saved(given, value => recordAnswers(ctx, reference, value))
  if (Object.keys(faults).length > 0) return answersPage(ctx, request, hearing, { form: request.body, faults })
  return seeOther(`${paths.feedback(reference)}?done=family-answers-${hearing.corrects ? 'corrected' : 'recorded'}`)
}

async function correctionIn(ctx: Context, request: RouteRequest): Promise<{ script: Script; corrects: FeedbackFound }> {
  const { auditId } = await auditToAsk(ctx, referenceIn(request))
  const corrects = await feedbackToCorrect(ctx, auditId, request.params['feedbackId'] ?? '')
  const script = scriptOf(corrects.version)
  if (!script) throw httpProblems.notFound({})
  return { script, corrects }
}

async function correctionPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const correction = await correctionIn(ctx, request)
  const { asked, way, saidOn, said } = correction.corrects
  const stands = Object.fromEntries(said.answers.map(({ key, value, words }) => [key, { value, words }]))
  await ctx.announce({ type: 'family-feedback.read', subject: `audit:${referenceIn(request)}` })
  const form = { asked, way, ...formOfDay('saidOn', saidOn), ...formOfAnswers(stands) }
  return answersPage(ctx, request, correction, { form, faults: {} })
}

async function correct(ctx: Context, request: FormRequest): Promise<Reply> {
  const correction = await correctionIn(ctx, request)
  return hear(ctx, request, correction, answersHeard(correction.script, request.body, correction.corrects.feedbackId))
}

async function linkPage(ctx: Context, request: RouteRequest, typed?: Typed): Promise<Reply> {
  const { reference } = await auditToAsk(ctx, referenceIn(request))
  const shown = typed ?? { form: { days: '30' }, faults: {} }
  const view = { reference, back: paths.feedback(reference), action: paths.links(reference), ...linkForm(shown) }
  return page('family-feedback/pages/new-link.njk', view, status(shown))
}

/** The answer is the page itself, not a redirect: the secret is shown once and is in no address that is kept. */
async function link(ctx: Context, request: FormRequest): Promise<Reply> {
  const reference = referenceIn(request)
  const wanted = linkWanted(request.body)
  if (!wanted.ok) return linkPage(ctx, request, { form: request.body, faults: wanted.faults })
  const secret = await makeLink(ctx, reference, wanted.value)
  return page('family-feedback/pages/link-made.njk', {
    back: paths.feedback(reference),
    link: `${request.origin}${paths.family(secret)}`,
    days: wanted.value.days,
    attempt: paths.attempts(reference),
  })
}

async function withdraw(ctx: Context, request: RouteRequest): Promise<Reply> {
  const reference = referenceIn(request)
  await withdrawLink(ctx, reference, request.params['linkId'] ?? '')
  return seeOther(`${paths.feedback(reference)}?done=family-link-withdrawn`)
}

const base = '/audits/:reference/family-feedback'
const asks = { method: 'GET', permission: 'audit.ask-family' } as const
const writes = { method: 'POST', permission: 'audit.ask-family', body: z.any().pipe(familyForm) } as const

export const familyFeedbackRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: base,
    permission: 'audit.read-family',
    recordsRead: true,
    announces: ['family-feedback.read'],
    run: feedbackPage,
  }),
  route({ ...asks, path: `${base}/attempts`, run: (ctx, request) => attemptPage(ctx, request) }),
  route({
    ...writes,
    path: `${base}/attempts`,
    announces: ['family-feedback.attempted'],
    run: attempt,
    again: (ctx, request) => attemptPage(ctx, request),
  }),
  route({ ...asks, path: `${base}/scripts/:version`, run: scriptPage }),
  route({ ...asks, path: `${base}/answers/:version`, run: newAnswersPage }),
  route({
    ...writes,
    path: `${base}/answers/:version`,
    announces: ['family-feedback.recorded'],
    run: answers,
    again: newAnswersPage,
  }),
  route({
    ...asks,
    path: `${base}/corrections/:feedbackId`,
    recordsRead: true,
    announces: ['family-feedback.read'],
    run: correctionPage,
  }),
  route({
    ...writes,
    path: `${base}/corrections/:feedbackId`,
    announces: ['family-feedback.corrected', 'family-feedback.read'],
    run: correct,
    again: correctionPage,
  }),
  route({ ...asks, path: `${base}/links`, run: (ctx, request) => linkPage(ctx, request) }),
  route({
    ...writes,
    path: `${base}/links`,
    announces: ['family-feedback.link-made'],
    run: link,
    again: (ctx, request) => linkPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: `${base}/links/:linkId/withdrawal`,
    permission: 'audit.ask-family',
    announces: ['family-feedback.link-withdrawn'],
    run: withdraw,
  }),
]
