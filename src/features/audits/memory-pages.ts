/** What we said last time: shown to the auditor of the same child, who says whether it happened. Nothing here must be answered. */
import { can } from '#domain/access/can.ts'
import { lengthFault } from '#domain/audit/answers.ts'
import { auditLifecycle } from '#domain/audit/lifecycle.ts'
import { happened, type EarlierAudit } from '#domain/audit/memory.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { dayOf, monthAndYear } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { referenceIn, toAnswer, type PageShown } from './answer-pages.ts'
import { shownField, shownIn, shownText, textOf, type AnswersForm } from './forms.ts'
import { earlierAuditOf } from './memory-queries.ts'
import { fieldId, paths } from './paths.ts'
import { answersOf, subjectOf, type AuditFound } from './queries.ts'
import { auditToAnswer, saveGiven, type Given } from './save-answers.ts'
import { caseFactsOf } from './submitted-view.ts'
import { errorsShown, fieldOf, nothingUnsaved, refusedBy, type Held, type Unsaved } from './unsaved.ts'

const happenedWords = (code: string): string => happened.find(one => one.code === code)?.label ?? code

function memoryView(audit: AuditFound, earlier: EarlierAudit | null, held: Held, unsaved: Unsaved<Given>) {
  const items = earlier?.remembered ?? []
  return {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.memory(audit.reference),
    asSaved: paths.memory(audit.reference),
    facts: caseFactsOf(audit),
    when: earlier && monthAndYear(dayOf(earlier.submittedAt)),
    toolName: earlier?.toolName ?? '',
    items: items.map(({ key, text, said }) => {
      const field = fieldOf(key, held, unsaved, happenedWords)
      return {
        ...field,
        text,
        said,
        choices: params(
          happened.map(({ code, label }) => ({ value: code, text: label, checked: field.value === code })),
        ),
      }
    }),
    shown:
      unsaved.shown ??
      shownField(
        held,
        items.map(({ key }) => key),
      ),
    stale: unsaved.stale.length > 0,
    errors: errorsShown(unsaved.errors),
  }
}

export async function memoryPage(ctx: Context, request: RouteRequest, shown: PageShown<Given>): Promise<Reply> {
  const audit = await toAnswer(ctx, request, shown.audit)
  const earlier = await earlierAuditOf(ctx, audit)
  if (earlier) await ctx.announce({ type: 'audit.read', subject: `audit:${earlier.reference}` })
  const held = await answersOf(ctx, audit.auditId)
  const view = memoryView(audit, earlier, held, shown.refused?.unsaved ?? nothingUnsaved)
  return page('audits/pages/memory.njk', view, shown.refused?.status)
}

/** Only what was said last time can be answered, with one of the four answers. */
function memoryGiven(form: AnswersForm, earlier: EarlierAudit | null): Given {
  const fields = (earlier?.remembered ?? []).map(({ key }) => [key, fieldId(key)] as const)
  return Object.fromEntries(
    fields.map(([key, field]) => [key, { value: textOf(form, field), evidence: textOf(form, `${field}-evidence`) }]),
  )
}

function refuseMisfits(given: Given): void {
  const faults = Object.entries(given).flatMap(([key, { value, evidence }]) => {
    const unknown = value !== '' && !happened.some(one => one.code === value)
    const long = lengthFault(evidence)
    return [
      ...(unknown ? [[key, 'Choose one of the answers listed']] : []),
      ...(long === null ? [] : [[`${key}-evidence`, long]]),
    ]
  })
  if (faults.length > 0)
    throw auditProblems.answerNotFitting({ faults: Object.fromEntries(faults) as Record<string, string> })
}

export async function saveMemory(ctx: Context, request: RouteRequest<AnswersForm>): Promise<Reply> {
  const reference = referenceIn(request)
  const audit = await auditToAnswer(ctx, reference)
  requireMay(can(ctx.actor, 'audit.answer', subjectOf(audit)))
  const given = memoryGiven(request.body, await earlierAuditOf(ctx, audit))
  try {
    refuseMisfits(given)
    await saveGiven(ctx, audit, { given, shown: shownIn(request.body) }, 'What we said last time')
  } catch (error) {
    return memoryPage(ctx, request, { audit, refused: refusedBy(error, given, shownText(request.body)) })
  }
  return seeOther(`${paths.audit(reference)}?done=${auditLifecycle['in-progress'].answer?.done ?? ''}`)
}
