/** Puts an owed case into the sample of a round that is drawn, so that it is allocated with the others, to someone else than before. */
import { reAuditProblems } from '#domain/re-audits/problems.ts'
import type { Context } from '#platform/context.ts'
import { addToSample } from '../rounds/door.ts'
import { openReAudit } from './waive-re-audit.ts'

export async function addToRound(ctx: Context, reference: string, round: string): Promise<void> {
  const { later, waitsIn, caseReference, earlierAuditorId, audit } = await openReAudit(ctx, reference)
  if (later !== null) throw reAuditProblems.allocatedAlready({ reference, audit: later })
  if (waitsIn !== null) throw reAuditProblems.inSampleAlready({ reference, round: waitsIn })
  await addToSample(ctx, round, { caseReference, earlierAuditorId, because: `Re-audit of ${audit}` })
}
