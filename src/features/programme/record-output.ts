/** What came of an activity, in words: the newest record says how far it is, and the earlier ones stay beside it. */
import type { OutputState } from '#domain/programme/activity.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { heldToChange } from './plan-activity.ts'
import { outputsOf } from './queries.ts'

export interface OutputGiven {
  readonly state: OutputState
  readonly words: string
  readonly toldOn: LocalDate
}

export async function recordOutput(ctx: Context, reference: string, given: OutputGiven): Promise<void> {
  const { activityId } = await heldToChange(ctx, reference)
  const [latest] = await outputsOf(ctx, activityId)
  await ctx.db
    .insertInto('programmeOutput')
    .values({
      authorityId: ctx.authorityId,
      activityId,
      number: (latest?.number ?? 0) + 1,
      ...given,
      recordedBy: staffIdOf(ctx),
      recordedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'programme.output-recorded', subject: `programme:${reference}`, state: given.state })
}
