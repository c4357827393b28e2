/**
 * Opens the database: a pool of connections for the application's role, and single connections for the owner (migrations).
 * Calendar dates and moments arrive as the domain's own text types, never as `Date`, whose time zone would be the server's.
 */
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { instant } from '#domain/calendar/dates.ts'
import type { Schema } from './schema.ts'

const { DATE, TIMESTAMPTZ, INT8 } = pg.types.builtins

pg.types.setTypeParser(DATE, text => text)
pg.types.setTypeParser(TIMESTAMPTZ, text => instant(text))
pg.types.setTypeParser(INT8, Number)

/** Where a database is, and as whom: a connection string, or the embedded server's private socket. */
export type Address =
  { readonly url: string } | { readonly socketFolder: string; readonly database: string; readonly user: string }

export function clientConfig(address: Address): pg.ClientConfig {
  return 'url' in address
    ? { connectionString: address.url }
    : { host: address.socketFolder, database: address.database, user: address.user }
}

/** Two cores serve a handful of transactions at once better than many; ten covers pages, jobs and the queue's own polling. */
const poolSize = 10

export function openPool(address: Address, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(address),
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'learning-from-audit',
  })
  pool.on('error', onError)
  // A connection lost while it is lent out, between two statements, has nobody else to tell: unheard, it would end the process.
  pool.on('connect', client => client.on('error', onError))
  return pool
}

export function kyselyOn(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** One connection as the owner, closed when `work` ends. */
export async function asOwner<Result>(address: Address, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(clientConfig(address))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
