/** Family feedback: the family and child are asked, and what they say stands beside the auditor's judgement. */
import type { Room } from '#platform/room.ts'
import { familyPageRoutes } from './family-page.ts'
import { familyFeedbackRoutes } from './routes.ts'

export const familyFeedbackRoom: Room = {
  name: 'family-feedback',
  routes: [...familyFeedbackRoutes, ...familyPageRoutes],
}
