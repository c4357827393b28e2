/** Somebody has seen what was read and takes it as right: rounds can now be drawn from it. */
import { caseProblems } from '#domain/cases/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { importToDecide, stateWords } from './queries.ts'
import { refuseAcceptedAlready } from './start-case-import.ts'

export async function acceptCaseImport(ctx: Context, importId: string): Promise<void> {
  const found = await importToDecide(ctx, importId)
  if (found.state !== 'read' || found.report === null)
    throw caseProblems.notRead({ state: stateWords[found.state].toLowerCase() })
  if (found.report.cases.open === 0) throw caseProblems.noCases({})
  await refuseAcceptedAlready(ctx, found.fingerprint, found.reportDate)
  await ctx.db
    .updateTable('caseImport')
    .set({ state: 'accepted', decidedBy: staffIdOf(ctx), decidedAt: ctx.now })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .execute()
  await ctx.announce({ type: 'case-import.accepted', subject: `import:${importId}`, cases: found.report.cases.total })
}
