/**
 * One value, built once for each request, job or command, and passed first to every use-case and query. Nothing is global:
 * who asks, this request's transaction, the moment it began, chance with a seed, and the way to announce what was done.
 */
import type { Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Actor } from '#domain/access/actor.ts'
import type { ActivityEvent } from '#domain/activity/events.ts'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { JobName, JobData } from './jobs/job.ts'
import type { Post } from './mail/post.ts'
import type { Random } from './random.ts'
import type { Schema } from './database/schema.ts'

export type Database = Transaction<Schema>

export interface Context {
  readonly actor: Actor
  readonly authorityId: string
  /** This request's transaction; there is no other. It sees only the rows of `authorityId`. */
  readonly db: Database
  /** The moment the request began. */
  readonly now: Instant
  /** The day in London at `now`. */
  readonly today: LocalDate
  readonly random: Random
  /** A new UUID, version 7, from `now` and `random`. */
  newId(): string
  /** Writes the record of activity and lets the rooms that listen answer, all in this transaction. */
  announce(event: ActivityEvent): Promise<void>
  /** Puts a job on the queue in this transaction: it runs only if the transaction commits, and not before a moment. */
  enqueue<Name extends JobName>(name: Name, data: JobData[Name], notBefore?: Instant): Promise<void>
  /** For e-mail, where a server is set. Letters go from jobs alone, never from a request. */
  readonly post: Post
  readonly log: Logger
}

/** The staff member who asks. For use-cases that only a person can do. */
export function staffIdOf(ctx: Context): string {
  if (ctx.actor.staffId === null) throw new Error(`${ctx.actor.name} is not a member of staff`)
  return ctx.actor.staffId
}
