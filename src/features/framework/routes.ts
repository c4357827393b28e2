/** The pages of the framework: as it stands, as it stood, what was changed, and the form of each part. */
import { isFrameworkPart, type FrameworkPart } from '#domain/framework/framework.ts'
import { frameworkProblems } from '#domain/framework/problems.ts'
import { Problem } from '#domain/problem.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, route, seeOther, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { changeFramework } from './change-framework.ts'
import {
  changeForm,
  contentTyped,
  faultsTyped,
  fieldsOfPart,
  reasonTyped,
  shownTyped,
  type ChangeForm,
} from './forms.ts'
import { paths } from './paths.ts'
import { frameworkNow, frameworkVersion } from './queries.ts'
import { changesView, editView, frameworkView } from './views.ts'

async function versionPage(ctx: Context, { params: { number = '' } }: RouteRequest): Promise<Reply> {
  const found = /^\d{1,6}$/.test(number) ? await frameworkVersion(ctx, Number(number)) : null
  if (!found) throw httpProblems.notFound({})
  return page('framework/pages/framework.njk', await frameworkView(ctx, found, false))
}

function partIn({ params: { part = '' } }: RouteRequest): FrameworkPart {
  if (!isFrameworkPart(part)) throw httpProblems.notFound({})
  return part
}

async function editPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const asked = { part: partIn(request), standing: await frameworkNow(ctx), typed: null, errors: {} }
  return page('framework/pages/edit.njk', editView(asked))
}

/** What the rules refuse, at the field that says why: nothing typed is lost. */
function refusal(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Problem)) throw error
  const { changedMeanwhile, nothingChanged } = frameworkProblems
  if (error.code !== changedMeanwhile.code && error.code !== nothingChanged.code) throw error
  return { reason: error.message }
}

async function save(ctx: Context, request: RouteRequest<ChangeForm>): Promise<Reply> {
  const { body: typed } = request
  const part = partIn(request)
  const standing = await frameworkNow(ctx)
  const again = (errors: Readonly<Record<string, string>>) =>
    page('framework/pages/edit.njk', editView({ part, standing, typed, errors }), 422)
  const faults = faultsTyped(fieldsOfPart(part, standing.content), typed)
  if (Object.keys(faults).length > 0) return again(faults)
  const content = contentTyped(part, standing.content, typed)
  try {
    await changeFramework(ctx, { part, content, reason: reasonTyped(typed), shown: shownTyped(typed) })
  } catch (error) {
    return again(refusal(error))
  }
  return seeOther(`${paths.framework}?done=framework-changed`)
}

export const frameworkRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.framework,
    permission: 'framework.read',
    run: async ctx => page('framework/pages/framework.njk', await frameworkView(ctx, await frameworkNow(ctx), true)),
  }),
  route({
    method: 'GET',
    path: paths.changes,
    permission: 'framework.read',
    run: async ctx => page('framework/pages/changes.njk', await changesView(ctx)),
  }),
  route({ method: 'GET', path: '/framework/versions/:number', permission: 'framework.read', run: versionPage }),
  route({ method: 'GET', path: '/framework/parts/:part', permission: 'framework.change', run: editPage }),
  route({
    method: 'POST',
    path: '/framework/parts/:part',
    permission: 'framework.change',
    body: changeForm,
    announces: ['framework.changed'],
    run: save,
    again: editPage,
  }),
]
