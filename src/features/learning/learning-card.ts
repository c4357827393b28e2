/**
 * The practitioner's learning card: one page from the audit of a case of theirs. What was strong, what to change next, the standard
 * that it rests on, and an example of that very thing done well. The words are the auditor's; nothing is worked out or weighed here.
 */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { ownerLabel } from '#domain/audit/learning.ts'
import { longDate } from '#domain/calendar/dates.ts'
import { themeLabel } from '#domain/findings/themes.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { page, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { auditByReference, auditPaths, submissionOf, subjectOf } from '../audits/door.ts'
import { frameworkNow, frameworkPaths } from '../framework/door.ts'
import { practitionerPaths } from '../practitioner-part/door.ts'
import { paths } from './paths.ts'

interface Example {
  readonly reference: string
  readonly title: string
}

/** The latest published examples of good practice on a theme; their room is downstream. */
async function examplesOf(ctx: Context, theme: string): Promise<readonly Example[]> {
  const { rows } = await sql<Example>`
    select example.reference, wording.title from good_practice_example example
    join lateral (select decision, wording from good_practice_decision decided where decided.authority_id = example.authority_id
      and decided.example_id = example.example_id order by number desc limit 1) decided on decided.decision = 'published'
    join good_practice_wording wording on wording.authority_id = example.authority_id
      and wording.example_id = example.example_id and wording.number = decided.wording
    where example.authority_id = ${ctx.authorityId} and wording.theme = ${theme}
    order by example.reference desc limit 3`.execute(ctx.db)
  return rows
}

/** The first area for improvement that the auditor named, with the council's standard and examples on its theme. */
async function nextThing(ctx: Context, area: { readonly theme: string; readonly text: string } | undefined) {
  if (area === undefined) return null
  const { content } = await frameworkNow(ctx)
  return {
    theme: themeLabel(area.theme),
    text: area.text,
    standard: content.standards[area.theme] ?? null,
    examples: (await examplesOf(ctx, area.theme)).map(one => ({ ...one, href: paths.example(one.reference) })),
  }
}

/** Throws 403 or 404 as the audit itself does: only whoever holds the case, once they may read the result. */
export async function learningCardPage(ctx: Context, { params }: RouteRequest): Promise<Reply> {
  const audit = await auditByReference(ctx, params['reference'] ?? '')
  requireMay(can(ctx.actor, 'audit.reply', subjectOf(audit)))
  const { document } = await submissionOf(ctx, audit.submissionId ?? '')
  const [first, ...others] = document.areasForImprovement
  await ctx.announce({ type: 'audit.read', subject: `audit:${audit.reference}` })
  return page('learning/pages/learning-card.njk', {
    back: practitionerPaths.myAudit(audit.reference),
    audit: auditPaths.audit(audit.reference),
    framework: frameworkPaths.framework,
    bank: paths.evidenceBank,
    reference: audit.reference,
    caseReference: audit.caseReference,
    auditor: audit.auditorName,
    strengths: document.strengths.map(({ theme, text }) => ({ theme: themeLabel(theme), text })),
    next: await nextThing(ctx, first),
    others: others.map(({ theme, text }) => ({ theme: themeLabel(theme), text })),
    actions: document.actions.map(({ text, ownerRole, dueOn, successMeasure }) => ({
      text,
      success: successMeasure,
      whose: `${ownerLabel(ownerRole)}, by ${longDate(dueOn)}`,
    })),
  })
}
