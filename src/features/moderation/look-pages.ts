/** The pages of the second look: open, or blind in two steps. */
import { can } from '#domain/access/can.ts'
import { auditLifecycle } from '#domain/audit/lifecycle.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { gradeLabel, isGrade, type Grade } from '#domain/grades/grade.ts'
import type { Stage } from '#domain/moderation/moderate.ts'
import { moderationProblems } from '#domain/moderation/problems.ts'
import { Problem } from '#domain/problem.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { auditByReference, gradesOf, subjectOf, submissionOf, type AuditFound } from '../audits/door.ts'
import { familyPanel } from '../family-feedback/door.ts'
import { partShown } from '../practitioner-part/door.ts'
import { concernsOfAudit } from '../safety-concerns/door.ts'
import type { AgreedForm, ModerationForm, OwnGradeForm, ReturnForm } from './forms.ts'
import { agreeGrade, lookBlind, refuseOtherModerator } from './look-blind.ts'
import { compareView, gradeFirstView, openView, sectionField, whyField } from './look-views.ts'
import type { SectionsLookedAt } from './look-at-sections.ts'
import { moderateAudit } from './moderate-audit.ts'
import { paths } from './paths.ts'
import { blindLookOf, selectionsOf, stageNow } from './queries.ts'
import { returnAudit } from './return-audit.ts'

type Typed = Readonly<Record<string, unknown>>

const referenceIn = ({ params }: RouteRequest): string => params['reference'] ?? ''

async function toModerate(ctx: Context, reference: string): Promise<AuditFound> {
  const audit = await auditByReference(ctx, reference)
  if (audit.state !== 'submitted') throw auditProblems.alreadyModerated({ ref: audit.reference })
  requireMay(can(ctx.actor, 'audit.moderate', subjectOf(audit)))
  await refuseOtherModerator(ctx, audit.submissionId ?? '', audit.reference)
  return audit
}

const pageOf = {
  open: { template: 'moderation/pages/moderate.njk', view: openView },
  'grade-first': { template: 'moderation/pages/grade-first.njk', view: gradeFirstView },
  compare: { template: 'moderation/pages/compare.njk', view: compareView },
} as const satisfies Record<Stage, object>

interface Again {
  readonly typed: Typed
  readonly errors: FieldErrors
  /** What was sent belongs to this stage; null where it belongs to all. */
  readonly stage: Stage | null
}

async function lookPage(ctx: Context, reference: string, { typed, errors, stage }: Again): Promise<Reply> {
  const audit = await toModerate(ctx, reference)
  const submissionId = audit.submissionId ?? ''
  const now = await stageNow(ctx, submissionId)
  if (stage !== null && stage !== now) throw moderationProblems.gradeFirst({ ref: reference })
  await ctx.announce({ type: 'audit.read', subject: `audit:${reference}` })
  const { document, number } = await submissionOf(ctx, submissionId)
  const { template, view } = pageOf[now]
  const shown = view({
    audit,
    entries: await gradesOf(ctx, submissionId),
    document,
    number,
    safetyConcerns: await concernsOfAudit(ctx, audit.auditId),
    selection: (await selectionsOf(ctx, [submissionId])).get(submissionId) ?? null,
    look: await blindLookOf(ctx, submissionId),
    typed,
    errors,
  })
  const part = await partShown(ctx, audit)
  const family = await familyPanel(ctx, audit, subjectOf(audit))
  return page(template, { ...shown, part, family }, Object.keys(errors).length > 0 ? 422 : 200)
}

export const moderationPage = (ctx: Context, request: RouteRequest): Promise<Reply> =>
  lookPage(ctx, referenceIn(request), { typed: {}, errors: {}, stage: null })

/** The page once more, with what was typed and what is wrong with it. */
export const againAt =
  (stage: Stage | null) =>
  (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
    lookPage(ctx, referenceIn(request), { typed: request.body, errors, stage })

const done = (): Reply => seeOther(`${paths.queue}?done=${auditLifecycle.submitted.moderate?.done ?? ''}`)

export async function moderate(ctx: Context, request: RouteRequest<ModerationForm>): Promise<Reply> {
  const { decision, grade, reason, comment } = request.body
  const errors = await sectionErrors(ctx, request)
  if (Object.keys(errors).length > 0) return againAt('open')(ctx, request, errors)
  try {
    await moderateAudit(
      ctx,
      referenceIn(request),
      decision === 'agree' ? { kind: 'agree', comment } : { kind: 'change', grade: grade as Grade, reason },
      sectionsLookedAt(request.body),
    )
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== auditProblems.sameGrade.code) throw error
    return againAt('open')(ctx, request, {
      grade: `${gradeLabel(grade as Grade)} is the auditor’s grade. Choose another, or say that you agree`,
    })
  }
  return done()
}

export async function giveBack(ctx: Context, request: RouteRequest<ReturnForm>): Promise<Reply> {
  await returnAudit(ctx, referenceIn(request), request.body.returnReason)
  return seeOther(`${paths.queue}?done=${auditLifecycle.submitted.return?.done ?? ''}`)
}

/** Sections that were given one of the four grades; anything else sent is left alone. */
const sectionsIn = (body: OwnGradeForm | ModerationForm): Readonly<Record<string, Grade>> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      name.startsWith(sectionField('')) && isGrade(value) ? [[name.slice(sectionField('').length), value]] : [],
    ),
  )

/** The same with their reasons, where the auditor's grades are in sight. */
const sectionsLookedAt = (body: ModerationForm): SectionsLookedAt =>
  Object.fromEntries(
    Object.entries(sectionsIn(body)).map(([key, grade]) => [key, { grade, reason: body[whyField(key)] ?? '' }]),
  )

/** A section graded otherwise than by the auditor needs its reason. */
async function sectionErrors(ctx: Context, request: RouteRequest<ModerationForm>): Promise<FieldErrors> {
  const audit = await toModerate(ctx, referenceIn(request))
  const { document } = await submissionOf(ctx, audit.submissionId ?? '')
  const given = sectionsLookedAt(request.body)
  const missing = document.sections.filter(({ key, grade }) => {
    const own = given[key]
    return own !== undefined && grade !== 'not-graded' && own.grade !== grade && own.reason.trim() === ''
  })
  return Object.fromEntries(
    missing.map(({ key, title }) => [whyField(key), `Say why you would grade “${title}” differently`]),
  )
}

export async function keepOwnGrade(ctx: Context, request: RouteRequest<OwnGradeForm>): Promise<Reply> {
  const { grade, reason } = request.body
  const reference = referenceIn(request)
  await lookBlind(ctx, reference, { grade, reason, sections: sectionsIn(request.body) })
  return seeOther(`${paths.look(reference)}?done=graded-blind`)
}

export async function agree(ctx: Context, request: RouteRequest<AgreedForm>): Promise<Reply> {
  try {
    await agreeGrade(ctx, referenceIn(request), request.body)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== auditProblems.reasonNeeded.code) throw error
    return againAt('compare')(ctx, request, {
      reason: 'Say why this grade is agreed, as not all the grades are the same',
    })
  }
  return done()
}
