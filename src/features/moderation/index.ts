/** Moderation: a second look at an auditor's grade, from outside the team that holds the case. */
import { when, type Room } from '#platform/room.ts'
import { chooseAudit } from './choose-audit.ts'
import { moderationRoutes } from './routes.ts'

export const moderationRoom: Room = {
  name: 'moderation',
  routes: moderationRoutes,
  listeners: [when('audit.submitted', chooseAudit)],
}
