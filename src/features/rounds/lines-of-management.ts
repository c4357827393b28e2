/** Who manages the practitioner of a case, directly or through others: none of them audits it. */
import type { CaseToAllocate } from '#domain/rounds/allocate.ts'
import type { Context } from '#platform/context.ts'
import type { SampledCaseFound } from './sample-queries.ts'

/** The cases with everyone in the line of management above their practitioners. A council has hundreds of staff, so all are read at once. */
export async function withManagers(
  ctx: Context,
  cases: readonly SampledCaseFound[],
): Promise<readonly (SampledCaseFound & CaseToAllocate)[]> {
  const rows = await ctx.db
    .selectFrom('staffMember')
    .select(['staffId', 'lineManagerId'])
    .where('authorityId', '=', ctx.authorityId)
    .execute()
  const managerOf = new Map(rows.map(({ staffId, lineManagerId }) => [staffId, lineManagerId]))
  return cases.map(one => ({ ...one, managerIds: lineAbove(one.practitionerId, managerOf) }))
}

/** From the nearest up. A circle in the list of people ends where it closes. */
function lineAbove(staffId: string | null, managerOf: ReadonlyMap<string, string | null>): readonly string[] {
  const line: string[] = []
  for (
    let at = staffId === null ? null : (managerOf.get(staffId) ?? null);
    at !== null;
    at = managerOf.get(at) ?? null
  ) {
    if (line.includes(at)) break
    line.push(at)
  }
  return line
}
