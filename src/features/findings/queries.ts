/** Reads of findings of audits that stand: counted by theme over months of rounds, in words within the reader's reach, and as messages. */
import { sql } from 'kysely'
import { addMonths, monthStart, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import { messageState, type MessageDecision, type MessageKind, type MessageState } from '#domain/findings/message.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'

/** Months of rounds, both included. */
export interface Months {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Twelve months, of which the last is the latest that had an audit handed in; the month under way where none had. */
export async function monthsCounted(ctx: Context): Promise<Months> {
  const { rows } = await sql<{ to: LocalDate | null }>`
    select max(round.month) as to from audit_standing audit
    join round on round.authority_id = audit.authority_id and round.round_id = audit.round_id
    where audit.authority_id = ${ctx.authorityId} and audit.submission_id is not null
      and round.month <= ${monthStart(ctx.today)}`.execute(ctx.db)
  const to = rows[0]?.to ?? monthStart(ctx.today)
  return { from: addMonths(to, -11), to }
}

export interface ThemeCounted {
  readonly theme: string
  /** Audits that named it as a strength, and as an area for improvement. One audit counts once in each. */
  readonly strengths: number
  readonly areas: number
  /** Months in which it was named as an area for improvement. */
  readonly monthsOfAreas: number
  /** The first month of all in which it was; null where it never was. */
  readonly since: LocalDate | null
}

export interface FindingsCounted {
  /** Audits handed in. */
  readonly audits: number
  /** Months that had an audit handed in. */
  readonly months: number
  readonly themes: readonly ThemeCounted[]
}

export async function findingsCounted(ctx: Context, { from, to }: Months): Promise<FindingsCounted> {
  const { rows: themes } = await sql<ThemeCounted>`
    select finding.theme,
      count(distinct finding.submission_id) filter (where finding.kind = 'strength' and within)::integer as strengths,
      count(distinct finding.submission_id) filter (where finding.kind = 'area-for-improvement' and within)::integer as areas,
      count(distinct round.month) filter (where finding.kind = 'area-for-improvement' and within)::integer as months_of_areas,
      min(round.month) filter (where finding.kind = 'area-for-improvement') as since
    from finding
    join audit_standing audit on audit.authority_id = finding.authority_id and audit.submission_id = finding.submission_id
    join round on round.authority_id = audit.authority_id and round.round_id = audit.round_id
    cross join lateral (select round.month between ${from} and ${to} as within) span
    where finding.authority_id = ${ctx.authorityId} and round.month <= ${to}
    group by finding.theme order by finding.theme`.execute(ctx.db)
  return { ...(await auditsHandedIn(ctx, { from, to })), themes }
}

async function auditsHandedIn(ctx: Context, { from, to }: Months) {
  const { rows } = await sql<{ audits: number; months: number }>`
    select count(*)::integer as audits, count(distinct round.month)::integer as months
    from audit_standing audit
    join round on round.authority_id = audit.authority_id and round.round_id = audit.round_id
    where audit.authority_id = ${ctx.authorityId} and audit.submission_id is not null
      and round.month between ${from} and ${to}`.execute(ctx.db)
  return rows[0] ?? { audits: 0, months: 0 }
}

export interface FindingFound {
  readonly findingId: string
  readonly audit: string
  readonly kind: 'strength' | 'area-for-improvement'
  readonly text: string
  readonly submittedAt: Instant
  readonly team: string | null
  readonly locality: string | null
}

export interface FindingPlace {
  readonly at: Instant
  readonly findingId: string
}

/** Findings on a theme in audits that the actor may read, the latest first. */
export const findingsAfter = (
  ctx: Context,
  { theme, place }: { readonly theme: string; readonly place: FindingPlace | null },
  limit: number,
): Promise<readonly FindingFound[]> =>
  ctx.db
    .selectFrom('finding')
    .innerJoin('auditStanding as audit', join =>
      join
        .onRef('audit.authorityId', '=', 'finding.authorityId')
        .onRef('audit.submissionId', '=', 'finding.submissionId'),
    )
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'audit.authorityId').onRef('team.teamId', '=', 'audit.teamId'),
    )
    .leftJoin('locality', join =>
      join
        .onRef('locality.authorityId', '=', 'audit.authorityId')
        .onRef('locality.localityId', '=', 'audit.localityId'),
    )
    .select(['finding.findingId', 'audit.reference as audit', 'finding.text', 'team.name as team'])
    .select([
      'locality.name as locality',
      sql<FindingFound['kind']>`finding.kind`.as('kind'),
      sql<Instant>`audit.submitted_at`.as('submittedAt'),
    ])
    .where('finding.authorityId', '=', ctx.authorityId)
    .where('finding.theme', '=', theme)
    .where(auditsWithin(ctx, 'audit.read'))
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(audit.submitted_at, finding.finding_id) < (${place?.at ?? ''}::timestamptz, ${place?.findingId ?? ''}::uuid)`,
      ),
    )
    .orderBy('audit.submittedAt', 'desc')
    .orderBy('finding.findingId', 'desc')
    .limit(limit)
    .execute()

export interface MessageWording {
  readonly number: number
  readonly theme: string
  readonly words: string
  readonly actionRequired: string
  readonly audits: number
  readonly ofAudits: number
  readonly fromMonth: LocalDate
  readonly toMonth: LocalDate
  readonly wordedById: string
  readonly wordedBy: string
  readonly wordedAt: Instant
}

export interface MessageApproved extends MessageWording {
  readonly messageId: string
  readonly kind: MessageKind
  readonly messageNumber: number
  readonly approvedBy: string
  readonly approvedAt: Instant
}

const wordingColumns = sql`wording.number, wording.theme, wording.words, wording.action_required, wording.audits, wording.of_audits,
  wording.from_month, wording.to_month, wording.worded_by as worded_by_id, wording.worded_at,
  (select name from staff_member person where person.authority_id = wording.authority_id and person.staff_id = wording.worded_by) as worded_by`

/** What is approved now, by number. A council keeps dozens, not thousands. */
export async function messagesApproved(ctx: Context): Promise<readonly MessageApproved[]> {
  const { rows } = await sql<MessageApproved>`
    select message.message_id, message.kind, decided.message_number, decided.decided_at as approved_at,
      approver.name as approved_by, ${wordingColumns}
    from learning_message message
    join lateral (select * from learning_message_decision decision where decision.authority_id = message.authority_id
      and decision.message_id = message.message_id order by number desc limit 1) decided on decided.decision = 'approved'
    join staff_member approver on approver.authority_id = message.authority_id and approver.staff_id = decided.decided_by
    join learning_message_wording wording on wording.authority_id = message.authority_id
      and wording.message_id = message.message_id and wording.number = decided.wording
    where message.authority_id = ${ctx.authorityId}
    order by decided.message_number`.execute(ctx.db)
  return rows
}

export interface MessageFound {
  readonly messageId: string
  readonly kind: MessageKind
  readonly state: MessageState
  readonly latest: MessageWording
  /** The number by which it is called; null before it was first approved. */
  readonly messageNumber: number | null
  readonly approvedWording: number | null
  readonly decisions: number
}

interface MessageRow extends MessageWording {
  readonly messageId: string
  readonly kind: MessageKind
  readonly decision: MessageDecision | null
  readonly decidedWording: number | null
  readonly messageNumber: number | null
  readonly decisions: number | null
}

async function messagesWhere(ctx: Context, messageId: string | null): Promise<readonly MessageFound[]> {
  const { rows } = await sql<MessageRow>`
    select message.message_id, message.kind, decided.decision, decided.wording as decided_wording, decided.message_number,
      decided.number as decisions, ${wordingColumns}
    from learning_message message
    join lateral (select * from learning_message_wording latest where latest.authority_id = message.authority_id
      and latest.message_id = message.message_id order by number desc limit 1) wording on true
    left join lateral (select * from learning_message_decision decision where decision.authority_id = message.authority_id
      and decision.message_id = message.message_id order by number desc limit 1) decided on true
    where message.authority_id = ${ctx.authorityId} and (${messageId}::uuid is null or message.message_id = ${messageId}::uuid)
    order by wording.worded_at, message.message_id`.execute(ctx.db)
  return rows.map(({ messageId: id, kind, decision, decidedWording, messageNumber, decisions, ...latest }) => ({
    messageId: id,
    kind,
    latest,
    messageNumber,
    state: messageState({ wording: latest.number, decision, decidedWording }),
    approvedWording: decision === 'approved' ? decidedWording : null,
    decisions: decisions ?? 0,
  }))
}

/** Whose latest wording waits for somebody to approve it, the longest first. */
export async function messagesWaiting(ctx: Context): Promise<readonly MessageFound[]> {
  return (await messagesWhere(ctx, null)).filter(({ state }) => state === 'draft' || state === 'reworded')
}

/** Null where there is none. */
export const messageById = async (ctx: Context, id: string): Promise<MessageFound | null> =>
  /^[0-9a-f-]{36}$/.test(id) ? ((await messagesWhere(ctx, id))[0] ?? null) : null
