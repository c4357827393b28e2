/**
 * What home tells a practitioner of audits of their cases: being audited, until when they can reflect, and a result they can read; and
 * what it tells the quality assurance lead of practitioners who wait for an answer. The practitioner's part itself is a room of its own.
 */
import { sql } from 'kysely'
import { canEver } from '#domain/access/can.ts'
import type { Permission } from '#domain/access/permissions.ts'
import { dayOf, type Instant } from '#domain/calendar/dates.ts'
import { untilWhen } from '#domain/practitioner/part.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'

/** A result is told for so many days after it was submitted, or until the practitioner replied. */
const daysTold = 45

export interface AuditStep {
  readonly text: string
  readonly href: string
  readonly hint: string
  readonly tag: null
}

interface AuditOfMine {
  readonly reference: string
  readonly caseReference: string
  readonly auditor: string
  readonly round: string
  readonly allocatedAt: Instant
  readonly reflected: boolean
}

const auditsOfMine = (ctx: Context, permission: Permission) =>
  ctx.db
    .selectFrom('auditStanding as audit')
    .innerJoin('round', join =>
      join.onRef('round.authorityId', '=', 'audit.authorityId').onRef('round.roundId', '=', 'audit.roundId'),
    )
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'audit.authorityId').onRef('person.staffId', '=', 'audit.auditorId'),
    )
    .select(['audit.reference', 'audit.caseReference', 'person.name as auditor', 'round.title as round'])
    .select('audit.allocatedAt')
    .select(
      sql<boolean>`exists (select from reflection where reflection.authority_id = audit.authority_id
        and reflection.audit_id = audit.audit_id)`.as('reflected'),
    )
    .where('audit.authorityId', '=', ctx.authorityId)
    .where(auditsWithin(ctx, permission))
    .orderBy('audit.allocatedAt', 'desc')
    .limit(10)

const beingAudited = (ctx: Context, audit: AuditOfMine): AuditStep => ({
  text: `Your case ${audit.caseReference} is being audited by ${audit.auditor}`,
  href: `/my-cases-audited/${audit.reference}`,
  hint: audit.reflected
    ? `${audit.round}. You have added a reflection, and can change it ${untilWhen(dayOf(audit.allocatedAt), ctx.today)}`
    : `${audit.round}. You can add a reflection ${untilWhen(dayOf(audit.allocatedAt), ctx.today)}`,
  tag: null,
})

const finished = (audit: AuditOfMine): AuditStep => ({
  text: `You can read the audit of your case ${audit.caseReference}`,
  href: `/my-cases-audited/${audit.reference}`,
  hint: `${audit.round}, by ${audit.auditor}. Read it, and reply if you wish`,
  tag: null,
})

export async function auditsOfMyCases(ctx: Context): Promise<readonly AuditStep[]> {
  if (!canEver(ctx.actor, 'audit.take-part')) return []
  const open = await auditsOfMine(ctx, 'audit.reflect').execute()
  const done = await auditsOfMine(ctx, 'audit.reply')
    .where(sql<boolean>`audit.submitted_at > ${ctx.now}::timestamptz - make_interval(days => ${daysTold})`)
    .where(
      sql<boolean>`not exists (select from practitioner_reply reply where reply.authority_id = audit.authority_id
        and reply.audit_id = audit.audit_id)`,
    )
    .execute()
  return [...open.map(audit => beingAudited(ctx, audit)), ...done.map(finished)]
}

/** How many practitioners wait for an answer; null for those who do not look after it. */
export async function practitionersWaiting(ctx: Context): Promise<number | null> {
  if (!canEver(ctx.actor, 'practitioner-replies.read')) return null
  const { count } = await ctx.db
    .selectFrom('practitionerAsks')
    .select(ctx.db.fn.countAll<number>().as('count'))
    .where('authorityId', '=', ctx.authorityId)
    .where('answeredAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
