/** The card of re-audits on the first page, with how many are overdue. Reads the re-audits room's tables, which stand downstream. */
import { sql } from 'kysely'
import { canEver } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'

/** Null for those who read no re-audits. Overdue as the room's own page says it: not waived, its grade standing, nobody else's audit handed in. */
export async function overdueReAudits(ctx: Context): Promise<number | null> {
  if (!canEver(ctx.actor, 're-audit.read')) return null
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from re_audit re
    join audit_standing audit on audit.authority_id = re.authority_id and audit.audit_id = re.audit_id
      and audit.submission_id = re.submission_id
    where re.authority_id = ${ctx.authorityId} and ${auditsWithin(ctx, 're-audit.read')} and re.due_on < ${ctx.today}::date
      and not exists (select from re_audit_waiver waiver
        where waiver.authority_id = re.authority_id and waiver.re_audit_id = re.re_audit_id)
      and not exists (select from audit_standing later
        join tool_version version on version.authority_id = later.authority_id and version.tool_version_id = later.tool_version_id
        where later.authority_id = re.authority_id and later.case_reference = re.case_reference
          and later.audit_id <> re.audit_id and later.auditor_id <> re.earlier_auditor_id
          and later.allocated_at >= re.owed_at
          and (later.allocated_at, later.reference) > (audit.allocated_at, audit.reference) and later.submission_id is not null
          and coalesce(version.content ->> 'grading', 'four-grades') = 'four-grades')`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
