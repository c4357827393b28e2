/**
 * Opening and closing the house: the database (embedded, or the one that settings name), its migrations, the queue and the
 * authority. The front door (main.ts) and the side door (cli.ts) both open through here.
 */
import { resolve } from 'node:path'
import type pg from 'pg'
import type { Logger } from 'pino'
import { systemActor, type Actor } from '#domain/access/actor.ts'
import { asOwner, kyselyOn, openPool, type Address } from '#platform/database/connection.ts'
import { checkDurability, checkServerVersion, type Query } from '#platform/database/durability.ts'
import { runningEmbedded, startEmbedded } from '#platform/database/embedded.ts'
import { allMigrations, migrate, pendingMigrations } from '#platform/database/migrate.ts'
import { databaseProblems } from '#platform/database/problems.ts'
import { inTransaction, type Building } from '#platform/database/transaction.ts'
import { systemClock, type Clock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { AuthorityFace } from '#platform/http/shell.ts'
import { openQueue, prepareQueue, type OpenQueue } from '#platform/jobs/queue.ts'
import { openLog } from '#platform/logging.ts'
import { noPost } from '#platform/mail/post.ts'
import { openPost } from '#platform/mail/smtp.ts'
import { freshRandom } from '#platform/random.ts'
import { actorFor } from '#platform/sign-in/session.ts'
import type { Settings } from '#platform/settings.ts'
import { defaultBrandColour, isReadableUnderWhite } from '#ui/brand.ts'
import { rooms } from '#app'

/** Where the database is, as the application and as its owner, and how to let go of it. */
export interface OpenDatabase {
  readonly app: Address
  readonly owner: Address
  readonly embedded: boolean
  close(): Promise<void>
}

/**
 * Finds or starts the database. A command beside a running product (`joining`) uses the running server; the product itself
 * refuses to start twice on one folder.
 */
export async function openDatabase(settings: Settings, log: Logger, joining: boolean): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) {
    return {
      app: { url: settings.databaseUrl },
      owner: { url: settings.ownerUrl ?? settings.databaseUrl },
      embedded: false,
      close: async () => undefined,
    }
  }
  const folder = resolve(settings.dataFolder)
  const running = joining ? await runningEmbedded(folder) : null
  const server = running ?? (await startEmbedded({ folder, log: line => log.debug({ line }, 'postgres') }))
  const { socketFolder, database, ownerUser } = server
  return {
    app: { socketFolder, database, user: 'lfa_app' },
    owner: { socketFolder, database, user: ownerUser },
    embedded: true,
    close: async () =>
      running === null && 'stop' in server ? (server as { stop(): Promise<void> }).stop() : undefined,
  }
}

/** Brings the database forward and makes the queue's tables. Returns the names of the migrations that were applied. */
export async function bringForward(owner: Address): Promise<readonly string[]> {
  const migrations = await allMigrations()
  const names = await asOwner(owner, client => migrate(client, migrations))
  if (names.length > 0 || !(await queueIsThere(owner))) await prepareQueue(owner)
  return names
}

const queueIsThere = (owner: Address): Promise<boolean> =>
  asOwner(
    owner,
    async client =>
      (await client.query<{ there: boolean }>(`select to_regclass('pgboss.version') is not null as there`)).rows[0]
        ?.there === true,
  )

/** A database on a server of the council's own is checked, and never changed without being asked. */
async function checkServer(owner: Address): Promise<void> {
  await asOwner(owner, async client => {
    const query: Query = async text => (await client.query<Record<string, unknown>>(text)).rows
    await checkServerVersion(query)
    await checkDurability(query)
    const [first] = await pendingMigrations(client, await allMigrations())
    if (first !== undefined) throw databaseProblems.behind({ migration: first })
  })
}

export interface OpenProduct {
  readonly building: Building
  readonly queue: OpenQueue
  readonly clock: Clock
  readonly database: OpenDatabase
  /** Null while nobody has set up a council. */
  readonly face: AuthorityFace | null
  /** The same, read again: for when a council has just been set up. */
  faceNow(): Promise<AuthorityFace | null>
  /** Works through the queue until the product closes. */
  startJobs(): Promise<void>
  close(): Promise<void>
}

export async function openProduct(settings: Settings, joining: boolean): Promise<OpenProduct> {
  const log = openLog(settings.logLevel)
  const database = await openDatabase(settings, log, joining)
  if (database.embedded) await bringForward(database.owner)
  else await checkServer(database.owner)
  let closing = false
  const lost =
    (what: string) =>
    (error: Error): void => {
      if (!closing) log.warn({ code: 'code' in error ? error.code : error.name }, what)
    }
  const pool = openPool(database.app, lost('a connection was lost'))
  const queue = await openQueue(pool, findActor, lost('the queue could not be reached'))
  const building: Building = {
    database: kyselyOn(pool),
    listeners: rooms.flatMap(room => room.listeners ?? []),
    queue,
    post: settings.mail === null ? noPost : openPost(settings.mail, settings.address ?? ''),
    log,
  }
  return {
    building,
    queue,
    clock: systemClock,
    database,
    face: await faceOf(pool),
    faceNow: () => faceOf(pool),
    startJobs: () =>
      queue.work(
        building,
        rooms.flatMap(room => room.jobs ?? []),
        systemClock,
      ),
    close: async () => {
      closing = true
      await within(queueStopsWithin, queue.stop())
      await within(poolEndsWithin, building.database.destroy())
      await database.close()
    },
  }
}

/** A connection that was lost may never answer: closing does not wait for it longer than this, in milliseconds. */
const queueStopsWithin = 12_000
const poolEndsWithin = 3_000

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let alarm: NodeJS.Timeout | undefined
  const late = new Promise<void>(resolve => (alarm = setTimeout(resolve, milliseconds)))
  await Promise.race([work, late]).finally(() => clearTimeout(alarm))
}

/** The first authority of the installation, as the layout shows it. */
async function faceOf(pool: pg.Pool): Promise<AuthorityFace | null> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local role lfa_app')
    await client.query(
      `select set_config('app.authority', (select authority_id::text from installation order by installed_at limit 1), true)`,
    )
    const { rows } = await client.query<{
      authority_id: string
      name: string
      demonstration: boolean
      branding: { colour?: string }
    }>('select authority_id, name, demonstration, branding from authority')
    const [row] = rows
    return row
      ? {
          authorityId: row.authority_id,
          name: row.name,
          demonstration: row.demonstration,
          brandColour: colourOf(row.branding.colour),
        }
      : null
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const colourOf = (set: string | undefined): string =>
  set !== undefined && isReadableUnderWhite(set) ? set : defaultBrandColour

/** Who a job works for: the person who asked, as they are now, or the system where nobody did. */
async function findActor(
  building: Building,
  envelope: { authorityId: string; staffId: string | null },
  clock: Clock,
): Promise<Actor> {
  const system = systemActor(envelope.authorityId, 'The product')
  const { staffId } = envelope
  if (staffId === null) return system
  const found = await runAs(building, system, ctx => actorFor(ctx.db, ctx.authorityId, staffId), clock)
  return found ?? system
}

/** One transaction as someone, at the clock's own time. */
export function runAs<Result>(
  building: Building,
  actor: Actor,
  work: (ctx: Context) => Promise<Result>,
  clock: Clock = systemClock,
): Promise<Result> {
  return inTransaction(building, { actor, now: clock(), random: freshRandom() }, work)
}
