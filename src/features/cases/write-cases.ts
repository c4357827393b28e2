/** Writes what the reading thread sends: whole batches as one parameter each, in the caller's transaction. */
import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

/** Rows as read, by list. `file_number` is the sheet's number over all files, so that two sheets of one list stand apart. */
export async function writeListRows(ctx: Context, importId: string, json: string): Promise<void> {
  await sql`insert into case_list_row (authority_id, import_id, list, row_number, file_number, sheet, case_reference, facts)
    select ${ctx.authorityId}::uuid, ${importId}::uuid, list, row_number, file_number, sheet, case_reference, facts
    from jsonb_to_recordset(${json}::jsonb) as read(list integer, row_number integer, file_number integer, sheet text, case_reference text, facts jsonb)`.execute(
    ctx.db,
  )
}

export async function writeCaseRecords(ctx: Context, importId: string, json: string): Promise<void> {
  await sql`insert into case_record (authority_id, import_id, case_reference, case_status, age_years, team_name, worker_name, team_id, locality_id, practitioner_id, open)
    select ${ctx.authorityId}::uuid, ${importId}::uuid, case_reference, case_status, age_years, team_name, worker_name, team_id, locality_id, practitioner_id, open
    from jsonb_to_recordset(${json}::jsonb) as made(case_reference text, case_status text, age_years integer, team_name text, worker_name text,
      team_id uuid, locality_id uuid, practitioner_id uuid, open boolean)`.execute(ctx.db)
}
