/** A version is published: a new row that never changes, with its digest. From the product's own files, or from a draft without faults. */
import { toolProblems } from '#domain/audit-tool/problems.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { canonicalJson, sha256 } from '#platform/digest.ts'
import { draftHeld, faultsOf } from './drafts.ts'

export interface Publication {
  /** The draft as it was seen by whoever publishes it. */
  readonly revision: number
  /** What changed and why, 1 to 2,000 characters. */
  readonly reason: string
}

/** Publishes a draft as the version after the latest, and lets the draft go. Throws where it has faults or was changed since. */
export async function publishDraft(ctx: Context, key: string, { revision, reason }: Publication): Promise<number> {
  const draft = await draftHeld(ctx, key)
  if (draft.revision !== revision) throw toolProblems.changedMeanwhile({ key, by: draft.changedBy })
  const faults = faultsOf(draft)
  if (faults.length > 0) throw toolProblems.notFit({ key, faults: faults.length })
  const version = (draft.latest?.version ?? 0) + 1
  const toolVersionId = await publishVersion(ctx, { ...draft.content, version })
  await ctx.db
    .insertInto('toolPublication')
    .values({ authorityId: ctx.authorityId, toolVersionId, publishedBy: staffIdOf(ctx), reason })
    .execute()
  await ctx.db
    .deleteFrom('toolDraft')
    .where('authorityId', '=', ctx.authorityId)
    .where('toolKey', '=', key)
    .execute()
  return version
}

/** Writes a version that is not there yet, and announces it. The tool takes the name of its latest version. */
export async function publishVersion(ctx: Context, tool: ToolContent): Promise<string> {
  const toolId = await keepTool(ctx, tool)
  const toolVersionId = ctx.newId()
  const content = canonicalJson(tool)
  await ctx.db
    .insertInto('toolVersion')
    .values({
      authorityId: ctx.authorityId,
      toolVersionId,
      toolId,
      version: tool.version,
      content,
      digest: sha256(content),
      publishedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'tool.published', subject: `tool:${tool.key}`, version: tool.version })
  return toolVersionId
}

async function keepTool(ctx: Context, { key, name }: ToolContent): Promise<string> {
  const known = await ctx.db
    .selectFrom('auditTool')
    .select(['toolId', 'name'])
    .where('authorityId', '=', ctx.authorityId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!known) {
    const toolId = ctx.newId()
    await ctx.db.insertInto('auditTool').values({ authorityId: ctx.authorityId, toolId, key, name }).execute()
    return toolId
  }
  if (known.name !== name)
    await ctx.db
      .updateTable('auditTool')
      .set({ name })
      .where('authorityId', '=', ctx.authorityId)
      .where('toolId', '=', known.toolId)
      .execute()
  return known.toolId
}
