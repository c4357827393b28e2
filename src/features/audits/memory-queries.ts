/** Finds the last audit of the same child that was handed in. Whoever audits the child now may know of it, wherever it was done. */
import { rememberedFrom, remembers, type EarlierAudit } from '#domain/audit/memory.ts'
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import type { Context } from '#platform/context.ts'
import { toolVersion } from '../audit-tools/door.ts'
import type { AuditFound } from './queries.ts'

/** Null where this child has not been audited before, or nothing that is remembered was said. */
export async function earlierAuditOf(ctx: Context, audit: AuditFound): Promise<EarlierAudit | null> {
  const row = await ctx.db
    .selectFrom('auditStanding as earlier')
    .innerJoin('submission', join =>
      join
        .onRef('submission.authorityId', '=', 'earlier.authorityId')
        .onRef('submission.submissionId', '=', 'earlier.submissionId'),
    )
    .select(['earlier.reference', 'earlier.toolVersionId', 'submission.submittedAt', 'submission.document'])
    .where('earlier.authorityId', '=', ctx.authorityId)
    .where('earlier.caseReference', '=', audit.caseReference)
    .where('earlier.auditId', '!=', audit.auditId)
    .where('submission.submittedAt', '<=', audit.submittedAt ?? ctx.now)
    .orderBy('submission.submittedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const document = row.document as SubmittedAudit
  const tools = await Promise.all([row.toolVersionId, audit.toolVersionId].map(id => toolVersion(ctx, id)))
  const keys = new Set(tools.flatMap(tool => (tool ? [...remembers(tool.content)] : [])))
  const remembered = rememberedFrom(document, keys)
  const { reference, submittedAt } = row
  return remembered.length === 0 ? null : { reference, submittedAt, toolName: document.tool.name, remembered }
}
