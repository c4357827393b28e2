/** The last look before handing in, the explanations of what does not fit, and handing in. */
import { concernKey } from '#domain/audit/answers.ts'
import { auditLifecycle } from '#domain/audit/lifecycle.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { concernsOf, readyToSubmit } from '#domain/audit/submission.ts'
import { can } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { isAccepted } from '../rounds/door.ts'
import { referenceIn, toAnswer, type PageShown } from './answer-pages.ts'
import { checkView } from './check-view.ts'
import { explainFound } from './explain-concerns.ts'
import { shownIn, shownText, textOf, type AnswersForm } from './forms.ts'
import { paths } from './paths.ts'
import { auditHeld, subjectOf } from './queries.ts'
import type { Given } from './save-answers.ts'
import { filledWithRecord, submitFilled } from './submit-audit.ts'
import { nothingUnsaved, refusedBy } from './unsaved.ts'

/** `told`: the page is shown again because something is missing. */
type Again = PageShown<Given> & { readonly told?: boolean }

export async function checkPage(ctx: Context, request: RouteRequest, again: Again): Promise<Reply> {
  const audit = await toAnswer(ctx, request, again.audit)
  const answered = await filledWithRecord(ctx, audit)
  const { told = false, refused } = again
  const view = checkView({
    audit,
    missing: [...readyToSubmit(answered)],
    concerns: concernsOf(answered),
    answers: answered.answers,
    told,
    unsaved: refused?.unsaved ?? nothingUnsaved,
  })
  return page('audits/pages/check.njk', view, told ? auditProblems.notReady.status : refused?.status)
}

/** The explanations on the page, by the concern's code. */
const explanationsIn = (form: AnswersForm): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(form)
      .filter(field => field.startsWith('concern-'))
      .map(field => [field.slice('concern-'.length), textOf(form, field)]),
  )

const asAnswers = (explanations: Readonly<Record<string, string>>): Given =>
  Object.fromEntries(
    Object.entries(explanations).map(([code, evidence]) => [concernKey(code), { value: 'explained', evidence }]),
  )

/** The second click of a double click is led to what the first handed in. */
export async function submit(ctx: Context, request: RouteRequest<AnswersForm>): Promise<Reply> {
  const reference = referenceIn(request)
  const audit = await auditHeld(ctx, reference)
  if (audit.submissionId !== null) return seeOther(paths.audit(reference))
  requireMay(can(ctx.actor, 'audit.submit', subjectOf(audit)))
  const explanations = explanationsIn(request.body)
  let answered = await filledWithRecord(ctx, audit)
  try {
    answered = await explainFound(ctx, audit, answered, { explanations, shown: shownIn(request.body) })
  } catch (error) {
    return checkPage(ctx, request, { refused: refusedBy(error, asAnswers(explanations), shownText(request.body)) })
  }
  // What was typed is saved above; what is missing is told on the same page, and the save stands.
  if (readyToSubmit(answered).next().done !== true) return checkPage(ctx, request, { told: true })
  if (!(await isAccepted(ctx, audit.auditId))) return seeOther(paths.acceptance(reference))
  await submitFilled(ctx, audit, answered)
  return seeOther(`${paths.audit(reference)}?done=${auditLifecycle['in-progress'].submit?.done ?? ''}`)
}
