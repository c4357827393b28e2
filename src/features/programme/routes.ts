/** The pages of the programme: the plan and its activities, and the register. */
import { route, type Route } from '#platform/http/route.ts'
import { activityRoutes } from './activity-pages.ts'
import { showRegister } from './register.ts'

export const programmeRoutes: readonly Route[] = [
  ...activityRoutes,
  route({
    method: 'GET',
    path: '/programme/register',
    permission: 'programme.read',
    formats: ['page', 'csv'],
    run: showRegister,
  }),
]
