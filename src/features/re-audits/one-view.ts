/** View-model of one re-audit: the audits before and after, section by section, the actions between, and what may be decided. */
import { errorSummary, typedText } from '#ui/form-params.ts'
import { canEver } from '#domain/access/can.ts'
import { ownerLabel } from '#domain/audit/learning.ts'
import { memoryKey } from '#domain/audit/memory.ts'
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { dayOf, longDate, longMoment, type LocalDate } from '#domain/calendar/dates.ts'
import { gradeLabel } from '#domain/grades/grade.ts'
import { isOpen, outcomeWords } from '#domain/re-audits/standing.ts'
import { waiverLabel, waiverReasons } from '#domain/re-audits/waiver.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { gradeTag } from '#ui/components/grade-tag/params.ts'
import { params } from '#ui/params.ts'
import { actionsOfAudit, actionStateTag, type ActionFound } from '../actions/door.ts'
import { submissionOf } from '../audits/door.ts'
import { roundsToAddTo } from '../rounds/door.ts'
import type { Typed } from './forms.ts'
import { betweenWords, openWords, stateTag } from './list-view.ts'
import { paths } from './paths.ts'
import { wasEarly, type ReAuditFound } from './queries.ts'

interface Told {
  readonly typed: Typed
  readonly errors: FieldErrors
}

type Section = SubmittedAudit['sections'][number]

const gradeShown = (section: Section | undefined) =>
  section === undefined
    ? null
    : {
        tag: section.grade === 'not-graded' ? null : gradeTag({ grade: section.grade, small: true }),
        rationale: section.rationale,
      }

/** Every section of either, in the order of the first; a section that only one of them had stands alone. */
function sideBySide(earlier: SubmittedAudit, later: SubmittedAudit | null) {
  const second = later?.sections ?? []
  const added = second.filter(section => !earlier.sections.some(one => one.key === section.key))
  return [...earlier.sections, ...added].map(({ key, title }) => ({
    title,
    earlier: gradeShown(earlier.sections.find(one => one.key === key)),
    later: gradeShown(second.find(one => one.key === key)),
  }))
}

/** What became of each action: where it stands for those who may read it, and in the later auditor's words where that audit was asked. */
function actionsBetween(
  earlier: SubmittedAudit,
  later: SubmittedAudit | null,
  { followed, today }: { readonly followed: readonly ActionFound[]; readonly today: LocalDate },
) {
  const items = later?.memory?.earlier === earlier.reference ? later.memory.items : []
  return earlier.actions.map((action, index) => {
    const found = followed.find(one => one.text === action.text && one.dueOn === action.dueOn)
    const said = items.find(item => item.key === memoryKey(`action-${index + 1}`))
    return {
      text: action.text,
      owner: ownerLabel(action.ownerRole),
      due: longDate(action.dueOn),
      success: action.successMeasure,
      stands: found
        ? { reference: found.reference, href: paths.action(found.reference), tag: actionStateTag(found, today) }
        : null,
      became: said ? { happened: said.happened, words: said.words } : null,
    }
  })
}

function laterWords(one: ReAuditFound): string {
  if (one.later === null) return 'Nobody has looked again yet.'
  if (one.laterSubmittedAt === null) return `${openWords(one)}. It has not been handed in.`
  return one.laterGrade === null
    ? 'It was handed in and waits for an agreed grade. What it found is shown once that is given.'
    : 'The case has moved. What was found since is for those who answer for it now.'
}

async function laterDocument(ctx: Context, one: ReAuditFound): Promise<SubmittedAudit | null> {
  if (!one.mayReadLater || one.laterSubmissionId === null) return null
  return (await submissionOf(ctx, one.laterSubmissionId)).document
}

function notesOf(one: ReAuditFound, earlier: SubmittedAudit, later: SubmittedAudit | null): readonly string[] {
  const otherTool = later !== null && later.tool.key !== earlier.tool.key
  return [
    ...(wasEarly(one) ? ['The later audit was handed in before the actions of the first were due.'] : []),
    ...(otherTool ? ['The two were made with different audit tools: compare sections with care.'] : []),
  ]
}

