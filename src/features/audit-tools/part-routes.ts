/** The routes of a draft's parts: show one to be changed, save it, ask before it is taken away. One set for each kind of part. */
import { z } from 'zod'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, route, seeOther, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { draftOf } from './drafts.ts'
import { removePart, savePart, type PartSaved } from './edit-part.ts'
import { textIn, type Typed } from './fields.ts'
import type { PartPage, PartPlace } from './part-page.ts'
import { partView, removalView } from './part-view.ts'
import { paths } from './paths.ts'

/** Whatever was typed: each page reads its own fields and tells what is wrong with them. */
export const anyFields = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

export interface PartKind<Part> {
  readonly part: PartPage<Part>
  readonly path: string
  /** Which piece of the address is the part's key; null for a part that is always there. */
  readonly param: string | null
  /** The address to add one, where any can be added. */
  readonly newPath: string | null
  readonly remove: ((tool: ToolContent, key: string) => ToolContent) | null
}

const toolKey = (request: RouteRequest): string => request.params['key'] ?? ''

const placeIn = ({ param }: { readonly param: string | null }, adds: boolean, request: RouteRequest): PartPlace => ({
  key: adds || param === null ? null : (request.params[param] ?? ''),
  section: adds ? (request.params['section'] ?? null) : null,
})

async function show<Part>(kind: PartKind<Part>, adds: boolean, ctx: Context, request: RouteRequest): Promise<Reply> {
  const place = placeIn(kind, adds, request)
  const draft = await draftOf(ctx, toolKey(request))
  const found = adds ? undefined : kind.part.find(draft.content, place)
  if (!adds && found === undefined) throw httpProblems.notFound({})
  const typed = kind.part.typed(found ?? null, place)
  return page('audit-tools/pages/part.njk', partView(kind.part, found, { draft, place, typed, errors: {}, stale: null }))
}

async function save<Part>(
  kind: PartKind<Part>,
  adds: boolean,
  ctx: Context,
  request: RouteRequest<Typed>,
): Promise<Reply> {
  const { part } = kind
  const place = placeIn(kind, adds, request)
  const typed = request.body
  const shown = textIn(typed, 'shown')
  const saved = await savePart(ctx, toolKey(request), { page: part, place }, { typed, shown })
  if (saved.kind === 'saved')
    return seeOther(`${paths.done(paths.draft(toolKey(request)), 'tool-draft-saved')}#${part.anchor(saved.part)}`)
  return notSaved(part, place, typed, saved)
}

function notSaved<Part>(
  part: PartPage<Part>,
  place: PartPlace,
  typed: Typed,
  saved: Exclude<PartSaved<Part>, { kind: 'saved' }>,
): Reply {
  const { draft } = saved
  if (saved.kind === 'refused') {
    const found = place.key === null && part.removable ? undefined : part.find(draft.content, place)
    const view = partView(part, found, { draft, place, typed, errors: saved.errors, stale: null })
    return page('audit-tools/pages/part.njk', view, 422)
  }
  const theirs = saved.theirs === null ? null : part.typed(saved.theirs, place)
  // What was taken away meanwhile can be added again as it was typed.
  const now = theirs === null ? { key: null, section: textIn(typed, 'section') || 'any' } : place
  const view = partView(part, saved.theirs ?? undefined, { draft, place: now, typed, errors: {}, stale: { theirs } })
  return page('audit-tools/pages/part.njk', view, 409)
}

async function askToRemove<Part>(kind: PartKind<Part>, isStale: boolean, ctx: Context, request: RouteRequest): Promise<Reply> {
  const place = placeIn(kind, false, request)
  const draft = await draftOf(ctx, toolKey(request))
  const found = kind.part.find(draft.content, place)
  if (found === undefined) throw httpProblems.notFound({})
  return page('audit-tools/pages/removal.njk', removalView(kind.part, found, { draft, place, isStale }), isStale ? 409 : 200)
}

function removalRoutes<Part>(kind: PartKind<Part>, remove: (tool: ToolContent, key: string) => ToolContent): readonly Route[] {
  const path = `${kind.path}/removal`
  const run = async (ctx: Context, request: RouteRequest<Typed>): Promise<Reply> => {
    const place = placeIn(kind, false, request)
    const at = { page: kind.part, place, shown: textIn(request.body, 'shown') }
    const removed = await removePart(ctx, toolKey(request), at, tool => remove(tool, place.key ?? ''))
    if (removed === 'stale') return askToRemove(kind, true, ctx, request)
    return seeOther(paths.done(paths.draft(toolKey(request)), 'tool-draft-saved'))
  }
  const ask = (ctx: Context, request: RouteRequest): Promise<Reply> => askToRemove(kind, false, ctx, request)
  return [
    route({ method: 'GET', path, permission: 'tool.design', run: ask }),
    route({
      method: 'POST',
      path,
      permission: 'tool.design',
      body: anyFields,
      announces: ['tool.draft-changed'],
      run,
      again: ask,
    }),
  ]
}

export function partRoutes<Part>(kind: PartKind<Part>): readonly Route[] {
  const routesAt = (path: string, adds: boolean): readonly Route[] => [
    route({ method: 'GET', path, permission: 'tool.design', run: (ctx, request) => show(kind, adds, ctx, request) }),
    route({
      method: 'POST',
      path,
      permission: 'tool.design',
      body: anyFields,
      announces: ['tool.draft-changed'],
      run: (ctx, request) => save(kind, adds, ctx, request),
      again: (ctx, request) => show(kind, adds, ctx, request),
    }),
  ]
  return [
    ...routesAt(kind.path, false),
    ...(kind.newPath === null ? [] : routesAt(kind.newPath, true)),
    ...(kind.remove === null ? [] : removalRoutes(kind, kind.remove)),
  ]
}
