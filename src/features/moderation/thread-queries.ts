/** Reads of what auditor and moderator say about questions of an audit. */
import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'

export interface CommentFound {
  readonly text: string
  readonly by: string
  readonly at: Instant
}

export interface ThreadFound {
  readonly threadId: string
  readonly questionKey: string
  readonly questionText: string
  readonly openedById: string
  readonly resolvedBy: string | null
  readonly resolvedAt: Instant | null
  /** The earliest first. */
  readonly comments: readonly CommentFound[]
}

/** Those that are open first, then the latest. */
export async function threadsOf(ctx: Context, auditId: string): Promise<readonly ThreadFound[]> {
  const { rows } = await sql<ThreadFound>`
    select thread.thread_id, thread.question_key, thread.question_text, thread.opened_by as opened_by_id,
      resolver.name as resolved_by, resolved.resolved_at,
      (select coalesce(json_agg(json_build_object('text', comment.text, 'by', writer.name, 'at', comment.written_at)
          order by comment.written_at, comment.comment_id), '[]')
        from question_comment comment
        join staff_member writer on writer.authority_id = comment.authority_id and writer.staff_id = comment.written_by
        where comment.authority_id = thread.authority_id and comment.thread_id = thread.thread_id) as comments
    from question_thread thread
    left join question_thread_resolved resolved on resolved.authority_id = thread.authority_id and resolved.thread_id = thread.thread_id
    left join staff_member resolver on resolver.authority_id = resolved.authority_id and resolver.staff_id = resolved.resolved_by
    where thread.authority_id = ${ctx.authorityId} and thread.audit_id = ${auditId}
    order by resolved.resolved_at desc nulls first, thread.opened_at desc`.execute(ctx.db)
  return rows
}

/** The questions on which something is still open, as they were asked. */
export async function openQuestions(ctx: Context, auditId: string): Promise<readonly string[]> {
  return (await threadsOf(ctx, auditId)).filter(one => one.resolvedAt === null).map(one => one.questionText)
}
