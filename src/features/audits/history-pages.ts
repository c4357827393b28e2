/** Every answer to one question, in the order in which they were given: a correction supersedes, and nothing is lost. */
import { answerText, gradeKey, overallKey, ratingKey } from '#domain/audit/answers.ts'
import { ratingText } from '#domain/audit/ratings.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { longMoment, type Instant } from '#domain/calendar/dates.ts'
import { gradeLabel, isGrade } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { fieldId, paths } from './paths.ts'
import { auditByReference, type AuditFound } from './queries.ts'
import { filled } from './submit-audit.ts'

interface AnswerGiven {
  readonly value: string
  readonly evidence: string
  readonly by: string
  readonly at: Instant
  readonly stands: boolean
}

async function answersGiven(ctx: Context, auditId: string, key: string): Promise<readonly AnswerGiven[]> {
  const rows = await ctx.db
    .selectFrom('answer')
    .innerJoin('staffMember as giver', join =>
      join.onRef('giver.authorityId', '=', 'answer.authorityId').onRef('giver.staffId', '=', 'answer.givenBy'),
    )
    .select(['answer.value', 'answer.evidence', 'giver.name as by', 'answer.givenAt as at', 'answer.supersededAt'])
    .where('answer.authorityId', '=', ctx.authorityId)
    .where('answer.auditId', '=', auditId)
    .where('answer.questionKey', '=', key)
    .orderBy('answer.supersededAt', order => order.asc().nullsLast())
    .orderBy('answer.givenAt')
    .execute()
  return rows.map(({ value, supersededAt, ...row }) => ({
    ...row,
    value: String(value),
    stands: supersededAt === null,
  }))
}

interface Asked {
  readonly key: string
  readonly title: string
  readonly read: (value: string) => string
}

const gradeWords = (value: string): string => (isGrade(value) ? gradeLabel(value) : value)

/** Everything that is answered in an audit, by its field's name. */
function everythingAsked(tool: ToolContent): readonly Asked[] {
  const questions = tool.sections.flatMap(section => section.questions)
  return [
    ...questions.map(one => ({ key: one.key, title: one.text, read: (value: string) => answerText(one, value) })),
    ...tool.sections.map(one => ({ key: gradeKey(one.key), title: `Grade of “${one.title}”`, read: gradeWords })),
    ...(tool.ratings ?? []).map(one => ({
      key: ratingKey(one.key),
      title: `Your rating of “${one.title}”`,
      read: (value: string) => ratingText(tool, one, value),
    })),
    { key: overallKey, title: 'Overall grade', read: gradeWords },
  ]
}

/** The auditor sees it always; others who may read the audit, once it was handed in. */
const maySee = (ctx: Context, audit: AuditFound): boolean =>
  audit.submissionId !== null || audit.auditorId === ctx.actor.staffId

export async function historyPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const audit = await auditByReference(ctx, request.params['reference'] ?? '')
  const { tool } = await filled(ctx, audit)
  const asked = everythingAsked(tool).find(one => fieldId(one.key) === request.params['question'])
  if (!asked || !maySee(ctx, audit)) throw httpProblems.notFound({})
  await ctx.announce({ type: 'audit.read', subject: `audit:${audit.reference}` })
  const given = await answersGiven(ctx, audit.auditId, asked.key)
  return page('audits/pages/history.njk', {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    title: asked.title,
    answers: given.toReversed().map(one => ({
      answer: one.value === '' ? 'No answer' : asked.read(one.value),
      evidence: one.evidence,
      given: `${one.by}, ${longMoment(one.at)}`,
      stands: one.stands,
    })),
  })
}

/** How many earlier answers each key has; those with none are left out. */
export async function earlierAnswers(ctx: Context, auditId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .selectFrom('answer')
    .select(({ fn }) => ['questionKey', fn.countAll<number>().as('count')])
    .where('authorityId', '=', ctx.authorityId)
    .where('auditId', '=', auditId)
    .where('supersededAt', 'is not', null)
    .groupBy('questionKey')
    .execute()
  return new Map(rows.map(({ questionKey, count }) => [questionKey, count]))
}
