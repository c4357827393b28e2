/** The pages of timeliness, of data quality and of a case's facts. */
import type { Route } from '#platform/http/route.ts'

export const timelinessRoutes: readonly Route[] = []
