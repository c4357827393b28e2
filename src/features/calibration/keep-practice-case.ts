/** What keepers do with practice cases: take one that comes with the product, write, publish and withdraw. Every version is kept. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import type { PracticeContent } from '#domain/calibration/content.ts'
import { calibrationProblems } from '#domain/calibration/problems.ts'
import { shippedCases } from '#domain/calibration/shipped.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { nextReference } from '#platform/database/references.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { practiceCase, type PracticeCase } from './queries.ts'

/** Held until the transaction ends, so that two who change a practice case, or grade it, at once do so one after the other. */
export const holdCase = (ctx: Context, practiceCaseId: string) =>
  sql`select pg_advisory_xact_lock(hashtext(${`practice-case:${practiceCaseId}`}))`.execute(ctx.db)

async function keepVersion(
  ctx: Context,
  one: { readonly practiceCaseId: string; readonly reference: string },
  number: number,
  content: PracticeContent,
): Promise<void> {
  const { practiceCaseId, reference } = one
  await ctx.db
    .insertInto('practiceVersion')
    .values({
      ...{ authorityId: ctx.authorityId, practiceCaseId, number, content: JSON.stringify(content) },
      ...{ writtenBy: staffIdOf(ctx), writtenAt: ctx.now },
    })
    .execute()
  await ctx.announce({ type: 'practice-case.written', subject: `practice-case:${reference}`, version: number })
}

async function begin(ctx: Context, content: PracticeContent, shipped: string | null): Promise<string> {
  requireMay(can(ctx.actor, 'practice-case.keep'))
  const reference = await nextReference(ctx, { table: 'practice_case', letters: 'PC' })
  const practiceCaseId = ctx.newId()
  await ctx.db
    .insertInto('practiceCase')
    .values({
      ...{ authorityId: ctx.authorityId, practiceCaseId, reference, shipped },
      ...{ begunBy: staffIdOf(ctx), begunAt: ctx.now },
    })
    .execute()
  await keepVersion(ctx, { practiceCaseId, reference }, 1, content)
  return reference
}

/** Returns its reference, such as PC-2018-0001. Nobody grades it before it is published. */
export const writePracticeCase = (ctx: Context, content: PracticeContent): Promise<string> => begin(ctx, content, null)

/** Takes one of domain/calibration/shipped.ts among the council's own, once. */
export async function takeShippedCase(ctx: Context, key: string): Promise<string> {
  const found = shippedCases.find(one => one.key === key)
  if (!found) throw httpProblems.notFound({})
  await sql`select pg_advisory_xact_lock(hashtext(${`shipped-case:${ctx.authorityId}`}))`.execute(ctx.db)
  const taken = await ctx.db
    .selectFrom('practiceCase')
    .select('reference')
    .where('authorityId', '=', ctx.authorityId)
    .where('shipped', '=', key)
    .executeTakeFirst()
  if (taken) throw calibrationProblems.takenAlready({})
  return begin(ctx, found.content, key)
}

async function held(ctx: Context, reference: string): Promise<PracticeCase> {
  requireMay(can(ctx.actor, 'practice-case.keep'))
  await holdCase(ctx, (await practiceCase(ctx, reference)).practiceCaseId)
  return practiceCase(ctx, reference)
}

/** A version beside those before it. `from` is the version that was changed: where there is a newer one, nothing is kept and it is false. */
export async function rewritePracticeCase(
  ctx: Context,
  reference: string,
  { from, content }: { readonly from: number; readonly content: PracticeContent },
): Promise<boolean> {
  const one = await held(ctx, reference)
  if (one.version !== from) return false
  await keepVersion(ctx, one, one.version + 1, content)
  return true
}

async function decide(
  ctx: Context,
  { practiceCaseId }: PracticeCase,
  decided: { readonly decision: 'published' | 'withdrawn'; readonly version: number; readonly reason: string },
): Promise<void> {
  const { decision, version, reason } = decided
  await sql`insert into practice_decision (authority_id, practice_case_id, number, decision, version, reason, decided_by, decided_at)
    select ${ctx.authorityId}, ${practiceCaseId}, coalesce(max(number), 0) + 1, ${decision}, ${version}::integer, ${reason}, ${staffIdOf(ctx)},
      ${ctx.now}::timestamptz
    from practice_decision where authority_id = ${ctx.authorityId} and practice_case_id = ${practiceCaseId}`.execute(
    ctx.db,
  )
}

/** `version` is the one that was read. */
export async function publishPracticeCase(ctx: Context, reference: string, version: number): Promise<void> {
  const one = await held(ctx, reference)
  if (one.version !== version || one.published === version) throw calibrationProblems.changedSinceRead({})
  await decide(ctx, one, { decision: 'published', version, reason: '' })
  await ctx.announce({ type: 'practice-case.published', subject: `practice-case:${reference}`, version })
}

/** Nobody begins it anew. Exercises that are under way go on, over the version with which they began. */
export async function withdrawPracticeCase(ctx: Context, reference: string, reason: string): Promise<void> {
  const one = await held(ctx, reference)
  if (one.published === null) throw calibrationProblems.notPublished({ reference })
  await decide(ctx, one, { decision: 'withdrawn', version: one.published, reason })
  await ctx.announce({ type: 'practice-case.withdrawn', subject: `practice-case:${reference}` })
}
