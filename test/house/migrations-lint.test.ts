/**
 * The shape that every table keeps, read from the migrations and proved on a migrated database: the authority leads every
 * key, ids come from the application, row-level security is on, foreign keys come after all tables are made.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { asOwner } from '#platform/database/connection.ts'
import { testDatabase } from '#testing/database.ts'
import { readSources } from './sources.ts'

const migrations = readSources('migrations/*.sql').map(({ path, text }) => ({
  path,
  text,
  code: text.replace(/--[^\n]*/g, '').toLowerCase(),
}))
/** Which migrations have run is the installation's, not an authority's. */
const outside = ['migration']

const copy = await testDatabase()
after(() => copy.drop())
const rows = <Row extends object>(statement: string): Promise<readonly Row[]> =>
  asOwner(copy.owner, async client => (await client.query<Row>(statement)).rows)

test('migrations are numbered without a gap, forward only, and each opens with why it is there', () => {
  assert.deepEqual(
    migrations.map(({ path }) => Number(/migrations\/(\d{4})-[a-z-]+\.sql$/.exec(path)?.[1])),
    migrations.map((_one, index) => index + 1),
  )
  for (const { path, text } of migrations) assert.match(text, /^-- [A-Z].{20,}/, `${path} has no opening comment`)
})

test('in each migration foreign keys come after every table is made, so that tables can be shared out between servers', () => {
  for (const { path, code } of migrations) {
    const lastTable = code.lastIndexOf('create table')
    const firstKey = code.search(/\bforeign key\b|\breferences\b/)
    if (firstKey !== -1 && lastTable !== -1)
      assert.ok(firstKey > lastTable, `${path} has a foreign key before its last table`)
  }
})

test('no id is made by the database: no serial, identity, sequence or default uuid, because two servers would have to agree', () => {
  for (const { path, code } of migrations)
    assert.doesNotMatch(
      code,
      /\b(?:big|small)?serial\b|generated\s+(?:always|by default)\s+as identity|create sequence|gen_random_uuid|uuidv7\(|uuid_generate/,
      path,
    )
})

test('every table is handed to protect_table in the migration that makes it', () => {
  for (const { path, code } of migrations) {
    const made = [...code.matchAll(/create table (?:if not exists )?(\w+)/g)].map(found => found[1]!)
    const guarded = [...code.matchAll(/call protect_table\('(\w+)'\)/g)].map(found => found[1]!)
    assert.deepEqual(
      made.filter(table => !guarded.includes(table)),
      [],
      path,
    )
  }
})

test('every primary key, unique key and unique index begins with authority_id', async () => {
  const keys = await rows<{ name: string; first: string }>(`
    select index_class.relname as name, attribute.attname as first
    from pg_index join pg_class index_class on index_class.oid = indexrelid join pg_class on pg_class.oid = indrelid
      join pg_namespace on pg_namespace.oid = pg_class.relnamespace and nspname = 'public'
      join pg_attribute attribute on attribute.attrelid = indrelid and attribute.attnum = indkey[0]
    where indisunique and pg_class.relname <> all ('{${outside.join(',')}}')`)
  assert.ok(keys.length > 30)
  assert.deepEqual(
    keys.filter(key => key.first !== 'authority_id'),
    [],
  )
})

test('every foreign key carries authority_id on both sides, first, so that no row points into another authority', async () => {
  const keys = await rows<{ name: string; own: string; theirs: string }>(`
    select conname || ' of ' || conrelid::regclass as name, own.attname as own, theirs.attname as theirs
    from pg_constraint
      join pg_attribute own on own.attrelid = conrelid and own.attnum = conkey[1]
      join pg_attribute theirs on theirs.attrelid = confrelid and theirs.attnum = confkey[1]
    where contype = 'f' and connamespace = 'public'::regnamespace`)
  assert.ok(keys.length > 30)
  assert.deepEqual(
    keys.filter(key => key.own !== 'authority_id' || key.theirs !== 'authority_id'),
    [],
  )
})

test('every table has row-level security on, forced, with a policy, so that a forgotten where shows nothing of a neighbour', async () => {
  const open = await rows<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname <> all ('{${outside.join(',')}}')
      and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = pg_class.oid))`)
  assert.deepEqual(open, [])
})

test('every view asks as the person who reads it, so that the second wall stands behind views too', async () => {
  const views = await rows<{ name: string; options: string[] | null }>(`
    select relname as name, reloptions as options from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'`)
  assert.deepEqual(
    views.filter(view => !view.options?.includes('security_invoker=true')),
    [],
  )
})

test('every function and procedure leaves its caller’s rights as they are', async () => {
  const definers = await rows(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`)
  assert.deepEqual(definers, [])
})

test('every table can be shared out by authority: PostgreSQL accepts it as the pattern of a table partitioned by authority_id', async () => {
  const tables = await rows<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ('{${outside.join(',')}}')`)
  // The server refuses a primary or unique key without the partition's column; made in a schema that is dropped again.
  const statements = tables.map(
    ({ name }) =>
      `create table sharing."${name}" (like public."${name}" including all) partition by hash (authority_id)`,
  )
  await rows(`create schema sharing; ${statements.join('; ')}; drop schema sharing cascade`)
  assert.ok(tables.length > 25)
})
