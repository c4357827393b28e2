/** A tool goes out as a workbook or JSON and comes back into a draft: first what would change is shown, then somebody accepts it. */
import { tidyTool } from '#domain/audit-tool/draft.ts'
import { questionOf } from '#domain/audit-tool/edit.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { download, page, route, seeOther, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { comparisonView } from './comparison-view.ts'
import { draftHeld, draftOf, faultsOf, keepDraft, type DraftFound } from './drafts.ts'
import { textIn, type Typed } from './fields.ts'
import { anyFields } from './part-routes.ts'
import { paths } from './paths.ts'
import { versionsOf } from './queries.ts'
import { readTool, toolFromJson } from './read-workbook.ts'
import { readTool as inOrder } from './tool-schema.ts'
import { toolWorkbook, workbookType } from './write-workbook.ts'

const largestUpload = 2 * 1_048_576
const mostFaultsShown = 50

const toolKey = (request: RouteRequest): string => request.params['key'] ?? ''

type Kind = 'xlsx' | 'json'

async function fileOf(tool: ToolContent, name: string, kind: Kind): Promise<Reply> {
  if (kind === 'xlsx') return download(await toolWorkbook(tool), workbookType, `${name}.xlsx`)
  return download(`${JSON.stringify(inOrder(tool), null, 2)}\n`, 'application/json; charset=utf-8', `${name}.json`)
}

const versionFile = (kind: Kind) => async (ctx: Context, request: RouteRequest): Promise<Reply> => {
  const key = toolKey(request)
  const tool = (await versionsOf(ctx, key)).find(({ version }) => String(version) === request.params['version'])
  if (!tool) throw httpProblems.notFound({})
  return fileOf(tool.content, `${key}-${tool.version}`, kind)
}

const draftFile = (kind: Kind) => async (ctx: Context, request: RouteRequest): Promise<Reply> => {
  const { content, key } = await draftOf(ctx, toolKey(request))
  return fileOf(content, `${key}-draft`, kind)
}

const uploadPage = (draft: DraftFound, faults: readonly string[]): Reply =>
  page(
    'audit-tools/pages/upload.njk',
    {
      name: draft.content.name,
      back: paths.draft(draft.key),
      action: paths.upload(draft.key),
      workbook: paths.draftFile(draft.key, 'xlsx'),
      faults: faults.slice(0, mostFaultsShown).map(sentence => ({ sentence })),
      more: Math.max(0, faults.length - mostFaultsShown),
    },
    faults.length === 0 ? 200 : 422,
  )

/** A draft keeps its own key and number, whatever the file says. */
const asDraftOf = (draft: DraftFound, tool: ToolContent): ToolContent =>
  tidyTool({ ...tool, key: draft.key, version: draft.content.version })

function replacementPage(draft: DraftFound, tool: ToolContent, changedBy: string | null): Reply {
  const content = asDraftOf(draft, tool)
  const view = {
    name: draft.content.name,
    back: paths.upload(draft.key),
    action: paths.replacement(draft.key),
    revision: draft.revision,
    content: JSON.stringify(content),
    otherKey: tool.key === draft.key ? null : tool.key,
    carryOns: carryOnsBetween(draft.content, content),
    comparison: comparisonView([draft.content, asSame(content)]),
    faults: faultsOf({ content, latest: draft.latest }).map(({ sentence, where }) => ({ sentence, where })),
    changedBy,
  }
  return page('audit-tools/pages/replacement.njk', view, changedBy === null ? 200 : 409)
}

/** What carries on from the published version says nothing of what changes in the draft: keys are compared with keys. */
const asSame = (tool: ToolContent): ToolContent => ({
  ...tool,
  sections: tool.sections.map(section => ({
    ...section,
    questions: section.questions.map(({ carriesOn: _carriesOn, ...question }) => question),
  })),
})

const carryOnWords = (from: string | null | undefined): string =>
  from === null ? 'a new beginning' : (from ?? 'the question with the same key')

/** Where the file says otherwise than the draft which question carries on from which. */
function carryOnsBetween(before: ToolContent, now: ToolContent) {
  return now.sections
    .flatMap(section => section.questions)
    .map(({ key, carriesOn }) => ({
      key,
      earlier: carryOnWords(questionOf(before, key)?.question.carriesOn),
      later: carryOnWords(carriesOn),
    }))
    .filter(({ earlier, later }) => earlier !== later)
}

async function upload(ctx: Context, request: RouteRequest): Promise<Reply> {
  const draft = await draftOf(ctx, toolKey(request))
  const [file] = request.files
  if (!file) return uploadPage(draft, ['Choose an Excel workbook or a JSON file'])
  const { tool, faults } = await readTool(file)
  return tool === null ? uploadPage(draft, faults) : replacementPage(draft, tool, null)
}

async function replace(ctx: Context, request: RouteRequest<Typed>): Promise<Reply> {
  const draft = await draftHeld(ctx, toolKey(request))
  const { tool, faults } = toolFromJson(textIn(request.body, 'content'))
  if (tool === null) return uploadPage(draft, faults)
  if (String(draft.revision) !== textIn(request.body, 'revision')) return replacementPage(draft, tool, draft.changedBy)
  await keepDraft(ctx, draft, asDraftOf(draft, tool), 'all')
  return seeOther(paths.done(paths.draft(draft.key), 'tool-draft-replaced'))
}

const draft = '/audit-tools/:key/draft'
const version = '/audit-tools/:key/versions/:version'
const showUpload = async (ctx: Context, request: RouteRequest): Promise<Reply> =>
  uploadPage(await draftOf(ctx, toolKey(request)), [])

export const transferRoutes: readonly Route[] = [
  route({ method: 'GET', path: `${version}.xlsx`, permission: 'tool.read', run: versionFile('xlsx') }),
  route({ method: 'GET', path: `${version}.json`, permission: 'tool.read', run: versionFile('json') }),
  route({ method: 'GET', path: `${draft}.xlsx`, permission: 'tool.design', run: draftFile('xlsx') }),
  route({ method: 'GET', path: `${draft}.json`, permission: 'tool.design', run: draftFile('json') }),
  route({ method: 'GET', path: `${draft}/upload`, permission: 'tool.design', run: showUpload }),
  route({
    method: 'POST',
    path: `${draft}/upload`,
    permission: 'tool.design',
    body: anyFields,
    announces: ['tool.draft-changed'],
    uploadLimit: largestUpload,
    run: upload,
    again: showUpload,
  }),
  route({
    method: 'POST',
    path: `${draft}/replacement`,
    permission: 'tool.design',
    body: anyFields,
    announces: ['tool.draft-changed'],
    run: replace,
    again: showUpload,
  }),
]
