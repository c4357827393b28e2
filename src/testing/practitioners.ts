/** Rounds for tests of the practitioner's part: every case is held by one practitioner, and audited by one auditor. */
import type { PersonRow } from '#features/people/door.ts'
import { allocateAuditors, drawSample, roundByReference, sampledCasesOf } from '#features/rounds/door.ts'
import type { Context } from '#platform/context.ts'
import { anOpenedRound, usualDraw } from './rounds.ts'

/** The references of the audits, of cases that `practitioner` holds. `ctx` is the lead's. */
export async function aRoundOfCasesHeldBy(
  ctx: Context,
  practitioner: PersonRow,
  auditor: PersonRow,
): Promise<readonly string[]> {
  const staffOf = ({ email }: PersonRow) =>
    ctx.db
      .selectFrom('staffMember')
      .select(['staffId', 'teamId', 'name'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
  const [holder, looks] = [await staffOf(practitioner), await staffOf(auditor)]
  const round = await anOpenedRound(ctx)
  await ctx.db
    .updateTable('caseRecord')
    .set({ practitionerId: holder.staffId, workerName: holder.name, teamId: holder.teamId })
    .execute()
  await drawSample(ctx, round, usualDraw)
  const drawn = await sampledCasesOf(ctx, (await roundByReference(ctx, round)).roundId)
  const pairs = drawn
    .filter(one => !one.reserve)
    .map(({ caseReference }) => ({ caseReference, auditorId: looks.staffId }))
  await allocateAuditors(ctx, round, pairs)
  const rows = await ctx.db.selectFrom('audit').select('reference').orderBy('reference').execute()
  return rows.map(row => row.reference)
}
