/** The page of what auditor and moderator say about questions of an audit. */
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { lengthFault } from '#domain/audit/answers.ts'
import { longMoment } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import {
  page,
  route,
  seeOther,
  type FieldErrors,
  type Reply,
  type Route,
  type RouteRequest,
} from '#platform/http/route.ts'
import { errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { auditByReference, auditPaths, subjectOf, type AuditFound } from '../audits/door.ts'
import { addComment, mayResolve, openThread, questionsOf, resolveThread } from './comment-question.ts'
import { paths } from './paths.ts'
import { stageNow } from './queries.ts'
import { threadsOf, type ThreadFound } from './thread-queries.ts'

const words = z
  .string()
  .default('')
  .superRefine((text, issues) => {
    const fault = text.trim() === '' ? 'Write your comment' : lengthFault(text)
    if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
  })
const newForm = z.object({ question: z.string('Choose a question').min(1, 'Choose a question'), comment: words })
const answerForm = z.object({ answer: words })

const referenceIn = ({ params: asked }: RouteRequest): string => asked['reference'] ?? ''
const threadIn = ({ params: asked }: RouteRequest): string => asked['thread'] ?? ''

const threadShown = (ctx: Context, audit: AuditFound, writes: boolean) => (one: ThreadFound) => ({
  question: one.questionText,
  id: one.threadId,
  resolved: one.resolvedAt === null ? null : `Resolved by ${one.resolvedBy ?? ''}, ${longMoment(one.resolvedAt)}`,
  comments: one.comments.map(({ text, by, at }) => ({ text, by: `${by}, ${longMoment(at)}` })),
  answer: writes && one.resolvedAt === null ? paths.comment(audit.reference, one.threadId) : null,
  resolve:
    writes && one.resolvedAt === null && mayResolve(ctx, audit, one)
      ? paths.commentsResolved(audit.reference, one.threadId)
      : null,
})

/** The form that begins at a question; null for those who only read. */
async function askShown(ctx: Context, audit: AuditFound, typed: Typed, question: string) {
  const chosen = typedText(typed, 'question', question)
  return {
    action: paths.comments(audit.reference),
    items: params([
      { value: '', text: 'Choose a question' },
      ...(await questionsOf(ctx, audit)).map(({ key, text, section }) => ({
        value: key,
        text: `${section}: ${text}`,
        selected: key === chosen,
      })),
    ]),
    comment: typedText(typed, 'comment'),
  }
}

/** Whether comments wait for the moderator's own grade. */
const waitsForGrade = async (ctx: Context, { state, submissionId }: AuditFound): Promise<boolean> =>
  state === 'submitted' && submissionId !== null && (await stageNow(ctx, submissionId)) === 'grade-first'

async function commentsPage(
  ctx: Context,
  request: RouteRequest,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<Reply> {
  const audit = await auditByReference(ctx, referenceIn(request))
  requireMay(can(ctx.actor, 'audit.read-comments', subjectOf(audit)))
  await ctx.announce({ type: 'audit.comments-read', subject: `audit:${audit.reference}` })
  const waits = await waitsForGrade(ctx, audit)
  const writes = !waits && can(ctx.actor, 'audit.comment', subjectOf(audit)).may
  const threads = waits ? [] : await threadsOf(ctx, audit.auditId)
  const view = {
    reference: audit.reference,
    back: auditPaths.audit(audit.reference),
    summary: errorSummary(errors),
    threads: threads.map(threadShown(ctx, audit, writes)),
    waits,
    open: threads.filter(one => one.resolvedAt === null).length,
    ask: writes ? await askShown(ctx, audit, typed, request.query['question'] ?? '') : null,
    answer: { thread: threadIn(request), text: typedText(typed, 'answer') },
    errors: { question: null, comment: null, answer: null, ...errors },
  }
  return page('moderation/pages/comments.njk', view, Object.keys(errors).length > 0 ? 422 : 200)
}

const again = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  commentsPage(ctx, request, request.body, errors)
const backTo = (request: RouteRequest, done: string): Reply =>
  seeOther(`${paths.comments(referenceIn(request))}?done=${done}`)

export const commentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/audits/:reference/comments',
    permission: 'audit.read-comments',
    recordsRead: true,
    announces: ['audit.comments-read'],
    run: (ctx, request) => commentsPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/comments',
    permission: 'audit.comment',
    body: newForm,
    announces: ['audit.commented', 'audit.comments-read'],
    run: async (ctx, request: RouteRequest<z.infer<typeof newForm>>) => {
      const { question, comment: text } = request.body
      await openThread(ctx, referenceIn(request), { question, text })
      return backTo(request, 'comment-written')
    },
    again,
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/comments/:thread',
    permission: 'audit.comment',
    body: answerForm,
    announces: ['audit.commented', 'audit.comments-read'],
    run: async (ctx, request: RouteRequest<z.infer<typeof answerForm>>) => {
      await addComment(ctx, referenceIn(request), threadIn(request), request.body.answer)
      return backTo(request, 'comment-written')
    },
    again,
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/comments/:thread/resolved',
    permission: 'audit.comment',
    announces: ['audit.comments-resolved'],
    run: async (ctx, request) => {
      await resolveThread(ctx, referenceIn(request), threadIn(request))
      return backTo(request, 'comments-resolved')
    },
  }),
]
