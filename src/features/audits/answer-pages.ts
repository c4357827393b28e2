/** The pages on which an auditor answers: sections, learning, the overall grade. A save that is refused shows what was typed again. */
import { can } from '#domain/access/can.ts'
import { overallKey } from '#domain/audit/answers.ts'
import { auditLifecycle } from '#domain/audit/lifecycle.ts'
import { auditProblems } from '#domain/audit/problems.ts'
import { standingOfAudit } from '#domain/audit/submission.ts'
import { isGraded } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { json, page, seeOther, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { asksPractitioner } from '#domain/practitioner/part.ts'
import { partShown } from '../practitioner-part/door.ts'
import { familyPanel } from '../family-feedback/door.ts'
import { recordBeside } from '../timeliness/door.ts'
import {
  learningGiven,
  learningSent,
  overallGiven,
  sectionGiven,
  shownField,
  shownIn,
  shownText,
  textOf,
  type AnswersForm,
} from './forms.ts'
import { earlierAnswers } from './history-pages.ts'
import { learningView } from './learning-view.ts'
import { paths } from './paths.ts'
import { answersOf, auditByReference, subjectOf, type AuditFound } from './queries.ts'
import { recordLearning, type LearningGiven } from './record-learning.ts'
import {
  answerFound,
  auditToAnswer,
  gradeOverall,
  sectionAsked,
  type Given,
  type SectionFound,
} from './save-answers.ts'
import { overallView, savedAt, sectionView, standsNow, type StandsNow } from './section-view.ts'
import { filled, filledInFromRecord, type AuditHeld } from './submit-audit.ts'
import { nothingUnsaved, refusedBy, type Held, type Refused } from './unsaved.ts'

export const referenceIn = (request: RouteRequest): string => request.params['reference'] ?? ''
const saved = auditLifecycle['in-progress'].answer?.done ?? ''

/** The audit for a page on which it is answered; `known` where it has been read already. */
export async function toAnswer(ctx: Context, request: RouteRequest, known?: AuditFound): Promise<AuditFound> {
  const audit = known ?? (await auditByReference(ctx, referenceIn(request)))
  if (audit.submissionId !== null) throw auditProblems.alreadySubmitted({ ref: audit.reference })
  requireMay(can(ctx.actor, 'audit.answer', subjectOf(audit)))
  return audit
}

/** Once the audit was handed in, the pages on which it was answered lead to what was handed in. */
export const unlessSubmitted =
  (answerPage: (ctx: Context, request: RouteRequest, shown: PageShown) => Promise<Reply>) =>
  async (ctx: Context, request: RouteRequest): Promise<Reply> => {
    const audit = await auditByReference(ctx, referenceIn(request))
    return audit.submissionId === null ? answerPage(ctx, request, { audit }) : seeOther(paths.audit(audit.reference))
  }

/** The audit, where it has been read already, and what was refused on the page before this one. */
export interface PageShown<Typed = never> {
  readonly audit?: AuditFound
  readonly refused?: Refused<Typed>
}

export async function sectionPage(ctx: Context, request: RouteRequest, shown: PageShown<Given>): Promise<Reply> {
  const audit = await toAnswer(ctx, request, shown.audit)
  const found = await sectionAsked(ctx, audit, request.params['section'] ?? '')
  const part = asksPractitioner(found.section) ? await partShown(ctx, audit) : null
  const family = await familyPanel(ctx, audit, subjectOf(audit), found.section)
  const earlier = await earlierAnswers(ctx, audit.auditId)
  const record = await recordBeside(ctx, audit.caseReference)
  const filledIn = await filledInFromRecord(ctx, audit, found.section)
  const view = { ...sectionView({ audit, earlier, filledIn, ...found }, shown.refused?.unsaved), part, family, record }
  return page('audits/pages/section.njk', view, shown.refused?.status)
}

export async function saveSection(ctx: Context, request: RouteRequest<AnswersForm>): Promise<Reply> {
  const reference = referenceIn(request)
  const sectionKey = request.params['section'] ?? ''
  const audit = await auditToAnswer(ctx, reference)
  const before = await sectionAsked(ctx, audit, sectionKey)
  const given = sectionGiven(request.body, before.filled.tool, before.section)
  let now: AuditHeld
  try {
    now = await answerFound(ctx, audit, before, { given, shown: shownIn(request.body) })
  } catch (error) {
    if (stays(request)) return refusedAsItGoes(error)
    return sectionPage(ctx, request, { audit, refused: refusedBy(error, given, shownText(request.body)) })
  }
  if (stays(request)) return savedAsItGoes(now.answers, Object.keys(given), standsNow(now, sectionKey))
  return seeOther(
    textOf(request.body, 'then') === 'list' ? `${paths.audit(reference)}?done=${saved}` : nextPage(audit, before, now),
  )
}

/** Sent by assets/save-as-you-go.js: the page stays as it is, and is told what the server has. */
const stays = ({ body }: RouteRequest<AnswersForm>): boolean => textOf(body, 'then') === 'stay'

/** What the page shows from now on, for these answers alone: another's, changed meanwhile, must not pass for one that was seen. */
function savedAsItGoes(now: Held, keys: readonly string[], stands: StandsNow = { asked: [], workedOut: {} }): Reply {
  return json({ shown: shownField(now, keys), saved: savedAt(now, keys), ...stands })
}

function refusedAsItGoes(error: unknown): Reply {
  const { unsaved, status } = refusedBy(error, null, '')
  return json({ text: Object.values(unsaved.errors)[0] ?? '' }, status)
}

/** The section that follows; this one again where the answers just given ask more of it. */
function nextPage(audit: AuditFound, before: SectionFound, now: AuditHeld): string {
  const sectionKey = before.section.key
  const { sections } = standingOfAudit(now)
  const place = sections.findIndex(section => section.key === sectionKey)
  const seen = before.standing.sections.find(section => section.key === sectionKey)?.questions ?? []
  const more = sections[place]?.questions.some(({ key }) => !seen.some(one => one.key === key) && !now.answers.has(key))
  if (more) return `${paths.section(audit.reference, sectionKey)}?done=more-asked`
  const next = sections[place + 1]?.key
  return `${next === undefined ? paths.learning(audit.reference) : paths.section(audit.reference, next)}?done=${saved}`
}

export async function overallPage(ctx: Context, request: RouteRequest, shown: PageShown<Given>): Promise<Reply> {
  const audit = await toAnswer(ctx, request, shown.audit)
  const held = await filled(ctx, audit)
  if (!isGraded(held.tool)) throw auditProblems.sectionNotAsked({ ref: audit.reference })
  return page('audits/pages/overall.njk', overallView(audit, held, shown.refused?.unsaved), shown.refused?.status)
}

export async function saveOverall(ctx: Context, request: RouteRequest<AnswersForm>): Promise<Reply> {
  const given = overallGiven(request.body)
  try {
    const now = await gradeOverall(ctx, referenceIn(request), given, shownIn(request.body))
    if (stays(request)) return savedAsItGoes(now, [overallKey])
  } catch (error) {
    if (stays(request)) return refusedAsItGoes(error)
    const refused = refusedBy(error, { [overallKey]: given }, shownText(request.body))
    return overallPage(ctx, request, { refused })
  }
  return seeOther(`${paths.check(referenceIn(request))}?done=${saved}`)
}

export async function learningPage(
  ctx: Context,
  request: RouteRequest,
  shown: PageShown<LearningGiven>,
): Promise<Reply> {
  const audit = await toAnswer(ctx, request, shown.audit)
  const more = request.query['more'] === 'yes' ? 2 : 0
  const view = learningView({
    audit,
    held: await answersOf(ctx, audit.auditId),
    unsaved: shown.refused?.unsaved ?? nothingUnsaved,
    more,
  })
  return page('audits/pages/learning.njk', view, shown.refused?.status)
}

export async function saveLearning(ctx: Context, request: RouteRequest<AnswersForm>): Promise<Reply> {
  const reference = referenceIn(request)
  const audit = await toAnswer(ctx, request)
  const given = learningGiven(request.body)
  if (stays(request)) return saveLearningPart(ctx, request, given)
  try {
    await recordLearning(ctx, reference, given, { shown: shownIn(request.body) })
  } catch (error) {
    return learningPage(ctx, request, { refused: refusedBy(error, given, shownText(request.body)) })
  }
  if (textOf(request.body, 'then') === 'more') return seeOther(`${paths.learning(reference)}?more=yes&done=${saved}`)
  const { tool } = await filled(ctx, audit)
  const after = isGraded(tool) ? paths.overall(reference) : paths.check(reference)
  return seeOther(`${textOf(request.body, 'then') === 'list' ? paths.audit(reference) : after}?done=${saved}`)
}

/** One strength, area or action as it is given: those that were not sent are not emptied, as the whole page would empty them. */
async function saveLearningPart(
  ctx: Context,
  request: RouteRequest<AnswersForm>,
  given: LearningGiven,
): Promise<Reply> {
  const only = learningSent(request.body)
  try {
    const now = await recordLearning(ctx, referenceIn(request), given, { shown: shownIn(request.body), only })
    return savedAsItGoes(now, only)
  } catch (error) {
    return refusedAsItGoes(error)
  }
}
