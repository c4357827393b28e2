/** The pages of the programme: the plan and its activities, the register, coverage and what others judged. */
import { route, type Route } from '#platform/http/route.ts'
import { activityRoutes } from './activity-pages.ts'
import { coverageRoutes } from './coverage-pages.ts'
import { externalRoutes } from './external-pages.ts'
import { showRegister } from './register.ts'

export const programmeRoutes: readonly Route[] = [
  ...activityRoutes,
  ...coverageRoutes,
  ...externalRoutes,
  route({
    method: 'GET',
    path: '/programme/register',
    permission: 'programme.read',
    formats: ['page', 'csv'],
    run: showRegister,
  }),
]
