/** Reads of people, teams and localities. Staff are colleagues, not cases: anyone signed in may know who they are. */
import { sql } from 'kysely'
import type { Role } from '#domain/access/roles.ts'
import type { Context } from '#platform/context.ts'

export interface PersonListed {
  readonly staffId: string
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  readonly team: string | null
  readonly locality: string | null
  readonly lineManager: string | null
  readonly roles: readonly Role[]
}

const rolesOf = sql<Role[]>`array(select role from staff_role where staff_role.authority_id = staff.authority_id
  and staff_role.staff_id = staff.staff_id order by role)`

/** A page of people by name, after the last one seen. */
export async function peopleAfter(
  ctx: Context,
  after: { name: string; staffId: string } | null,
  limit: number,
): Promise<readonly PersonListed[]> {
  return ctx.db
    .selectFrom('staffMember as staff')
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'staff.authorityId').onRef('team.teamId', '=', 'staff.teamId'),
    )
    .leftJoin('locality', join =>
      join
        .onRef('locality.authorityId', '=', 'staff.authorityId')
        .on(sql<boolean>`locality.locality_id = coalesce(staff.locality_id, team.locality_id)`),
    )
    .leftJoin('staffMember as manager', join =>
      join.onRef('manager.authorityId', '=', 'staff.authorityId').onRef('manager.staffId', '=', 'staff.lineManagerId'),
    )
    .select([
      'staff.staffId',
      'staff.name',
      'staff.email',
      'staff.jobTitle',
      'team.name as team',
      'locality.name as locality',
      'manager.name as lineManager',
      rolesOf.as('roles'),
    ])
    .where('staff.authorityId', '=', ctx.authorityId)
    .where('staff.leftOn', 'is', null)
    .$if(after !== null, query =>
      query.where(sql<boolean>`(staff.name, staff.staff_id) > (${after?.name ?? ''}, ${after?.staffId ?? ''}::uuid)`),
    )
    .orderBy('staff.name')
    .orderBy('staff.staffId')
    .limit(limit)
    .execute()
}

export async function personByEmail(
  ctx: Context,
  email: string,
): Promise<{ staffId: string; name: string } | undefined> {
  return ctx.db
    .selectFrom('staffMember')
    .select(['staffId', 'name'])
    .where('authorityId', '=', ctx.authorityId)
    .where('email', '=', email.toLowerCase())
    .where('leftOn', 'is', null)
    .executeTakeFirst()
}

/** Everyone with a role, by name: for the demonstration's sign-in page. */
export async function peopleWithRoles(ctx: Context): Promise<readonly PersonListed[]> {
  return (await peopleAfter(ctx, null, 1000)).filter(person => person.roles.length > 0)
}
