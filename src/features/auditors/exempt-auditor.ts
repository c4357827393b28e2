/** An exemption from auditing: asked for by the auditor or for them, and decided by a director. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { coversMonth, monthsFault, monthsInWords, type ExemptMonths } from '#domain/auditors/exemption.ts'
import { auditorProblems } from '#domain/auditors/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { exemptionsOf, type ExemptionFound } from './queries.ts'

export interface ExemptionAsked extends ExemptMonths {
  readonly because: string
}

const overlaps = (one: ExemptMonths, other: ExemptMonths): boolean =>
  coversMonth(one, other.firstMonth) || coversMonth(other, one.firstMonth)

/** Held by auditor, so that a double click asks once. */
export async function askExemption(ctx: Context, auditorId: string, asked: ExemptionAsked): Promise<void> {
  requireMay(can(ctx.actor, 'auditor.declare', { auditorId }))
  const because = monthsFault(asked)
  if (because !== null) throw auditorProblems.exemptionMonths({ because })
  await sql`select pg_advisory_xact_lock(hashtext(${`auditor-exemption:${auditorId}`}))`.execute(ctx.db)
  const there = (await exemptionsOf(ctx, auditorId)).find(one => one.approved !== false && overlaps(one, asked))
  if (there) throw auditorProblems.exemptionTwice({ months: monthsInWords(there) })
  const { firstMonth, lastMonth } = asked
  await ctx.db
    .insertInto('auditorExemption')
    .values({
      authorityId: ctx.authorityId,
      exemptionId: ctx.newId(),
      auditorId,
      firstMonth,
      lastMonth,
      because: asked.because.trim(),
      askedBy: staffIdOf(ctx),
      askedAt: ctx.now,
    })
    .execute()
  const months = monthsInWords(asked)
  await ctx.announce({ type: 'auditor.exemption-asked', subject: `staff:${auditorId}`, months })
}

export interface ExemptionDecided {
  readonly exemptionId: string
  readonly approved: boolean
  /** Must say something where it is not approved. */
  readonly because: string
}

export async function decideExemption(ctx: Context, auditorId: string, decided: ExemptionDecided): Promise<void> {
  const { exemptionId, approved, because } = decided
  await sql`select pg_advisory_xact_lock(hashtext(${`auditor-exemption:${auditorId}`}))`.execute(ctx.db)
  const found = (await exemptionsOf(ctx, auditorId)).find(one => one.exemptionId === exemptionId)
  if (!found) throw httpProblems.notFound({})
  requireMay(can(ctx.actor, 'exemption.decide', subjectOfExemption(found)))
  if (found.approved !== null) throw auditorProblems.exemptionDecided({})
  await ctx.db
    .insertInto('auditorExemptionDecision')
    .values({
      authorityId: ctx.authorityId,
      exemptionId,
      approved,
      because: because.trim(),
      decidedBy: staffIdOf(ctx),
      decidedAt: ctx.now,
    })
    .execute()
  const months = monthsInWords(found)
  await ctx.announce({ type: 'auditor.exemption-decided', subject: `staff:${auditorId}`, approved, months })
}

export const subjectOfExemption = ({ auditorId, askedById }: ExemptionFound) => ({ auditorId, authorIds: [askedById] })
