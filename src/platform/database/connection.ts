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
  pool.on('connect', client => {
    client.on('error', onError)
    rememberStatements(client)
  })
  return pool
}

/** Queries are written once and asked for all day; only lists of changing length make new texts without end. */
const mostStatements = 300

/**
 * Lets the server keep the plan of each query of this connection: planning the joins of an audit took longer than reading it. Queries
 * without values (begin, commit) and those after the first few hundred texts go as they are.
 */
function rememberStatements(client: pg.PoolClient): void {
  const names = new Map<string, string>()
  const ask = client.query.bind(client) as (...args: unknown[]) => unknown
  const nameFor = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= mostStatements) return known
    const name = `lfa-${names.size}`
    names.set(text, name)
    return name
  }
  const remembering = (...args: unknown[]): unknown => {
    const [text, values, ...rest] = args
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return ask(...args)
    const name = nameFor(text)
    return name === undefined ? ask(...args) : ask({ name, text, values }, ...rest)
  }
  client.query = remembering as typeof client.query
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
