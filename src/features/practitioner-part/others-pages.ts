/** The pages of those who read the practitioner's part and answer it: auditor, moderator, quality assurance lead and other leaders. */
import { can } from '#domain/access/can.ts'
import type { ConversationGiven } from '#domain/practitioner/part.ts'
import { practitionerProblems } from '#domain/practitioner/problems.ts'
import { Problem } from '#domain/problem.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { answerPractitioner } from './answer-practitioner.ts'
import { askById } from './asks.ts'
import { asksView, askView, choiceView, type AnswerTyped } from './asks-view.ts'
import { conversationView, nothingTyped } from './conversation-view.ts'
import { conversationIn, type AnswerForm, type ChoiceForm, type ConversationForm } from './forms.ts'
import { makeResultChoice } from './make-result-choice.ts'
import { pageIn } from './my-pages.ts'
import { partShown } from './part-view.ts'
import { paths } from './paths.ts'
import { auditOfCase } from './queries.ts'
import { isAskedInTool, recordConversation } from './record-conversation.ts'

const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''

export async function partPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const audit = await auditOfCase(ctx, 'audit.read-reflection', referenceIn(request))
  const { reference, caseReference } = audit
  const view = { reference, caseReference, back: paths.audit(reference), part: await partShown(ctx, audit) }
  return page('practitioner-part/pages/reflection.njk', view)
}

/** A list of who asks and since when; the words are read, and recorded as read, one by one. */
export const asksPage = async (ctx: Context, request: RouteRequest): Promise<Reply> =>
  page('practitioner-part/pages/replies.njk', await asksView(ctx, pageIn(request)))

export async function choose(ctx: Context, { body }: RouteRequest<ChoiceForm>): Promise<Reply> {
  await makeResultChoice(ctx, body.after)
  return seeOther(`${paths.replies}?done=result-choice-made`)
}

export async function chooseAgain(ctx: Context, request: RouteRequest, errors: FieldErrors): Promise<Reply> {
  const view = { ...(await asksView(ctx, 1)), choice: await choiceView(ctx, errors['after'] ?? null) }
  return page('practitioner-part/pages/replies.njk', view, 422)
}

const nothingAnswered: AnswerTyped = { words: '', errors: {}, first: null }

export async function askPage(
  ctx: Context,
  request: RouteRequest,
  typed: AnswerTyped = nothingAnswered,
  status = 200,
): Promise<Reply> {
  const ask = await askById(ctx, request.params['ask'] ?? '')
  await ctx.announce({
    type: ask.kind === 'reply' ? 'reply.read' : 'reflection.read',
    subject: `audit:${ask.reference}`,
  })
  return page('practitioner-part/pages/answer.njk', askView(ask, typed), status)
}

export async function answer(ctx: Context, request: RouteRequest<AnswerForm>): Promise<Reply> {
  const { words } = request.body
  try {
    await answerPractitioner(ctx, request.params['ask'] ?? '', words)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { answeredAlready, replyNotFitting } = practitionerProblems
    if (error.code === answeredAlready.code)
      return askPage(ctx, request, { words, errors: {}, first: error.message }, error.status)
    if (error.code !== replyNotFitting.code) throw error
    return askPage(ctx, request, { words, errors: error.details['faults'] as FieldErrors, first: null }, error.status)
  }
  return seeOther(`${paths.ask(request.params['ask'] ?? '')}?done=reply-answered`)
}

/** Where the tool asks it, the page leads to the audit: it is asked once. */
export async function conversationPage(
  ctx: Context,
  request: RouteRequest,
  typed: ConversationGiven = nothingTyped,
  errors: FieldErrors = {},
): Promise<Reply> {
  const audit = await auditOfCase(ctx, 'audit.read-reflection', referenceIn(request))
  if (await isAskedInTool(ctx, audit)) return seeOther(paths.audit(audit.reference))
  requireMay(can(ctx.actor, 'audit.record-conversation', audit))
  const view = await conversationView(ctx, audit, typed, errors)
  return page('practitioner-part/pages/conversation.njk', view, view.errors === null ? 200 : 422)
}

export async function converse(ctx: Context, request: RouteRequest<ConversationForm>): Promise<Reply> {
  const reference = referenceIn(request)
  const given = conversationIn(request.body)
  try {
    await recordConversation(ctx, reference, given)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== practitionerProblems.conversationNotFitting.code) throw error
    return conversationPage(ctx, request, given, error.details['faults'] as FieldErrors)
  }
  return seeOther(`${paths.audit(reference)}?done=conversation-recorded`)
}
