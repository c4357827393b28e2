/** What practitioners ask an answer to: replies that do not agree, and support wanted. One by its id, or all, those not answered first. */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { auditsOfCases, practitionersPartOf, type AnswerFound, type AuditOfCase } from './queries.ts'

export interface AskFound extends AuditOfCase {
  readonly kind: 'reply' | 'reflection'
  readonly practitioner: string
  readonly stance: string | null
  /** The words of the reply, or of the support wanted. */
  readonly words: string
  readonly askedAt: Instant
  readonly answer: AnswerFound | null
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** A reply or the support of a reflection that the actor may answer, or `http.not-found`. */
export async function askById(ctx: Context, askId: string): Promise<AskFound> {
  const audit = isId(askId)
    ? await auditsOfCases(ctx, 'audit.answer-practitioner')
        .where(
          sql<boolean>`exists (select from practitioner_reply reply where reply.authority_id = audit.authority_id
            and reply.audit_id = audit.audit_id and reply.reply_id = ${askId}::uuid)
          or exists (select from reflection where reflection.authority_id = audit.authority_id
            and reflection.audit_id = audit.audit_id and reflection.reflection_id = ${askId}::uuid
            and reflection.support_wanted <> '')`,
        )
        .executeTakeFirst()
    : undefined
  if (!audit) throw httpProblems.notFound({})
  const part = await practitionersPartOf(ctx, audit.auditId)
  const reply = part.replies.find(one => one.replyId === askId)
  if (reply) {
    const { stance, words, writtenBy, writtenAt, answer } = reply
    return { ...audit, kind: 'reply', practitioner: writtenBy, stance, words, askedAt: writtenAt, answer }
  }
  const reflection = part.reflections.find(one => one.reflectionId === askId)
  if (!reflection) throw httpProblems.notFound({})
  return {
    ...audit,
    kind: 'reflection',
    practitioner: reflection.keptBy,
    stance: null,
    words: reflection.supportWanted,
    askedAt: reflection.keptAt,
    answer: part.supportAnswers.find(one => one.reflectionId === askId) ?? null,
  }
}

export interface AskListed {
  readonly askId: string
  readonly kind: string
  readonly reference: string
  readonly caseReference: string
  readonly practitioner: string
  readonly askedAt: Instant
  readonly answeredAt: Instant | null
}

/** Every ask of the authority: not answered first, the longest waiting at the top; then answered, the latest at the top. */
export async function asksFrom(ctx: Context, offset: number, limit: number): Promise<readonly AskListed[]> {
  return ctx.db
    .selectFrom('practitionerAsks as ask')
    .innerJoin('audit', join =>
      join.onRef('audit.authorityId', '=', 'ask.authorityId').onRef('audit.auditId', '=', 'ask.auditId'),
    )
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'ask.authorityId').onRef('person.staffId', '=', 'ask.askedBy'),
    )
    .select(['ask.askId', 'ask.kind', 'audit.reference', 'audit.caseReference', 'person.name as practitioner'])
    .select(['ask.askedAt', 'ask.answeredAt'])
    .where('ask.authorityId', '=', ctx.authorityId)
    .orderBy(sql`ask.answered_at is not null`)
    .orderBy(sql`case when ask.answered_at is null then ask.asked_at end`)
    .orderBy(sql`ask.answered_at desc nulls first`)
    .orderBy('ask.askId')
    .offset(offset)
    .limit(limit)
    .execute()
}

/** How many wait for an answer. */
export async function asksWaiting(ctx: Context): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('practitionerAsks')
    .select(ctx.db.fn.countAll<number>().as('count'))
    .where('authorityId', '=', ctx.authorityId)
    .where('answeredAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
