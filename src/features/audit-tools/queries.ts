/** Reads of audit tools. A published version never changes, so what was read once may be kept. */
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { Instant } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'

export interface ToolVersionFound {
  readonly toolVersionId: string
  readonly key: string
  readonly name: string
  readonly version: number
  readonly content: ToolContent
}

const base = (ctx: Context) =>
  ctx.db
    .selectFrom('toolVersion')
    .innerJoin('auditTool', join =>
      join
        .onRef('auditTool.authorityId', '=', 'toolVersion.authorityId')
        .onRef('auditTool.toolId', '=', 'toolVersion.toolId'),
    )
    .select([
      'toolVersion.toolVersionId',
      'auditTool.key',
      'auditTool.name',
      'toolVersion.version',
      'toolVersion.content',
    ])
    .where('toolVersion.authorityId', '=', ctx.authorityId)

type Row = Omit<ToolVersionFound, 'content'> & { readonly content: unknown }
const found = (row: Row | undefined): ToolVersionFound | undefined =>
  row && { ...row, content: row.content as ToolContent }

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
  return found(
    await base(ctx)
      .where('auditTool.key', '=', toolKey)
      .orderBy('toolVersion.version', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
}

/** Every version of a tool, the earliest first. Empty for a tool that has none. */
export async function versionsOf(ctx: Context, toolKey: string): Promise<readonly ToolVersionFound[]> {
  const rows = await base(ctx).where('auditTool.key', '=', toolKey).orderBy('toolVersion.version').execute()
  return rows.map(row => ({ ...row, content: row.content as ToolContent }))
}

export interface ToolListed {
  readonly latest: ToolVersionFound
  /** Rounds opened with any version of it, and those of them not yet closed. */
  readonly rounds: number
  readonly open: number
}

/** Every tool with its latest version, by name. */
export async function toolsListed(ctx: Context): Promise<readonly ToolListed[]> {
  const versions = await base(ctx)
    .distinctOn(['auditTool.name', 'auditTool.toolId'])
    .orderBy('auditTool.name')
    .orderBy('auditTool.toolId')
    .orderBy('toolVersion.version', 'desc')
    .execute()
  const used = await roundsByTool(ctx)
  return versions.map(row => ({
    latest: { ...row, content: row.content as ToolContent },
    rounds: used.get(row.key)?.rounds ?? 0,
    open: used.get(row.key)?.open ?? 0,
  }))
}

async function roundsByTool(ctx: Context): Promise<ReadonlyMap<string, { rounds: number; open: number }>> {
  const rows = await ctx.db
    .selectFrom('round')
    .innerJoin('toolVersion', join =>
      join
        .onRef('toolVersion.authorityId', '=', 'round.authorityId')
        .onRef('toolVersion.toolVersionId', '=', 'round.toolVersionId'),
    )
    .innerJoin('auditTool', join =>
      join
        .onRef('auditTool.authorityId', '=', 'toolVersion.authorityId')
        .onRef('auditTool.toolId', '=', 'toolVersion.toolId'),
    )
    .leftJoin('roundClosure', join =>
      join
        .onRef('roundClosure.authorityId', '=', 'round.authorityId')
        .onRef('roundClosure.roundId', '=', 'round.roundId'),
    )
    .select(({ fn }) => [
      'auditTool.key',
      fn.count('round.roundId').as('rounds'),
      fn.count('roundClosure.roundId').as('closed'),
    ])
    .where('round.authorityId', '=', ctx.authorityId)
    .groupBy('auditTool.key')
    .execute()
  return new Map(
    rows.map(({ key, rounds, closed }) => [key, { rounds: Number(rounds), open: Number(rounds) - Number(closed) }]),
  )
}

export interface PublicationFound {
  readonly version: number
  readonly publishedAt: Instant
  /** Null for versions that came with the product. */
  readonly publishedBy: string | null
  readonly reason: string | null
}

/** When each version was published, by whom and why; the latest first. */
export async function publicationsOf(ctx: Context, toolKey: string): Promise<readonly PublicationFound[]> {
  return ctx.db
    .selectFrom('toolVersion')
    .innerJoin('auditTool', join =>
      join
        .onRef('auditTool.authorityId', '=', 'toolVersion.authorityId')
        .onRef('auditTool.toolId', '=', 'toolVersion.toolId'),
    )
    .leftJoin('toolPublication as publication', join =>
      join
        .onRef('publication.authorityId', '=', 'toolVersion.authorityId')
        .onRef('publication.toolVersionId', '=', 'toolVersion.toolVersionId'),
    )
    .leftJoin('staffMember as staff', join =>
      join
        .onRef('staff.authorityId', '=', 'publication.authorityId')
        .onRef('staff.staffId', '=', 'publication.publishedBy'),
    )
    .select(['toolVersion.version', 'toolVersion.publishedAt', 'staff.name as publishedBy', 'publication.reason'])
    .where('toolVersion.authorityId', '=', ctx.authorityId)
    .where('auditTool.key', '=', toolKey)
    .orderBy('toolVersion.version', 'desc')
    .execute()
}

/** Titles of rounds that are not closed and use a version of this tool, each with that version. */
export async function openRoundsOf(
  ctx: Context,
  toolKey: string,
): Promise<readonly { readonly title: string; readonly version: number }[]> {
  return ctx.db
    .selectFrom('round')
    .innerJoin('toolVersion', join =>
      join
        .onRef('toolVersion.authorityId', '=', 'round.authorityId')
        .onRef('toolVersion.toolVersionId', '=', 'round.toolVersionId'),
    )
    .innerJoin('auditTool', join =>
      join
        .onRef('auditTool.authorityId', '=', 'toolVersion.authorityId')
        .onRef('auditTool.toolId', '=', 'toolVersion.toolId'),
    )
    .leftJoin('roundClosure', join =>
      join
        .onRef('roundClosure.authorityId', '=', 'round.authorityId')
        .onRef('roundClosure.roundId', '=', 'round.roundId'),
    )
    .select(['round.title', 'toolVersion.version'])
    .where('round.authorityId', '=', ctx.authorityId)
    .where('auditTool.key', '=', toolKey)
    .where('roundClosure.roundId', 'is', null)
    .orderBy('round.openedAt')
    .execute()
}
