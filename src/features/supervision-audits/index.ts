/** Audits before supervision: two cases a month of each practitioner, read by their line manager and shared with nobody else. */
import type { Room } from '#platform/room.ts'
import { supervisionRoutes } from './routes.ts'

export const supervisionAuditsRoom: Room = { name: 'supervision-audits', routes: supervisionRoutes }
