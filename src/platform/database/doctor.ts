/**
 * Examines a database and says in sentences what is right and what is not, for the command `doctor` and for whoever must
 * answer for the records: does it keep what it has saved, and are authorities walled off from one another.
 */
import { durabilitySettings, oldestVersion, serverVersion, type Query } from './durability.ts'

export interface Examination {
  /** What was looked at, in a few words. */
  readonly what: string
  readonly ok: boolean
  /** What was found, and what to do if it is not right. */
  readonly sentence: string
}

const applicationRole = 'lfa_app'

/** Looks and changes nothing. `query` runs as the owner, in the product's database. */
export async function examineDatabase(query: Query): Promise<readonly Examination[]> {
  return [
    await examineVersion(query),
    ...(await examineDurability(query)),
    await examinePowers(query),
    await examineBelongings(query),
    await examineWalls(query),
    await examineViews(query),
  ]
}

async function examineVersion(query: Query): Promise<Examination> {
  const { text, number } = await serverVersion(query)
  const ok = number >= oldestVersion
  const sentence = `The server is PostgreSQL ${text}${ok ? '.' : ': the product needs 15 or later. Use a newer server.'}`
  return { what: 'Version of the server', ok, sentence }
}

async function examineDurability(query: Query): Promise<readonly Examination[]> {
  const remedy = 'saved records could be lost or damaged unseen. Turn it on and start the server again.'
  return (await durabilitySettings(query)).map(({ name, value, ok }) => ({
    what: name,
    ok,
    sentence: ok ? `${name} is ${value}.` : `${name} is ${value}: ${remedy}`,
  }))
}

async function examinePowers(query: Query): Promise<Examination> {
  const what = 'Powers of the application'
  const there = await query(`select from pg_roles where rolname = '${applicationRole}'`)
  if (there.length === 0) {
    const sentence = `The role ${applicationRole} does not exist: the database has not been prepared. Start the product once.`
    return { what, ok: false, sentence }
  }
  const powerful = names(
    await query(`
    select rolname as name from pg_roles
    where (rolsuper or rolbypassrls) and pg_has_role('${applicationRole}', oid, 'member') order by rolname`),
  )
  const sentence =
    powerful === ''
      ? `The role ${applicationRole} cannot pass by row-level security.`
      : `The role ${applicationRole} can pass by row-level security, by way of ${powerful}. Alter it to nosuperuser and nobypassrls, and revoke what was granted.`
  return { what, ok: powerful === '', sentence }
}

async function examineBelongings(query: Query): Promise<Examination> {
  const [row] = await query(`
    select count(*)::int as number from pg_shdepend
    where refclassid = 'pg_authid'::regclass and deptype = 'o'
      and refobjid = (select oid from pg_roles where rolname = '${applicationRole}')`)
  const number = Number(row?.['number'] ?? 0)
  const sentence =
    number === 0
      ? `The role ${applicationRole} owns nothing.`
      : `The role ${applicationRole} owns ${number} things in this server, and could remove their protection. Give them to the database's owner ("reassign owned").`
  return { what: 'What the application owns', ok: number === 0, sentence }
}

async function examineWalls(query: Query): Promise<Examination> {
  const tables = await query(`
    select relation.relname as name,
      relation.relrowsecurity and relation.relforcerowsecurity
        and exists (select from pg_policy where polrelid = relation.oid) as walled
    from pg_class relation
    join pg_attribute attribute on attribute.attrelid = relation.oid
    where relation.relnamespace = 'public'::regnamespace and relation.relkind in ('r', 'p')
      and attribute.attname = 'authority_id' and not attribute.attisdropped
    order by relation.relname`)
  const open = names(tables.filter(table => table['walled'] !== true))
  const sentence =
    open === ''
      ? `Row-level security is on and forced for all ${tables.length} tables that hold an authority's records.`
      : `Row-level security is missing, or not forced, for: ${open}. Another authority's records could be seen there. Put back the product's own schema.`
  return { what: "Walls between authorities' tables", ok: open === '', sentence }
}

/** A view reads as its owner, whom no policy binds if a superuser, unless it is told to read as the one who asks. */
async function examineViews(query: Query): Promise<Examination> {
  const open = names(
    await query(`
    select view.relname as name from pg_class view
    where view.relnamespace = 'public'::regnamespace
      and (view.relkind = 'm' or (view.relkind = 'v'
        and not coalesce(array_to_string(view.reloptions, ','), '') ~ 'security_invoker=(true|on|1)'))
      and has_table_privilege((select oid from pg_roles where rolname = '${applicationRole}'), view.oid, 'select')
    order by view.relname`),
  )
  const sentence =
    open === ''
      ? 'Every view reads with the rights of the one who asks.'
      : `These views read with their owner's rights, past the walls between authorities: ${open}. Put back the product's own schema.`
  return { what: 'Walls in views', ok: open === '', sentence }
}

const names = (rows: readonly Record<string, unknown>[]): string => rows.map(row => String(row['name'])).join(', ')
