/** Answers the handing in of an audit: opens each action that it asked for, with a reference and an owner by its role. */
import { nextReferences } from '#platform/database/references.ts'
import { actionReferences } from './queries.ts'
import type { EventOf } from '#domain/activity/events.ts'
import { ownerFor } from '#domain/actions/owner.ts'
import type { Context } from '#platform/context.ts'
import { staffIdOf } from '#platform/context.ts'
import { staffAtWork } from '../people/door.ts'

/** One for each action of the submission. Those of an earlier submission stop counting by themselves: they are not of the one that stands. */
export async function openActionsOfAudit(ctx: Context, event: EventOf<'audit.submitted'>): Promise<void> {
  const audit = event.subject.slice('audit:'.length)
  const asked = await ctx.db
    .selectFrom('auditStanding as audit')
    .innerJoin('action', join =>
      join
        .onRef('action.authorityId', '=', 'audit.authorityId')
        .onRef('action.submissionId', '=', 'audit.submissionId'),
    )
    .selectAll('action')
    .select(['audit.caseReference', 'audit.practitionerId', 'audit.teamId', 'audit.localityId'])
    .where('audit.authorityId', '=', ctx.authorityId)
    .where('audit.reference', '=', audit)
    .orderBy('action.actionId')
    .execute()
  if (asked.length === 0) return
  const staff = await staffAtWork(ctx)
  const references = await nextReferences(ctx, actionReferences, asked.length)
  const { authorityId, now: openedAt } = ctx
  for (const [index, one] of asked.entries()) {
    const reference = references[index] ?? ''
    await ctx.db
      .insertInto('actionRecord')
      .values({
        authorityId,
        actionId: one.actionId,
        reference,
        source: 'audit',
        sourceTitle: `Audit ${audit}`,
        auditId: one.auditId,
        submissionId: one.submissionId,
        caseReference: one.caseReference,
        text: one.text,
        forWhom: 'child',
        teamId: one.teamId,
        localityId: one.localityId,
        ownerRole: one.ownerRole,
        ownerId: ownerFor(one.ownerRole, one, staff),
        dueOn: one.dueOn,
        successMeasure: one.successMeasure,
        openedBy: staffIdOf(ctx),
        openedAt,
      })
      .execute()
    await ctx.announce({ type: 'action.opened-by-audit', subject: `action:${reference}`, audit, dueOn: one.dueOn })
  }
}
