/**
 * What to talk about in supervision with one practitioner: from the manager's own audits of the month what they wrote and what was not
 * there, and the actions that audits of the practitioner's cases asked for. For the manager alone; whatever is not shared stays so.
 */
import { sql } from 'kysely'
import { answerText } from '#domain/audit/answers.ts'
import { longDate, monthAndYear, monthStart, type LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { filledOf, type Filled } from './answer-audit.ts'
import { paths } from './paths.ts'
import { doneByMe, practitionersOfTeam } from './queries.ts'

interface ActionFound {
  readonly caseReference: string
  readonly text: string
  readonly dueOn: LocalDate
}

const mostActions = 20

/** Of audits within the manager's reach that were submitted and stand, those of the practitioner's cases, the earliest due first. */
async function actionsOfTheirCases(ctx: Context, practitionerId: string): Promise<readonly ActionFound[]> {
  const { rows } = await sql<ActionFound>`
    select audit.case_reference, action.text, action.due_on from audit_standing audit
    join action on action.authority_id = audit.authority_id and action.submission_id = audit.submission_id
    join case_standing held on held.authority_id = audit.authority_id and held.case_reference = audit.case_reference
      and held.practitioner_id = ${practitionerId} and held.open
    where audit.authority_id = ${ctx.authorityId} and audit.state in ('submitted', 'moderated', 'closed')
      and ${auditsWithin(ctx, 'audit.read')}
    order by action.due_on desc, action.action_id limit ${mostActions}`.execute(ctx.db)
  return rows
}

/** What the manager wrote, and what was seen in part or not at all. */
const worthTalking = ({ sections, answers }: Filled) =>
  sections.flatMap(({ questions }) =>
    questions.flatMap(question => {
      const answer = answers.get(question.key)
      const wanted = question.answerKind === 'long-text' || ['no', 'partly'].includes(answer?.value ?? '')
      if (!answer || !wanted || answer.value === '') return []
      return [{ text: question.text, answer: answerText(question, answer.value), evidence: answer.evidence }]
    }),
  )

/** A practitioner of another team does not exist. */
export async function agendaView(ctx: Context, practitionerId: string) {
  const month = monthStart(ctx.today)
  const practitioner = (await practitionersOfTeam(ctx)).find(({ staffId }) => staffId === practitionerId)
  if (!practitioner) throw httpProblems.notFound({})
  const audits = []
  for (const found of await doneByMe(ctx, month)) {
    if (found.practitionerId !== practitionerId) continue
    await ctx.announce({ type: 'supervision-audit.read', subject: `supervision-audit:${found.supervisionId}` })
    const points = worthTalking(await filledOf(ctx, found))
    const { caseReference, supervisionId, sharedAt } = found
    audits.push({ caseReference, href: paths.audit(supervisionId), shared: sharedAt !== null, points })
  }
  const actions = await actionsOfTheirCases(ctx, practitionerId)
  return {
    back: paths.list,
    name: practitioner.name,
    month: monthAndYear(month),
    audits,
    actions: actions.map(({ dueOn, ...action }) => ({ ...action, due: longDate(dueOn), past: dueOn < ctx.today })),
  }
}
