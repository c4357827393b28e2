/** Who holds each case now. Made anew whenever an import is accepted or undone: the newest list that has the case tells. */
import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

/** Formats that name the team come before those that do not, however new. */
export async function makeStandingCases(ctx: Context): Promise<void> {
  await sql`delete from case_standing where authority_id = ${ctx.authorityId}`.execute(ctx.db)
  await sql`
    insert into case_standing (authority_id, case_reference, import_id, report_date, case_status, age_years, team_name, worker_name,
      team_id, locality_id, practitioner_id, open)
    select distinct on (one.case_reference) one.authority_id, one.case_reference, one.import_id, list.report_date, one.case_status,
      one.age_years, one.team_name, one.worker_name, one.team_id, one.locality_id, one.practitioner_id, one.open
    from case_record as one
    join case_import as list on list.authority_id = one.authority_id and list.import_id = one.import_id
    where one.authority_id = ${ctx.authorityId} and list.state = 'accepted'
    order by one.case_reference, (one.team_name is null), list.report_date desc, list.decided_at desc`.execute(ctx.db)
}
