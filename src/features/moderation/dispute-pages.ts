/** The pages of a disagreement with a second look: where it stands, raising and withdrawing it, deciding it, and what waits. */
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { lengthFault } from '#domain/audit/answers.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { gradeCodes, gradeLabel, grades } from '#domain/grades/grade.ts'
import { disputeOutcomeWords, outcomeOfDispute } from '#domain/moderation/dispute.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { auditByReference, auditPaths, gradesOf, gradesSideBySide, subjectOf, type AuditFound } from '../audits/door.ts'
import {
  decideDispute,
  lastDayFor,
  raiseDispute,
  subjectOfDispute,
  waitsForHead,
  withdrawDispute,
} from './dispute-grade.ts'
import { disputeOf, disputesWaiting, type DisputeFound } from './dispute-queries.ts'
import { paths } from './paths.ts'

const words = (missing: string) =>
  z
    .string()
    .default('')
    .superRefine((text, issues) => {
      const fault = text.trim() === '' ? missing : lengthFault(text)
      if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
    })
const raiseForm = z.object({
  wants: z.enum(gradeCodes, 'Choose the grade that you think fits'),
  because: words('Say why, from what the record shows'),
})
const withdrawForm = z.object({ withdrawBecause: words('Say why you withdraw it') })
const decideForm = z.object({
  decided: z.enum(gradeCodes, 'Choose the grade that stands'),
  decidedBecause: words('Say why this grade stands'),
})

const referenceIn = ({ params: asked }: RouteRequest): string => asked['reference'] ?? ''
const gradeItems = (chosen: string) =>
  params(grades.map(({ code, label }) => ({ value: code, text: label, checked: code === chosen })))

const disputeShown = (dispute: DisputeFound) => ({
  wants: gradeLabel(dispute.wants),
  because: dispute.because,
  by: `${dispute.raisedBy}, ${longDate(dayOf(dispute.raisedAt))}`,
  outcome:
    disputeOutcomeWords[
      outcomeOfDispute(
        dispute.auditorGrade,
        dispute.agreedGrade,
        dispute.endedAt === null ? null : { grade: dispute.decidedGrade },
      )
    ],
  due: dispute.endedAt === null ? longDate(dispute.decideBy) : null,
  ended:
    dispute.endedAt === null
      ? null
      : { because: dispute.endedBecause ?? '', by: `${dispute.endedBy ?? ''}, ${longDate(dayOf(dispute.endedAt))}` },
})

/** Until when the auditor may still disagree, where that is still to come; null otherwise. */
async function raisable(ctx: Context, audit: AuditFound, submissionId: string): Promise<string | null> {
  if (!can(ctx.actor, 'dispute.raise', subjectOf(audit)).may) return null
  const last = await lastDayFor(ctx, submissionId)
  return last !== null && ctx.today <= last ? longDate(last) : null
}

const mayDecide = (ctx: Context, audit: AuditFound, dispute: DisputeFound): boolean =>
  dispute.endedAt === null && can(ctx.actor, 'dispute.decide', subjectOfDispute(audit, dispute)).may

interface Shown {
  readonly typed: Typed
  readonly errors: FieldErrors
}

/** The audit with an agreed grade and what there is to say of a disagreement; 404 where there is neither one nor the right to raise it. */
async function disputeAsked(ctx: Context, request: RouteRequest, again: boolean) {
  const audit = await auditByReference(ctx, referenceIn(request))
  requireMay(can(ctx.actor, 'audit.read-comments', subjectOf(audit)))
  const { submissionId } = audit
  const entries = submissionId === null ? [] : await gradesOf(ctx, submissionId)
  if (submissionId === null || !entries.some(entry => entry.kind === 'agreed')) throw httpProblems.notFound({})
  const dispute = await disputeOf(ctx, submissionId)
  const until = dispute === null ? await raisable(ctx, audit, submissionId) : null
  if (dispute === null && until === null && !again) throw httpProblems.notFound({})
  return { audit, entries, dispute, until }
}

const raiseShown = (reference: string, until: string | null, typed: Typed) =>
  until === null ? null : { action: paths.dispute(reference), until, items: gradeItems(typedText(typed, 'wants')) }

async function decideShown(ctx: Context, audit: AuditFound, dispute: DisputeFound | null, typed: Typed) {
  if (dispute === null || !mayDecide(ctx, audit, dispute)) return null
  return {
    action: paths.disputeDecision(audit.reference),
    items: gradeItems(typedText(typed, 'decided')),
    forHead: (await waitsForHead(ctx, dispute)) && !ctx.actor.roles.includes('head-of-service'),
  }
}

