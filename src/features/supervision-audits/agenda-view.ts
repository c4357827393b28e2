/**
 * What to talk about in supervision with one practitioner: from the manager's own audits of the month what they wrote and what was not
 * there, and the actions from audits of the practitioner's cases that are not closed. For the manager alone; whatever is not shared stays so.
 */
import { sql } from 'kysely'
import { answerText } from '#domain/audit/answers.ts'
import { longDate, monthAndYear, monthStart, type LocalDate } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import { actionsWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { actionPaths } from '../actions/door.ts'
import { filledOf, type Filled } from './answer-audit.ts'
import { paths } from './paths.ts'
import { doneByMe, practitionersOfTeam } from './queries.ts'

interface ActionFound {
  readonly reference: string
  readonly caseReference: string
  readonly what: string
  readonly dueOn: LocalDate
  readonly toVerify: boolean
}

const mostActions = 20

/** Actions of audits of cases that the practitioner holds, not yet closed and within the manager's reach, the earliest due first. */
async function actionsOfTheirCases(ctx: Context, practitionerId: string): Promise<readonly ActionFound[]> {
  const { rows } = await sql<ActionFound>`
    select acted.reference, acted.case_reference, acted.text as what, acted.now_due_on as due_on, acted.state = 'to-verify' as to_verify
    from action_standing acted
    join case_standing held on held.authority_id = acted.authority_id and held.case_reference = acted.case_reference
      and held.practitioner_id = ${practitionerId} and held.open
    where acted.authority_id = ${ctx.authorityId} and acted.state in ('open', 'to-verify')
      and ${actionsWithin(ctx, 'action.read')}
    order by acted.now_due_on, acted.reference limit ${mostActions}`.execute(ctx.db)
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
    actions: actions.map(({ dueOn, toVerify, ...action }) => ({
      ...action,
      href: actionPaths.action(action.reference),
      due: longDate(dueOn),
      note: toVerify ? 'said to be done, and to be verified' : dueOn < ctx.today ? 'overdue' : '',
    })),
  }
}
