/** Reads of the versions of an audit: what was handed in each time, by whom, and why it was opened again. */
import { sql } from 'kysely'
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import type { Instant } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'

export interface VersionFound {
  readonly submissionId: string
  readonly number: number
  readonly submittedBy: string
  readonly submittedAt: Instant
  readonly digest: string
  /** Why, by whom and when it was opened again; null for the version that stands. */
  readonly opened: {
    readonly how: 'returned' | 'corrected'
    readonly by: string
    readonly at: Instant
    readonly reason: string
  } | null
}

/** Every version, the first first. */
export async function versionsOf(ctx: Context, auditId: string): Promise<readonly VersionFound[]> {
  const rows = await ctx.db
    .selectFrom('submission')
    .innerJoin('staffMember as giver', join =>
      join
        .onRef('giver.authorityId', '=', 'submission.authorityId')
        .onRef('giver.staffId', '=', 'submission.submittedBy'),
    )
    .leftJoin('submissionReturn as returned', join =>
      join
        .onRef('returned.authorityId', '=', 'submission.authorityId')
        .onRef('returned.submissionId', '=', 'submission.submissionId'),
    )
    .leftJoin('correction', join =>
      join
        .onRef('correction.authorityId', '=', 'submission.authorityId')
        .onRef('correction.submissionId', '=', 'submission.submissionId'),
    )
    .leftJoin('staffMember as opener', join =>
      join
        .onRef('opener.authorityId', '=', 'submission.authorityId')
        .on('opener.staffId', '=', sql<string>`coalesce(correction.corrected_by, returned.returned_by)`),
    )
    .select([
      'submission.submissionId',
      'submission.number',
      'giver.name as submittedBy',
      'submission.submittedAt',
      'submission.digest',
      'opener.name as openedBy',
      'returned.returnedAt',
      'returned.reason as returnReason',
      'correction.begunAt',
      'correction.reason as correctionReason',
    ])
    .where('submission.authorityId', '=', ctx.authorityId)
    .where('submission.auditId', '=', auditId)
    .orderBy('submission.number')
    .execute()
  return rows.map(({ openedBy, returnedAt, returnReason, begunAt, correctionReason, ...version }) => {
    const how = begunAt === null ? 'returned' : 'corrected'
    const at = begunAt ?? returnedAt
    const reason = correctionReason ?? returnReason ?? ''
    return { ...version, opened: at === null ? null : { how, by: openedBy ?? '', at, reason } }
  })
}

/** One version as it was handed in, or nothing. */
export async function versionOf(ctx: Context, auditId: string, number: number): Promise<SubmittedAudit | undefined> {
  const row = await ctx.db
    .selectFrom('submission')
    .select('document')
    .where('authorityId', '=', ctx.authorityId)
    .where('auditId', '=', auditId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.document as SubmittedAudit | undefined
}
