/** Audit tools: the questionnaires, as versioned data. */
import type { Room } from '#platform/room.ts'
import { auditToolsRoutes } from './routes.ts'

export const auditToolsRoom: Room = { name: 'audit-tools', routes: auditToolsRoutes }