const factsOf = (one: ReAuditFound) =>
  params({
    rows: (
      [
        ['Case', `${one.caseReference}, ${caseStatusLabel(one.caseStatus)}`],
        ['Team', one.team ?? 'Not known'],
        ['Locality', one.locality ?? 'Not known'],
        ['Agreed grade', `${gradeLabel(one.agreedGrade)}, on ${longDate(dayOf(one.owedAt))}`],
        ['Audit again', betweenWords(one)],
        ['By', `Anyone but ${one.earlierAuditor}, who did the first audit`],
      ] as const
    ).map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
  })

const waivedShown = ({ waivedFor, waivedWords, waivedBy, waivedAt }: ReAuditFound) =>
  waivedAt === null
    ? null
    : {
        reason: waiverLabel(waivedFor ?? ''),
        words: waivedWords ?? '',
        by: `${waivedBy ?? 'Someone'} on ${longMoment(waivedAt)}`,
      }

/** What the lead may decide; null for everyone else, and once nothing is left to decide. */
async function decisionsShown(ctx: Context, one: ReAuditFound, { typed, errors }: Told) {
  if (!canEver(ctx.actor, 're-audit.decide') || !isOpen(one.state)) return null
  const rounds = one.later === null && one.waitsIn === null ? await roundsToAddTo(ctx) : null
  return {
    round: rounds === null ? null : roundShown(one, rounds, errors),
    allocations: one.waitsIn !== null && one.later === null ? paths.allocations(one.waitsIn) : null,
    waiver: paths.waiver(one.reference),
    reasons: params(waiverReasons.map(({ code, label }) => ({ value: code, text: label }))),
    reason: typedText(typed, 'reason'),
    words: typedText(typed, 'words'),
    errors: { reason: null, words: null, ...errors },
  }
}

const roundShown = (one: ReAuditFound, rounds: Awaited<ReturnType<typeof roundsToAddTo>>, errors: FieldErrors) => ({
  action: paths.round(one.reference),
  items: params([
    { value: '', text: 'Choose a round' },
    ...rounds.map(({ reference, title }) => ({ value: reference, text: `${title} (${reference})` })),
  ]),
  nowhere: rounds.length === 0,
  error: errors['round'] ?? null,
})

const laterShown = (one: ReAuditFound, later: SubmittedAudit | null) =>
  later === null
    ? null
    : {
        reference: later.reference,
        auditor: one.laterAuditor ?? '',
        on: longDate(dayOf(later.submittedAt)),
        tag: gradeTag({ grade: one.laterGrade ?? 'not-graded' }),
        rationale: later.overall?.rationale ?? '',
      }

export async function oneView(ctx: Context, one: ReAuditFound, told: Told) {
  const { document: earlier } = await submissionOf(ctx, one.submissionId)
  const later = await laterDocument(ctx, one)
  const followed = await actionsOfAudit(ctx, one.auditId)
  return {
    reference: one.reference,
    back: paths.reAudits,
    summary: errorSummary(told.errors),
    tag: stateTag(one.state),
    facts: factsOf(one),
    outcome: one.outcome === null ? null : outcomeWords[one.outcome],
    notes: notesOf(one, earlier, later),
    earlier: {
      reference: one.audit,
      auditor: one.earlierAuditor,
      on: longDate(dayOf(earlier.submittedAt)),
      tag: gradeTag({ grade: one.agreedGrade }),
      rationale: earlier.overall?.rationale ?? '',
    },
    later: laterShown(one, later),
    laterWords: laterWords(one),
    sections: sideBySide(earlier, later),
    actions: actionsBetween(earlier, later, { followed, today: ctx.today }),
    waived: waivedShown(one),
    decisions: await decisionsShown(ctx, one, told),
  }
}
