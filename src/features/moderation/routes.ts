/** The moderator's queue, and the page of the second look. */
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { auditLifecycle } from '#domain/audit/lifecycle.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { instant } from '#domain/calendar/dates.ts'
import { gradeCodes, gradeLabel, type Grade } from '#domain/grades/grade.ts'
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
import {
  auditByReference,
  auditsToModerate,
  gradesOf,
  subjectOf,
  submissionOf,
  type AuditFound,
} from '../audits/door.ts'
import { concernsOfAudit } from '../safety-concerns/door.ts'
import { partShown } from '../practitioner-part/door.ts'
import { familyPanel } from '../family-feedback/door.ts'
import { agreementView } from './agreement-view.ts'
import { moderateAudit } from './moderate-audit.ts'
import { paths } from './paths.ts'
import { returnAudit } from './return-audit.ts'
import { moderationView, queueView } from './views.ts'

const mostCharacters = 10_000
const words = z
  .string()
  .trim()
  .max(mostCharacters, `Use ${mostCharacters.toLocaleString('en-GB')} characters or fewer`)

const moderationForm = z
  .object({
    decision: z.enum(['agree', 'change'], 'Choose whether you agree'),
    grade: z.string().optional(),
    reason: words.default(''),
    comment: words.default(''),
  })
  .superRefine((form, issues) => {
    if (form.decision !== 'change') return
    if (!gradeCodes.includes(form.grade as Grade))
      issues.addIssue({ code: 'custom', path: ['grade'], message: 'Choose the grade you would give' })
    if (form.reason === '')
      issues.addIssue({ code: 'custom', path: ['reason'], message: 'Say why you would grade it differently' })
  })
type ModerationForm = z.infer<typeof moderationForm>

const returnForm = z.object({ returnReason: words.min(1, 'Say what the auditor should look at again') })

type Typed = Readonly<Record<string, unknown>>
const nothingTyped: Typed = {}

async function toModerate(ctx: Context, request: RouteRequest): Promise<AuditFound> {
  const audit = await auditByReference(ctx, request.params['reference'] ?? '')
  if (audit.state !== 'submitted') throw auditProblems.alreadyModerated({ ref: audit.reference })
  requireMay(can(ctx.actor, 'audit.moderate', subjectOf(audit)))
  return audit
}

async function moderationPage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed = nothingTyped,
  errors: FieldErrors = {},
): Promise<Reply> {
  const audit = await toModerate(ctx, request)
  await ctx.announce({ type: 'audit.read', subject: `audit:${audit.reference}` })
  const submissionId = audit.submissionId ?? ''
  const { document, number } = await submissionOf(ctx, submissionId)
  const moderation = moderationView({
    audit,
    entries: await gradesOf(ctx, submissionId),
    document,
    number,
    safetyConcerns: await concernsOfAudit(ctx, audit.auditId),
    typed,
    errors,
  })
  const view = { ...moderation, part: await partShown(ctx, audit) }
  const family = await familyPanel(ctx, audit, subjectOf(audit))
  return page('moderation/pages/moderate.njk', { ...view, family }, Object.keys(errors).length > 0 ? 422 : 200)
}

async function moderate(ctx: Context, request: RouteRequest<ModerationForm>): Promise<Reply> {
  const { decision, grade, reason, comment } = request.body
  const reference = request.params['reference'] ?? ''
  try {
    await moderateAudit(
      ctx,
      reference,
      decision === 'agree' ? { kind: 'agree', comment } : { kind: 'change', grade: grade as Grade, reason },
    )
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== auditProblems.sameGrade.code) throw error
    return moderationPage(ctx, request, request.body, {
      grade: `${gradeLabel(grade as Grade)} is the auditor’s grade. Choose another, or say that you agree`,
    })
  }
  return seeOther(`/moderation?done=${auditLifecycle.submitted.moderate?.done ?? ''}`)
}

async function giveBack(ctx: Context, request: RouteRequest<z.infer<typeof returnForm>>): Promise<Reply> {
  const reference = request.params['reference'] ?? ''
  await returnAudit(ctx, reference, request.body.returnReason)
  return seeOther(`/moderation?done=${auditLifecycle.submitted.return?.done ?? ''}`)
}

async function queuePage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { after, reference } = request.query
  const place =
    after !== undefined && !Number.isNaN(Date.parse(after)) && reference !== undefined
      ? { at: instant(after), reference }
      : null
  return page('moderation/pages/queue.njk', await queueView(ctx, auditsToModerate, place))
}

const again = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  moderationPage(ctx, request, request.body, errors)

export const moderationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.agreement,
    permission: 'agreement.read',
    run: async ctx => page('moderation/pages/agreement.njk', await agreementView(ctx)),
  }),
  route({ method: 'GET', path: '/moderation', permission: 'audit.moderate', run: queuePage }),
  route({
    method: 'GET',
    path: '/audits/:reference/moderation',
    permission: 'audit.moderate',
    recordsRead: true,
    announces: ['audit.read', 'reflection.read'],
    run: (ctx, request) => moderationPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/moderation',
    permission: 'audit.moderate',
    body: moderationForm,
    announces: ['audit.moderated', 'audit.read', 'reflection.read'],
    run: moderate,
    again,
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/return',
    permission: 'audit.moderate',
    body: returnForm,
    announces: ['audit.returned', 'audit.read', 'reflection.read'],
    run: giveBack,
    again,
  }),
]
