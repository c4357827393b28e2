/**
 * Who has not yet worked through the practice cases that the council asks for before a first audit. Reads the tables of the calibration
 * room, which stands downstream of this one.
 */
import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

/** 0 where the council asks for none. */
export async function casesFirstNow(ctx: Context): Promise<number> {
  const row = await ctx.db
    .selectFrom('practiceSetting')
    .select('casesFirst')
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.casesFirst ?? 0
}

/** How many different practice cases each has graded and submitted, alone or in an exercise. Everyone asked for is in it. */
export async function practiceCasesDoneBy(
  ctx: Context,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ staffId: string; done: number }>`
    select attempt.staff_id, count(distinct attempt.practice_case_id)::integer as done
    from practice_attempt attempt
    join practice_submission submitted on submitted.authority_id = attempt.authority_id and submitted.attempt_id = attempt.attempt_id
    where attempt.authority_id = ${ctx.authorityId} and attempt.staff_id = any(${[...staffIds]}::uuid[])
    group by attempt.staff_id`.execute(ctx.db)
  const done = new Map(rows.map(row => [row.staffId, row.done]))
  return new Map(staffIds.map(staffId => [staffId, done.get(staffId) ?? 0]))
}

async function whoHaveAudited(ctx: Context, staffIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ staffId: string }>`
    select distinct entered_by as staff_id from grade_entry
    where authority_id = ${ctx.authorityId} and kind = 'auditor' and entered_by = any(${[...staffIds]}::uuid[])`.execute(
    ctx.db,
  )
  return new Set(rows.map(({ staffId }) => staffId))
}

/** Those of the auditors who never submitted an audit and have fewer practice cases than asked for: "Ruth Adeyemi: 0 of 2". */
export async function notYetPractised(
  ctx: Context,
  auditors: readonly { readonly staffId: string; readonly name: string }[],
): Promise<readonly string[]> {
  const wanted = await casesFirstNow(ctx)
  if (wanted === 0) return []
  const staffIds = auditors.map(({ staffId }) => staffId)
  const [done, audited] = [await practiceCasesDoneBy(ctx, staffIds), await whoHaveAudited(ctx, staffIds)]
  return auditors
    .map(({ staffId, name }) => ({ staffId, name, had: done.get(staffId) ?? 0 }))
    .filter(({ staffId, had }) => had < wanted && !audited.has(staffId))
    .map(({ name, had }) => `${name}: ${had} of ${wanted}`)
}
