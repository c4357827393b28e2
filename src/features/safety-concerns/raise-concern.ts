/** Raising: what was seen is kept, its clocks begin, and whoever answers for the child is told in the same moment. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { clocksFor } from '#domain/safety-concerns/clocks.ts'
import type { Severity } from '#domain/safety-concerns/severity.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { clocksSet } from './clocks.ts'
import { notifyDue } from './notify-people.ts'
import { auditSubject, auditToRaiseFrom, concernByReference, holdAudit } from './queries.ts'
import { addTelling, type ToldInPerson } from './tell-somebody.ts'

export interface ConcernGiven {
  readonly seen: string
  readonly severity: Severity
  /** Null: not yet told anybody. */
  readonly telling: ToldInPerson | null
}

/** Raises a concern and sets its clocks running. The second click of a double click is led to what the first raised. */
export async function raiseConcern(ctx: Context, audit: string, given: ConcernGiven): Promise<string> {
  const { reference, fresh } = await recordConcern(ctx, audit, given)
  if (!fresh) return reference
  const { serviceManagerAt, directorAt } = await concernByReference(ctx, reference)
  for (const at of [serviceManagerAt, directorAt]) await ctx.enqueue('notify-of-concern', { reference }, at)
  return reference
}

/** The same without jobs, for the county's story, whose clock moves by itself. */
export async function recordConcern(
  ctx: Context,
  auditReference: string,
  given: ConcernGiven,
): Promise<{ readonly reference: string; readonly fresh: boolean }> {
  await holdAudit(ctx, auditReference)
  const audit = await auditToRaiseFrom(ctx, auditReference)
  requireMay(can(ctx.actor, 'safety-concern.raise', auditSubject(audit)))
  const known = await sameOf(ctx, audit.auditId, given)
  if (known !== null) return { reference: known, fresh: false }
  const { severity, seen } = given
  const concernId = ctx.newId()
  const reference = await nextReference(ctx)
  const { authorityId, now: raisedAt } = ctx
  const about = { authorityId, concernId, reference, auditId: audit.auditId, severity, seen }
  const clocks = clocksFor(severity, raisedAt, await clocksSet(ctx))
  await ctx.db
    .insertInto('safetyConcern')
    .values({ ...about, raisedBy: staffIdOf(ctx), raisedAt, ...clocks })
    .execute()
  await ctx.announce({
    type: 'safety-concern.raised',
    subject: `safety-concern:${reference}`,
    audit: audit.audit,
    severity,
  })
  if (given.telling) await addTelling(ctx, { concernId, reference }, given.telling)
  await notifyDue(ctx, await concernByReference(ctx, reference))
  return { reference, fresh: true }
}

/** What the same person already raised from this audit in the same words. */
async function sameOf(ctx: Context, auditId: string, { severity, seen }: ConcernGiven): Promise<string | null> {
  const same = await ctx.db
    .selectFrom('safetyConcern')
    .select('reference')
    .where('authorityId', '=', ctx.authorityId)
    .where('auditId', '=', auditId)
    .where('raisedBy', '=', staffIdOf(ctx))
    .where('severity', '=', severity)
    .where('seen', '=', seen)
    .executeTakeFirst()
  return same?.reference ?? null
}

/** The next number of this year. Held for the authority, so that two raised at once from two audits both go through. */
async function nextReference(ctx: Context): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext(${`safety-concern:${ctx.authorityId}`}))`.execute(ctx.db)
  const prefix = `S-${ctx.today.slice(0, 4)}-`
  const { last } = await ctx.db
    .selectFrom('safetyConcern')
    .select(sql<number>`coalesce(max(substring(reference from 8)::integer), 0)`.as('last'))
    .where('authorityId', '=', ctx.authorityId)
    .where('reference', 'like', `${prefix}%`)
    .executeTakeFirstOrThrow()
  return `${prefix}${String(last + 1).padStart(4, '0')}`
}
