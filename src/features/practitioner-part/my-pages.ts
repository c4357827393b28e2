/** The practitioner's own pages: the audits of their cases, one of them, and what they write there. Nothing written is lost. */
import { practitionerProblems } from '#domain/practitioner/problems.ts'
import { Problem } from '#domain/problem.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { reflectionIn, type ReflectionForm, type ReplyForm } from './forms.ts'
import { keepReflection } from './keep-reflection.ts'
import { myAuditsView, myAuditView, nothingLost, type NotKept } from './my-audits-view.ts'
import { paths } from './paths.ts'
import { openMyAudit } from './tell-practitioner.ts'
import { writeReply } from './write-reply.ts'

const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''

/** The page's number in the address; 1 for anything that is none. */
export const pageIn = ({ query }: RouteRequest): number => {
  const number = Number(query['page'] ?? '1')
  return Number.isInteger(number) && number > 0 && number < 100_000 ? number : 1
}

export const myAuditsPage = async (ctx: Context, request: RouteRequest): Promise<Reply> =>
  page('practitioner-part/pages/my-cases-audited.njk', await myAuditsView(ctx, pageIn(request)))

export async function myAuditPage(
  ctx: Context,
  request: RouteRequest,
  notKept: NotKept = nothingLost,
  status = 200,
): Promise<Reply> {
  const audit = await openMyAudit(ctx, referenceIn(request))
  return page('practitioner-part/pages/my-audit.njk', await myAuditView(ctx, audit, notKept), status)
}

/** A refusal that the page can show with what was typed; anything else is thrown on. */
function refusal(error: unknown): {
  readonly errors: FieldErrors
  readonly tooLate: string | null
  readonly status: number
} {
  if (!(error instanceof Problem)) throw error
  const { reflectionNotFitting, replyNotFitting, reflectionTooLate, replyNotNow } = practitionerProblems
  if (error.code === reflectionNotFitting.code || error.code === replyNotFitting.code)
    return { errors: error.details['faults'] as FieldErrors, tooLate: null, status: error.status }
  if (error.code === reflectionTooLate.code || error.code === replyNotNow.code)
    return { errors: {}, tooLate: error.message, status: error.status }
  throw error
}

export async function reflect(ctx: Context, request: RouteRequest<ReflectionForm>): Promise<Reply> {
  const reference = referenceIn(request)
  const reflection = reflectionIn(request.body)
  const { shown } = request.body
  try {
    const { replacedUnseen } = await keepReflection(ctx, reference, reflection, shown)
    return seeOther(`${paths.myAudit(reference)}?done=${replacedUnseen ? 'reflection-replaced' : 'reflection-kept'}`)
  } catch (error) {
    const { status, ...told } = refusal(error)
    return myAuditPage(ctx, request, { ...told, reflection, shown }, status)
  }
}

export async function reply(ctx: Context, request: RouteRequest<ReplyForm>): Promise<Reply> {
  const reference = referenceIn(request)
  try {
    await writeReply(ctx, reference, request.body)
    return seeOther(`${paths.myAudit(reference)}?done=reply-sent`)
  } catch (error) {
    const { status, ...told } = refusal(error)
    return myAuditPage(ctx, request, { ...told, reply: request.body }, status)
  }
}
