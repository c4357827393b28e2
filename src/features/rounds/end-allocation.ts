/** Ends an allocation before its audit is handed in. The audits room hears of it and sets the audit aside; nothing is removed. */
import type { Context } from '#platform/context.ts'
import type { SampledCaseFound } from './sample-queries.ts'

export async function endAllocation(
  ctx: Context,
  { sampledCaseId, auditReference }: Pick<SampledCaseFound, 'sampledCaseId' | 'auditReference'>,
  because: string,
): Promise<void> {
  await ctx.db
    .updateTable('allocation')
    .set({ supersededAt: ctx.now, supersededBecause: because })
    .where('authorityId', '=', ctx.authorityId)
    .where('sampledCaseId', '=', sampledCaseId)
    .where('supersededAt', 'is', null)
    .execute()
  if (auditReference !== null) await ctx.announce({ type: 'allocation.ended', subject: `audit:${auditReference}` })
}
