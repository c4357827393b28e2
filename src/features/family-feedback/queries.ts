/** Reads of what the family was asked and said, always of an audit within the reader's reach. */
import { sql } from 'kysely'
import type { Subject } from '#domain/access/can.ts'
import { gradeKey } from '#domain/audit/answers.ts'
import type { AuditState } from '#domain/audit/lifecycle.ts'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { FeedbackSaid } from '#domain/family-feedback/answers.ts'
import type { Attempt, RoleAsked, WayToAsk } from '#domain/family-feedback/attempts.ts'
import { sectionsBeside, type GradedSection } from '#domain/family-feedback/compare.ts'
import type { ScriptVersion } from '#domain/family-feedback/scripts.ts'
import { isGrade } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { toolVersion } from '../audit-tools/door.ts'

/** An audit as this room needs to know it. */
export interface AuditAsked extends Subject {
  readonly auditId: string
  readonly reference: string
  readonly caseReference: string
  readonly caseStatus: string
  readonly toolVersionId: string
  readonly submittedAt: Instant | null
  readonly state: AuditState
}

const auditsRead = (ctx: Context) =>
  ctx.db
    .selectFrom('auditStanding as audit')
    .select([
      'audit.auditId',
      'audit.reference',
      'audit.caseReference',
      'audit.caseStatus',
      'audit.toolVersionId',
      'audit.auditorId',
      'audit.practitionerId',
      'audit.teamId',
      'audit.localityId',
      'audit.submittedAt',
      sql<AuditState>`audit.state`.as('state'),
    ])
    .where('audit.authorityId', '=', ctx.authorityId)

/** The audit of whose family the actor may read, or `http.not-found`. */
export async function auditAsked(ctx: Context, reference: string): Promise<AuditAsked> {
  const audit = await auditsRead(ctx)
    .where('audit.reference', '=', reference)
    .where(auditsWithin(ctx, 'audit.read-family'))
    .executeTakeFirst()
  if (!audit) throw httpProblems.notFound({})
  return audit
}

/** For the family's own page alone, which is opened by a secret and asks no one's permission. */
export async function referenceOf(ctx: Context, auditId: string): Promise<string> {
  const { reference } = await ctx.db
    .selectFrom('audit')
    .select('reference')
    .where('authorityId', '=', ctx.authorityId)
    .where('auditId', '=', auditId)
    .executeTakeFirstOrThrow()
  return reference
}

export interface AttemptFound extends Attempt {
  readonly attemptId: string
  readonly recordedBy: string
  readonly recordedAt: Instant
}

/** Every attempt to ask, in the order in which they were made. */
export async function attemptsOf(ctx: Context, auditId: string): Promise<readonly AttemptFound[]> {
  const rows = await ctx.db
    .selectFrom('familyAttempt as attempt')
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'attempt.authorityId').onRef('person.staffId', '=', 'attempt.recordedBy'),
    )
    .select([
      'attempt.attemptId',
      'attempt.attemptedOn',
      'attempt.timeOfDay',
      'attempt.way',
      'attempt.asked',
      'attempt.outcome',
      'attempt.reason',
      'person.name as recordedBy',
      'attempt.recordedAt',
    ])
    .where('attempt.authorityId', '=', ctx.authorityId)
    .where('attempt.auditId', '=', auditId)
    .orderBy('attempt.attemptedOn')
    .orderBy(sql`array_position(array['morning', 'afternoon', 'evening'], attempt.time_of_day)`)
    .orderBy('attempt.recordedAt')
    .execute()
  return rows as readonly AttemptFound[]
}

export interface FeedbackFound {
  readonly feedbackId: string
  readonly version: ScriptVersion
  readonly asked: RoleAsked
  readonly way: WayToAsk
  readonly saidOn: LocalDate
  readonly said: FeedbackSaid
  /** Null where the family wrote it themselves, through a private link. */
  readonly recordedBy: string | null
  readonly recordedAt: Instant
  /** The one that this corrects, and whether it has been corrected in its turn. */
  readonly corrects: string | null
  readonly corrected: boolean
}

/** Everything that was said and recorded, in order, corrections and what they correct alike. */
export async function feedbackOf(ctx: Context, auditId: string): Promise<readonly FeedbackFound[]> {
  const rows = await ctx.db
    .selectFrom('familyFeedback as feedback')
    .leftJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'feedback.authorityId').onRef('person.staffId', '=', 'feedback.recordedBy'),
    )
    .leftJoin('familyFeedback as correction', join =>
      join
        .onRef('correction.authorityId', '=', 'feedback.authorityId')
        .onRef('correction.corrects', '=', 'feedback.feedbackId'),
    )
    .select([
      'feedback.feedbackId',
      'feedback.version',
      'feedback.asked',
      'feedback.way',
      'feedback.saidOn',
      'feedback.said',
      'person.name as recordedBy',
      'feedback.recordedAt',
      'feedback.corrects',
      sql<boolean>`correction.feedback_id is not null`.as('corrected'),
    ])
    .where('feedback.authorityId', '=', ctx.authorityId)
    .where('feedback.auditId', '=', auditId)
    .orderBy('feedback.recordedAt')
    .orderBy('feedback.feedbackId')
    .execute()
  return rows as unknown as readonly FeedbackFound[]
}

export interface LinkFound {
  readonly linkId: string
  readonly version: ScriptVersion
  readonly asked: RoleAsked
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly withdrawnAt: Instant | null
  readonly answered: boolean
}

/** The private links of an audit, never their secrets. */
export async function linksOf(ctx: Context, auditId: string): Promise<readonly LinkFound[]> {
  const rows = await ctx.db
    .selectFrom('familyLink as link')
    .leftJoin('familyFeedback as feedback', join =>
      join.onRef('feedback.authorityId', '=', 'link.authorityId').onRef('feedback.linkId', '=', 'link.linkId'),
    )
    .select([
      'link.linkId',
      'link.version',
      'link.asked',
      'link.madeAt',
      'link.expiresAt',
      'link.withdrawnAt',
      sql<boolean>`feedback.feedback_id is not null`.as('answered'),
    ])
    .where('link.authorityId', '=', ctx.authorityId)
    .where('link.auditId', '=', auditId)
    .orderBy('link.madeAt')
    .execute()
  return rows as readonly LinkFound[]
}

/** The auditor's grades beside which the family's answers stand, as they are now; null where none has been given. */
export async function gradesBeside(ctx: Context, audit: AuditGraded): Promise<readonly GradedSection[]> {
  const tool = await toolVersion(ctx, audit.toolVersionId)
  const sections = tool ? sectionsBeside(tool.content, audit.caseStatus) : []
  if (sections.length === 0) return []
  const rows = await ctx.db
    .selectFrom('answer')
    .select(['questionKey', 'value'])
    .where('authorityId', '=', ctx.authorityId)
    .where('auditId', '=', audit.auditId)
    .where('supersededAt', 'is', null)
    .where(
      'questionKey',
      'in',
      sections.map(section => gradeKey(section.key)),
    )
    .execute()
  return sections.map(({ key, title }) => {
    const given = rows.find(row => row.questionKey === gradeKey(key))?.value
    return { key, title, grade: isGrade(given) ? given : null }
  })
}

export type AuditGraded = Pick<AuditAsked, 'auditId' | 'toolVersionId' | 'caseStatus'>
