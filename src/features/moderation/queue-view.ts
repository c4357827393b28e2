/** View-models of the moderator's queue: what the council's rule chose, the longest waiting first, and what it did not choose. */
import { canEver } from '#domain/access/can.ts'
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { dayOf, daysBetween } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { auditPaths, auditsToModerate, type AuditFound, type AuditPlace } from '../audits/door.ts'
import { paths } from './paths.ts'
import { ruleNow, selectionsOf } from './queries.ts'

const perPage = 25

export type Listed = 'chosen' | 'not-chosen'
const captions: Readonly<Record<Listed, string>> = {
  chosen: 'Waiting for a second look, the longest first',
  'not-chosen': 'Not chosen by the rule, may be moderated too',
}

const waiting = (days: number): string => (days === 0 ? 'Since today' : days === 1 ? '1 day' : `${days} days`)

/** How anyone can check the draw: "37.2045 of 100" for 372,045 of a million. */
const drawnWords = (drawn: number | null): string =>
  drawn === null ? '' : `The draw gave ${(drawn / 10_000).toFixed(4)} of 100`

const beforeRules = { because: 'Handed in before there was a rule', drawn: null }

async function rowsOf(ctx: Context, audits: readonly AuditFound[]) {
  const why = await selectionsOf(
    ctx,
    audits.flatMap(({ submissionId }) => submissionId ?? []),
  )
  return audits.map(audit => {
    const { because, drawn } = why.get(audit.submissionId ?? '') ?? beforeRules
    return {
      reference: audit.reference,
      href: auditPaths.moderation(audit.reference),
      caseReference: audit.caseReference,
      status: caseStatusLabel(audit.caseStatus),
      team: audit.teamName ?? 'Team not known',
      auditor: audit.auditorName,
      waiting: audit.submittedAt ? waiting(daysBetween(dayOf(audit.submittedAt), ctx.today)) : '',
      because,
      drawn: drawnWords(drawn),
    }
  })
}

async function tableOf(ctx: Context, list: Listed, place: AuditPlace | null) {
  const audits = await auditsToModerate(ctx, place, perPage + 1, list)
  const last = audits[perPage - 1]
  const next =
    audits.length > perPage && last?.submittedAt
      ? `${paths.queue}?${new URLSearchParams({ list, after: last.submittedAt, reference: last.reference }).toString()}`
      : null
  return { id: list, caption: captions[list], rows: await rowsOf(ctx, audits.slice(0, perPage)), next }
}

/** The first page shows the beginning of both lists; the following ones go on with one. */
export async function queueView(ctx: Context, list: Listed | null, place: AuditPlace | null) {
  const lists: readonly Listed[] = list === null ? ['chosen', 'not-chosen'] : [list]
  const tables = []
  for (const one of lists) tables.push(await tableOf(ctx, one, place))
  const { blind } = await ruleNow(ctx)
  return {
    tables: tables.filter(({ rows }) => rows.length > 0),
    blind,
    rules: canEver(ctx.actor, 'moderation-rule.set') ? paths.rules : null,
    agreement: canEver(ctx.actor, 'agreement.read') ? paths.agreement : null,
    empty: emptyState({
      title: 'Nothing to moderate',
      sentence:
        'Audits come here when auditors submit them. You are not shown your own, or those of your own team’s cases.',
    }),
  }
}
