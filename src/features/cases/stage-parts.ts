/**
 * What the reading thread finds of each child, kept in a table of this transaction until the files have been read: a child's events
 * stand in many files, and no file is in the order of the children.
 */
import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

export async function openStage(ctx: Context): Promise<void> {
  await sql`create temporary table if not exists journey_part (case_reference text not null, content text not null) on commit drop`.execute(
    ctx.db,
  )
}

/** Both lists are in step: `contents` are JSON texts of the parts of `references`. */
export async function stageParts(
  ctx: Context,
  references: readonly string[],
  contents: readonly string[],
): Promise<void> {
  await sql`insert into journey_part select * from unnest(${[...references]}::text[], ${[...contents]}::text[])`.execute(
    ctx.db,
  )
}

export async function sealStage(ctx: Context): Promise<void> {
  await sql`create index on journey_part (case_reference)`.execute(ctx.db)
  await sql`analyze journey_part`.execute(ctx.db)
}

/** A child as the files tell it now, and as the extract before told it. */
export interface StagedChild {
  readonly caseReference: string
  readonly parts: readonly string[]
  readonly beforeContent: string | null
  readonly beforeDigest: string | null
  readonly beforeImport: string | null
}

/** Children in the order of their references, after the one given. */
export async function stagedAfter(
  ctx: Context,
  format: string,
  after: string,
  limit: number,
): Promise<readonly StagedChild[]> {
  const { rows } = await sql<StagedChild>`
    with children as (
      select distinct case_reference from journey_part where case_reference > ${after} order by 1 limit ${limit}
    )
    select part.case_reference, array_agg(part.content) as parts, min(standing.content) as before_content, min(standing.digest) as before_digest,
      min(standing.import_id::text) as before_import
    from children
    join journey_part as part using (case_reference)
    left join journey as standing on standing.authority_id = ${ctx.authorityId} and standing.case_reference = part.case_reference
      and standing.format = ${format} and standing.stands
    group by part.case_reference order by part.case_reference`.execute(ctx.db)
  return rows
}

export interface AbsentChild {
  readonly caseReference: string
  readonly beforeContent: string
  readonly beforeImport: string
}

/** Children of the extract before who are not in this one, in the order of their references. */
export async function absentAfter(
  ctx: Context,
  format: string,
  after: string,
  limit: number,
): Promise<readonly AbsentChild[]> {
  const { rows } = await sql<AbsentChild>`
    select case_reference, content as before_content, import_id::text as before_import from journey as standing
    where authority_id = ${ctx.authorityId} and format = ${format} and stands and case_reference > ${after} and events > 0
      and not exists (select from journey_part as part where part.case_reference = standing.case_reference)
    order by case_reference limit ${limit}`.execute(ctx.db)
  return rows
}
