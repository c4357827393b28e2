/** Everyone at work who has a role, with where they work: for rooms that ask who answers for a case. */
import { sql } from 'kysely'
import type { Role } from '#domain/access/roles.ts'
import type { Context } from '#platform/context.ts'

export interface StaffAtWork {
  readonly staffId: string
  readonly name: string
  readonly jobTitle: string
  readonly teamId: string | null
  /** Their own, or else their team's. */
  readonly localityId: string | null
  readonly roles: Role[]
}

/** By name. A council has hundreds of staff, not thousands. */
export async function staffAtWork(ctx: Context): Promise<readonly StaffAtWork[]> {
  const { rows } = await sql<StaffAtWork>`
    select staff.staff_id, staff.name, staff.job_title, staff.team_id, coalesce(staff.locality_id, team.locality_id) as locality_id,
      array_agg(held.role order by held.role) as roles
    from staff_member staff
    join staff_role held on held.authority_id = staff.authority_id and held.staff_id = staff.staff_id
    left join team on team.authority_id = staff.authority_id and team.team_id = staff.team_id
    where staff.authority_id = ${ctx.authorityId} and staff.left_on is null
    group by staff.staff_id, staff.name, staff.job_title, staff.team_id, staff.locality_id, team.locality_id
    order by staff.name, staff.staff_id`.execute(ctx.db)
  return rows
}