const mayWithdraw = (ctx: Context, dispute: DisputeFound | null): boolean =>
  dispute !== null && dispute.endedAt === null && dispute.raisedById === ctx.actor.staffId

async function disputePage(ctx: Context, request: RouteRequest, { typed, errors }: Shown): Promise<Reply> {
  const wrong = Object.keys(errors).length > 0
  const { audit, entries, dispute, until } = await disputeAsked(ctx, request, wrong)
  const { reference } = audit
  await ctx.announce({ type: 'dispute.read', subject: `audit:${reference}` })
  const view = {
    reference,
    back: auditPaths.audit(reference),
    summary: errorSummary(errors),
    grades: gradesSideBySide(entries),
    dispute: dispute && disputeShown(dispute),
    raise: raiseShown(reference, until, typed),
    withdraw: mayWithdraw(ctx, dispute) ? paths.disputeWithdrawal(reference) : null,
    decide: await decideShown(ctx, audit, dispute, typed),
    typed: {
      because: typedText(typed, 'because'),
      withdrawBecause: typedText(typed, 'withdrawBecause'),
      decidedBecause: typedText(typed, 'decidedBecause'),
    },
    errors: { wants: null, because: null, withdrawBecause: null, decided: null, decidedBecause: null, ...errors },
  }
  return page('moderation/pages/dispute.njk', view, wrong ? 422 : 200)
}

async function waitingPage(ctx: Context): Promise<Reply> {
  const waiting = await disputesWaiting(ctx)
  const view = {
    disputes: waiting.map(one => ({
      reference: one.reference,
      href: paths.dispute(one.reference),
      case: one.caseReference,
      grades: `${gradeLabel(one.auditorGrade)} by the auditor, ${gradeLabel(one.agreedGrade).toLowerCase()} agreed`,
      by: one.raisedBy,
      due: `${one.decideBy < ctx.today ? 'Overdue since' : 'By'} ${longDate(one.decideBy)}`,
      overdue: one.decideBy < ctx.today,
    })),
    settings: can(ctx.actor, 'dispute.set').may ? paths.disputeSettings : null,
    empty: emptyState({
      title: 'No disagreement waits',
      sentence:
        'When an auditor does not agree with the grade of a second look, it comes here to be decided by somebody else.',
    }),
  }
  return page('moderation/pages/disputes.njk', view)
}

const again = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  disputePage(ctx, request, { typed: request.body, errors })
const backTo = (request: RouteRequest, done: string): Reply =>
  seeOther(`${paths.dispute(referenceIn(request))}?done=${done}`)

export const disputeRoutes: readonly Route[] = [
  route({ method: 'GET', path: paths.disputes, permission: 'dispute.decide', run: waitingPage }),
  route({
    method: 'GET',
    path: '/audits/:reference/dispute',
    permission: 'audit.read-comments',
    recordsRead: true,
    announces: ['dispute.read'],
    run: (ctx, request) => disputePage(ctx, request, { typed: {}, errors: {} }),
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/dispute',
    permission: 'dispute.raise',
    body: raiseForm,
    announces: ['dispute.raised', 'dispute.read'],
    run: async (ctx, request: RouteRequest<z.infer<typeof raiseForm>>) => {
      await raiseDispute(ctx, referenceIn(request), request.body)
      return backTo(request, 'dispute-raised')
    },
    again,
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/dispute/withdrawal',
    permission: 'dispute.raise',
    body: withdrawForm,
    announces: ['dispute.withdrawn', 'dispute.read'],
    run: async (ctx, request: RouteRequest<z.infer<typeof withdrawForm>>) => {
      await withdrawDispute(ctx, referenceIn(request), request.body.withdrawBecause)
      return backTo(request, 'dispute-withdrawn')
    },
    again,
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/dispute/decision',
    permission: 'dispute.decide',
    body: decideForm,
    announces: ['dispute.decided', 'dispute.read', 're-audit.owed'],
    run: async (ctx, request: RouteRequest<z.infer<typeof decideForm>>) => {
      const { decided: grade, decidedBecause: because } = request.body
      await decideDispute(ctx, referenceIn(request), { grade, because })
      return backTo(request, 'dispute-decided')
    },
    again,
  }),
]
