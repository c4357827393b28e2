/** Auditors: what allocation asks of those who audit. */
import type { Room } from '#platform/room.ts'
import { auditorRoutes } from './routes.ts'

export const auditorsRoom: Room = { name: 'auditors', routes: auditorRoutes }
