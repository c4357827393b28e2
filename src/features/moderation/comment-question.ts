/**
 * Comments on questions of an audit, between its auditor and whoever moderates it. A comment is never changed: another one corrects it.
 * While one is open the audit is not agreed. Where moderation is blind nothing is said before the moderator has graded.
 */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { moderationProblems } from '#domain/moderation/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { auditByReference, subjectOf, submissionOf, type AuditFound } from '../audits/door.ts'
import { stageNow } from './queries.ts'
import { threadsOf, type ThreadFound } from './thread-queries.ts'

/** Every question of the last submission, by its key; none before there was one. */
export async function questionsOf(ctx: Context, audit: AuditFound) {
  const { rows } = await sql<{ submissionId: string }>`
    select submission_id from submission where authority_id = ${ctx.authorityId} and audit_id = ${audit.auditId}
    order by number desc limit 1`.execute(ctx.db)
  const [last] = rows
  if (!last) return []
  const { document } = await submissionOf(ctx, last.submissionId)
  return document.sections.flatMap(section =>
    section.questions.map(({ key, text }) => ({ key, text, section: section.title })),
  )
}

/** The audit, where the actor may say something about it now. */
async function auditToComment(ctx: Context, reference: string): Promise<AuditFound> {
  const audit = await auditByReference(ctx, reference)
  requireMay(can(ctx.actor, 'audit.comment', subjectOf(audit)))
  const { submissionId } = audit
  if (submissionId !== null && (await stageNow(ctx, submissionId)) === 'grade-first')
    throw moderationProblems.gradeFirst({ ref: reference })
  return audit
}

const write = (ctx: Context, threadId: string, text: string) =>
  ctx.db
    .insertInto('questionComment')
    .values({
      authorityId: ctx.authorityId,
      commentId: ctx.newId(),
      threadId,
      text: text.trim(),
      writtenBy: staffIdOf(ctx),
      writtenAt: ctx.now,
    })
    .execute()

/** 404 for a question that the audit does not ask. */
export async function openThread(
  ctx: Context,
  reference: string,
  { question, text }: { readonly question: string; readonly text: string },
): Promise<void> {
  const audit = await auditToComment(ctx, reference)
  const asked = (await questionsOf(ctx, audit)).find(one => one.key === question)
  if (!asked) throw httpProblems.notFound({})
  const threadId = ctx.newId()
  await ctx.db
    .insertInto('questionThread')
    .values({
      authorityId: ctx.authorityId,
      threadId,
      auditId: audit.auditId,
      questionKey: question,
      questionText: asked.text,
      openedBy: staffIdOf(ctx),
      openedAt: ctx.now,
    })
    .execute()
  await write(ctx, threadId, text)
  await ctx.announce({ type: 'audit.commented', subject: `audit:${reference}`, question })
}

/** Held, so that a comment and a resolution never cross. Throws `moderation.thread-resolved`. */
async function openThreadOf(ctx: Context, audit: AuditFound, threadId: string): Promise<ThreadFound> {
  await sql`select pg_advisory_xact_lock(hashtext(${`thread:${threadId}`}))`.execute(ctx.db)
  const thread = (await threadsOf(ctx, audit.auditId)).find(one => one.threadId === threadId)
  if (!thread) throw httpProblems.notFound({})
  if (thread.resolvedAt !== null) throw moderationProblems.threadResolved({})
  return thread
}

export async function addComment(ctx: Context, reference: string, threadId: string, text: string): Promise<void> {
  const audit = await auditToComment(ctx, reference)
  const { questionKey: question } = await openThreadOf(ctx, audit, threadId)
  await write(ctx, threadId, text)
  await ctx.announce({ type: 'audit.commented', subject: `audit:${reference}`, question })
}

/** By whoever opened it, or by anyone who may moderate the audit: the auditor does not close what a moderator asked. */
export const mayResolve = (ctx: Context, audit: AuditFound, { openedById }: ThreadFound): boolean =>
  openedById === ctx.actor.staffId || can(ctx.actor, 'audit.moderate', subjectOf(audit)).may

export async function resolveThread(ctx: Context, reference: string, threadId: string): Promise<void> {
  const audit = await auditToComment(ctx, reference)
  const thread = await openThreadOf(ctx, audit, threadId)
  if (!mayResolve(ctx, audit, thread)) throw httpProblems.notFound({})
  await ctx.db
    .insertInto('questionThreadResolved')
    .values({ authorityId: ctx.authorityId, threadId, resolvedBy: staffIdOf(ctx), resolvedAt: ctx.now })
    .execute()
  await ctx.announce({
    type: 'audit.comments-resolved',
    subject: `audit:${reference}`,
    question: thread.questionKey,
  })
}
