/** The record of activity: who did what, newest first, for those who answer for it. Never a child's details or anyone's text. */
import { sql } from 'kysely'
import { z } from 'zod'
import { describe } from '#domain/activity/describe.ts'
import { type ActivityEvent } from '#domain/activity/events.ts'
import { longMoment } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'

const perPage = 50

interface Place {
  readonly at: string
  readonly id: string
}

function placeIn(query: RouteRequest['query']): Place | null {
  const { before, id } = query
  return before !== undefined && !Number.isNaN(Date.parse(before)) && z.uuid().safeParse(id).success
    ? { at: before, id: id ?? '' }
    : null
}

async function activityBefore(ctx: Context, place: Place | null, limit: number) {
  return ctx.db
    .selectFrom('activity')
    .select(['activityId', 'type', 'chain', 'details', 'actorName', 'at'])
    .where('authorityId', '=', ctx.authorityId)
    .$if(place !== null, query =>
      query.where(sql<boolean>`(at, activity_id) < (${place?.at ?? ''}::timestamptz, ${place?.id ?? ''}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('activityId', 'desc')
    .limit(limit)
    .execute()
}

async function activityPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const rows = await activityBefore(ctx, placeIn(request.query), perPage + 1)
  const entries = rows.slice(0, perPage).map(row => ({
    when: longMoment(row.at),
    // A stored event is the union's own value taken apart; put together again it reads as it was announced.
    sentence: `${row.actorName} ${describe({ type: row.type, subject: row.chain, ...(row.details as object) } as ActivityEvent)}`,
  }))
  const last = rows[perPage - 1]
  const older =
    rows.length > perPage && last
      ? `/activity?${new URLSearchParams({ before: last.at, id: last.activityId }).toString()}`
      : null
  return page('activity/pages/activity.njk', { entries, older })
}

export const activityRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/activity', permission: 'activity.read', run: activityPage }),
]
