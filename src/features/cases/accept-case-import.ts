/** Somebody has seen what was read and takes it as right: rounds can be drawn from it, and the journeys in it stand. */
import { caseProblems } from '#domain/cases/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { importToDecide, standingImport, stateWords, type ImportFound } from './queries.ts'
import { makeStandingCases } from './standing-cases.ts'
import { refuseAcceptedAlready } from './start-case-import.ts'

/** Whether rounds can be drawn from it: a list of the council's own may tell of journeys alone. */
interface ImportAccepted {
  readonly makesCases: boolean
}

export async function acceptCaseImport(ctx: Context, importId: string): Promise<ImportAccepted> {
  const found = await importToDecide(ctx, importId)
  if (found.state !== 'read' || found.report === null)
    throw caseProblems.notRead({ state: stateWords[found.state].toLowerCase() })
  // A list of the council's own, or a return of what is past, may have no open case and still tell of journeys.
  if (found.report.cases.open === 0 && (found.report.journeys?.events ?? 0) === 0) throw caseProblems.noCases({})
  await refuseAcceptedAlready(ctx, found.fingerprint, found.reportDate)
  await takeJourneys(ctx, found)
  await ctx.db
    .updateTable('caseImport')
    .set({ state: 'accepted', decidedBy: staffIdOf(ctx), decidedAt: ctx.now })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .execute()
  await makeStandingCases(ctx)
  await ctx.announce({ type: 'case-import.accepted', subject: `import:${importId}`, cases: found.report.cases.total })
  return { makesCases: found.report.cases.total > 0 }
}

/** What was shown as its changes must still be its changes: nothing of the format was accepted or undone since it was read. */
async function takeJourneys(ctx: Context, { importId, kind, readAgainst }: ImportFound): Promise<void> {
  if (kind === null) return
  if (((await standingImport(ctx, kind))?.importId ?? null) !== readAgainst) throw caseProblems.overtaken({})
  const { authorityId } = ctx
  await ctx.db
    .updateTable('journey as earlier')
    .from('journey as later')
    .set({ stands: false, replacedBy: importId })
    .where('earlier.authorityId', '=', authorityId)
    .where('earlier.format', '=', kind)
    .where('earlier.stands', '=', true)
    .where('later.authorityId', '=', authorityId)
    .where('later.importId', '=', importId)
    .whereRef('later.caseReference', '=', 'earlier.caseReference')
    .execute()
  await ctx.db
    .updateTable('journey')
    .set({ stands: true })
    .where('authorityId', '=', authorityId)
    .where('importId', '=', importId)
    .execute()
}
