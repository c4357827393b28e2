/** Dissemination: what audits taught reaches people, in the product and by e-mail, and teams say what they did with it. */
import type { Room } from '#platform/room.ts'
import { listeners, tellOfOverdueJob } from './listen.ts'
import { auditListeners, remindOfAuditJob } from './listen-audits.ts'
import { disseminationRoutes } from './routes.ts'
import { sendDigestJob } from './send-digest.ts'
import { sendMailJob } from './send-mail.ts'

export const disseminationRoom: Room = {
  name: 'dissemination',
  routes: disseminationRoutes,
  listeners: [...listeners, ...auditListeners],
  jobs: [sendMailJob, sendDigestJob, tellOfOverdueJob, remindOfAuditJob],
}
