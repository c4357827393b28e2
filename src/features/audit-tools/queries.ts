/** Reads of audit tools. A published version never changes, so what was read once may be kept. */
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'

export interface ToolVersionFound {
  readonly toolVersionId: string
  readonly key: string
  readonly name: string
  readonly version: number
  readonly content: ToolContent
}

const base = (ctx: Context) => ctx.db.selectFrom('toolVersion')
  .innerJoin('auditTool', join => join.onRef('auditTool.authorityId', '=', 'toolVersion.authorityId').onRef('auditTool.toolId', '=', 'toolVersion.toolId'))
  .select(['toolVersion.toolVersionId', 'auditTool.key', 'auditTool.name', 'toolVersion.version', 'toolVersion.content'])
  .where('toolVersion.authorityId', '=', ctx.authorityId)

type Row = Omit<ToolVersionFound, 'content'> & { readonly content: unknown }
const found = (row: Row | undefined): ToolVersionFound | undefined => row && { ...row, content: row.content as ToolContent }

/** Contents by id: they are immutable, and a page of an audit reads one at every turn. Bounded by the number of versions. */
const kept = new Map<string, ToolVersionFound>()

export async function toolVersion(ctx: Context, toolVersionId: string): Promise<ToolVersionFound | undefined> {
  const key = `${ctx.authorityId}/${toolVersionId}`
  const known = kept.get(key)
  if (known) return known
  const read = found(await base(ctx).where('toolVersion.toolVersionId', '=', toolVersionId).executeTakeFirst())
  if (read) kept.set(key, read)
  return read
}

export async function latestToolVersion(ctx: Context, toolKey: string): Promise<ToolVersionFound | undefined> {
  return found(await base(ctx).where('auditTool.key', '=', toolKey).orderBy('toolVersion.version', 'desc').limit(1).executeTakeFirst())
}
