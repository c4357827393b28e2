/** The audit whose family the actor may ask; to others, it is not there. */
import { can } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { auditAsked, type AuditAsked } from './queries.ts'

/** Throws `http.not-found` out of reach, and says why where the audit is closed or not this reader's to ask. */
export async function auditToAsk(ctx: Context, reference: string): Promise<AuditAsked> {
  const audit = await auditAsked(ctx, reference)
  requireMay(can(ctx.actor, 'audit.ask-family', audit))
  return audit
}
