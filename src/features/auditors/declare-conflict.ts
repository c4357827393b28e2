/** What an auditor is too near to: declared with its reason, and ended with another. Allocation keeps away from it as long as it stands. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { auditorProblems } from '#domain/auditors/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'

/** Exactly one of the three is named. */
export interface ConflictDeclared {
  readonly caseReference: string | null
  readonly practitionerId: string | null
  readonly teamId: string | null
  readonly because: string
}

const abouts = { caseReference: 'case', practitionerId: 'practitioner', teamId: 'team' } as const

export async function declareConflict(ctx: Context, auditorId: string, declared: ConflictDeclared): Promise<void> {
  requireMay(can(ctx.actor, 'auditor.declare', { auditorId }))
  const named = (Object.keys(abouts) as (keyof typeof abouts)[]).filter(key => declared[key] !== null)
  const [only] = named
  if (only === undefined || named.length > 1) throw auditorProblems.conflictOfNothing({})
  await ctx.db
    .insertInto('auditorConflict')
    .values({
      ...declared,
      because: declared.because.trim(),
      authorityId: ctx.authorityId,
      conflictId: ctx.newId(),
      auditorId,
      declaredBy: staffIdOf(ctx),
      declaredAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'auditor.conflict-declared', subject: `staff:${auditorId}`, about: abouts[only] })
}

export async function endConflict(
  ctx: Context,
  { auditorId, conflictId, because }: { auditorId: string; conflictId: string; because: string },
): Promise<void> {
  requireMay(can(ctx.actor, 'auditor.declare', { auditorId }))
  await sql`select pg_advisory_xact_lock(hashtext(${`auditor-conflict:${conflictId}`}))`.execute(ctx.db)
  const { rows } = await sql<{ ended: boolean }>`
    select exists (select from auditor_conflict_end ended where ended.authority_id = conflict.authority_id
      and ended.conflict_id = conflict.conflict_id) as ended
    from auditor_conflict conflict
    where conflict.authority_id = ${ctx.authorityId} and conflict.conflict_id = ${conflictId} and conflict.auditor_id = ${auditorId}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw httpProblems.notFound({})
  if (rows[0].ended) throw auditorProblems.conflictEnded({})
  await ctx.db
    .insertInto('auditorConflictEnd')
    .values({
      authorityId: ctx.authorityId,
      conflictId,
      because: because.trim(),
      endedBy: staffIdOf(ctx),
      endedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'auditor.conflict-ended', subject: `staff:${auditorId}` })
}
