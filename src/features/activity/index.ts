/** Activity: the record of who did what, as a page. Writing it is platform/record.ts, in every deed's own transaction. */
import type { Room } from '#platform/room.ts'
import { activityRoutes } from './routes.ts'

export const activityRoom: Room = { name: 'activity', routes: activityRoutes }
