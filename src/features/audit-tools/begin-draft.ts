/** A draft begins: of a new tool, from nothing or as a copy of another, or of the next version of a published one. It can be discarded. */
import { can } from '#domain/access/can.ts'
import { copyOf, emptyTool, nextVersion, tidyTool } from '#domain/audit-tool/draft.ts'
import { toolProblems } from '#domain/audit-tool/problems.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { canonicalJson } from '#platform/digest.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { draftHeld } from './drafts.ts'
import { latestToolVersion } from './queries.ts'

export interface NewTool {
  readonly key: string
  readonly name: string
  /** The key of the tool that it begins as; null to begin with nothing. */
  readonly copyOf: string | null
}

/** Whether a tool, or a draft of one, has this key already. */
export async function isKeyTaken(ctx: Context, key: string): Promise<boolean> {
  const draft = await ctx.db
    .selectFrom('toolDraft')
    .select('toolKey')
    .where('authorityId', '=', ctx.authorityId)
    .where('toolKey', '=', key)
    .executeTakeFirst()
  return draft !== undefined || (await latestToolVersion(ctx, key)) !== undefined
}

export async function beginNewTool(ctx: Context, wanted: NewTool): Promise<void> {
  requireMay(can(ctx.actor, 'tool.design'))
  if (await isKeyTaken(ctx, wanted.key)) throw toolProblems.draftThere({ key: wanted.key })
  if (wanted.copyOf === null) return begin(ctx, emptyTool(wanted.key, wanted.name))
  const source = await latestToolVersion(ctx, wanted.copyOf)
  if (!source) throw httpProblems.notFound({})
  return begin(ctx, copyOf(source.content, wanted.key, wanted.name))
}

export async function beginNextVersion(ctx: Context, key: string): Promise<void> {
  requireMay(can(ctx.actor, 'tool.design'))
  const latest = await latestToolVersion(ctx, key)
  if (!latest) throw httpProblems.notFound({})
  return begin(ctx, nextVersion(latest.content))
}

async function begin(ctx: Context, content: ToolContent): Promise<void> {
  const who = staffIdOf(ctx)
  const { numInsertedOrUpdatedRows: written } = await ctx.db
    .insertInto('toolDraft')
    .values({
      authorityId: ctx.authorityId,
      toolKey: content.key,
      content: canonicalJson(tidyTool(content)),
      revision: 1,
      begunBy: who,
      begunAt: ctx.now,
      changedBy: who,
      changedAt: ctx.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (written !== 1n) throw toolProblems.draftThere({ key: content.key })
  await ctx.announce({ type: 'tool.draft-begun', subject: `tool:${content.key}`, version: content.version })
}

/** Throws away a draft as it was seen. Throws where it was changed since. */
export async function discardDraft(ctx: Context, key: string, revision: number): Promise<void> {
  const draft = await draftHeld(ctx, key)
  if (draft.revision !== revision) throw toolProblems.changedMeanwhile({ key, by: draft.changedBy })
  await ctx.db
    .deleteFrom('toolDraft')
    .where('authorityId', '=', ctx.authorityId)
    .where('toolKey', '=', key)
    .execute()
  await ctx.announce({ type: 'tool.draft-discarded', subject: `tool:${key}`, revision })
}
