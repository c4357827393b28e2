/** Reads of how members wish to hear: the choice that stands, and what was released since with the day each first read it. */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import type { HearingPreference, HearingReport } from '#domain/governance/hearing.ts'
import type { Context } from '#platform/context.ts'

export interface PreferenceFound extends HearingPreference {
  readonly chosenAt: Instant
}

export interface MemberFound extends PreferenceFound {
  readonly memberId: string
  readonly member: string
}

/** Every member who chose, by name, with the choice that stands. */
export async function membersWhoChose(ctx: Context): Promise<readonly MemberFound[]> {
  const { rows } = await sql<MemberFound>`
    select distinct on (member.name, choice.member_id) choice.member_id, member.name as member, choice.reports, choice.how_often,
      choice.form, choice.by_email, choice.chosen_at
    from hearing_preference choice
    join staff_member member on member.authority_id = choice.authority_id and member.staff_id = choice.member_id
    where choice.authority_id = ${ctx.authorityId}
    order by member.name, choice.member_id, choice.number desc`.execute(ctx.db)
  return rows
}

export const preferenceOf = async (ctx: Context, memberId: string): Promise<PreferenceFound | null> =>
  (await membersWhoChose(ctx)).find(found => found.memberId === memberId) ?? null

export interface ReleasedSince {
  readonly kind: HearingReport
  /** Of the report to members, or of the round. */
  readonly reference: string
  readonly title: string
  readonly releasedAt: Instant
  readonly firstReadAt: Instant | null
}

/** What was released since a member chose, oldest first, with the moment they first read it in any form. */
export async function releasedSince(
  ctx: Context,
  { memberId, chosenAt }: MemberFound,
): Promise<readonly ReleasedSince[]> {
  const { rows } = await sql<ReleasedSince>`
    select told.kind, told.reference, told.title, told.released_at,
      (select min(activity.at) from activity where activity.authority_id = ${ctx.authorityId} and activity.chain = told.chain
        and activity.type = told.reading and activity.actor_id = ${memberId} and activity.at >= told.released_at) as first_read_at
    from (
      select 'scrutiny-report' as kind, report.reference, report.title, release.released_at, 'scrutiny-report:' || report.reference as chain,
        'scrutiny-report.read' as reading
      from scrutiny_release release
      join scrutiny_report report on report.authority_id = release.authority_id and report.report_id = release.report_id
      where release.authority_id = ${ctx.authorityId}
      union all
      select 'round-summary', round.reference, round.title, closure.closed_at, 'round:' || round.reference, 'round.report-read'
      from round_closure closure
      join round on round.authority_id = closure.authority_id and round.round_id = closure.round_id
      where closure.authority_id = ${ctx.authorityId}
    ) told
    where told.released_at >= ${chosenAt}::timestamptz
    order by told.released_at, told.title limit 200`.execute(ctx.db)
  return rows
}
