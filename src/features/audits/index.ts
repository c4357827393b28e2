/** Audits: an auditor completes an audit of a child's case and hands it in. */
import { when, type Room } from '#platform/room.ts'
import { beginAudits } from './begin-audits.ts'
import { auditsRoutes } from './routes.ts'
import { setAside } from './set-aside.ts'

export const auditsRoom: Room = {
  name: 'audits',
  routes: auditsRoutes,
  listeners: [when('round.allocated', beginAudits), when('allocation.ended', setAside)],
}
