/** A draft's own pages: its outline, the order of what it asks, its parts, and how it begins and is discarded. */
import { z } from 'zod'
import { mayNameATool } from '#domain/audit-tool/draft.ts'
import { moveQuestion, moveSection, removeQuestion, removeRule, removeSection } from '#domain/audit-tool/edit.ts'
import type { Context } from '#platform/context.ts'
import { page, route, seeOther, type FieldErrors, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { beginNewTool, beginNextVersion, discardDraft, isKeyTaken } from './begin-draft.ts'
import { draftIfAny, draftOf } from './drafts.ts'
import { changeDraft } from './edit-part.ts'
import { textIn, type Typed } from './fields.ts'
import { draftView } from './outline-view.ts'
import { anyFields, partRoutes } from './part-routes.ts'
import { paths } from './paths.ts'
import { questionPage } from './question-page.ts'
import { sectionPage } from './section-page.ts'
import { startView } from './start-view.ts'
import { aboutPage, rulePage, workedOutPage } from './tool-pages.ts'

const toolKey = (request: RouteRequest): string => request.params['key'] ?? ''

const startForm = z.object({
  name: z.string().trim().min(1, 'Enter the tool’s name').max(200, 'Use 200 characters or fewer'),
  key: z.string().trim().refine(mayNameATool, 'Use small letters, digits and hyphens, 60 at most'),
  copyOf: z.string().default(''),
})

const startPage = async (ctx: Context, typed: Typed, errors: FieldErrors = {}): Promise<Reply> =>
  page('audit-tools/pages/start.njk', await startView(ctx, typed, errors), Object.keys(errors).length === 0 ? 200 : 422)

async function start(ctx: Context, { body }: RouteRequest<z.infer<typeof startForm>>): Promise<Reply> {
  if (await isKeyTaken(ctx, body.key))
    return startPage(ctx, body, { key: `There is a tool, or a draft of one, with the key ${body.key}` })
  await beginNewTool(ctx, { key: body.key, name: body.name, copyOf: body.copyOf === '' ? null : body.copyOf })
  return seeOther(paths.done(paths.draft(body.key), 'tool-draft-begun'))
}

/** Whoever asks for a draft that is there already is led to it. */
async function beginNext(ctx: Context, request: RouteRequest): Promise<Reply> {
  const key = toolKey(request)
  if (await draftIfAny(ctx, key)) return seeOther(paths.draft(key))
  await beginNextVersion(ctx, key)
  return seeOther(paths.done(paths.draft(key), 'tool-draft-begun'))
}

/** The button that was pressed says what moves and where; the page comes back at what was moved. */
async function reorder(ctx: Context, request: RouteRequest<Typed>): Promise<Reply> {
  const key = toolKey(request)
  const [name = '', moved] = Object.entries(request.body).find(([field]) => /^(section|question)-(up|down)$/.test(field)) ?? []
  if (typeof moved !== 'string') return seeOther(paths.draft(key))
  const [what, direction] = name.split('-')
  const move = what === 'section' ? moveSection : moveQuestion
  await changeDraft(ctx, key, `order of ${moved.slice(0, 60)}`, tool => move(tool, moved, direction === 'up' ? 'up' : 'down'))
  return seeOther(`${paths.draft(key)}#${what ?? ''}-${encodeURIComponent(moved)}`)
}

const discardPage = async (ctx: Context, request: RouteRequest): Promise<Reply> => {
  const draft = await draftOf(ctx, toolKey(request))
  return page('audit-tools/pages/discard.njk', {
    name: draft.content.name,
    back: paths.draft(draft.key),
    action: paths.discard(draft.key),
    revision: draft.revision,
    changedBy: draft.changedBy,
    isNew: draft.latest === null,
  })
}

async function discard(ctx: Context, request: RouteRequest<Typed>): Promise<Reply> {
  await discardDraft(ctx, toolKey(request), Number(textIn(request.body, 'revision')))
  return seeOther(paths.done(paths.tools, 'tool-draft-discarded'))
}

const draft = '/audit-tools/:key/draft'

const parts: readonly Route[] = [
  ...partRoutes({ part: aboutPage, path: `${draft}/about`, param: null, newPath: null, remove: null }),
  ...partRoutes({ part: workedOutPage, path: `${draft}/worked-out`, param: null, newPath: null, remove: null }),
  ...partRoutes({
    part: sectionPage,
    path: `${draft}/sections/:section`,
    param: 'section',
    newPath: `${draft}/new-section`,
    remove: removeSection,
  }),
  ...partRoutes({
    part: questionPage,
    path: `${draft}/questions/:question`,
    param: 'question',
    newPath: `${draft}/sections/:section/new-question`,
    remove: removeQuestion,
  }),
  ...partRoutes({
    part: rulePage,
    path: `${draft}/rules/:code`,
    param: 'code',
    newPath: `${draft}/new-rule`,
    remove: removeRule,
  }),
]

const outline = async (ctx: Context, request: RouteRequest): Promise<Reply> =>
  page('audit-tools/pages/draft.njk', draftView(await draftOf(ctx, toolKey(request))))

export const draftRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/audit-tools/new', permission: 'tool.design', run: ctx => startPage(ctx, {}) }),
  route({
    method: 'POST',
    path: '/audit-tools/new',
    permission: 'tool.design',
    body: startForm,
    announces: ['tool.draft-begun'],
    run: start,
    again: (ctx, request: RouteRequest<Readonly<Record<string, unknown>>>, errors) =>
      startPage(ctx, request.body as Typed, errors),
  }),
  route({ method: 'GET', path: draft, permission: 'tool.design', run: outline }),
  route({ method: 'POST', path: draft, permission: 'tool.design', announces: ['tool.draft-begun'], run: beginNext }),
  route({
    method: 'POST',
    path: `${draft}/order`,
    permission: 'tool.design',
    body: anyFields,
    announces: ['tool.draft-changed'],
    run: reorder,
    again: outline,
  }),
  route({ method: 'GET', path: `${draft}/discard`, permission: 'tool.design', run: discardPage }),
  route({
    method: 'POST',
    path: `${draft}/discard`,
    permission: 'tool.design',
    body: anyFields,
    announces: ['tool.draft-discarded'],
    run: discard,
    again: discardPage,
  }),
  ...parts,
]
