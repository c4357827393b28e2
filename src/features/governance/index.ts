/** Governance: what is told to those who question the service, by whom it was released, and how they wish to hear. */
import type { Room } from '#platform/room.ts'
import { hearingRoutes } from './hearing-routes.ts'
import { reportRoutes } from './routes.ts'

export const governanceRoom: Room = { name: 'governance', routes: [...reportRoutes, ...hearingRoutes] }
