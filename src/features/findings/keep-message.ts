/** Puts what audits taught into words, approves it by a second person, and withdraws it. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { findingKindOf, requireApprovable, type MessageKind } from '#domain/findings/message.ts'
import { findingProblems } from '#domain/findings/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { findingsCounted, messageById, monthsCounted, type MessageFound } from './queries.ts'

export interface NewMessage {
  readonly theme: string
  readonly words: string
  /** Empty for good practice. */
  readonly actionRequired: string
}

const hold = (ctx: Context) =>
  sql`select pg_advisory_xact_lock(hashtext(${`learning-message:${ctx.authorityId}`}))`.execute(ctx.db)

interface Place {
  readonly messageId: string
  readonly number: number
  readonly kind: MessageKind
}

async function addWording(ctx: Context, { messageId, number, kind }: Place, message: NewMessage): Promise<void> {
  const months = await monthsCounted(ctx)
  const counted = await findingsCounted(ctx, months)
  const found = counted.themes.find(({ theme }) => theme === message.theme)
  await ctx.db
    .insertInto('learningMessageWording')
    .values({
      ...message,
      authorityId: ctx.authorityId,
      messageId,
      number,
      audits: (findingKindOf(kind) === 'strength' ? found?.strengths : found?.areas) ?? 0,
      ofAudits: counted.audits,
      fromMonth: months.from,
      toMonth: months.to,
      wordedBy: staffIdOf(ctx),
      wordedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'learning-message.worded', subject: `learning-message:${messageId}`, wording: number })
}

/** Returns its id. */
export async function beginMessage(ctx: Context, kind: MessageKind, message: NewMessage): Promise<string> {
  requireMay(can(ctx.actor, 'learning-message.word'))
  const messageId = ctx.newId()
  await ctx.db
    .insertInto('learningMessage')
    .values({ authorityId: ctx.authorityId, messageId, kind, begunBy: staffIdOf(ctx), begunAt: ctx.now })
    .execute()
  await addWording(ctx, { messageId, number: 1, kind }, message)
  return messageId
}

async function held(ctx: Context, id: string): Promise<MessageFound> {
  await hold(ctx)
  const found = await messageById(ctx, id)
  if (!found) throw httpProblems.notFound({})
  return found
}

export async function rewordMessage(ctx: Context, id: string, message: NewMessage): Promise<void> {
  requireMay(can(ctx.actor, 'learning-message.word'))
  const { messageId, kind, latest } = await held(ctx, id)
  await addWording(ctx, { messageId, kind, number: latest.number + 1 }, message)
}

async function nextNumber(ctx: Context, kind: MessageKind): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(decision.message_number), 0) + 1 as next from learning_message_decision decision
    join learning_message message on message.authority_id = decision.authority_id and message.message_id = decision.message_id
    where message.authority_id = ${ctx.authorityId} and message.kind = ${kind}`.execute(ctx.db)
  return rows[0]?.next ?? 1
}

interface Decided {
  readonly decision: 'approved' | 'withdrawn'
  readonly wording: number
  readonly messageNumber: number
  readonly reason: string
}

async function decide(ctx: Context, { messageId, decisions }: MessageFound, decided: Decided): Promise<void> {
  await ctx.db
    .insertInto('learningMessageDecision')
    .values({
      ...decided,
      authorityId: ctx.authorityId,
      messageId,
      number: decisions + 1,
      decidedBy: staffIdOf(ctx),
      decidedAt: ctx.now,
    })
    .execute()
}

/** `wording`: the one that was read. Throws `finding.nothing-to-approve`, `finding.own-wording`. */
export async function approveMessage(ctx: Context, id: string, wording: number): Promise<void> {
  requireMay(can(ctx.actor, 'learning-message.approve'))
  const found = await held(ctx, id)
  const { state, latest, kind } = found
  requireApprovable({
    state,
    latest: latest.number,
    read: wording,
    wordedBy: latest.wordedById,
    approver: staffIdOf(ctx),
  })
  const messageNumber = found.messageNumber ?? (await nextNumber(ctx, kind))
  await decide(ctx, found, { decision: 'approved', wording, messageNumber, reason: '' })
  await ctx.announce({ type: 'learning-message.approved', subject: `learning-message:${id}`, number: messageNumber })
}

/** Throws `finding.not-approved` where nobody reads it now. */
export async function withdrawMessage(ctx: Context, id: string, reason: string): Promise<void> {
  requireMay(can(ctx.actor, 'learning-message.approve'))
  const found = await held(ctx, id)
  const { approvedWording, messageNumber, latest } = found
  if (approvedWording === null || messageNumber === null) throw findingProblems.notApproved({})
  await decide(ctx, found, { decision: 'withdrawn', wording: latest.number, messageNumber, reason })
  await ctx.announce({ type: 'learning-message.withdrawn', subject: `learning-message:${id}` })
}
