/**
 * Brings in the council's people from a list: localities and teams are made as they are named, people are added or changed by
 * e-mail, line managers are joined up last. People missing from the list are left as they are: leaving is said, not implied.
 */
import { sql } from 'kysely'
import type { Role } from '#domain/access/roles.ts'
import type { Context } from '#platform/context.ts'
import { peopleProblems } from './problems.ts'

export interface PersonRow {
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  readonly team: string | null
  readonly locality: string | null
  readonly lineManagerEmail: string | null
  readonly roles: readonly Role[]
}

export interface PeopleImported {
  readonly added: number
  readonly changed: number
}

export async function importPeople(ctx: Context, rows: readonly PersonRow[]): Promise<PeopleImported> {
  const localities = await keepLocalities(ctx, rows)
  const teams = await keepTeams(ctx, rows, localities)
  const { ids, added } = await keepPeople(ctx, rows, { teams, localities })
  await keepLineManagers(ctx, rows, ids)
  await keepRoles(ctx, rows, ids)
  const imported = { added, changed: rows.length - added }
  await ctx.announce({ type: 'people.imported', subject: 'people', ...imported })
  return imported
}

type Ids = ReadonlyMap<string, string>

const idOf = (ids: Ids, key: string | null): string | null => (key === null ? null : (ids.get(key) ?? null))
const named = (names: readonly (string | null)[]): readonly string[] => [
  ...new Set(names.filter(name => name !== null)),
]

async function keepLocalities(ctx: Context, rows: readonly PersonRow[]): Promise<Ids> {
  const { authorityId } = ctx
  const values = named(rows.map(row => row.locality)).map(name => ({ authorityId, localityId: ctx.newId(), name }))
  if (values.length > 0)
    await ctx.db
      .insertInto('locality')
      .values(values)
      .onConflict(conflict => conflict.columns(['authorityId', 'name']).doNothing())
      .execute()
  const kept = await ctx.db
    .selectFrom('locality')
    .select(['localityId', 'name'])
    .where('authorityId', '=', authorityId)
    .execute()
  return new Map(kept.map(locality => [locality.name, locality.localityId]))
}

async function keepTeams(ctx: Context, rows: readonly PersonRow[], localities: Ids): Promise<Ids> {
  const { authorityId } = ctx
  const wanted = new Map(
    rows.flatMap(row => (row.team !== null && row.locality !== null ? [[row.team, row.locality] as const] : [])),
  )
  const values = [...wanted].map(([name, locality]) => ({
    authorityId,
    teamId: ctx.newId(),
    name,
    localityId: localities.get(locality) ?? '',
  }))
  if (values.length > 0) {
    await ctx.db
      .insertInto('team')
      .values(values)
      .onConflict(conflict =>
        conflict.columns(['authorityId', 'name']).doUpdateSet({ localityId: sql`excluded.locality_id` }),
      )
      .execute()
  }
  const kept = await ctx.db
    .selectFrom('team')
    .select(['teamId', 'name'])
    .where('authorityId', '=', authorityId)
    .execute()
  return new Map(kept.map(team => [team.name, team.teamId]))
}

async function knownPeople(ctx: Context): Promise<Ids> {
  const known = await ctx.db
    .selectFrom('staffMember')
    .select(['staffId', 'email'])
    .where('authorityId', '=', ctx.authorityId)
    .execute()
  return new Map(known.map(person => [person.email, person.staffId]))
}

interface Places {
  readonly teams: Ids
  readonly localities: Ids
}

async function keepPeople(
  ctx: Context,
  rows: readonly PersonRow[],
  { teams, localities }: Places,
): Promise<{ ids: Ids; added: number }> {
  const known = await knownPeople(ctx)
  for (const row of rows) {
    const teamId = idOf(teams, row.team)
    if (row.team !== null && teamId === null) throw peopleProblems.teamWithoutLocality({ team: row.team })
    const facts = { name: row.name, jobTitle: row.jobTitle, teamId, localityId: idOf(localities, row.locality) }
    await ctx.db
      .insertInto('staffMember')
      .values({
        ...facts,
        authorityId: ctx.authorityId,
        staffId: known.get(row.email) ?? ctx.newId(),
        email: row.email,
      })
      .onConflict(conflict => conflict.columns(['authorityId', 'staffId']).doUpdateSet(facts))
      .execute()
  }
  return { ids: await knownPeople(ctx), added: rows.filter(row => !known.has(row.email)).length }
}

async function keepLineManagers(ctx: Context, rows: readonly PersonRow[], ids: Ids): Promise<void> {
  for (const row of rows) {
    const lineManagerId = idOf(ids, row.lineManagerEmail)
    if (row.lineManagerEmail !== null && lineManagerId === null) {
      throw peopleProblems.lineManagerUnknown({ email: row.email, manager: row.lineManagerEmail })
    }
    await ctx.db
      .updateTable('staffMember')
      .set({ lineManagerId })
      .where('authorityId', '=', ctx.authorityId)
      .where('staffId', '=', ids.get(row.email) ?? '')
      .execute()
  }
}

async function keepRoles(ctx: Context, rows: readonly PersonRow[], ids: Ids): Promise<void> {
  const values = rows.flatMap(row =>
    row.roles.map(role => ({ authorityId: ctx.authorityId, staffId: ids.get(row.email) ?? '', role })),
  )
  const staffIds = rows.map(row => ids.get(row.email) ?? '')
  if (staffIds.length > 0)
    await ctx.db
      .deleteFrom('staffRole')
      .where('authorityId', '=', ctx.authorityId)
      .where('staffId', 'in', staffIds)
      .execute()
  if (values.length > 0) await ctx.db.insertInto('staffRole').values(values).execute()
}
