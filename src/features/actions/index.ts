/** Actions: what is to be done, whose it is, who saw that it was done, and whether the child's situation changed. */
import { when, type Room } from '#platform/room.ts'
import { openActionsOfAudit } from './open-actions-of-audit.ts'
import { actionRoutes } from './routes.ts'

export const actionsRoom: Room = {
  name: 'actions',
  routes: actionRoutes,
  listeners: [when('audit.submitted', openActionsOfAudit)],
}
