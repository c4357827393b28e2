/** A re-audit that will not be done, and why. Two people at once: one waiver is kept, the other person is told. */
import { can } from '#domain/access/can.ts'
import { reAuditProblems } from '#domain/re-audits/problems.ts'
import { isOpen, reAuditStateWords } from '#domain/re-audits/standing.ts'
import { waiverFault, type WaiverReason } from '#domain/re-audits/waiver.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { reAuditHeld, type ReAuditFound } from './queries.ts'

export async function waiveReAudit(
  ctx: Context,
  reference: string,
  { reason, words }: { readonly reason: WaiverReason; readonly words: string },
): Promise<void> {
  const held = await openReAudit(ctx, reference)
  const fault = waiverFault(words)
  if (fault) throw fault
  const { authorityId, now: waivedAt } = ctx
  await ctx.db
    .insertInto('reAuditWaiver')
    .values({ authorityId, reAuditId: held.reAuditId, reason, words: words.trim(), waivedBy: staffIdOf(ctx), waivedAt })
    .execute()
  await ctx.announce({ type: 're-audit.waived', subject: `re-audit:${reference}`, reason })
}

/** One that is still to be decided, held. */
export async function openReAudit(ctx: Context, reference: string): Promise<ReAuditFound> {
  const held = await reAuditHeld(ctx, reference)
  requireMay(can(ctx.actor, 're-audit.decide'))
  const { state } = held
  if (!isOpen(state)) throw reAuditProblems.notOpen({ reference, state: reAuditStateWords[state].label.toLowerCase() })
  return held
}
