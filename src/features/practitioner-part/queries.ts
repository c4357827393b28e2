/** Reads of the practitioner's part. Audits are found within the reader's reach: what is out of reach does not exist. */
import { sql } from 'kysely'
import type { Permission } from '#domain/access/permissions.ts'
import type { Subject } from '#domain/access/can.ts'
import type { AuditState } from '#domain/audit/lifecycle.ts'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { ReflectionGiven } from '#domain/practitioner/part.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'

export interface AuditOfCase extends Subject {
  readonly auditId: string
  readonly reference: string
  readonly caseReference: string
  readonly caseStatus: string
  readonly roundTitle: string
  readonly toolVersionId: string
  readonly auditorId: string
  readonly auditorName: string
  readonly practitionerId: string | null
  readonly allocatedAt: Instant
  readonly submissionId: string | null
  readonly state: AuditState
}

/** The audits for which the actor has this permission. */
export const auditsOfCases = (ctx: Context, permission: Permission) =>
  ctx.db
    .selectFrom('auditStanding as audit')
    .innerJoin('round', join =>
      join.onRef('round.authorityId', '=', 'audit.authorityId').onRef('round.roundId', '=', 'audit.roundId'),
    )
    .innerJoin('staffMember as auditor', join =>
      join.onRef('auditor.authorityId', '=', 'audit.authorityId').onRef('auditor.staffId', '=', 'audit.auditorId'),
    )
    .select([
      'audit.auditId',
      'audit.reference',
      'audit.caseReference',
      'audit.caseStatus',
      'round.title as roundTitle',
      'audit.toolVersionId',
      'audit.auditorId',
      'auditor.name as auditorName',
      'audit.practitionerId',
      'audit.teamId',
      'audit.localityId',
      'audit.allocatedAt',
      'audit.submissionId',
      sql<AuditState>`audit.state`.as('state'),
    ])
    .where('audit.authorityId', '=', ctx.authorityId)
    .where(auditsWithin(ctx, permission))

/** The audit with this reference within reach, or `http.not-found`. */
export async function auditOfCase(ctx: Context, permission: Permission, reference: string): Promise<AuditOfCase> {
  const audit = await auditsOfCases(ctx, permission).where('audit.reference', '=', reference).executeTakeFirst()
  if (!audit) throw httpProblems.notFound({})
  return audit
}

/** The same, held until the transaction ends, so that writing and submitting never cross. */
export async function auditOfCaseHeld(ctx: Context, permission: Permission, reference: string): Promise<AuditOfCase> {
  await sql`select 1 from audit where authority_id = ${ctx.authorityId} and reference = ${reference} for update`.execute(
    ctx.db,
  )
  return auditOfCase(ctx, permission, reference)
}

export interface ReflectionFound extends ReflectionGiven {
  readonly reflectionId: string
  readonly number: number
  readonly keptBy: string
  readonly keptAt: Instant
}

export interface AnswerFound {
  readonly replyId: string | null
  readonly reflectionId: string | null
  readonly words: string
  readonly answeredBy: string
  readonly answeredAt: Instant
}

export interface ReplyFound {
  readonly replyId: string
  readonly stance: string
  readonly words: string
  readonly writtenBy: string
  readonly writtenAt: Instant
  readonly answer: AnswerFound | null
}

export interface ConversationFound {
  readonly manner: string
  readonly heldOn: LocalDate | null
  readonly reason: string
  readonly worked: string
  readonly barriers: string
  readonly supportWanted: string
  readonly recordedBy: string
  readonly recordedAt: Instant
}

/** The whole of the practitioner's part of one audit, people by name. */
export interface PractitionersPart {
  /** Who holds the case; null where the case list named nobody whom we know. */
  readonly practitioner: string | null
  readonly toldAt: Instant | null
  /** When the practitioner first opened the page of the audit. */
  readonly seenAt: Instant | null
  /** Whether the audit stands submitted: only what was kept until then is below. */
  readonly submitted: boolean
  /** The latest first; the first one stands. Empty: no reflection was added. */
  readonly reflections: readonly ReflectionFound[]
  /** The answer to the support that a reflection asked for, by the reflection's id. */
  readonly supportAnswers: readonly AnswerFound[]
  readonly conversations: readonly ConversationFound[]
  readonly replies: readonly ReplyFound[]
}

