/** Who holds which role where: whom clocks reach, whom a person is told to speak to, and the names offered when they did. */
import { sql } from 'kysely'
import { whomToTell, type CasePlace, type StaffPlace } from '#domain/safety-concerns/clocks.ts'
import type { Role } from '#domain/access/roles.ts'
import type { Context } from '#platform/context.ts'

interface StaffFound extends StaffPlace {
  readonly name: string
  readonly jobTitle: string
}

/** Everyone at work who answers for children, or for audits. */
export async function answerable(ctx: Context): Promise<readonly StaffFound[]> {
  const { rows } = await sql<StaffFound>`
    select staff.staff_id, staff.name, staff.job_title, staff.team_id, coalesce(staff.locality_id, team.locality_id) as locality_id,
      array_agg(held.role order by held.role) as roles
    from staff_member staff
    join staff_role held on held.authority_id = staff.authority_id and held.staff_id = staff.staff_id
    left join team on team.authority_id = staff.authority_id and team.team_id = staff.team_id
    where staff.authority_id = ${ctx.authorityId} and staff.left_on is null
      and held.role in (${sql.join(answering)})
    group by staff.staff_id, staff.name, staff.job_title, staff.team_id, staff.locality_id, team.locality_id
    order by staff.name, staff.staff_id`.execute(ctx.db)
  return rows
}

const answering: readonly Role[] = ['team-manager', 'service-manager', 'head-of-service', 'director', 'qa-lead']

/** Whom to speak to at once, in words: the team manager of the case, or whoever stands in for them. */
export function toSpeakTo(place: CasePlace, staff: readonly StaffFound[]): string {
  const ids = whomToTell('team-manager', place, staff)
  const names = staff.filter(one => ids.includes(one.staffId)).map(one => `${one.name} (${one.jobTitle})`)
  return [...names.slice(0, 3), 'the duty social worker'].join(' or ')
}

/** Names to choose from when saying who was told. */
export const namesOffered = (staff: readonly StaffFound[]): readonly string[] =>
  staff.map(one => `${one.name}, ${one.jobTitle}`)
