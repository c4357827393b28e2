/** What an audit's own page says of a disagreement with its second look: where it stands, or until when it can be raised. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { dayOf, longDate, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import {
  disputeOutcomeWords,
  lastDayToRaise,
  outcomeOfDispute,
  usualDisputeSettings,
} from '#domain/moderation/dispute.ts'
import type { Context } from '#platform/context.ts'
import { paths } from './paths.ts'
import { subjectOf, type AuditFound, type GradeEntryFound } from './queries.ts'

interface Found {
  readonly decideBy: LocalDate
  readonly endedAt: Instant | null
  readonly grade: Grade | null
}

/** A sentence, and the page that it leads to for those who may read it; null where there is nothing to say. */
export async function disputeShown(ctx: Context, audit: AuditFound, entries: readonly GradeEntryFound[]) {
  const { rows } = await sql<Found>`
    select dispute.decide_by, ended.ended_at, ended.grade from grade_dispute dispute
    left join grade_dispute_end ended on ended.authority_id = dispute.authority_id and ended.dispute_id = dispute.dispute_id
    where dispute.authority_id = ${ctx.authorityId} and dispute.submission_id = ${audit.submissionId}`.execute(ctx.db)
  const grade = (kind: GradeEntryFound['kind']) => entries.find(entry => entry.kind === kind)
  const [auditor, agreed] = [grade('auditor'), grade('agreed')]
  if (!auditor || !agreed) return null
  const reads = can(ctx.actor, 'audit.read-comments', subjectOf(audit)).may
  const href = reads ? paths.dispute(audit.reference) : null
  const found = rows[0]
  if (found) return { href, text: disputeWords(found, auditor.grade, agreed.grade) }
  if (auditor.grade === agreed.grade || !can(ctx.actor, 'dispute.raise', subjectOf(audit)).may) return null
  const last = lastDayToRaise(dayOf(agreed.enteredAt), { ...usualDisputeSettings, raiseDays: await raiseDays(ctx) })
  return ctx.today > last ? null : { href, text: `I do not agree with the moderated grade (until ${longDate(last)})` }
}

function disputeWords({ decideBy, endedAt, grade }: Found, auditor: Grade, agreed: Grade): string {
  const outcome = disputeOutcomeWords[outcomeOfDispute(auditor, agreed, endedAt === null ? null : { grade })]
  const due = endedAt === null ? `, by ${longDate(decideBy)}` : ''
  return `The auditor did not agree with this grade. ${outcome}${due}`
}

async function raiseDays(ctx: Context): Promise<number> {
  const row = await ctx.db
    .selectFrom('disputeSetting')
    .select('raiseDays')
    .where('authorityId', '=', ctx.authorityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.raiseDays ?? usualDisputeSettings.raiseDays
}
