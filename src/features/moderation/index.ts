/** Moderation: a second look at an auditor's grade, from outside the team that holds the case. */
import type { Room } from '#platform/room.ts'
import { moderationRoutes } from './routes.ts'

export const moderationRoom: Room = { name: 'moderation', routes: moderationRoutes }
