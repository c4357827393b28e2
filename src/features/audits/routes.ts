/** The pages of an audit, from the list of sections to handing in. Every save is the auditor's own, and nothing is overwritten unseen. */
import { z } from 'zod'
import { can, canEver } from '#domain/access/can.ts'
import { sectionsApplying } from '#domain/audit-tool/applies.ts'
import { instant, longMoment } from '#domain/calendar/dates.ts'
import { asksPractitioner } from '#domain/practitioner/part.ts'
import type { Context } from '#platform/context.ts'
import { page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { familyPanel } from '../family-feedback/door.ts'
import {
  learningPage,
  overallPage,
  referenceIn,
  saveLearning,
  saveOverall,
  saveSection,
  sectionPage,
  unlessSubmitted,
} from './answer-pages.ts'
import { unlessToBeGradedBlind } from './blind-first.ts'
import { auditsView } from './audits-view.ts'
import { readView } from './check-view.ts'
import { answersForm } from './forms.ts'
import { auditByReference, factsOf, subjectOf, type AuditFound } from './queries.ts'
import { filledWithRecord } from './submit-audit.ts'
import { partTasks } from '../practitioner-part/door.ts'
import { historyPage } from './history-pages.ts'
import { isAccepted } from '../rounds/door.ts'
import { setAsideBecause } from './set-aside.ts'
import { paths } from './paths.ts'
import { earlierAuditOf } from './memory-queries.ts'
import { memoryPage, saveMemory } from './memory-pages.ts'
import { checkPage, submit } from './submit-pages.ts'
import { changesPage, correct, correctionForm, correctionPage, versionPage, versionsPage } from './version-pages.ts'
import { caseFactsOf } from './submitted-view.ts'
import { taskListView } from './task-list-view.ts'

async function auditPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const audit = await auditByReference(ctx, referenceIn(request))
  await ctx.announce({ type: 'audit.read', subject: `audit:${audit.reference}` })
  const family = await familyPanel(ctx, audit, subjectOf(audit))
  if (audit.submissionId !== null)
    return page('audits/pages/submitted.njk', { ...(await readView(ctx, audit)), family })
  const answered = await filledWithRecord(ctx, audit)
  const { tool, answers: held } = answered
  const mayAnswer = can(ctx.actor, 'audit.answer', subjectOf(audit)).may
  const read = await readView(ctx, audit)
  const view = {
    reference: audit.reference,
    roundTitle: audit.roundTitle,
    toolName: tool.name,
    toolHref: `/audit-tools/${tool.key}`,
    facts: caseFactsOf(audit),
    mayAnswer,
    begun: held.size > 0,
    acceptance: mayAnswer && !(await isAccepted(ctx, audit.auditId)) ? paths.acceptance(audit.reference) : null,
    aside: await asideShown(ctx, audit),
    opened: read.opened,
    versions: read.versions,
    safetyConcerns: read.safetyConcerns,
    practitioner: await partTasks(ctx, audit, sectionsApplying(tool, factsOf(audit)).some(asksPractitioner)),
    family,
    ...taskListView(audit, answered, { family, earlier: await earlierAuditOf(ctx, audit) }),
  }
  return page('audits/pages/task-list.njk', view)
}

/** Why it was set aside; null where it was not. */
async function asideShown(ctx: Context, audit: AuditFound) {
  const aside = audit.state === 'set-aside' ? await setAsideBecause(ctx, audit.auditId) : null
  return aside && { because: aside.because, by: `${aside.by} on ${longMoment(instant(aside.at))}` }
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
  announces: ['audit.answered', 'audit.read', 'reflection.read'],
  again,
} as const

const reading = { method: 'GET', permission: 'audit.read', recordsRead: true, announces: ['audit.read'] } as const

const versionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/audits/:reference/correction',
    permission: 'audit.correct',
    run: (ctx, request) => correctionPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/correction',
    permission: 'audit.correct',
    body: correctionForm,
    announces: ['audit.correction-begun'],
    run: correct,
    again: (ctx, request, errors) =>
      correctionPage(ctx, request, typeof request.body['reason'] === 'string' ? request.body['reason'] : '', errors),
  }),
  route({ ...reading, path: '/audits/:reference/history/:question', run: unlessToBeGradedBlind(historyPage) }),
  route({ ...reading, path: '/audits/:reference/versions', run: unlessToBeGradedBlind(versionsPage) }),
  route({
    ...reading,
    path: '/audits/:reference/versions/:number',
    announces: ['audit.read', 'reflection.read'],
    run: unlessToBeGradedBlind(versionPage),
  }),
  route({ ...reading, path: '/audits/:reference/versions/:number/changes', run: unlessToBeGradedBlind(changesPage) }),
]

export const auditsRoutes: readonly Route[] = [
  ...versionRoutes,
  route({ method: 'GET', path: '/audits', permission: 'audit.read', run: listPage }),
  route({
    method: 'GET',
    path: '/audits/:reference',
    permission: 'audit.read',
    recordsRead: true,
    announces: ['audit.read', 'reflection.read'],
    run: unlessToBeGradedBlind(auditPage),
  }),
  route({
    method: 'GET',
    path: '/audits/:reference/sections/:section',
    permission: 'audit.answer',
    // A section that asks what the practitioner said shows their reflection beside it.
    recordsRead: true,
    announces: ['reflection.read'],
    run: unlessSubmitted(sectionPage),
  }),
  route({ ...post, path: '/audits/:reference/sections/:section', run: saveSection }),
  route({
    method: 'GET',
    path: '/audits/:reference/learning',
    permission: 'audit.answer',
    run: unlessSubmitted(learningPage),
  }),
  route({ ...post, path: '/audits/:reference/learning', run: saveLearning }),
  route({
    method: 'GET',
    path: '/audits/:reference/memory',
    permission: 'audit.answer',
    recordsRead: true,
    announces: ['audit.read'],
    run: unlessSubmitted(memoryPage),
  }),
  route({ ...post, path: '/audits/:reference/memory', run: saveMemory }),
  route({
    method: 'GET',
    path: '/audits/:reference/overall',
    permission: 'audit.answer',
    run: unlessSubmitted(overallPage),
  }),
  route({ ...post, path: '/audits/:reference/overall', run: saveOverall }),
  route({
    method: 'GET',
    path: '/audits/:reference/check',
    permission: 'audit.submit',
    run: unlessSubmitted(checkPage),
  }),
  route({
    ...post,
    path: '/audits/:reference/submission',
    permission: 'audit.submit',
    announces: ['audit.answered', 'audit.submitted', 'audit.read', 'reflection.read'],
    run: submit,
  }),
]
