/** Gathers the counts of a period for a report to members. They leave this file only through `scrutinyFigures`, small ones hidden. */
import { sql } from 'kysely'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { sameFigures, scrutinyFigures, type ScrutinyFacts, type ScrutinyFigures } from '#domain/governance/figures.ts'
import { themeLabel } from '#domain/findings/themes.ts'
import type { Context } from '#platform/context.ts'
import { messagesApproved } from '../findings/door.ts'
import { reAuditsWithin, type ReAuditFound } from '../re-audits/door.ts'

export interface Period {
  readonly firstMonth: LocalDate
  readonly lastMonth: LocalDate
}

type ReAuditCounts = ScrutinyFacts['reAudits']

const noReAudits: ReAuditCounts = { improved: 0, same: 0, worse: 0, waiting: 0, notYet: 0, waived: 0 }

/** The numbers of a period as they are now. */
export async function gatherFigures(ctx: Context, period: Period): Promise<ScrutinyFigures> {
  const facts = await factsOf(ctx, period, noReAudits)
  return scrutinyFigures({ ...facts, reAudits: await reAuditsOf(ctx, facts.audits) })
}

/** Whether the numbers of a period are still as they were kept, re-audits apart: those are not every reader's to count. */
export async function figuresStand(ctx: Context, period: Period, kept: ScrutinyFigures): Promise<boolean> {
  const now = scrutinyFigures(await factsOf(ctx, period, noReAudits))
  return sameFigures({ ...now, reAudits: [] }, { ...kept, reAudits: [] })
}

/** In words: only the period is the reader's to choose, and only counts come back. */
const roundsIn = (ctx: Context, { firstMonth, lastMonth }: Period) =>
  sql`round.authority_id = ${ctx.authorityId} and round.month between ${firstMonth}::date and ${lastMonth}::date`

const auditsJoined = sql`audit_standing audit
  join round on round.authority_id = audit.authority_id and round.round_id = audit.round_id`

async function factsOf(ctx: Context, period: Period, reAudits: ReAuditCounts): Promise<ScrutinyFacts> {
  const within = roundsIn(ctx, period)
  const rounds = await sql<ScrutinyFacts['rounds'][number]>`
    select round.audit_type, round.month from round where ${within} order by round.month, round.reference`.execute(
    ctx.db,
  )
  const handedIn = await sql<{ count: number }>`
    select count(*)::integer as count from ${auditsJoined}
    where ${within} and audit.submission_id is not null`.execute(ctx.db)
  const audits = await sql<ScrutinyFacts['audits'][number]>`
    select audit.reference, round.audit_type, round.month, own.grade as auditor_grade, agreed.grade as agreed_grade
    from ${auditsJoined}
    join grade_entry own on own.authority_id = audit.authority_id and own.submission_id = audit.submission_id and own.kind = 'auditor'
    join agreed_grade agreed on agreed.authority_id = audit.authority_id and agreed.submission_id = audit.submission_id
    where ${within} order by audit.reference`.execute(ctx.db)
  const findings = await sql<ScrutinyFacts['findings'][number]>`
    select audit.reference as audit_reference, finding.kind, finding.theme
    from ${auditsJoined}
    join finding on finding.authority_id = audit.authority_id and finding.submission_id = audit.submission_id
    where ${within} order by finding.finding_id`.execute(ctx.db)
  return {
    rounds: rounds.rows,
    handedIn: handedIn.rows[0]?.count ?? 0,
    audits: audits.rows,
    findings: findings.rows,
    reAudits,
    families: await familiesOf(ctx, period),
    messages: await messagesTold(ctx),
  }
}

async function messagesTold(ctx: Context): Promise<ScrutinyFacts['messages']> {
  const approved = (await messagesApproved(ctx)).map(({ kind, theme, words, actionRequired }) => ({
    kind,
    told: { theme: themeLabel(theme), words, actionRequired },
  }))
  return {
    goodPractice: approved
      .filter(({ kind }) => kind === 'good-practice')
      .map(({ told: { theme, words } }) => ({ theme, words })),
    areas: approved.filter(({ kind }) => kind === 'area-for-improvement').map(({ told }) => told),
  }
}

async function familiesOf(ctx: Context, period: Period): Promise<ScrutinyFacts['families']> {
  const { rows } = await sql<{ asked: number; heard: number }>`
    select count(*) filter (where attempts.one or answers.one)::integer as asked, count(*) filter (where answers.one)::integer as heard
    from ${auditsJoined}
    cross join lateral (select exists (select from family_attempt where family_attempt.authority_id = audit.authority_id
      and family_attempt.audit_id = audit.audit_id) as one) attempts
    cross join lateral (select exists (select from family_feedback where family_feedback.authority_id = audit.authority_id
      and family_feedback.audit_id = audit.audit_id) as one) answers
    where ${roundsIn(ctx, period)}`.execute(ctx.db)
  return rows[0] ?? { asked: 0, heard: 0 }
}

const fateOf = (one: ReAuditFound): keyof ReAuditCounts => {
  if (one.state === 'waived' || one.state === 'set-aside') return 'waived'
  if (one.state !== 'done') return 'notYet'
  return one.outcome ?? 'waiting'
}

/** Owed after the audits that are counted. */
async function reAuditsOf(ctx: Context, audits: ScrutinyFacts['audits']): Promise<ReAuditCounts> {
  const counted = new Set(audits.map(({ reference }) => reference))
  const owed = (await reAuditsWithin(ctx)).filter(one => counted.has(one.audit))
  const fates = owed.map(fateOf)
  const count = (fate: keyof ReAuditCounts): number => fates.filter(one => one === fate).length
  return {
    improved: count('improved'),
    same: count('same'),
    worse: count('worse'),
    waiting: count('waiting'),
    notYet: count('notYet'),
    waived: count('waived'),
  }
}
