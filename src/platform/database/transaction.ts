/**
 * One request, one transaction. Enters the application's role, names the authority for row-level security, builds the context
 * and runs the work; commits when it ends well and rolls back when anything throws. Nothing else opens a transaction.
 */
import { sql, type Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Actor } from '#domain/access/actor.ts'
import { dayOf, type Instant } from '#domain/calendar/dates.ts'
import type { Context, Database } from '../context.ts'
import { uuidV7 } from '../ids.ts'
import type { JobEnvelope } from '../jobs/job.ts'
import { noPost, type Post } from '../mail/post.ts'
import type { Random } from '../random.ts'
import { record } from '../record.ts'
import type { Listener } from '../room.ts'
import type { Schema } from './schema.ts'

/** What every context is built from: made once when the product opens. */
export interface Building {
  readonly database: Kysely<Schema>
  readonly listeners: readonly Listener[]
  readonly queue: Queue
  /** Left out where no mail server is set. */
  readonly post?: Post
  readonly log: Logger
}

/** Puts a job on the queue inside the given transaction. */
export interface Queue {
  enqueue(db: Database, name: string, envelope: JobEnvelope): Promise<void>
}

export interface Occasion {
  readonly actor: Actor
  readonly now: Instant
  readonly random: Random
  /** Reads only: the database itself refuses to write. */
  readonly readOnly?: boolean
}

/** Runs `work` in one transaction that sees only the actor's authority. */
export async function inTransaction<Result>(
  building: Building,
  occasion: Occasion,
  work: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  return building.database.connection().execute(async connection => {
    // A connection with a transaction begun on it is what Kysely calls a transaction; begun here to enter it in the same breath.
    const db = connection as unknown as Database
    await sql.raw(beginning(occasion)).execute(db)
    try {
      const result = await work(contextOn(building, db, occasion))
      await sql.raw('commit').execute(db)
      return result
    } catch (error) {
      // Where the connection is gone, the database has rolled back by itself; what went wrong first is what is told.
      await sql
        .raw('rollback')
        .execute(db)
        .catch(() => undefined)
      throw error
    }
  })
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One message to the server for all of it; such a message takes no values, so the id is looked at first. */
function beginning({ actor: { authorityId }, readOnly = false }: Occasion): string {
  if (!uuid.test(authorityId)) throw new Error('An authority is known by its UUID')
  const mode = readOnly ? 'read only' : 'read write'
  return `start transaction ${mode}; set local role lfa_app; set local app.authority = '${authorityId}'`
}

async function enter(db: Database, authorityId: string): Promise<void> {
  await sql`select set_config('role', 'lfa_app', true), set_config('app.authority', ${authorityId}, true)`.execute(db)
}

/** Builds the one context of a transaction that has been entered. Exported for tests, whose transactions are rolled back. */
export function contextOn(building: Building, db: Database, occasion: Occasion): Context {
  const { actor, now, random } = occasion
  const ctx: Context = {
    actor,
    authorityId: actor.authorityId,
    db,
    now,
    today: dayOf(now),
    random,
    post: building.post ?? noPost,
    log: building.log,
    newId: () => uuidV7(now, random),
    announce: async event => {
      await record(ctx, event)
      for (const listener of building.listeners) if (listener.type === event.type) await listener.answer(ctx, event)
    },
    enqueue: (name, data, notBefore) =>
      building.queue.enqueue(db, name, {
        authorityId: actor.authorityId,
        staffId: actor.staffId,
        data,
        notBefore: notBefore ?? null,
      }),
  }
  return ctx
}

export { enter as enterAuthority }
