/** The page on which a drawn case is given to somebody else or taken out of the sample, and the page on which its auditor accepts it. */
import { z } from 'zod'
import { lengthFault } from '#domain/audit/answers.ts'
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { nextReserve, removalReasons } from '#domain/rounds/removal.ts'
import type { Context } from '#platform/context.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import { errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { changeAllocation, othersFor } from './change-allocation.ts'
import { paths } from './paths.ts'
import { caseIn, removeCase } from './remove-case.ts'
import { allocationOfAudit, replyToAllocation } from './reply-to-allocation.ts'
import { roundByReference, type RoundFound } from './queries.ts'
import { workerWords } from './round-view.ts'
import type { SampledCaseFound } from './sample-queries.ts'

const words = (missing: string) =>
  z
    .string()
    .default('')
    .superRefine((text, issues) => {
      const fault = text.trim() === '' ? missing : lengthFault(text)
      if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
    })

const changeForm = z.object({
  auditor: z.uuid('Choose an auditor'),
  changeBecause: words('Say why the case goes to somebody else'),
})
const removalForm = z.object({
  reason: z.enum(
    removalReasons.map(({ code }) => code),
    'Choose why the case is taken out',
  ),
  words: words('Say in your own words what is the matter with the case'),
})
const replyForm = z
  .object({
    reply: z.enum(['accept', 'conflict', 'other'], 'Choose whether you accept the audit'),
    replyBecause: z.string().default(''),
  })
  .superRefine(({ reply, replyBecause }, issues) => {
    const fault =
      reply !== 'accept' && replyBecause.trim() === '' ? 'Say why you cannot do this audit' : lengthFault(replyBecause)
    if (fault !== null) issues.addIssue({ code: 'custom', path: ['replyBecause'], message: fault })
  })

const placeIn = ({ params: asked }: RouteRequest) => {
  const order = asked['order'] ?? ''
  return { reference: asked['reference'] ?? '', drawOrder: /^\d{1,5}$/.test(order) ? Number(order) : -1 }
}

async function casePage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<Reply> {
  const { reference, drawOrder } = placeIn(request)
  const found = await caseIn(ctx, await roundByReference(ctx, reference), drawOrder)
  const { one, round, sampled } = found
  const view = {
    title: round.title,
    caseReference: one.caseReference,
    back: paths.round(reference),
    summary: errorSummary(errors),
    facts: params({ rows: factsOf(one).map(([key, value]) => ({ key: { text: key }, value: { text: value } })) }),
    change: one.auditorId === null ? null : await changeShown(ctx, round, one, typed),
    removal: {
      action: paths.caseRemoval(reference, drawOrder),
      comesIn: nextReserve(one.stratum, sampled)?.caseReference ?? null,
      reasons: params(removalReasons.map(({ code, label }) => ({ value: code, text: label }))),
      reason: typedText(typed, 'reason'),
      words: typedText(typed, 'words'),
    },
    errors: { auditor: null, changeBecause: null, reason: null, words: null, ...errors },
  }
  return page('rounds/pages/case.njk', view, Object.keys(errors).length > 0 ? 422 : 200)
}

const factsOf = (one: SampledCaseFound): readonly (readonly [string, string])[] => [
  ['Status', caseStatusLabel(one.caseStatus)],
  ['Team', one.team ?? 'Not known'],
  ['Practitioner', workerWords(one)],
  ['Auditor', one.auditor ?? 'Nobody yet'],
  ['Stratum', one.stratum],
]

async function changeShown(ctx: Context, round: RoundFound, one: SampledCaseFound, typed: Typed) {
  const others = await othersFor(ctx, round, one)
  return {
    action: paths.caseAuditor(round.reference, one.drawOrder),
    items: params([
      { value: '', text: 'Choose an auditor' },
      ...others.map(({ staffId, name, concerns }) => ({
        value: staffId,
        text: [name, ...concerns].join(', '),
        selected: typedText(typed, 'auditor') === staffId,
      })),
    ]),
    nobody: others.length === 0,
    because: typedText(typed, 'changeBecause'),
  }
}

async function replyPage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<Reply> {
  const found = await allocationOfAudit(ctx, request.params['reference'] ?? '')
  const view = {
    reference: found.auditReference,
    caseReference: found.caseReference,
    roundTitle: found.roundTitle,
    accepted: found.accepted,
    back: paths.audit(found.auditReference),
    action: paths.acceptance(found.auditReference),
    summary: errorSummary(errors),
    reply: typedText(typed, 'reply'),
    because: typedText(typed, 'replyBecause'),
    errors: { reply: null, replyBecause: null, ...errors },
  }
  return page('rounds/pages/acceptance.njk', view, Object.keys(errors).length > 0 ? 422 : 200)
}

const again = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  casePage(ctx, request, request.body, errors)
const endings = ['allocation.ended', 'audit.set-aside'] as const

export const caseRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/rounds/:reference/cases/:order',
    permission: 'round.allocate',
    run: (ctx, request) => casePage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/rounds/:reference/cases/:order/auditor',
    permission: 'round.allocate',
    body: changeForm,
    announces: ['round.allocation-changed', 'round.allocated', 'audit.allocated', ...endings],
    run: async (ctx, request: RouteRequest<z.infer<typeof changeForm>>) => {
      const { reference, drawOrder } = placeIn(request)
      const { auditor: auditorId, changeBecause: because } = request.body
      await changeAllocation(ctx, reference, { drawOrder, auditorId, because })
      return seeOther(paths.done(paths.round(reference), 'allocation-changed'))
    },
    again,
  }),
  route({
    method: 'POST',
    path: '/rounds/:reference/cases/:order/removal',
    permission: 'round.allocate',
    body: removalForm,
    announces: ['round.case-removed', ...endings],
    run: async (ctx, request: RouteRequest<z.infer<typeof removalForm>>) => {
      const { reference, drawOrder } = placeIn(request)
      await removeCase(ctx, reference, { drawOrder, ...request.body })
      return seeOther(paths.done(paths.round(reference), 'case-removed'))
    },
    again,
  }),
  route({
    method: 'GET',
    path: '/audits/:reference/acceptance',
    permission: 'allocation.reply',
    run: (ctx, request) => replyPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/acceptance',
    permission: 'allocation.reply',
    body: replyForm,
    announces: ['allocation.accepted', 'allocation.declined', 'auditor.conflict-declared', ...endings],
    run: async (ctx, request: RouteRequest<z.infer<typeof replyForm>>) => {
      const reference = request.params['reference'] ?? ''
      const { reply, replyBecause: because } = request.body
      await replyToAllocation(
        ctx,
        reference,
        reply === 'accept' ? { accepted: true } : { accepted: false, because, conflict: reply === 'conflict' },
      )
      return reply === 'accept'
        ? seeOther(paths.done(paths.audit(reference), 'allocation-accepted'))
        : seeOther(paths.done('/', 'allocation-declined'))
    },
    again: (ctx, request: RouteRequest<Typed>, errors) => replyPage(ctx, request, request.body, errors),
  }),
]
