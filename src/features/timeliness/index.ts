/** Timeliness: what the journeys that stand say of every measure, what cannot be right in them, and the facts of one case. */
import { when, type Room } from '#platform/room.ts'
import { timelinessRoutes } from './routes.ts'
import { workOutJourneysJob, workOutSoon } from './work-out-journeys.ts'

export const timelinessRoom: Room = {
  name: 'timeliness',
  routes: timelinessRoutes,
  listeners: [
    when('case-import.accepted', ctx => workOutSoon(ctx)),
    when('case-import.undone', ctx => workOutSoon(ctx)),
  ],
  jobs: [workOutJourneysJob],
}
