/** Ties what the case system calls a team to the council's own team: for this case list now, and for later ones. */
import { caseProblems } from '#domain/cases/problems.ts'
import type { Context } from '#platform/context.ts'
import { importToDecide, stateWords, teamsKnown, teamNamesToMatch } from './queries.ts'

export interface TeamMatch {
  /** As the case list has it. */
  readonly name: string
  readonly teamId: string
}

/** Names that the case list does not have, and teams that do not exist, are passed over. Returns how many names were matched. */
export async function matchTeamNames(ctx: Context, importId: string, matches: readonly TeamMatch[]): Promise<number> {
  const { state } = await importToDecide(ctx, importId)
  if (state !== 'read' && state !== 'accepted') throw caseProblems.notRead({ state: stateWords[state].toLowerCase() })
  const [teams, names] = [await teamsKnown(ctx), await teamNamesToMatch(ctx, importId)]
  let matched = 0
  for (const { name, teamId } of matches) {
    const team = teams.find(one => one.teamId === teamId)
    if (!team || !names.some(one => one.name === name)) continue
    await remember(ctx, name, teamId)
    await ctx.db
      .updateTable('caseRecord')
      .set({ teamId, localityId: team.localityId })
      .where('authorityId', '=', ctx.authorityId)
      .where('importId', '=', importId)
      .where('teamName', '=', name)
      .where('teamId', 'is', null)
      .execute()
    matched += 1
  }
  if (matched > 0)
    await ctx.announce({ type: 'case-import.team-matched', subject: `import:${importId}`, teams: matched })
  return matched
}

async function remember(ctx: Context, alias: string, teamId: string): Promise<void> {
  await ctx.db
    .insertInto('teamAlias')
    .values({ authorityId: ctx.authorityId, alias, teamId })
    .onConflict(conflict => conflict.columns(['authorityId', 'alias']).doUpdateSet({ teamId }))
    .execute()
}
