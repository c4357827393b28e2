/** View-models of the last look before handing in, and of the audit as it was handed in. */
import { concernKey, type Answers } from '#domain/audit/answers.ts'
import type { Missing } from '#domain/audit/submission.ts'
import { can } from '#domain/access/can.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import type { Concern } from '#domain/grades/consistency.ts'
import type { Context } from '#platform/context.ts'
import { params } from '#ui/params.ts'
import { fieldId, paths } from './paths.ts'
import { gradesOf, lastReturn, subjectOf, submissionOf, type AuditFound } from './queries.ts'
import { caseFactsOf, gradesSideBySide, submittedView } from './submitted-view.ts'

interface ToCheck {
  readonly audit: AuditFound
  readonly missing: readonly Missing[]
  readonly concerns: readonly Concern[]
  readonly answers: Answers
  /** Handing in was tried: what is missing is then an error, not a list of what is left. */
  readonly told: boolean
}

export function checkView({ audit, missing, concerns, answers, told }: ToCheck) {
  const elsewhere = missing.filter(one => one.page !== 'check')
  const list = (told ? missing : elsewhere).map(one => ({ text: one.text, href: paths.mend(audit.reference, one) }))
  return {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.submission(audit.reference),
    facts: caseFactsOf(audit),
    errors: told && list.length > 0 ? params({ titleText: 'There is a problem', errorList: list }) : null,
    left: list,
    maySubmit: elsewhere.length === 0,
    concerns: concerns.map(({ code, sentence }) => ({
      id: fieldId(concernKey(code)),
      sentence,
      explanation: answers.get(concernKey(code))?.evidence ?? '',
      error: told && missing.some(one => one.field === concernKey(code)) ? 'Explain what does not fit' : null,
    })),
  }
}

export async function readView(ctx: Context, audit: AuditFound) {
  const returned = await lastReturn(ctx, audit.auditId)
  const subject = subjectOf(audit)
  const head = {
    reference: audit.reference,
    roundTitle: audit.roundTitle,
    facts: caseFactsOf(audit),
    returned:
      returned && audit.submissionId === null
        ? { reason: returned.reason, by: `${returned.returnedBy}, ${longDate(dayOf(returned.returnedAt))}` }
        : null,
  }
  if (audit.submissionId === null) return { ...head, grades: null, submitted: null, moderation: null, digest: '' }
  const { document, digest } = await submissionOf(ctx, audit.submissionId)
  return {
    ...head,
    grades: gradesSideBySide(await gradesOf(ctx, audit.submissionId)),
    submitted: submittedView(document),
    moderation: can(ctx.actor, 'audit.moderate', subject).may ? paths.moderation(audit.reference) : null,
    digest,
  }
}
