/** The pages of the programme. */
import type { Route } from '#platform/http/route.ts'
import { activityRoutes } from './activity-pages.ts'

export const programmeRoutes: readonly Route[] = [...activityRoutes]
