/** The practitioner's part of an audit: told, reflects, reads the result, replies, is answered. */
import { when, type Room } from '#platform/room.ts'
import { practitionerPartRoutes } from './routes.ts'
import { tellPractitioner } from './tell-practitioner.ts'

export const practitionerPartRoom: Room = {
  name: 'practitioner-part',
  routes: practitionerPartRoutes,
  listeners: [when('audit.allocated', tellPractitioner)],
}
