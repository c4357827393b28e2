/** What a room's `index.ts` exports: its routes, what it listens to, and the jobs it runs. `app.ts` opens the rooms in order. */
import type { ActivityType, EventOf } from '#domain/activity/events.ts'
import type { Context } from './context.ts'
import type { Route } from './http/route.ts'
import type { JobHandler, JobName } from './jobs/job.ts'

export interface Listener {
  readonly type: ActivityType
  readonly answer: (ctx: Context, event: EventOf<ActivityType>) => Promise<void>
}

/** Declares what a room does when something is announced, with the event's own type. */
export function when<Type extends ActivityType>(
  type: Type,
  answer: (ctx: Context, event: EventOf<Type>) => Promise<void>,
): Listener {
  return { type, answer: answer as Listener['answer'] }
}

export interface Room {
  readonly name: string
  readonly routes: readonly Route[]
  readonly listeners?: readonly Listener[]
  readonly jobs?: readonly JobHandler<JobName>[]
}
