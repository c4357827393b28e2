/** The pages of an audit, from the list of sections to handing in. Every save is the auditor's own, and nothing is overwritten unseen. */
import { z } from 'zod'
import { can, canEver } from '#domain/access/can.ts'
import { overallKey } from '#domain/audit/answers.ts'
import { auditLifecycle } from '#domain/audit/lifecycle.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { concernsOf, readyToSubmit } from '#domain/audit/submission.ts'
import { sectionsFor } from '#domain/audit-tool/tool.ts'
import { instant } from '#domain/calendar/dates.ts'
import { Problem } from '#domain/problem.ts'
import type { Context } from '#platform/context.ts'
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
import { auditsView } from './audits-view.ts'
import { checkView, readView } from './check-view.ts'
import { explainConcerns } from './explain-concerns.ts'
import { answersForm, learningGiven, overallGiven, sectionGiven, shownIn, textOf, type AnswersForm } from './forms.ts'
import { learningView } from './learning-view.ts'
import { paths } from './paths.ts'
import { answersOf, auditByReference, subjectOf, type AuditFound } from './queries.ts'
import { recordLearning } from './record-learning.ts'
import { answerSection, gradeOverall, sectionAsked, type Given } from './save-answers.ts'
import { overallView, sectionView, taskListView, type Unsaved } from './section-view.ts'
import { filled, submitAudit } from './submit-audit.ts'
import { caseFactsOf } from './submitted-view.ts'
import { toolVersion } from '../audit-tools/door.ts'

const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''
const saved = auditLifecycle['in-progress'].answer?.done ?? ''

/** The audit for a page on which it is answered: once handed in, the pages lead to what was handed in. */
async function toAnswer(ctx: Context, request: RouteRequest): Promise<AuditFound> {
  const audit = await auditByReference(ctx, referenceIn(request))
  if (audit.submissionId !== null) throw auditProblems.alreadySubmitted({ ref: audit.reference })
  requireMay(can(ctx.actor, 'audit.answer', subjectOf(audit)))
  return audit
}

async function auditPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const audit = await auditByReference(ctx, referenceIn(request))
  await ctx.announce({ type: 'audit.read', subject: `audit:${audit.reference}` })
  if (audit.submissionId !== null) return page('audits/pages/submitted.njk', await readView(ctx, audit))
  const { tool, answers } = await filled(ctx, audit)
  const held = await answersOf(ctx, audit.auditId)
  const mayAnswer = can(ctx.actor, 'audit.answer', subjectOf(audit)).may
  const returned = await readView(ctx, audit)
  const view = {
    reference: audit.reference,
    roundTitle: audit.roundTitle,
    toolName: tool.name,
    toolHref: `/audit-tools/${tool.key}`,
    facts: caseFactsOf(audit),
    mayAnswer,
    begun: answers.size > 0,
    returned: returned.returned,
    ...taskListView(audit, tool, held),
  }
  return page('audits/pages/task-list.njk', view)
}

async function sectionPage(ctx: Context, request: RouteRequest, unsaved?: Unsaved, status = 200): Promise<Reply> {
  const audit = await toAnswer(ctx, request)
  const section = await sectionAsked(ctx, audit, request.params['section'] ?? '')
  const { tool } = await filled(ctx, audit)
  const view = sectionView({ audit, tool, section, held: await answersOf(ctx, audit.auditId) }, unsaved)
  return page('audits/pages/section.njk', view, status)
}

/** A save that was refused before anything was written: the same page, with what was typed and why. Anything else is thrown on. */
function unsavedBy(error: unknown, typed: Given): { unsaved: Unsaved; status: number } {
  if (!(error instanceof Problem)) throw error
  if (error.code === auditProblems.answerNotFitting.code) {
    return { unsaved: { typed, errors: error.details['faults'] as FieldErrors, stale: [] }, status: error.status }
  }
  if (error.code !== auditProblems.stale.code) throw error
  return { unsaved: { typed, errors: {}, stale: error.details['keys'] as readonly string[] }, status: error.status }
}

async function saveSection(ctx: Context, request: RouteRequest<AnswersForm>): Promise<Reply> {
  const reference = referenceIn(request)
  const sectionKey = request.params['section'] ?? ''
  const audit = await toAnswer(ctx, request)
  const given = sectionGiven(request.body, await sectionAsked(ctx, audit, sectionKey))
  try {
    await answerSection(ctx, reference, sectionKey, { given, shown: shownIn(request.body) })
  } catch (error) {
    const { unsaved, status } = unsavedBy(error, given)
    return sectionPage(ctx, request, unsaved, status)
  }
  return seeOther(
    textOf(request.body, 'then') === 'list'
      ? `${paths.audit(reference)}?done=${saved}`
      : await nextPage(ctx, audit, sectionKey),
  )
}

async function nextPage(ctx: Context, audit: AuditFound, sectionKey: string): Promise<string> {
  const tool = await toolVersion(ctx, audit.toolVersionId)
  const keys = tool ? sectionsFor(tool.content, audit.caseStatus).map(section => section.key) : []
  const next = keys[keys.indexOf(sectionKey) + 1]
  return `${next === undefined ? paths.learning(audit.reference) : paths.section(audit.reference, next)}?done=${saved}`
}