/** Asks no permission: the caller has found the audit within the reader's reach. */
export async function practitionersPartOf(ctx: Context, auditId: string): Promise<PractitionersPart> {
  const head = await ctx.db
    .selectFrom('auditStanding as audit')
    .leftJoin('staffMember as holder', join =>
      join.onRef('holder.authorityId', '=', 'audit.authorityId').onRef('holder.staffId', '=', 'audit.practitionerId'),
    )
    .leftJoin('practitionerTold as told', join =>
      join.onRef('told.authorityId', '=', 'audit.authorityId').onRef('told.auditId', '=', 'audit.auditId'),
    )
    .leftJoin('practitionerSeen as seen', join =>
      join
        .onRef('seen.authorityId', '=', 'audit.authorityId')
        .onRef('seen.auditId', '=', 'audit.auditId')
        .onRef('seen.practitionerId', '=', 'audit.practitionerId'),
    )
    .select(['holder.name as practitioner', 'told.toldAt', 'seen.seenAt', 'audit.submittedAt'])
    .where('audit.authorityId', '=', ctx.authorityId)
    .where('audit.auditId', '=', auditId)
    .executeTakeFirstOrThrow()
  const { submittedAt, ...known } = head
  const answers = await answersTo(ctx, auditId)
  return {
    ...known,
    submitted: submittedAt !== null,
    reflections: await reflectionsOf(ctx, auditId, submittedAt),
    supportAnswers: answers.filter(answer => answer.reflectionId !== null),
    conversations: await conversationsOf(ctx, auditId),
    replies: await repliesOf(ctx, auditId, answers),
  }
}

/** Versions of a reflection, the latest first; `until` leaves out what was kept after that moment. */
export async function reflectionsOf(
  ctx: Context,
  auditId: string,
  until: Instant | null = null,
): Promise<readonly ReflectionFound[]> {
  return ctx.db
    .selectFrom('reflection')
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'reflection.authorityId').onRef('person.staffId', '=', 'reflection.keptBy'),
    )
    .select(['reflectionId', 'number', 'proud', 'differently', 'inTheWay', 'childWouldSay', 'supportWanted', 'keptAt'])
    .select('person.name as keptBy')
    .where('reflection.authorityId', '=', ctx.authorityId)
    .where('auditId', '=', auditId)
    .$if(until !== null, query => query.where('keptAt', '<=', until ?? ctx.now))
    .orderBy('number', 'desc')
    .execute()
}

async function conversationsOf(ctx: Context, auditId: string): Promise<readonly ConversationFound[]> {
  return ctx.db
    .selectFrom('practitionerConversation as talk')
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'talk.authorityId').onRef('person.staffId', '=', 'talk.recordedBy'),
    )
    .select(['manner', 'heldOn', 'reason', 'worked', 'barriers', 'supportWanted', 'recordedAt'])
    .select('person.name as recordedBy')
    .where('talk.authorityId', '=', ctx.authorityId)
    .where('auditId', '=', auditId)
    .orderBy('recordedAt')
    .orderBy('conversationId')
    .execute()
}

async function answersTo(ctx: Context, auditId: string): Promise<readonly AnswerFound[]> {
  return ctx.db
    .selectFrom('practitionerAnswer as given')
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'given.authorityId').onRef('person.staffId', '=', 'given.answeredBy'),
    )
    .select(['replyId', 'reflectionId', 'words', 'answeredAt', 'person.name as answeredBy'])
    .where('given.authorityId', '=', ctx.authorityId)
    .where('auditId', '=', auditId)
    .orderBy('answeredAt')
    .execute()
}

async function repliesOf(
  ctx: Context,
  auditId: string,
  answers: readonly AnswerFound[],
): Promise<readonly ReplyFound[]> {
  const rows = await ctx.db
    .selectFrom('practitionerReply as reply')
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'reply.authorityId').onRef('person.staffId', '=', 'reply.writtenBy'),
    )
    .select(['replyId', 'stance', 'words', 'writtenAt', 'person.name as writtenBy'])
    .where('reply.authorityId', '=', ctx.authorityId)
    .where('auditId', '=', auditId)
    .orderBy('writtenAt')
    .orderBy('replyId')
    .execute()
  return rows.map(row => ({ ...row, answer: answers.find(answer => answer.replyId === row.replyId) ?? null }))
}
