/** Reads of the framework: the version that stands, those before it, and which questions of published tools test each indicator. */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import type { FrameworkContent, FrameworkPart } from '#domain/framework/framework.ts'
import { usualFramework } from '#domain/framework/usual.ts'
import type { Context } from '#platform/context.ts'

export interface FrameworkFound {
  /** 0 where the council has changed nothing yet. */
  readonly number: number
  readonly content: FrameworkContent
  readonly part: FrameworkPart | null
  readonly reason: string
  readonly changedBy: string
  readonly changedAt: Instant | null
}

export const asShipped: FrameworkFound = {
  ...{ number: 0, content: usualFramework, part: null, reason: '', changedBy: '', changedAt: null },
}

const versions = (ctx: Context) =>
  ctx.db
    .selectFrom('frameworkVersion as version')
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'version.authorityId').onRef('person.staffId', '=', 'version.changedBy'),
    )
    .select(['version.number', 'version.content', 'version.part', 'version.reason', 'version.changedAt'])
    .select('person.name as changedBy')
    .where('version.authorityId', '=', ctx.authorityId)
    .orderBy('version.number', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof versions>['executeTakeFirstOrThrow']>>

const found = (row: Row): FrameworkFound => ({
  ...row,
  content: row.content as FrameworkContent,
  part: row.part as FrameworkPart,
})

export async function frameworkNow(ctx: Context): Promise<FrameworkFound> {
  const row = await versions(ctx).limit(1).executeTakeFirst()
  return row ? found(row) : asShipped
}

/** Null where there is no such version; 0 is the one that a council begins with. */
export async function frameworkVersion(ctx: Context, number: number): Promise<FrameworkFound | null> {
  if (number === 0) return asShipped
  const row = await versions(ctx).where('version.number', '=', number).executeTakeFirst()
  return row ? found(row) : null
}

/** The last hundred changes, the latest first. */
export async function changesOf(ctx: Context): Promise<readonly FrameworkFound[]> {
  return (await versions(ctx).limit(100).execute()).map(found)
}

/** Who changed a part last after a version; null where nobody did. */
export async function changedSince(ctx: Context, part: FrameworkPart, number: number): Promise<string | null> {
  const row = await versions(ctx)
    .where('version.part', '=', part)
    .where('version.number', '>', number)
    .executeTakeFirst()
  return row?.changedBy ?? null
}

export interface Tested {
  readonly indicator: number
  readonly toolKey: string
  readonly toolName: string
  readonly questions: number
}

/** Of the latest version of each tool, how many questions test each indicator. */
export async function questionsByIndicator(ctx: Context): Promise<readonly Tested[]> {
  const { rows } = await sql<Tested>`
    with latest as (
      select distinct on (tool.key) tool.key as tool_key, tool.name as tool_name, version.content
      from audit_tool tool join tool_version version on version.authority_id = tool.authority_id and version.tool_id = tool.tool_id
      where tool.authority_id = ${ctx.authorityId} order by tool.key, version.version desc
    )
    select (indicator)::integer as indicator, tool_key, tool_name, count(*)::integer as questions
    from latest cross join lateral jsonb_array_elements(content -> 'sections') section
    cross join lateral jsonb_array_elements(section -> 'questions') question
    cross join lateral jsonb_array_elements_text(question -> 'indicators') indicator
    group by 1, 2, 3 order by 1, 3`.execute(ctx.db)
  return rows
}
