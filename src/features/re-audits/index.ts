/** Re-audits: what is owed after an inadequate grade, who looks again, and whether anything changed. */
import { when, type Room } from '#platform/room.ts'
import { oweAfterDispute, oweReAudit } from './owe-re-audit.ts'
import { reAuditRoutes } from './routes.ts'

export const reAuditsRoom: Room = {
  name: 're-audits',
  routes: reAuditRoutes,
  listeners: [when('audit.moderated', oweReAudit), when('dispute.decided', oweAfterDispute)],
}
