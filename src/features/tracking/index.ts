/** Tracking: the boards of cases that stand still or soon will, and what panels noted and decided of each. */
import type { Room } from '#platform/room.ts'
import { trackingRoutes } from './routes.ts'

export const trackingRoom: Room = { name: 'tracking', routes: trackingRoutes }
