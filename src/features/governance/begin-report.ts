/** Begins a report to members, and gathers its numbers: once at the beginning, and again as often as its author asks. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { governanceProblems } from '#domain/governance/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { gatherFigures, type Period } from './gather-facts.ts'
import { reportHeld } from './queries.ts'

/** Returns the reference, such as SR-2018-0001. */
export async function beginReport(
  ctx: Context,
  { title, ...period }: Period & { readonly title: string },
): Promise<string> {
  requireMay(can(ctx.actor, 'scrutiny-report.write'))
  const { authorityId, now: begunAt } = ctx
  const [reportId, reference] = [ctx.newId(), await nextReference(ctx)]
  await ctx.db
    .insertInto('scrutinyReport')
    .values({ authorityId, reportId, reference, title: title.trim(), ...period, begunBy: staffIdOf(ctx), begunAt })
    .execute()
  await ctx.announce({ type: 'scrutiny-report.begun', subject: `scrutiny-report:${reference}`, title: title.trim() })
  await gather(ctx, { reportId, reference, number: 1 }, period)
  return reference
}

/** A new row of numbers; the words stay as they are, and so does what was released. */
export async function gatherNumbers(ctx: Context, reference: string): Promise<void> {
  requireMay(can(ctx.actor, 'scrutiny-report.write'))
  const { reportId, report } = await reportHeld(ctx, reference)
  if (report.released !== null) throw governanceProblems.released({ reference })
  const { firstMonth, lastMonth, numbers } = report
  await gather(ctx, { reportId, reference, number: numbers.number + 1 }, { firstMonth, lastMonth })
}

async function gather(
  ctx: Context,
  { reportId, reference, number }: { readonly reportId: string; readonly reference: string; readonly number: number },
  period: Period,
): Promise<void> {
  const { authorityId, now: gatheredAt } = ctx
  const figures = JSON.stringify(await gatherFigures(ctx, period))
  await ctx.db
    .insertInto('scrutinySnapshot')
    .values({ authorityId, reportId, number, figures, gatheredBy: staffIdOf(ctx), gatheredAt })
    .execute()
  await ctx.announce({ type: 'scrutiny-report.numbers-gathered', subject: `scrutiny-report:${reference}`, number })
}

/** The next number of this year. Held for the authority, so that two reports begun at once both go through. */
async function nextReference(ctx: Context): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext(${`scrutiny-report:${ctx.authorityId}`}))`.execute(ctx.db)
  const prefix = `SR-${ctx.today.slice(0, 4)}-`
  const { last } = await ctx.db
    .selectFrom('scrutinyReport')
    .select(sql<number>`coalesce(max(substring(reference from ${prefix.length + 1}::integer)::integer), 0)`.as('last'))
    .where('authorityId', '=', ctx.authorityId)
    .where('reference', 'like', `${prefix}%`)
    .executeTakeFirstOrThrow()
  return `${prefix}${String(last + 1).padStart(4, '0')}`
}
