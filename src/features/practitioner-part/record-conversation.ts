/** The auditor's record of talking with the practitioner, for tools that do not ask it. Several are possible; each is kept as written. */
import { can } from '#domain/access/can.ts'
import { sectionsApplying } from '#domain/audit-tool/applies.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { asksPractitioner, conversationFaults, type ConversationGiven } from '#domain/practitioner/part.ts'
import { practitionerProblems } from '#domain/practitioner/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { toolVersion } from '../audit-tools/door.ts'
import { auditOfCaseHeld, type AuditOfCase } from './queries.ts'

/** Whether the audit's own tool asks this case's auditor about the conversation. */
export async function isAskedInTool(ctx: Context, audit: AuditOfCase): Promise<boolean> {
  const tool = await toolVersion(ctx, audit.toolVersionId)
  const facts = { caseStatus: audit.caseStatus, ageYears: null, placement: null, theme: null }
  return tool !== undefined && sectionsApplying(tool.content, facts).some(asksPractitioner)
}

/** Throws `conversation.asked-in-tool`, or `conversation.not-fitting` with messages by field. */
export async function recordConversation(ctx: Context, reference: string, given: ConversationGiven): Promise<void> {
  const audit = await auditOfCaseHeld(ctx, 'audit.read-reflection', reference)
  requireMay(can(ctx.actor, 'audit.record-conversation', audit))
  if (await isAskedInTool(ctx, audit)) throw practitionerProblems.conversationAskedInTool({ ref: reference })
  const faults = conversationFaults(given, ctx.today)
  if (Object.keys(faults).length > 0) throw practitionerProblems.conversationNotFitting({ faults })
  const held = given.manner !== 'did-not-take-place'
  await ctx.db
    .insertInto('practitionerConversation')
    .values({
      ...given,
      authorityId: ctx.authorityId,
      conversationId: ctx.newId(),
      auditId: audit.auditId,
      heldOn: held ? (given.heldOn as LocalDate) : null,
      reason: held ? '' : given.reason,
      recordedBy: staffIdOf(ctx),
      recordedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'conversation.recorded', subject: `audit:${reference}`, manner: given.manner })
}
