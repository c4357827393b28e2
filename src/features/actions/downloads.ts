/** Actions as files: one's own open days for a calendar, without a word of what they are, and the list within reach as a table. */
import { stringify } from 'csv-stringify/sync'
import { daysOverdue } from '#domain/actions/escalation.ts'
import { forWhomLabel, kindLabel } from '#domain/actions/kinds.ts'
import { changedLabel, stateWords } from '#domain/actions/lifecycle.ts'
import type { Context } from '#platform/context.ts'
import { download, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { renderCalendar } from '#outputs/calendar.ts'
import { formulaSafe } from '#outputs/formula-safe.ts'
import { askedOf } from './list-view.ts'
import { paths } from './paths.ts'
import { listActions, myOpenActions, type ActionFound } from './queries.ts'
import { settingsNow } from './settings.ts'

export async function calendarFile(ctx: Context, { origin }: RouteRequest): Promise<Reply> {
  const days = (await myOpenActions(ctx)).map(({ actionId, reference, nowDueOn }) => ({
    uid: actionId,
    day: nowDueOn,
    title: `Action ${reference}`,
    address: `${origin}${paths.action(reference)}`,
  }))
  return download(renderCalendar(days, ctx.now), 'text/calendar; charset=utf-8', 'actions.ics')
}

const headings = [
  'action',
  'state',
  'days overdue',
  'what',
  'from',
  'case',
  'for',
  'kind',
  'owner',
  'team',
  'locality',
  'due',
  'first due',
  'child’s situation changed',
]

/** More than any council has open at once; a table without an end would hold up everyone else. */
const mostInTable = 20_000

const lineOf = (action: ActionFound, ctx: Context): readonly string[] => {
  const told = [
    action.text,
    action.sourceTitle,
    action.caseReference ?? '',
    forWhomLabel(action.forWhom),
    action.kind === null ? '' : kindLabel(action.kind),
    action.holder ?? '',
    action.team ?? '',
    action.locality ?? '',
  ]
  return [
    action.reference,
    stateWords[action.state].label,
    String(daysOverdue(action.state, action.nowDueOn, ctx.today)),
    ...told.map(formulaSafe),
    action.nowDueOn,
    action.dueOn,
    action.changed === null ? '' : changedLabel(action.changed),
  ]
}

/** What the list's filters leave, a line each. The headings are frozen. Recorded as read. */
export async function tableFile(ctx: Context, { query }: RouteRequest): Promise<Reply> {
  const { loopWeeks: weeks } = await settingsNow(ctx)
  const found = await listActions(ctx, { ...askedOf(ctx, query), after: null }, { weeks, most: mostInTable })
  await ctx.announce({ type: 'action.list-read', subject: 'actions', actions: found.length })
  const table = stringify([headings, ...found.map(action => lineOf(action, ctx))], { record_delimiter: '\r\n' })
  return download(table, 'text/csv; charset=utf-8', 'actions.csv')
}
