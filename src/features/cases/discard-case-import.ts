/** A case list that nobody will use: what was read from it is deleted. An accepted one stays, because rounds rest on it. */
import { caseProblems } from '#domain/cases/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { importToDecide, stateWords } from './queries.ts'

export async function discardCaseImport(ctx: Context, importId: string): Promise<void> {
  const { state } = await importToDecide(ctx, importId)
  if (['accepted', 'discarded', 'undone'].includes(state))
    throw caseProblems.notRead({ state: stateWords[state].toLowerCase() })
  for (const table of ['caseRecord', 'caseListRow', 'caseImportFile', 'journey'] as const) {
    await ctx.db.deleteFrom(table).where('authorityId', '=', ctx.authorityId).where('importId', '=', importId).execute()
  }
  await ctx.db
    .updateTable('caseImport')
    .set({ state: 'discarded', decidedBy: staffIdOf(ctx), decidedAt: ctx.now, report: null })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .execute()
  await ctx.announce({ type: 'case-import.discarded', subject: `import:${importId}` })
}
