/** References that people see and addresses carry, such as RA-2018-0003: letters, the year, and a number that begins anew each year. */
import { sql } from 'kysely'
import type { Context } from '../context.ts'

/**
 * The next `count` references of this year in a table with a column `reference`. Held for the authority until the transaction ends,
 * so that none is given twice and two at once both go through.
 */
export async function nextReferences(
  ctx: Context,
  { table, letters }: { readonly table: string; readonly letters: string },
  count: number,
): Promise<readonly string[]> {
  await sql`select pg_advisory_xact_lock(hashtext(${`reference:${table}:${ctx.authorityId}`}))`.execute(ctx.db)
  const prefix = `${letters}-${ctx.today.slice(0, 4)}-`
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substring(reference from ${prefix.length + 1}::integer)::integer), 0) as last from ${sql.table(table)}
    where authority_id = ${ctx.authorityId} and starts_with(reference, ${prefix})`.execute(ctx.db)
  const last = rows[0]?.last ?? 0
  return Array.from({ length: count }, (_, index) => `${prefix}${String(last + 1 + index).padStart(4, '0')}`)
}

export async function nextReference(
  ctx: Context,
  kept: { readonly table: string; readonly letters: string },
): Promise<string> {
  const [reference = ''] = await nextReferences(ctx, kept, 1)
  return reference
}
