/**
 * `withContext(cast.ruth, async ctx => …)`: a test as one of the cast, on real PostgreSQL, in a transaction that is rolled
 * back. Nothing is cleaned up because nothing happened. `as(ctx, cast.dev)` is the same transaction as someone else.
 */
import { after } from 'node:test'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { nobody, systemActor, type Actor } from '#domain/access/actor.ts'
import { instant } from '#domain/calendar/dates.ts'
import type { ActivityEvent } from '#domain/activity/events.ts'
import type { PersonRow } from '#features/people/door.ts'
import type { Context, Database } from '#platform/context.ts'
import { kyselyOn, openPool } from '#platform/database/connection.ts'
import type { Schema } from '#platform/database/schema.ts'
import { contextOn, enterAuthority, type Building } from '#platform/database/transaction.ts'
import type { JobEnvelope } from '#platform/jobs/job.ts'
import { openLog } from '#platform/logging.ts'
import { seededRandom } from '#platform/random.ts'
import type { Listener } from '#platform/room.ts'
import { actorFor } from '#platform/sign-in/session.ts'
import { rooms } from '#app'
import { testAuthorityId, testDatabase, testDay, type TestDatabase } from './database.ts'

export { cast } from '#seeds/county.ts'

/** One of the cast, `'system'`, or `'nobody'`. */
export type Who = PersonRow | 'system' | 'nobody'

interface Ground {
  readonly copy: TestDatabase
  readonly pool: pg.Pool
  readonly database: Kysely<Schema>
}

let ground: Promise<Ground> | null = null

async function layGround(): Promise<Ground> {
  const copy = await testDatabase()
  const pool = openPool(copy.app, () => undefined)
  return { copy, pool, database: kyselyOn(pool) }
}

after(async () => {
  if (!ground) return
  const { copy, database } = await ground
  await database.destroy()
  await copy.drop()
})

/** Jobs asked for by the test that is running. */
export const jobsAsked: { name: string; envelope: JobEnvelope }[] = []

const listeners: readonly Listener[] = rooms.flatMap(room => room.listeners ?? [])

async function actorOf(db: Database, who: Who): Promise<Actor> {
  if (who === 'system') return systemActor(testAuthorityId, 'Tests')
  if (who === 'nobody') return nobody(testAuthorityId)
  const person = await db
    .selectFrom('staffMember')
    .select('staffId')
    .where('email', '=', who.email)
    .executeTakeFirstOrThrow()
  const actor = await actorFor(db, testAuthorityId, person.staffId)
  if (!actor) throw new Error(`${who.name} is not in the test county`)
  return actor
}

export async function withContext<Result>(
  who: Who,
  story: (ctx: Context) => Promise<Result>,
  at: string = testDay,
): Promise<Result> {
  const { database } = await (ground ??= layGround())
  jobsAsked.length = 0
  const transaction = await database.startTransaction().execute()
  try {
    const building: Building = {
      database,
      listeners,
      log: openLog('silent'),
      queue: { enqueue: async (_db, name, envelope) => void jobsAsked.push({ name, envelope }) },
    }
    await enterAuthority(transaction, testAuthorityId)
    const actor = await actorOf(transaction, who)
    return await story(contextOn(building, transaction, { actor, now: instant(at), random: seededRandom(7) }))
  } finally {
    await transaction.rollback().execute()
  }
}

/** The same transaction and chance, as someone else or at another moment. */
export async function as(ctx: Context, who: Who, at: string = ctx.now): Promise<Context> {
  const actor = await actorOf(ctx.db, who)
  const queue = {
    enqueue: async (_db: Database, name: string, envelope: JobEnvelope) => void jobsAsked.push({ name, envelope }),
  }
  const { database } = await (ground ??= layGround())
  return contextOn({ database, listeners, log: ctx.log, queue }, ctx.db, {
    actor,
    now: instant(at),
    random: ctx.random,
  })
}

/** The types of what has been announced in this transaction since the county was made, in order. */
export async function announced(ctx: Context): Promise<readonly ActivityEvent['type'][]> {
  const rows = await ctx.db
    .selectFrom('activity')
    .select('type')
    .where('actorName', '!=', 'Tests')
    .orderBy('activityId')
    .execute()
  return rows.map(row => row.type as ActivityEvent['type'])
}

/** For `assert.rejects`: true when what was thrown is the problem with this code. */
export const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    (error as { code?: string }).code === code