async function overallPage(ctx: Context, request: RouteRequest, unsaved?: Unsaved, status = 200): Promise<Reply> {
  const audit = await toAnswer(ctx, request)
  const { tool } = await filled(ctx, audit)
  return page(
    'audits/pages/overall.njk',
    overallView({ audit, tool, held: await answersOf(ctx, audit.auditId) }, unsaved),
    status,
  )
}

async function saveOverall(ctx: Context, request: RouteRequest<AnswersForm>): Promise<Reply> {
  const given = overallGiven(request.body)
  try {
    await gradeOverall(ctx, referenceIn(request), given, shownIn(request.body))
  } catch (error) {
    const { unsaved, status } = unsavedBy(error, { [overallKey]: given })
    return overallPage(ctx, request, unsaved, status)
  }
  return seeOther(`${paths.check(referenceIn(request))}?done=${saved}`)
}

async function learningPage(
  ctx: Context,
  request: RouteRequest,
  typed: AnswersForm | null = null,
  status = 200,
): Promise<Reply> {
  const audit = await toAnswer(ctx, request)
  const more = request.query['more'] === 'yes' ? 2 : 0
  const view = learningView({
    audit,
    held: await answersOf(ctx, audit.auditId),
    typed: typed && learningGiven(typed),
    more,
  })
  return page('audits/pages/learning.njk', view, status)
}

async function saveLearning(ctx: Context, request: RouteRequest<AnswersForm>): Promise<Reply> {
  const reference = referenceIn(request)
  await toAnswer(ctx, request)
  try {
    await recordLearning(ctx, reference, learningGiven(request.body), shownIn(request.body))
  } catch (error) {
    if (error instanceof Problem && error.code === auditProblems.stale.code)
      return learningPage(ctx, request, request.body, error.status)
    throw error
  }
  if (textOf(request.body, 'then') === 'more') return seeOther(`${paths.learning(reference)}?more=yes&done=${saved}`)
  return seeOther(
    `${textOf(request.body, 'then') === 'list' ? paths.audit(reference) : paths.overall(reference)}?done=${saved}`,
  )
}

async function checkPage(ctx: Context, request: RouteRequest, status = 200): Promise<Reply> {
  const audit = await toAnswer(ctx, request)
  const answered = await filled(ctx, audit)
  const view = checkView({
    audit,
    missing: [...readyToSubmit(answered)],
    concerns: concernsOf(answered),
    answers: answered.answers,
    told: status !== 200,
  })
  return page('audits/pages/check.njk', view, status)
}

async function submit(ctx: Context, request: RouteRequest<AnswersForm>): Promise<Reply> {
  const reference = referenceIn(request)
  const audit = await toAnswer(ctx, request)
  const explained = Object.entries(request.body)
    .filter(([field]) => field.startsWith('concern-'))
    .map(([field]) => [field.slice('concern-'.length), textOf(request.body, field)])
  if (explained.length > 0)
    await explainConcerns(ctx, reference, Object.fromEntries(explained) as Record<string, string>)
  // What was typed is saved above; what is missing is told on the same page, and the save stands.
  if (readyToSubmit(await filled(ctx, audit)).next().done !== true)
    return checkPage(ctx, request, auditProblems.notReady.status)
  await submitAudit(ctx, reference)
  return seeOther(`${paths.audit(reference)}?done=${auditLifecycle['in-progress'].submit?.done ?? ''}`)
}

async function listPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { before, reference } = request.query
  const place =
    before !== undefined && !Number.isNaN(Date.parse(before)) && reference !== undefined
      ? { at: instant(before), reference }
      : null
  return page('audits/pages/audits.njk', await auditsView(ctx, place, canEver(ctx.actor, 'audit.answer')))
}

const again = (ctx: Context, request: RouteRequest<Readonly<Record<string, unknown>>>): Promise<Reply> =>
  auditPage(ctx, request)
const post = {
  method: 'POST',
  permission: 'audit.answer',
  body: z.any().pipe(answersForm),
  announces: ['audit.answered', 'audit.read'],
  again,
} as const

export const auditsRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/audits', permission: 'audit.read', run: listPage }),
  route({
    method: 'GET',
    path: '/audits/:reference',
    permission: 'audit.read',
    recordsRead: true,
    announces: ['audit.read'],
    run: auditPage,
  }),
  route({
    method: 'GET',
    path: '/audits/:reference/sections/:section',
    permission: 'audit.answer',
    run: (ctx, request) => sectionPage(ctx, request),
  }),
  route({ ...post, path: '/audits/:reference/sections/:section', run: saveSection }),
  route({
    method: 'GET',
    path: '/audits/:reference/learning',
    permission: 'audit.answer',
    run: (ctx, request) => learningPage(ctx, request),
  }),
  route({ ...post, path: '/audits/:reference/learning', run: saveLearning }),
  route({
    method: 'GET',
    path: '/audits/:reference/overall',
    permission: 'audit.answer',
    run: (ctx, request) => overallPage(ctx, request),
  }),
  route({ ...post, path: '/audits/:reference/overall', run: saveOverall }),
  route({
    method: 'GET',
    path: '/audits/:reference/check',
    permission: 'audit.submit',
    run: (ctx, request) => checkPage(ctx, request),
  }),
  route({
    ...post,
    path: '/audits/:reference/submission',
    permission: 'audit.submit',
    announces: ['audit.answered', 'audit.submitted', 'audit.read'],
    run: submit,
  }),
]
