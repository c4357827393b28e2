/** Takes back an extract that was accepted: the journeys stand again as they did before it, and rounds draw from it no more. */
import { caseProblems } from '#domain/cases/problems.ts'
import type { Context } from '#platform/context.ts'
import { importToDecide, stateWords, standingImport } from './queries.ts'
import { makeStandingCases } from './standing-cases.ts'

/** Throws `case-import.not-read`, or `case-import.not-the-latest` where a later extract was compared with this one. */
export async function undoCaseImport(ctx: Context, importId: string): Promise<void> {
  const found = await importToDecide(ctx, importId)
  if (found.state !== 'accepted') throw caseProblems.notRead({ state: stateWords[found.state].toLowerCase() })
  if (found.kind !== null && (await standingImport(ctx, found.kind))?.importId !== importId)
    throw caseProblems.notTheLatest({})
  const { authorityId } = ctx
  await ctx.db
    .updateTable('journey')
    .set({ stands: false })
    .where('authorityId', '=', authorityId)
    .where('importId', '=', importId)
    .execute()
  await ctx.db
    .updateTable('journey')
    .set({ stands: true, replacedBy: null })
    .where('authorityId', '=', authorityId)
    .where('replacedBy', '=', importId)
    .execute()
  await ctx.db
    .updateTable('caseImport')
    .set({ state: 'undone' })
    .where('authorityId', '=', authorityId)
    .where('importId', '=', importId)
    .execute()
  await makeStandingCases(ctx)
  await ctx.announce({ type: 'case-import.undone', subject: `import:${importId}` })
}
