/**
 * Reads of re-audits with what followed, always within the reader's reach of the audit that came first. Whoever has the later audit
 * does not see what the first found until they have handed theirs in: their look is to be their own.
 */
import { sql, type RawBuilder } from 'kysely'
import { can } from '#domain/access/can.ts'
import { dayOf, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import type { AuditState } from '#domain/audit/lifecycle.ts'
import type { Grade } from '#domain/grades/grade.ts'
import { outcomeOf, reAuditState, type Outcome, type ReAuditState } from '#domain/re-audits/standing.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'

interface ReAuditRow {
  readonly reAuditId: string
  readonly reference: string
  readonly audit: string
  readonly auditId: string
  readonly submissionId: string
  readonly caseReference: string
  readonly caseStatus: string
  readonly team: string | null
  readonly locality: string | null
  readonly earlierAuditorId: string
  readonly earlierAuditor: string
  readonly agreedGrade: Grade
  readonly owedAt: Instant
  readonly earliestOn: LocalDate
  readonly dueOn: LocalDate
  readonly gradeStands: boolean
  readonly waivedFor: string | null
  readonly waivedWords: string | null
  readonly waivedBy: string | null
  readonly waivedAt: Instant | null
  /** The later audit, once another auditor has the case. */
  readonly later: string | null
  readonly laterState: AuditState | null
  readonly laterAuditorId: string | null
  readonly laterAuditor: string | null
  readonly laterSubmissionId: string | null
  readonly laterSubmittedAt: Instant | null
  readonly laterGrade: Grade | null
  readonly laterTeamId: string | null
  readonly laterLocalityId: string | null
  /** The round in whose sample the case waits for an auditor. */
  readonly waitsIn: string | null
}

export interface ReAuditFound extends ReAuditRow {
  readonly state: ReAuditState
  /** Null until both grades are agreed, and where the later audit is out of the reader's reach. */
  readonly outcome: Outcome | null
  /** Whether the reader may be shown what the later audit found. */
  readonly mayReadLater: boolean
}

/** Of the later graded audits of the case by others: the first that was handed in, else the newest that still can be. */
const laterAudit = sql`
  left join lateral (
    select later.*, agreed.grade as agreed_grade
    from audit_standing later
    join tool_version version on version.authority_id = later.authority_id and version.tool_version_id = later.tool_version_id
      and coalesce(version.content ->> 'grading', 'four-grades') = 'four-grades'
    left join agreed_grade agreed on agreed.authority_id = later.authority_id
      and agreed.submission_id = later.submission_id
    where later.authority_id = re.authority_id and later.case_reference = re.case_reference
      and later.audit_id <> re.audit_id and later.auditor_id <> re.earlier_auditor_id
      and later.allocated_at >= re.owed_at and later.state <> 'set-aside'
      and (later.allocated_at, later.reference) > (audit.allocated_at, audit.reference)
      and (later.submission_id is not null or not exists (select from round_closure closure
        where closure.authority_id = later.authority_id and closure.round_id = later.round_id))
    order by later.submission_id is null, later.submitted_at, later.allocated_at desc, later.reference
    limit 1
  ) later on true`

const waitingSample = sql`
  left join lateral (
    select round.reference from sampled_case sampled
    join round on round.authority_id = sampled.authority_id and round.round_id = sampled.round_id
    where sampled.authority_id = re.authority_id and sampled.case_reference = re.case_reference
      and sampled.earlier_auditor_id = re.earlier_auditor_id
      and not exists (select from allocation where allocation.authority_id = sampled.authority_id
        and allocation.sampled_case_id = sampled.sampled_case_id and allocation.superseded_at is null)
      and not exists (select from sampled_case_removal gone where gone.authority_id = sampled.authority_id
        and gone.sampled_case_id = sampled.sampled_case_id)
      and not exists (select from round_closure closure
        where closure.authority_id = sampled.authority_id and closure.round_id = sampled.round_id)
    order by round.month desc, round.reference desc limit 1
  ) waits on true`

async function rowsWhere(ctx: Context, condition: RawBuilder<boolean>): Promise<readonly ReAuditFound[]> {
  const { rows } = await sql<ReAuditRow>`
    select re.re_audit_id, re.audit_id, re.reference, audit.reference as audit, re.submission_id, re.case_reference, audit.case_status,
      team.name as team, locality.name as locality, re.earlier_auditor_id, earlier.name as earlier_auditor,
      re.agreed_grade, re.owed_at, re.earliest_on, re.due_on,
      coalesce(audit.submission_id = re.submission_id and (select standing.grade from agreed_grade standing
        where standing.authority_id = re.authority_id and standing.submission_id = re.submission_id) in (re.agreed_grade, 'inadequate'), false) as grade_stands,
      waiver.reason as waived_for, waiver.words as waived_words, waiver.waived_at, waiving.name as waived_by,
      later.reference as later, later.state as later_state, later.auditor_id as later_auditor_id,
      looking.name as later_auditor, later.submission_id as later_submission_id, later.submitted_at as later_submitted_at,
      later.agreed_grade as later_grade, later.team_id as later_team_id, later.locality_id as later_locality_id,
      waits.reference as waits_in
    from re_audit re
    join audit_standing audit on audit.authority_id = re.authority_id and audit.audit_id = re.audit_id
    join staff_member earlier on earlier.authority_id = re.authority_id and earlier.staff_id = re.earlier_auditor_id
    left join team on team.authority_id = audit.authority_id and team.team_id = audit.team_id
    left join locality on locality.authority_id = audit.authority_id and locality.locality_id = audit.locality_id
    left join re_audit_waiver waiver on waiver.authority_id = re.authority_id and waiver.re_audit_id = re.re_audit_id
    left join staff_member waiving on waiving.authority_id = waiver.authority_id and waiving.staff_id = waiver.waived_by
    ${laterAudit}
    left join staff_member looking on looking.authority_id = later.authority_id and looking.staff_id = later.auditor_id
    ${waitingSample}
    where re.authority_id = ${ctx.authorityId} and ${auditsWithin(ctx, 're-audit.read')} and ${condition}
      and not (later.auditor_id is not distinct from ${ctx.actor.staffId}::uuid and later.audit_id is not null
        and later.submission_id is null)
    order by re.due_on, re.reference`.execute(ctx.db)
  return rows.map(row => standing(ctx, row))
}

function standing(ctx: Context, row: ReAuditRow): ReAuditFound {
  const records = {
    dueOn: row.dueOn,
    gradeStands: row.gradeStands,
    waived: row.waivedAt !== null,
    allocated: row.later !== null,
    handedIn: row.laterSubmissionId !== null,
  }
  const mayReadLater =
    row.laterGrade !== null &&
    can(ctx.actor, 're-audit.read', { teamId: row.laterTeamId, localityId: row.laterLocalityId }).may
  return {
    ...row,
    mayReadLater,
    state: reAuditState(records, ctx.today),
    outcome: mayReadLater ? outcomeOf(row.agreedGrade, row.laterGrade) : null,
  }
}

/** Every re-audit within reach, the earliest due first. A council owes some hundreds, not thousands. */
export const reAuditsWithin = (ctx: Context): Promise<readonly ReAuditFound[]> => rowsWhere(ctx, sql<boolean>`true`)

/** One re-audit; 404 where there is none within reach. */
export async function reAuditByReference(ctx: Context, reference: string): Promise<ReAuditFound> {
  const [found] = await rowsWhere(ctx, sql<boolean>`re.reference = ${reference}`)
  if (!found) throw httpProblems.notFound({})
  return found
}

/** The same, held until the transaction ends, so that two decisions never cross. */
export async function reAuditHeld(ctx: Context, reference: string): Promise<ReAuditFound> {
  await sql`select pg_advisory_xact_lock(hashtext(${`re-audit:${ctx.authorityId}:${reference}`}))`.execute(ctx.db)
  return reAuditByReference(ctx, reference)
}

/** Whether the later audit was handed in before the actions of the first were due: then it could not show what was done. */
export const wasEarly = ({ laterSubmittedAt, earliestOn }: ReAuditFound): boolean =>
  laterSubmittedAt !== null && dayOf(laterSubmittedAt) < earliestOn
