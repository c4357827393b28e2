/** Reads of cases that were drawn and taken out of the sample again. */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'

export interface CaseTakenOut {
  readonly caseReference: string
  readonly stratum: string
  readonly reason: string
  readonly words: string
  /** The reserve that came in; null where none was left. */
  readonly replacedBy: string | null
  readonly removedBy: string
  readonly removedAt: Instant
}

/** Cases that were drawn and taken out again, in the order in which they left. */
export async function casesTakenOut(ctx: Context, roundId: string): Promise<readonly CaseTakenOut[]> {
  const { rows } = await sql<CaseTakenOut>`
    select sampled.case_reference, sampled.stratum, gone.reason, gone.words, came.case_reference as replaced_by,
      staff.name as removed_by, gone.removed_at
    from sampled_case_removal gone
    join sampled_case sampled on sampled.authority_id = gone.authority_id and sampled.sampled_case_id = gone.sampled_case_id
    join staff_member staff on staff.authority_id = gone.authority_id and staff.staff_id = gone.removed_by
    left join sampled_case came on came.authority_id = gone.authority_id and came.sampled_case_id = gone.replaced_by
    where gone.authority_id = ${ctx.authorityId} and sampled.round_id = ${roundId}
    order by gone.removed_at, sampled.draw_order`.execute(ctx.db)
  return rows
}
