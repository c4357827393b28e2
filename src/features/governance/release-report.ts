/** Releases a report to members: by someone who wrote none of it, who read each passage in the version that is released. */
import { can } from '#domain/access/can.ts'
import { governanceProblems } from '#domain/governance/problems.ts'
import { balanceFault, unwritten, type ScrutinyReport } from '#domain/governance/report.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { reportHeld } from './queries.ts'

/** Which numbers and which version of each passage were read: `{ numbers: 2, passages: { learnt: 3 } }`. */
export interface ReadBefore {
  readonly numbers: number
  readonly passages: Readonly<Record<string, number>>
}

/** Nothing happens once it is released already: it stays as it was. */
export async function releaseReport(ctx: Context, reference: string, read: ReadBefore): Promise<void> {
  const { reportId, report, authorIds } = await reportHeld(ctx, reference)
  requireMay(can(ctx.actor, 'scrutiny-report.release', { authorIds }))
  checkRelease(report, read)
  const { authorityId, now: releasedAt } = ctx
  const { name: by, jobTitle } = await ctx.db
    .selectFrom('staffMember')
    .select(['name', 'jobTitle'])
    .where('authorityId', '=', authorityId)
    .where('staffId', '=', staffIdOf(ctx))
    .executeTakeFirstOrThrow()
  const released: ScrutinyReport = { ...report, released: { by, jobTitle, at: releasedAt } }
  await ctx.db
    .insertInto('scrutinyRelease')
    .values({
      authorityId,
      reportId,
      snapshotNumber: report.numbers.number,
      report: JSON.stringify(released),
      releasedBy: staffIdOf(ctx),
      releasedAt,
    })
    .execute()
  const { number: numbers } = report.numbers
  await ctx.announce({ type: 'scrutiny-report.released', subject: `scrutiny-report:${reference}`, numbers })
}

function checkRelease(report: ScrutinyReport, read: ReadBefore): void {
  if (report.released !== null) throw governanceProblems.released({ reference: report.reference })
  const titles = unwritten(report.passages)
  if (titles.length > 0) throw governanceProblems.unwritten({ titles: titles.join('; ') })
  const because = balanceFault(report.figures)
  if (because !== null) throw governanceProblems.unbalanced({ because })
  const same = report.passages.every(({ key, version }) => (read.passages[key] ?? 0) === version)
  if (!same || read.numbers !== report.numbers.number) throw governanceProblems.changedSinceRead({})
}
