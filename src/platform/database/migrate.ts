/**
 * Brings a database forward. Migrations are plain SQL, forward only, each in one transaction with the note that it ran, so
 * that a database is always at one version or the next, never between. One migrator at a time (advisory lock).
 */
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { sha256 } from '../digest.ts'
import { databaseProblems } from './problems.ts'

const folder = new URL('../../../migrations/', import.meta.url)
const lockKey = 7_317_201

export interface Migration {
  readonly name: string
  readonly sql: string
}

export async function allMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async name => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })))
}

async function applied(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  await client.query(`create table if not exists migration (
    name text primary key, digest text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migration')
  return new Map(rows.map(row => [row.name, row.digest]))
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into migration (name, digest) values ($1, $2)', [migration.name, sha256(migration.sql)])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/**
 * Applies what is missing, in order, and returns the names applied. Refuses a database that has a migration this version of
 * the product does not know (`database.newer`), or knows with other text (`database.migration-changed`).
 */
export async function migrate(client: pg.Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query('select pg_advisory_lock($1)', [lockKey])
  try {
    const done = await applied(client)
    refuseStrangers(done, migrations)
    const missing = migrations.filter(migration => !done.has(migration.name))
    for (const migration of missing) await applyOne(client, migration)
    return missing.map(migration => migration.name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey])
  }
}

function refuseStrangers(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  for (const [name, digest] of done) {
    const known = migrations.find(migration => migration.name === name)
    if (!known) throw databaseProblems.newer({ migration: name })
    if (sha256(known.sql) !== digest) throw databaseProblems.migrationChanged({ migration: name })
  }
}

/** The migrations a database still lacks; it is not changed. */
export async function pendingMigrations(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`)
  if (rows[0]?.there !== true) return migrations.map(migration => migration.name)
  const { rows: done } = await client.query<{ name: string }>('select name from migration')
  return migrations.map(migration => migration.name).filter(name => !done.some(row => row.name === name))
}
