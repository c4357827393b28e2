/** Drafts of tools: one for each tool, with faults or without, changed under a lock so that no change is lost. */
import { can } from '#domain/access/can.ts'
import { tidyTool } from '#domain/audit-tool/draft.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { carryOnFaults } from '#domain/audit-tool/trends.ts'
import { toolFaults, type ToolFault } from '#domain/audit-tool/validate.ts'
import type { Instant } from '#domain/calendar/dates.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { canonicalJson, sha256 } from '#platform/digest.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { latestToolVersion, type ToolVersionFound } from './queries.ts'
import { toolSchema } from './tool-schema.ts'

export interface DraftFound {
  readonly key: string
  readonly content: ToolContent
  readonly revision: number
  readonly begunAt: Instant
  readonly changedBy: string
  readonly changedAt: Instant
  /** The version that it follows; null for a new tool. */
  readonly latest: ToolVersionFound | null
}

const base = (ctx: Context) =>
  ctx.db
    .selectFrom('toolDraft')
    .innerJoin('staffMember as staff', join =>
      join.onRef('staff.authorityId', '=', 'toolDraft.authorityId').onRef('staff.staffId', '=', 'toolDraft.changedBy'),
    )
    .select([
      'toolDraft.toolKey as key',
      'toolDraft.content',
      'toolDraft.revision',
      'toolDraft.begunAt',
      'staff.name as changedBy',
      'toolDraft.changedAt',
    ])
    .where('toolDraft.authorityId', '=', ctx.authorityId)

type Row = Omit<DraftFound, 'content' | 'latest'> & { readonly content: unknown }

const withLatest = async (ctx: Context, row: Row): Promise<DraftFound> => ({
  ...row,
  content: row.content as ToolContent,
  latest: (await latestToolVersion(ctx, row.key)) ?? null,
})

export async function draftIfAny(ctx: Context, key: string): Promise<DraftFound | null> {
  const row = await base(ctx).where('toolDraft.toolKey', '=', key).executeTakeFirst()
  return row ? withLatest(ctx, row) : null
}

/** The draft of a tool, to be shown. Throws: not found, where there is none. */
export async function draftOf(ctx: Context, key: string): Promise<DraftFound> {
  requireMay(can(ctx.actor, 'tool.design'))
  const draft = await draftIfAny(ctx, key)
  if (!draft) throw httpProblems.notFound({})
  return draft
}

/** The same, held until this transaction ends: whoever comes next waits, and sees what was done. */
export async function draftHeld(ctx: Context, key: string): Promise<DraftFound> {
  requireMay(can(ctx.actor, 'tool.design'))
  const row = await base(ctx).where('toolDraft.toolKey', '=', key).forUpdate('toolDraft').executeTakeFirst()
  if (!row) throw httpProblems.notFound({})
  return withLatest(ctx, row)
}

export async function draftsUnderWay(ctx: Context): Promise<readonly Omit<DraftFound, 'latest'>[]> {
  const rows = await base(ctx).orderBy('toolDraft.toolKey').execute()
  return rows.map(row => ({ ...row, content: row.content as ToolContent }))
}

/** Writes a held draft anew; throws for what has not the shape of a tool, which no page of ours sends. `part` says in the record of activity which part it was, by key; never its words. */
export async function keepDraft(ctx: Context, draft: DraftFound, content: ToolContent, part: string): Promise<void> {
  const tidy = tidyTool(content)
  if (!toolSchema.safeParse(tidy).success) throw httpProblems.notUnderstood({})
  const revision = draft.revision + 1
  await ctx.db
    .updateTable('toolDraft')
    .set({ content: canonicalJson(tidy), revision, changedBy: staffIdOf(ctx), changedAt: ctx.now })
    .where('authorityId', '=', ctx.authorityId)
    .where('toolKey', '=', draft.key)
    .execute()
  await ctx.announce({ type: 'tool.draft-changed', subject: `tool:${draft.key}`, revision, part })
}

/** What a part was when it was shown: an editor's form carries it, so that a save over another's is noticed. */
export const digestOfPart = (part: unknown): string => sha256(canonicalJson(part ?? null)).slice(0, 32)

/** Every fault of a draft: of the tool, and of what it says of the version before. */
export const faultsOf = (draft: Pick<DraftFound, 'content' | 'latest'>): readonly ToolFault[] => [
  ...toolFaults(draft.content),
  ...carryOnFaults(draft.latest?.content ?? null, draft.content),
]
