/** What the council keeps of an auditor, and what it chose for all of them. Each is a new row beside the earlier ones. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import type { AuditingSettings } from '#domain/auditors/settings.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { auditorById } from './queries.ts'

export interface AuditorProfile {
  /** Null where the council's usual number holds. */
  readonly monthlyCapacity: number | null
  readonly trainedOn: LocalDate | null
  /** Null where all statuses count as practised in. */
  readonly practisedIn: readonly string[] | null
}

export async function setProfile(ctx: Context, auditorId: string, profile: AuditorProfile): Promise<void> {
  requireMay(can(ctx.actor, 'auditor.set'))
  await auditorById(ctx, auditorId, ctx.today)
  await sql`select pg_advisory_xact_lock(hashtext(${`auditor-profile:${auditorId}`}))`.execute(ctx.db)
  const { monthlyCapacity, trainedOn, practisedIn } = profile
  await sql`insert into auditor_profile (authority_id, auditor_id, number, monthly_capacity, trained_on, practised_in, set_by, set_at)
    select ${ctx.authorityId}, ${auditorId}, coalesce(max(number), 0) + 1, ${monthlyCapacity}::integer, ${trainedOn}::date,
      ${practisedIn === null ? null : [...practisedIn]}::text[], ${staffIdOf(ctx)}, ${ctx.now}::timestamptz
    from auditor_profile where authority_id = ${ctx.authorityId} and auditor_id = ${auditorId}`.execute(ctx.db)
  await ctx.announce({ type: 'auditor.profile-set', subject: `staff:${auditorId}` })
}

export async function setSettings(ctx: Context, settings: AuditingSettings): Promise<void> {
  requireMay(can(ctx.actor, 'auditor.set'))
  await sql`select pg_advisory_xact_lock(hashtext(${`auditing-setting:${ctx.authorityId}`}))`.execute(ctx.db)
  const { usualMonthlyCapacity, workingDays, trainingRecorded } = settings
  await sql`insert into auditing_setting (authority_id, number, usual_monthly_capacity, working_days, training_recorded, set_by, set_at)
    select ${ctx.authorityId}, coalesce(max(number), 0) + 1, ${usualMonthlyCapacity}::integer, ${workingDays}::integer,
      ${trainingRecorded}::boolean, ${staffIdOf(ctx)}, ${ctx.now}::timestamptz
    from auditing_setting where authority_id = ${ctx.authorityId}`.execute(ctx.db)
  await ctx.announce({ type: 'auditing.settings-set', subject: 'auditing-settings', workingDays })
}
