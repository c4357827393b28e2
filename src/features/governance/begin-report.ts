/** Begins a report to members, and gathers its numbers: once at the beginning, and again as often as its author asks. */
import { nextReference } from '#platform/database/references.ts'
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
  const [reportId, reference] = [ctx.newId(), await nextReference(ctx, { table: 'scrutiny_report', letters: 'SR' })]
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
