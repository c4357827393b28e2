/** The versions of an audit: opened again with a reason, each as it was handed in, and what changed from one to the next. */
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { auditLifecycle } from '#domain/audit/lifecycle.ts'
import { changesBetween, type Change } from '#domain/audit/changes.ts'
import { longMoment } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { correctAudit } from './correct-audit.ts'
import { paths } from './paths.ts'
import { auditByReference, subjectOf, type AuditFound } from './queries.ts'
import { caseFactsOf, submittedView } from './submitted-view.ts'
import { versionOf, versionsOf, type VersionFound } from './version-queries.ts'

const most = 10_000
export const correctionForm = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'Say why the audit has to be corrected')
    .max(most, `Use ${most.toLocaleString('en-GB')} characters or fewer`),
})

const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''

async function auditRead(ctx: Context, request: RouteRequest): Promise<AuditFound> {
  const audit = await auditByReference(ctx, referenceIn(request))
  await ctx.announce({ type: 'audit.read', subject: `audit:${audit.reference}` })
  return audit
}

export async function correctionPage(
  ctx: Context,
  request: RouteRequest,
  typed = '',
  errors: FieldErrors = {},
): Promise<Reply> {
  const audit = await auditByReference(ctx, referenceIn(request))
  requireMay(can(ctx.actor, 'audit.correct', subjectOf(audit)))
  const error = errors['reason'] ?? null
  const view = {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.correction(audit.reference),
    facts: caseFactsOf(audit),
    moderated: audit.state === 'moderated',
    reason: typed,
    error,
    errors: error ? params({ titleText: 'There is a problem', errorList: [{ text: error, href: '#reason' }] }) : null,
  }
  return page('audits/pages/correction.njk', view, error === null ? 200 : 422)
}

/** The second click of a double click is led to the audit that the first opened. */
export async function correct(ctx: Context, request: RouteRequest<z.infer<typeof correctionForm>>): Promise<Reply> {
  const reference = referenceIn(request)
  const audit = await auditByReference(ctx, reference)
  if (audit.submissionId === null && audit.auditorId === ctx.actor.staffId) return seeOther(paths.audit(reference))
  await correctAudit(ctx, reference, request.body.reason)
  return seeOther(`${paths.audit(reference)}?done=${auditLifecycle.submitted.correct?.done ?? ''}`)
}

const openedWords = { returned: 'Returned', corrected: 'Corrected' } as const

const versionLine = (audit: AuditFound, { number, submittedBy, submittedAt, digest, opened }: VersionFound) => ({
  number,
  href: paths.version(audit.reference, number),
  changes: number > 1 ? paths.changes(audit.reference, number) : null,
  submittedBy: `${submittedBy}, ${longMoment(submittedAt)}`,
  digest,
  opened: opened && {
    how: openedWords[opened.how],
    by: `${opened.by}, ${longMoment(opened.at)}`,
    reason: opened.reason,
  },
})

export async function versionsPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const audit = await auditRead(ctx, request)
  const versions = await versionsOf(ctx, audit.auditId)
  return page('audits/pages/versions.njk', {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    versions: versions.map(version => versionLine(audit, version)).reverse(),
  })
}

/** A number in the address that is no version is a page that there is not. */
async function versionAsked(ctx: Context, audit: AuditFound, request: RouteRequest): Promise<VersionFound> {
  const number = Number(request.params['number'])
  const found = (await versionsOf(ctx, audit.auditId)).find(one => one.number === number)
  if (!found) throw httpProblems.notFound({})
  return found
}

export async function versionPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const audit = await auditRead(ctx, request)
  const version = await versionAsked(ctx, audit, request)
  const document = await versionOf(ctx, audit.auditId, version.number)
  if (!document) throw httpProblems.notFound({})
  if (document.beside?.practitioner?.reflection && ctx.actor.staffId !== audit.practitionerId)
    await ctx.announce({ type: 'reflection.read', subject: `audit:${audit.reference}` })
  const reads = { practitioner: true, family: can(ctx.actor, 'audit.read-family', subjectOf(audit)).may }
  return page('audits/pages/version.njk', {
    reference: audit.reference,
    back: paths.versions(audit.reference),
    facts: caseFactsOf(audit),
    submitted: submittedView(document, reads),
    ...versionLine(audit, version),
  })
}

/** Grouped by section, in the order of the audit. */
const grouped = (changes: readonly Change[]) =>
  [...new Set(changes.map(({ section }) => section))].map(section => ({
    section,
    changes: changes.filter(change => change.section === section),
  }))

export async function changesPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const audit = await auditRead(ctx, request)
  const { number } = await versionAsked(ctx, audit, request)
  const [earlier, later] = await Promise.all([
    versionOf(ctx, audit.auditId, number - 1),
    versionOf(ctx, audit.auditId, number),
  ])
  if (!earlier || !later) throw httpProblems.notFound({})
  return page('audits/pages/changes.njk', {
    reference: audit.reference,
    back: paths.versions(audit.reference),
    number,
    groups: grouped(changesBetween(earlier, later)),
  })
}
