/** The conventions and limits that hold now: the council's own where it has set any, else the usual ones. */
import { usualSettings, type MeasureSettings } from '#domain/timeliness/settings.ts'
import { usualTrackingSettings, type TrackingSettings } from '#domain/tracking/settings.ts'
import type { Context } from '#platform/context.ts'

export interface TimelinessSettings {
  readonly measures: MeasureSettings
  readonly boards: TrackingSettings
}

export async function settingsNow(ctx: Context): Promise<TimelinessSettings> {
  const row = await ctx.db
    .selectFrom('timelinessSetting')
    .select(['measures', 'boards'])
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
    ? { measures: row.measures as MeasureSettings, boards: row.boards as TrackingSettings }
    : { measures: usualSettings, boards: usualTrackingSettings }
}
