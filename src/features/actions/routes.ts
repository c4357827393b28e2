/** The pages of actions: the list and its table, one action with its deeds, one's own days for a calendar. */
import type { Context } from '#platform/context.ts'
import { page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { deedRoutes } from './deed-routes.ts'
import { calendarFile, tableFile } from './downloads.ts'
import { listView } from './list-view.ts'
import { newForm, settingsForm } from './forms.ts'
import { newAgain, newPage, openNew } from './new-page.ts'
import { onePage } from './one-page.ts'
import { saveSettings, settingsAgain, settingsPage } from './settings-page.ts'

async function listPage(ctx: Context, { query }: RouteRequest): Promise<Reply> {
  const view = await listView(ctx, query)
  if (view.actions.length > 0)
    await ctx.announce({ type: 'action.list-read', subject: 'actions', actions: view.actions.length })
  return page('actions/pages/list.njk', view)
}

export const actionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/actions',
    permission: 'action.read',
    recordsRead: true,
    announces: ['action.list-read'],
    run: listPage,
  }),
  route({
    method: 'GET',
    path: '/actions/:reference',
    permission: 'action.read',
    recordsRead: true,
    announces: ['action.read'],
    run: (ctx, request) => onePage(ctx, request),
  }),
  route({ method: 'GET', path: '/actions.ics', permission: 'action.read', run: calendarFile }),
  route({
    method: 'GET',
    path: '/actions.csv',
    permission: 'action.read',
    recordsRead: true,
    announces: ['action.list-read'],
    run: tableFile,
  }),
  route({ method: 'GET', path: '/action-new', permission: 'action.open', run: newPage }),
  route({
    method: 'POST',
    path: '/action-new',
    permission: 'action.open',
    body: newForm,
    announces: ['action.opened'],
    run: openNew,
    again: newAgain,
  }),
  route({ method: 'GET', path: '/action-settings', permission: 'action.set', run: settingsPage }),
  route({
    method: 'POST',
    path: '/action-settings',
    permission: 'action.set',
    body: settingsForm,
    announces: ['action.settings-set'],
    run: saveSettings,
    again: settingsAgain,
  }),
  ...deedRoutes,
]
