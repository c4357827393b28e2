/** Gathers the facts of a round for its report. Section grades, answers and progress are read from what was submitted. */
import { ownerLabel } from '#domain/audit/learning.ts'
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { themeLabel } from '#domain/findings/themes.ts'
import type { AuditFacts, Choice, ComplianceAnswer, RoundFacts } from '#domain/learning/round-facts.ts'
import { removalLabel } from '#domain/rounds/removal.ts'
import type { Context } from '#platform/context.ts'
import { casesTakenOut, drawOf, type RoundFound } from '../rounds/door.ts'
import { reAuditFacts } from './re-audit-facts.ts'
import { actionsOf, countsOf, findingsOf, submittedAudits, type SubmittedRow } from './queries.ts'

export async function factsOfRound(ctx: Context, round: RoundFound): Promise<RoundFacts> {
  const submitted = await submittedAudits(ctx, round.roundId)
  const draw = await drawOf(ctx, round.roundId)
  const bySubmission = new Map(submitted.map(row => [row.submissionId, row]))
  const of = <Row extends { readonly submissionId: string }, Fact>(
    rows: readonly Row[],
    make: (row: Row, audit: SubmittedRow) => Fact,
  ): Fact[] =>
    rows.flatMap(row => {
      const audit = bySubmission.get(row.submissionId)
      return audit ? [make(row, audit)] : []
    })
  return {
    round: {
      reference: round.reference,
      title: round.title,
      month: round.month,
      toolName: round.toolName,
      toolVersion: round.toolVersion,
      opened: round.openedAt,
      closedAt: round.closedAt,
    },
    draw: draw && { ...draw, unequal: draw.recipe?.plan.method === 'stratified-minimum' },
    counts: await countsOf(ctx, round.roundId),
    takenOut: (await casesTakenOut(ctx, round.roundId)).map(({ caseReference, reason, replacedBy }) => ({
      caseReference,
      reason: removalLabel(reason),
      replacedBy,
    })),
    reAudits: await reAuditFacts(ctx, round, new Set(submitted.map(row => row.reference))),
    audits: submitted.flatMap(row => auditFacts(row) ?? []),
    findings: of(await findingsOf(ctx, round.roundId), (row, audit) => ({
      auditReference: audit.reference,
      kind: row.kind,
      theme: themeLabel(row.theme),
      text: row.text,
      localityName: audit.localityName,
    })),
    actions: of(await actionsOf(ctx, round.roundId), (row, audit) => ({
      auditReference: audit.reference,
      text: row.text,
      ownerRole: ownerLabel(row.ownerRole),
      dueOn: row.dueOn,
      successMeasure: row.successMeasure,
    })),
  }
}

type Question = SubmittedAudit['sections'][number]['questions'][number]

/** Null for an audit that is not graded: it has no place in tables of grades. */
function auditFacts(row: SubmittedRow): AuditFacts | null {
  const auditorGrade = row.auditorGrade ?? row.document.overall?.grade
  if (!auditorGrade) return null
  const questions = row.document.sections.flatMap(section => section.questions)
  const progress = (key: string): Choice | null => choiceOf(questions.find(question => question.key === key))
  return {
    reference: row.reference,
    stratum: row.stratum,
    localityName: row.localityName,
    caseStatus: caseStatusLabel(row.caseStatus),
    sectionGrades: row.document.sections.map(section => ({
      sectionKey: section.key,
      sectionTitle: section.title,
      grade: section.grade,
    })),
    auditorGrade,
    moderatorGrade: row.moderatorGrade,
    agreedGrade: row.agreedGrade,
    complianceAnswers: questions
      .filter(question => question.kind === 'compliance')
      .map(question => ({
        questionKey: question.key,
        questionText: question.text,
        answer: complianceAnswer(question.answer),
      })),
    progress: {
      safety: progress('progress-safety'),
      wellBeing: progress('progress-well-being'),
      permanence: progress('progress-permanence'),
    },
  }
}

function choiceOf(question: Question | undefined): Choice | null {
  return question === undefined || question.answer === '' ? null : { code: question.answer, label: question.answerText }
}

const known: readonly ComplianceAnswer[] = ['yes', 'partly', 'no', 'not-applicable']

/** Anything but a plain answer counts as unanswered: unknown is never counted as met. */
function complianceAnswer(code: string): ComplianceAnswer {
  return known.find(answer => answer === code) ?? 'unanswered'
}
