/** One practice case as its keepers read it: the file, the gold standard, what was decided, and publishing or withdrawing it. */
import { canEver } from '#domain/access/can.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { gradeLabel } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { errorOf, errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { publishPracticeCase, takeShippedCase, withdrawPracticeCase } from './keep-practice-case.ts'
import { paths } from './paths.ts'
import { decisionsOf, practiceCase, type PracticeCase } from './queries.ts'

export const referenceIn = ({ params: { reference = '' } }: RouteRequest): string => reference

const publicationOf = ({ reference, version, published }: PracticeCase, errors: FieldErrors) =>
  published === version
    ? null
    : {
        action: paths.publication(reference),
        version,
        invented: params({
          idPrefix: 'invented',
          name: 'invented',
          items: [
            { value: 'yes', text: 'I have read it. It is invented, and no real child, family or colleague is in it' },
          ],
          ...errorOf(errors, 'invented'),
        }),
      }

const withdrawalOf = ({ reference, published }: PracticeCase, typed: Typed, errors: FieldErrors) =>
  published === null
    ? null
    : {
        action: paths.withdrawal(reference),
        reason: params({
          ...{ id: 'reason', name: 'reason', rows: 3, value: typedText(typed, 'reason') },
          label: { text: 'Why nobody should begin it anew', classes: 'govuk-label--s' },
          ...errorOf(errors, 'reason'),
        }),
      }

async function show(ctx: Context, request: RouteRequest, typed: Typed, errors: FieldErrors): Promise<Reply> {
  const one = await practiceCase(ctx, referenceIn(request))
  const { title, tool, file, parts } = one.content
  const decisions = await decisionsOf(ctx, one.practiceCaseId)
  const view = {
    ...{ back: paths.home, reference: one.reference, title, tool, file },
    summary: errorSummary(errors),
    written: `Version ${one.version}, written by ${one.writtenBy} on ${longDate(dayOf(one.writtenAt))}`,
    parts: parts.map(({ title: called, gold, why }) => ({ title: called, gold: gradeLabel(gold), why })),
    wording: paths.wording(one.reference),
    begin:
      one.published !== null && canEver(ctx.actor, 'calibration.run')
        ? `${paths.freshExercise}?case=${one.reference}`
        : null,
    publication: publicationOf(one, errors),
    withdrawal: withdrawalOf(one, typed, errors),
    decisions: decisions.map(({ decision, version, reason, decidedBy, decidedAt }) => ({
      text: `Version ${version} ${decision} by ${decidedBy} on ${longDate(dayOf(decidedAt))}`,
      reason,
    })),
  }
  return page('calibration/pages/case.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export const casePage = (ctx: Context, request: RouteRequest): Promise<Reply> => show(ctx, request, {}, {})
export const caseAgain = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  show(ctx, request, request.body, errors)

export async function publish(ctx: Context, request: RouteRequest<{ version: number }>): Promise<Reply> {
  await publishPracticeCase(ctx, referenceIn(request), request.body.version)
  return seeOther(`${paths.practice(referenceIn(request))}?done=practice-case-published`)
}

export async function withdraw(ctx: Context, request: RouteRequest<{ reason: string }>): Promise<Reply> {
  await withdrawPracticeCase(ctx, referenceIn(request), request.body.reason)
  return seeOther(`${paths.practice(referenceIn(request))}?done=practice-case-withdrawn`)
}

export async function takeShipped(ctx: Context, { body }: RouteRequest<Typed>): Promise<Reply> {
  const reference = await takeShippedCase(ctx, typedText(body, 'key'))
  return seeOther(`${paths.practice(reference)}?done=practice-case-written`)
}
