/** The council's own clocks: read for a new concern, and set by the quality assurance lead. What was set before is kept. */
import { sql } from 'kysely'
import { clockKeys, clockValues, type ClockKey, type ClockValues } from '#domain/safety-concerns/settings.ts'
import { staffIdOf, type Context } from '#platform/context.ts'

export async function clocksSet(ctx: Context): Promise<ClockValues> {
  const { rows } = await sql<{ key: string; value: number }>`
    select distinct on (key) key, value from safety_clock where authority_id = ${ctx.authorityId}
    order by key, set_at desc, clock_id desc`.execute(ctx.db)
  return clockValues(new Map(rows.map(({ key, value }) => [key, value])))
}

/** Keeps only what differs from what holds now; the number that was changed. Values were checked by `clockFaults`. */
export async function setClocks(ctx: Context, wanted: ReadonlyMap<ClockKey, number>): Promise<number> {
  const now = await clocksSet(ctx)
  const changed = clockKeys.filter(key => wanted.has(key) && wanted.get(key) !== now[key])
  for (const key of changed)
    await ctx.db
      .insertInto('safetyClock')
      .values({
        authorityId: ctx.authorityId,
        clockId: ctx.newId(),
        key,
        value: wanted.get(key) ?? 0,
        setBy: staffIdOf(ctx),
        setAt: ctx.now,
      })
      .execute()
  if (changed.length > 0)
    await ctx.announce({ type: 'safety-clock.set', subject: 'safety-clocks', changed: changed.length })
  return changed.length
}
