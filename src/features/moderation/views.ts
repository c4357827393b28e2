/** View-models of the moderator's queue and of the second look. */
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { dayOf, daysBetween, longDate } from '#domain/calendar/dates.ts'
import { gradeLabel, grades } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import {
  auditPaths,
  caseFactsOf,
  gradesSideBySide,
  submittedView,
  type AuditFound,
  type AuditPlace,
  type GradeEntryFound,
} from '../audits/door.ts'
import type { concernsOfAudit } from '../safety-concerns/door.ts'

const perPage = 25

type Queue = (ctx: Context, place: AuditPlace | null, limit: number) => Promise<readonly AuditFound[]>

const waiting = (days: number): string => (days === 0 ? 'Since today' : days === 1 ? '1 day' : `${days} days`)

export async function queueView(ctx: Context, queue: Queue, place: AuditPlace | null) {
  const audits = await queue(ctx, place, perPage + 1)
  const last = audits[perPage - 1]
  const next =
    audits.length > perPage && last?.submittedAt
      ? `/moderation?${new URLSearchParams({ after: last.submittedAt, reference: last.reference }).toString()}`
      : null
  return {
    audits: audits.slice(0, perPage).map(audit => ({
      reference: audit.reference,
      href: auditPaths.moderation(audit.reference),
      caseReference: audit.caseReference,
      status: caseStatusLabel(audit.caseStatus),
      team: audit.teamName ?? 'Team not known',
      auditor: audit.auditorName,
      waiting: audit.submittedAt ? waiting(daysBetween(dayOf(audit.submittedAt), ctx.today)) : '',
    })),
    next,
    empty: emptyState({
      title: 'Nothing to moderate',
      sentence:
        'Audits come here when auditors submit them. You are not shown your own, or those of your own team’s cases.',
    }),
  }
}

interface ToModerate {
  readonly audit: AuditFound
  readonly entries: readonly GradeEntryFound[]
  readonly document: SubmittedAudit
  /** Which version of the audit it is, from 1. */
  readonly number: number
  readonly safetyConcerns: Awaited<ReturnType<typeof concernsOfAudit>>
  readonly typed: Readonly<Record<string, unknown>>
  readonly errors: FieldErrors
}

export function moderationView({ audit, entries, document, number, safetyConcerns, typed, errors }: ToModerate) {
  const text = (field: string): string => (typeof typed[field] === 'string' ? typed[field] : '')
  const auditors = document.overall?.grade ?? null
  const list = Object.entries(errors).map(([field, message]) => ({ text: message, href: `#${field}` }))
  return {
    reference: audit.reference,
    back: '/moderation',
    action: auditPaths.moderation(audit.reference),
    returnAction: `${auditPaths.audit(audit.reference)}/return`,
    changes: number > 1 ? auditPaths.changes(audit.reference, number) : null,
    facts: caseFactsOf(audit),
    safetyConcerns,
    grades: gradesSideBySide(entries),
    submitted: submittedView(document),
    auditorGrade: auditors === null ? '' : gradeLabel(auditors),
    submittedOn: audit.submittedAt ? longDate(dayOf(audit.submittedAt)) : '',
    choices: params(
      grades.map(({ code, label }) => ({
        value: code,
        text: label,
        checked: text('grade') === code,
        disabled: code === auditors,
      })),
    ),
    decision: text('decision'),
    reason: text('reason'),
    comment: text('comment'),
    returnReason: text('returnReason'),
    errors: { decision: null, grade: null, reason: null, comment: null, returnReason: null, ...errors },
    summary: list.length > 0 ? params({ titleText: 'There is a problem', errorList: list }) : null,
  }
}
