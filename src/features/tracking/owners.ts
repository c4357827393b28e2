/** Who can see a decision through: everyone at work whose reach on the boards includes the case. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import type { Role } from '#domain/access/roles.ts'
import type { Context } from '#platform/context.ts'

export interface Owner {
  readonly staffId: string
  readonly name: string
  readonly jobTitle: string
}

interface StaffFound extends Owner {
  readonly teamId: string | null
  readonly localityId: string | null
  readonly roles: Role[]
}

export async function ownersFor(
  ctx: Context,
  place: { readonly teamId: string | null; readonly localityId: string | null },
): Promise<readonly Owner[]> {
  const { rows } = await sql<StaffFound>`
    select staff.staff_id, staff.name, staff.job_title, staff.team_id, coalesce(staff.locality_id, team.locality_id) as locality_id,
      array_agg(held.role order by held.role) as roles
    from staff_member staff
    join staff_role held on held.authority_id = staff.authority_id and held.staff_id = staff.staff_id
    left join team on team.authority_id = staff.authority_id and team.team_id = staff.team_id
    where staff.authority_id = ${ctx.authorityId} and staff.left_on is null
    group by staff.staff_id, staff.name, staff.job_title, staff.team_id, staff.locality_id, team.locality_id
    order by staff.name, staff.staff_id`.execute(ctx.db)
  const { authorityId } = ctx
  return rows.filter(one => can({ kind: 'staff', authorityId, choices: [], ...one }, 'tracking.read', place).may)
}
