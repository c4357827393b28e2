/**
 * Who audits in the county: what the council set for all, what it keeps of two auditors, a conflict that Ruth declared, an exemption that
 * the director approved and one that waits. Told after the rounds of 2018, so that it changes none of them. No chance in it.
 */
import { instant, localDate } from '#domain/calendar/dates.ts'
import { askExemption, decideExemption, declareConflict, setProfile, setSettings } from '#features/auditors/door.ts'
import type { PersonRow } from '#features/people/door.ts'
import type { Context } from '#platform/context.ts'
import { cast, director } from './county.ts'
import type { Deed } from './safety.ts'

const staffIdIn = async (ctx: Context, { email }: PersonRow): Promise<string> =>
  (await ctx.db.selectFrom('staffMember').select('staffId').where('email', '=', email).executeTakeFirstOrThrow())
    .staffId

export async function tellOfAuditors(tell: Deed): Promise<void> {
  await tell(cast.dev, instant('2018-12-03T10:00:00Z'), async ctx => {
    await setSettings(ctx, { usualMonthlyCapacity: 2, workingDays: 15, trainingRecorded: false })
    const kept = { monthlyCapacity: 4, trainedOn: localDate('2018-02-07'), practisedIn: null }
    await setProfile(ctx, await staffIdIn(ctx, cast.ruth), kept)
  })
  await tell(cast.ruth, instant('2018-12-04T09:15:00Z'), async ctx => {
    const practitionerId = await staffIdIn(ctx, cast.sam)
    const because = 'We trained together and are still close.'
    await declareConflict(ctx, await staffIdIn(ctx, cast.ruth), {
      caseReference: null,
      practitionerId,
      teamId: null,
      because,
    })
  })
  await tell(cast.marcus, instant('2018-12-05T16:40:00Z'), async ctx => {
    const [firstMonth, lastMonth] = [localDate('2019-01-01'), localDate('2019-02-01')]
    const because = 'Leading the team’s work on its improvement plan for two months.'
    await askExemption(ctx, await staffIdIn(ctx, cast.marcus), { firstMonth, lastMonth, because })
  })
  await tell(director, instant('2018-12-07T08:30:00Z'), async ctx => {
    const auditorId = await staffIdIn(ctx, cast.marcus)
    const asked = await ctx.db.selectFrom('auditorExemption').select('exemptionId').executeTakeFirstOrThrow()
    await decideExemption(ctx, auditorId, {
      ...asked,
      approved: true,
      because: 'Until the end of February, not longer.',
    })
  })
  await tell(cast.dev, instant('2018-12-10T11:20:00Z'), async ctx => {
    const months = { firstMonth: localDate('2019-01-01'), lastMonth: localDate('2019-01-01') }
    const because = 'Covers two localities while the other area manager is away.'
    const imogen = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('name', '=', 'Imogen Frayne')
      .executeTakeFirstOrThrow()
    await askExemption(ctx, imogen.staffId, { ...months, because })
  })
}
