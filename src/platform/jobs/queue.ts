/**
 * The queue of jobs (pg-boss), in the same database as everything else. A job is sent inside the transaction of the deed that
 * asks for it, and worked on here in transactions of its own as the person who asked.
 */
import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Actor } from '#domain/access/actor.ts'
import { asOwner, clientConfig, type Address } from '../database/connection.ts'
import { inTransaction, type Building, type Queue } from '../database/transaction.ts'
import type { Database } from '../context.ts'
import type { Clock } from '../clock.ts'
import { freshRandom } from '../random.ts'
import type { JobEnvelope, JobHandler, JobName } from './job.ts'

export const jobNames: readonly JobName[] = [
  'read-case-import',
  'work-out-journeys',
  'notify-of-concern',
  'send-mail',
  'send-digest',
  'tell-of-overdue',
  'remind-of-audit',
]

const quiet = { supervise: false, schedule: false } as const
/** A reading that outlives this many seconds is taken for dead and tried again. */
const expireInSeconds = 900

/** Makes the queue's own tables, as the owner, and lets the application's role use them. Part of `migrate`. */
export async function prepareQueue(owner: Address): Promise<void> {
  const { connectionString, host, database, user } = clientConfig(owner)
  const boss = new PgBoss({
    ...quiet,
    ...(connectionString ? { connectionString } : { host: host ?? '', database: database as string, user: user ?? '' }),
    max: 1,
  })
  boss.on('error', () => undefined)
  await boss.start()
  for (const name of jobNames) await boss.createQueue(name, { retryLimit: 1, retryDelay: 1, expireInSeconds })
  await boss.stop({ graceful: false })
  await asOwner(owner, client =>
    client.query(`
    grant usage on schema pgboss to lfa_app;
    grant select, insert, update, delete on all tables in schema pgboss to lfa_app;
    grant execute on all functions in schema pgboss to lfa_app`),
  )
}

/** Runs each statement of pg-boss as the application's role. */
function executeOn(pool: pg.Pool) {
  return {
    async executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
      const client = await pool.connect()
      try {
        await client.query('set role lfa_app')
        return await client.query(text, values)
      } finally {
        client.release()
      }
    },
  }
}

function executeIn(db: Database) {
  return {
    async executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
      const { rows } = await db.withoutPlugins().executeQuery(CompiledQuery.raw(text, values ?? []))
      return { rows }
    },
  }
}

export interface OpenQueue extends Queue {
  /** Begins to work through the queue; `actorFor` finds who a job works for. */
  work(building: Building, handlers: readonly JobHandler<JobName>[], clock: Clock): Promise<void>
  stop(): Promise<void>
}

type FindActor = (building: Building, envelope: JobEnvelope, clock: Clock) => Promise<Actor>

/** Opens the queue on a pool. Nothing is worked on until `work` is called. */
export async function openQueue(
  pool: pg.Pool,
  findActor: FindActor,
  onError: (error: Error) => void,
): Promise<OpenQueue> {
  const boss = new PgBoss({
    db: executeOn(pool),
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: true,
  })
  boss.on('error', onError)
  await boss.start()
  return {
    async enqueue(db, name, envelope) {
      const { notBefore } = envelope
      await boss.send(name, envelope, { db: executeIn(db), ...(notBefore === null ? {} : { startAfter: notBefore }) })
    },
    async work(building, handlers, clock) {
      for (const handler of handlers) {
        const options = { pollingIntervalSeconds: 0.5, includeMetadata: true } as const
        await boss.work<JobEnvelope, undefined, typeof options>(handler.name, options, async jobs => {
          for (const job of jobs) {
            const last = job.retryCount >= job.retryLimit
            await runJob({ building, clock, findActor, handler }, job.data, last)
          }
        })
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

interface Work {
  readonly building: Building
  readonly clock: Clock
  readonly findActor: FindActor
  readonly handler: JobHandler<JobName>
}

async function runJob(
  { building, clock, findActor, handler }: Work,
  envelope: JobEnvelope,
  last: boolean,
): Promise<void> {
  const actor = await findActor(building, envelope, clock)
  const job = {
    step: <Result>(work: Parameters<typeof inTransaction<Result>>[2]) =>
      inTransaction(building, { actor, now: clock(), random: freshRandom() }, work),
  }
  try {
    await handler.run(envelope.data, job)
  } catch (error) {
    building.log.error({ job: handler.name, error: error instanceof Error ? error.message : 'unknown' }, 'a job failed')
    if (last) await handler.failed(envelope.data, job)
    throw error
  }
}

/** For commands and tests that do the work themselves: a job asked for is refused, so that none is lost unseen. */
export const noQueue: Queue = {
  enqueue: (_db, name) => Promise.reject(new Error(`No queue is open for the job ${name}`)),
}
