/** One audit before supervision: the manager's questions until it is shared; then, for the two of them, what was shared. */
import { can } from '#domain/access/can.ts'
import type { OnField } from '#domain/audit/answers.ts'
import { longMoment, monthAndYear } from '#domain/calendar/dates.ts'
import { themes } from '#domain/findings/themes.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { errorsShown, questionView, textOf, type AnswersForm } from '../audits/door.ts'
import { filledOf, saveAnswers, shareAudit, themesKey, type Given, type Shared } from './answer-audit.ts'
import { givenIn } from './forms.ts'
import { paths } from './paths.ts'
import { subjectOf, supervisionById, type SupervisionFound } from './queries.ts'

const headOf = (found: SupervisionFound) => ({
  caseReference: found.caseReference,
  caption: `${found.practitioner}, ${monthAndYear(found.month)}`,
  practitioner: found.practitioner,
  manager: found.manager,
  back: paths.list,
})

interface Again {
  readonly typed: Given | null
  readonly errors: FieldErrors
}
const asErrors = (faults: readonly OnField[]): FieldErrors =>
  Object.fromEntries(faults.map(({ field, text }) => [field, text]))

async function answerPage(ctx: Context, found: SupervisionFound, { typed, errors }: Again): Promise<Reply> {
  requireMay(can(ctx.actor, 'supervision-audit.answer', subjectOf(found)))
  const { sections, answers } = await filledOf(ctx, found, typed ?? {})
  const by = { answerId: '', givenAt: ctx.now, givenBy: found.manager }
  const held = new Map([...answers].map(([key, answer]) => [key, { ...answer, ...by }]))
  const chosen = ((typed ?? {})[themesKey] ?? answers.get(themesKey))?.value.split(',') ?? []
  const unsaved = { typed, errors, stale: [], shown: null }
  const view = {
    ...headOf(found),
    action: paths.audit(found.supervisionId),
    errors: errorsShown(errors),
    sections: sections.map(({ title, guidance, questions }) => ({
      title,
      guidance,
      questions: questions.map(question => ({ ...questionView(question, held, unsaved), record: null })),
    })),
    themes: params({
      name: 'themes',
      idPrefix: 'themes',
      classes: 'govuk-checkboxes--small',
      fieldset: { legend: { text: 'What is it about?', classes: 'govuk-fieldset__legend--m' } },
      hint: { text: 'Choose what fits. Counted together with others; never shown of one practitioner or team.' },
      items: themes.map(({ code, label }) => ({ value: code, text: label, checked: chosen.includes(code) })),
    }),
  }
  return page('supervision-audits/pages/answer.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export async function auditPage(ctx: Context, { params: { id = '' } }: RouteRequest): Promise<Reply> {
  const found = await supervisionById(ctx, id)
  await ctx.announce({ type: 'supervision-audit.read', subject: `supervision-audit:${id}` })
  if (found.sharedAt === null) return answerPage(ctx, found, { typed: null, errors: {} })
  const { sections } = found.document as Shared
  return page('supervision-audits/pages/shared.njk', {
    ...headOf(found),
    sections,
    sharedAt: longMoment(found.sharedAt),
  })
}

/** Saves, and shares where that was asked. What is wrong or missing is shown with all that was typed. */
export async function saveAudit(
  ctx: Context,
  { params: { id = '' }, body }: RouteRequest<AnswersForm>,
): Promise<Reply> {
  const found = await supervisionById(ctx, id)
  const typed = givenIn(body, await filledOf(ctx, found))
  const faults = await saveAnswers(ctx, id, typed)
  if (faults.length > 0) return answerPage(ctx, found, { typed, errors: asErrors(faults) })
  if (textOf(body, 'then') !== 'share') return seeOther(`${paths.audit(id)}?done=supervision-saved`)
  const missing = await shareAudit(ctx, id)
  if (missing.length > 0) return answerPage(ctx, found, { typed: null, errors: asErrors(missing) })
  return seeOther(`${paths.audit(id)}?done=supervision-shared`)
}

export const auditAgain = async (
  ctx: Context,
  { params: { id = '' } }: RouteRequest,
  errors: FieldErrors,
): Promise<Reply> => answerPage(ctx, await supervisionById(ctx, id), { typed: null, errors })
