/**
 * The database of a test run: one server for the run (or one of our own, when a file is run alone), a template that has been
 * migrated and peopled once, and a copy of it for each test file.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemActor } from '#domain/access/actor.ts'
import { instant } from '#domain/calendar/dates.ts'
import { importPeople, setUpAuthority } from '#features/people/door.ts'
import { publishShippedTools } from '#features/audit-tools/door.ts'
import { kyselyOn, openPool, type Address } from '#platform/database/connection.ts'
import { startEmbedded } from '#platform/database/embedded.ts'
import { allMigrations, migrate } from '#platform/database/migrate.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { prepareQueue, noQueue } from '#platform/jobs/queue.ts'
import { openLog } from '#platform/logging.ts'
import { seededRandom } from '#platform/random.ts'
import { countyName, people } from '#seeds/county.ts'

export const testAuthorityId = '00000000-0000-7000-8000-000000000001'
/** The day on which tests happen, unless they say otherwise. */
export const testDay = '2018-05-14T09:00:00Z'

/** Set by scripts/check.ts: the socket folder of the run's own server. */
const socketVariable = 'LFA_TEST_SOCKET'
const templateName = 'lfa_test_template'

export interface TestServer {
  readonly socketFolder: string
  stop(): Promise<void>
}

const owner = (socketFolder: string, database: string): Address => ({ socketFolder, database, user: 'lfa_owner' })

async function ask(address: Address, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({
    host: (address as { socketFolder: string }).socketFolder,
    database: 'postgres',
    user: 'lfa_owner',
  })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Starts a server in a folder of its own, which is removed when it stops. */
export async function startTestServer(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lfa-test-'))
  const server = await startEmbedded({ folder, log: () => undefined })
  await makeTemplate(server.socketFolder)
  return {
    socketFolder: server.socketFolder,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeTemplate(socketFolder: string): Promise<void> {
  const address = owner(socketFolder, templateName)
  await ask(address, `create database ${templateName}`)
  const client = new pg.Client({ host: socketFolder, database: templateName, user: 'lfa_owner' })
  await client.connect()
  await migrate(client, await allMigrations())
  await client.end()
  await prepareQueue(address)
  const pool = openPool({ ...address, user: 'lfa_app' }, () => undefined)
  const building = { database: kyselyOn(pool), listeners: [], queue: noQueue, log: openLog('silent') }
  const occasion = { actor: systemActor(testAuthorityId, 'Tests'), now: instant(testDay), random: seededRandom(1) }
  await inTransaction(building, occasion, async ctx => {
    await setUpAuthority(ctx, { name: countyName, demonstration: true })
    await importPeople(ctx, people)
    await publishShippedTools(ctx)
  })
  await pool.end()
  await analyse(socketFolder)
}

/** A template that was just filled has no statistics yet, and plans would be those of empty tables. */
async function analyse(socketFolder: string): Promise<void> {
  const client = new pg.Client({ host: socketFolder, database: templateName, user: 'lfa_owner' })
  await client.connect()
  await client.query('analyze')
  await client.end()
}

export interface TestDatabase {
  readonly app: Address
  readonly owner: Address
  drop(): Promise<void>
}

/** A copy of the template, or (`empty`) a new database without tables. */
export async function testDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = await runsServer()
  const name = `lfa_test_${process.pid}_${(copies += 1)}`
  const address = owner(server.socketFolder, name)
  await ask(address, `create database ${name} template ${options.empty === true ? 'template0' : templateName}`)
  return {
    app: { socketFolder: server.socketFolder, database: name, user: 'lfa_app' },
    owner: address,
    drop: async () => {
      await ask(address, `drop database if exists ${name} with (force)`)
      await server.stop()
    },
  }
}

let copies = 0
let own: Promise<TestServer> | null = null
let copiesInUse = 0

/** The run's server, or one for this file alone, stopped when the last copy is dropped. */
async function runsServer(): Promise<TestServer> {
  const socketFolder = process.env[socketVariable]
  if (socketFolder !== undefined) return { socketFolder, stop: () => Promise.resolve() }
  copiesInUse += 1
  const server = await (own ??= startTestServer())
  return {
    socketFolder: server.socketFolder,
    stop: async () => {
      copiesInUse -= 1
      if (copiesInUse > 0) return
      own = null
      await server.stop()
    },
  }
}
