/** View-model of a list of audits: those the reader may see, the latest allocated first. */
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { auditStateTag } from '#ui/components/audit-state-tag/params.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { paths } from './paths.ts'
import { auditsAfter, type AuditFound, type AuditPlace } from './queries.ts'

const perPage = 25

export const auditRow = (audit: AuditFound) => ({
  reference: audit.reference,
  href: paths.audit(audit.reference),
  caseReference: audit.caseReference,
  status: caseStatusLabel(audit.caseStatus),
  team: audit.teamName ?? 'Team not known',
  auditor: audit.auditorName,
  round: audit.roundTitle,
  tag: auditStateTag(audit.state),
  when: audit.submittedAt
    ? `Submitted ${longDate(dayOf(audit.submittedAt))}`
    : `Allocated ${longDate(dayOf(audit.allocatedAt))}`,
})

export async function auditsView(ctx: Context, place: AuditPlace | null, isAuditor: boolean) {
  const audits = await auditsAfter(ctx, place, perPage + 1)
  const last = audits[perPage - 1]
  const older =
    audits.length > perPage && last
      ? `${paths.audits}?${new URLSearchParams({ before: last.allocatedAt, reference: last.reference }).toString()}`
      : null
  return {
    audits: audits.slice(0, perPage).map(auditRow),
    older,
    goodPractice: paths.goodPractice,
    empty: emptyState({
      title: 'No audits yet',
      sentence: isAuditor
        ? 'Audits come to you when the quality assurance lead allocates a round.'
        : 'Audits of your cases appear here when you may read them: once they have been moderated, unless your council chose otherwise.',
    }),
  }
}
