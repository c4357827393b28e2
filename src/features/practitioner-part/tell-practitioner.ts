/** The practitioner is told when an audit of a case they hold is allocated, and the moment at which they first open it is kept. */
import type { EventOf } from '#domain/activity/events.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { auditOfCase, type AuditOfCase } from './queries.ts'

/** Heard from `audit.allocated`. Nobody is told where the case list named nobody who is a practitioner here today. */
export async function tellPractitioner(ctx: Context, event: EventOf<'audit.allocated'>): Promise<void> {
  const { authorityId, now } = ctx
  const holder = await ctx.db
    .selectFrom('audit')
    .innerJoin('staffMember as holder', join =>
      join.onRef('holder.authorityId', '=', 'audit.authorityId').onRef('holder.staffId', '=', 'audit.practitionerId'),
    )
    .innerJoin('staffRole as role', join =>
      join.onRef('role.authorityId', '=', 'holder.authorityId').onRef('role.staffId', '=', 'holder.staffId'),
    )
    .select(['audit.auditId', 'holder.staffId as practitionerId', 'holder.name'])
    .where('audit.authorityId', '=', authorityId)
    .where('audit.reference', '=', event.subject.slice('audit:'.length))
    .where('holder.leftOn', 'is', null)
    .where('role.role', '=', 'practitioner')
    .executeTakeFirst()
  if (!holder) return
  const { name, ...whose } = holder
  await ctx.db
    .insertInto('practitionerTold')
    .values({ ...whose, authorityId, toldAt: now })
    .execute()
  await ctx.announce({ type: 'practitioner.told', subject: event.subject, practitioner: name })
}

/** The audit of a case that the actor holds, opened by them: the first time is kept. Out of reach: `http.not-found`. */
export async function openMyAudit(ctx: Context, reference: string): Promise<AuditOfCase> {
  const audit = await auditOfCase(ctx, 'audit.take-part', reference)
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('practitionerSeen')
    .values({
      authorityId: ctx.authorityId,
      auditId: audit.auditId,
      practitionerId: staffIdOf(ctx),
      seenAt: ctx.now,
    })
    .onConflict(conflict => conflict.columns(['authorityId', 'auditId', 'practitionerId']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await ctx.announce({ type: 'practitioner.seen', subject: `audit:${reference}` })
  return audit
}
