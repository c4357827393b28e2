/** The page that publishes a draft: what changes, what is advised against, what rounds will do, and why it was changed. */
import { errorSummary } from '#ui/form-params.ts'
import { z } from 'zod'
import { toolWarnings } from '#domain/audit-tool/warnings.ts'
import { Problem } from '#domain/problem.ts'
import { toolProblems } from '#domain/audit-tool/problems.ts'
import type { Context } from '#platform/context.ts'
import { page, route, seeOther, type FieldErrors, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { comparisonView } from './comparison-view.ts'
import { draftOf, faultsOf, type DraftFound } from './drafts.ts'
import { placeOfFault } from './outline-view.ts'
import { paths } from './paths.ts'
import { publishDraft } from './publish-tool.ts'
import { openRoundsOf } from './queries.ts'

const publishForm = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'Say what changed and why')
    .max(2000, 'Use 2,000 characters or fewer'),
  revision: z.coerce.number().int().catch(0),
})
type PublishForm = z.infer<typeof publishForm>

const toolKey = (request: RouteRequest): string => request.params['key'] ?? ''

interface Sent {
  readonly reason: string
  readonly errors: FieldErrors
  /** Who changed the draft after the page was opened; null where nobody did. */
  readonly changedBy: string | null
}

async function publishView(ctx: Context, draft: DraftFound, { reason, errors, changedBy }: Sent) {
  const { key, content, latest } = draft
  return {
    name: content.name,
    back: paths.draft(key),
    action: paths.publication(key),
    version: (latest?.version ?? 0) + 1,
    latest: latest?.version ?? null,
    revision: draft.revision,
    rounds: await openRoundsOf(ctx, key),
    faults: faultsOf(draft).map(fault => ({ sentence: fault.sentence, where: fault.where, href: placeOfFault(key, content, fault) })),
    warnings: [...toolWarnings(content)].map(({ sentence }) => ({ sentence })),
    comparison: latest === null ? null : comparisonView([latest.content, content]),
    reason,
    reasonError: errors['reason'] ?? null,
    summary: errorSummary(errors),
    changedBy,
  }
}

async function publishPage(ctx: Context, key: string, sent: Sent): Promise<Reply> {
  const view = await publishView(ctx, await draftOf(ctx, key), sent)
  const status = sent.changedBy !== null ? 409 : view.summary !== null ? 422 : 200
  return page('audit-tools/pages/publish.njk', view, status)
}

async function publish(ctx: Context, request: RouteRequest<PublishForm>): Promise<Reply> {
  const key = toolKey(request)
  const { reason } = request.body
  try {
    await publishDraft(ctx, key, request.body)
  } catch (error) {
    // Both are found before anything is written, so the page can be shown in this transaction with what was typed.
    if (!(error instanceof Problem)) throw error
    if (error.code === toolProblems.changedMeanwhile.code)
      return publishPage(ctx, key, { reason, errors: {}, changedBy: (await draftOf(ctx, key)).changedBy })
    if (error.code === toolProblems.notFit.code)
      return publishPage(ctx, key, { reason, errors: { faults: 'Put the faults right before you publish' }, changedBy: null })
    throw error
  }
  return seeOther(paths.done(paths.tool(key), 'tool-published'))
}

const typedReason = (request: RouteRequest<Readonly<Record<string, unknown>>>): string => {
  const { reason } = request.body
  return typeof reason === 'string' ? reason : ''
}

const path = '/audit-tools/:key/draft/publication'

export const publishRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    permission: 'tool.design',
    run: (ctx, request) => publishPage(ctx, toolKey(request), { reason: '', errors: {}, changedBy: null }),
  }),
  route({
    method: 'POST',
    path,
    permission: 'tool.design',
    body: publishForm,
    announces: ['tool.published'],
    run: publish,
    again: (ctx, request, errors) =>
      publishPage(ctx, toolKey(request), { reason: typedReason(request), errors, changedBy: null }),
  }),
]
