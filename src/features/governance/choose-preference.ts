/** Keeps how a member wishes to hear, beside what they chose before. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import type { HearingPreference } from '#domain/governance/hearing.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'

export async function choosePreference(
  ctx: Context,
  { reports, howOften, form, byEmail }: HearingPreference,
): Promise<void> {
  requireMay(can(ctx.actor, 'hearing-preference.choose'))
  const { authorityId, now: chosenAt } = ctx
  const memberId = staffIdOf(ctx)
  await sql`select pg_advisory_xact_lock(hashtext(${`hearing-preference:${memberId}`}))`.execute(ctx.db)
  const { last } = await ctx.db
    .selectFrom('hearingPreference')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .where('authorityId', '=', authorityId)
    .where('memberId', '=', memberId)
    .executeTakeFirstOrThrow()
  const number = last + 1
  await ctx.db
    .insertInto('hearingPreference')
    .values({ authorityId, memberId, number, reports: [...reports], howOften, form, byEmail, chosenAt })
    .execute()
  await ctx.announce({ type: 'hearing-preference.chosen', subject: `staff:${memberId}`, number })
}
