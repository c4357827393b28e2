/**
 * Handing in. `readyToSubmit` yields each thing that is missing with the place to mend it; `submittedAudit` makes the document that
 * is kept: questions and answers as they were read that day, so that it can be read in ten years whatever the tool has become.
 */
import type { CaseAsked } from '../audit-tool/applies.ts'
import { standingOf, type RatingStanding, type Standing } from '../audit-tool/standing.ts'
import { isGraded, type Question, type QuestionKind, type Section, type ToolContent } from '../audit-tool/tool.ts'
import type { Instant, LocalDate } from '../calendar/dates.ts'
import { concerns, type Concern } from '../grades/consistency.ts'
import { isGrade, type Grade, type SectionGrade } from '../grades/grade.ts'
import {
  answerMissing,
  answerText,
  concernKey,
  evidenceKey,
  gradeGiven,
  gradeKey,
  overallKey,
  ratingKey,
  type Answers,
  type OnField,
} from './answers.ts'
import type { SubmittedBeside } from './beside.ts'
import { recordConcerns, type RecordAnswer } from './record.ts'
import { submittedMemory, type EarlierAudit, type SubmittedMemory } from './memory.ts'
import { workedOut, type SubmittedRating, type SubmittedTotal } from './ratings.ts'
import { actionMissing, actionsGiven, dueOnOf, findingMissing, findingsGiven } from './learning.ts'

export interface SubmittedQuestion {
  readonly key: string
  readonly text: string
  readonly kind: QuestionKind
  readonly answerKind: string
  /** The code of the answer; empty where none was given. */
  readonly answer: string
  /** The answer as it was read. */
  readonly answerText: string
  readonly evidence: string
  /** What the council's own dates said that day; left out where they said nothing. */
  readonly record?: string
}

export interface SubmittedSection {
  readonly key: string
  readonly title: string
  readonly grade: SectionGrade
  readonly rationale: string
  readonly questions: readonly SubmittedQuestion[]
}

export interface SubmittedAudit {
  readonly format: 'submitted-audit/1'
  readonly reference: string
  readonly caseReference: string
  readonly tool: { readonly key: string; readonly name: string; readonly version: number }
  readonly submittedAt: Instant
  readonly sections: readonly SubmittedSection[]
  /** Null where the tool is not graded. */
  readonly overall: { readonly grade: Grade; readonly rationale: string } | null
  /** Ratings that the instrument works out, with the auditor's own beside them; left out where the tool has none. */
  readonly ratings?: readonly SubmittedRating[]
  readonly totals?: readonly SubmittedTotal[]
  /** What was said of the same child last time, and what became of it; left out where there was no earlier audit. */
  readonly memory?: SubmittedMemory
  /** What the practitioner and the family said; left out where neither was asked. */
  readonly beside?: SubmittedBeside
  readonly concerns: readonly (Concern & { readonly explanation: string })[]
  /** `proposedAsGoodPractice` is left out where the auditor did not propose it. */
  readonly strengths: readonly {
    readonly theme: string
    readonly text: string
    readonly proposedAsGoodPractice?: true
  }[]
  readonly areasForImprovement: readonly { readonly theme: string; readonly text: string }[]
  readonly actions: readonly {
    readonly text: string
    readonly ownerRole: string
    readonly dueOn: LocalDate
    readonly successMeasure: string
  }[]
}

/** What handing in looks at: the tool, the facts of the case that decide what is asked, and every answer that stands. */
export interface AuditFilled {
  readonly tool: ToolContent
  readonly facts: CaseAsked
  readonly answers: Answers
  /** The earlier audit of the same child; left out where there is none. */
  readonly earlier?: EarlierAudit
  /** What the council's own dates answer; left out where no question is filled in from them. */
  readonly record?: readonly RecordAnswer[]
  /** What others said, gathered where the audit is handed in. */
  readonly beside?: SubmittedBeside
}

/** Something missing, and the page and field on which to mend it. */
export interface Missing {
  readonly text: string
  readonly page: { readonly section: string } | 'overall' | 'learning' | 'check'
  readonly field: string
}

export type SectionProgress = 'not-started' | 'in-progress' | 'complete'

const missingIn = (section: Section, answers: Answers): readonly Missing[] => {
  const page = { section: section.key }
  const questions = section.questions.flatMap(question => {
    const missing = answerMissing(question, answers.get(question.key))
    return missing === null ? [] : [{ ...missing, page }]
  })
  return section.graded
    ? [...questions, ...gradeMissing(answers, gradeKey(section.key), section.title).map(one => ({ ...one, page }))]
    : questions
}

function gradeMissing(answers: Answers, key: string, what: string): readonly OnField[] {
  const given = gradeGiven(answers, key)
  if (given === null) return [{ text: `Grade “${what}”`, field: key }]
  return given.rationale.trim() === ''
    ? [{ text: `Say why you gave “${what}” that grade`, field: evidenceKey(key) }]
    : []
}

export function sectionProgress(section: Section, answers: Answers): SectionProgress {
  const keys = [...section.questions.map(question => question.key), ...(section.graded ? [gradeKey(section.key)] : [])]
  const begun = keys.some(key => (answers.get(key)?.value ?? '') !== '' || (answers.get(key)?.evidence ?? '') !== '')
  if (!begun) return 'not-started'
  return missingIn(section, answers).length === 0 ? 'complete' : 'in-progress'
}

const onLearning = (text: string, field: string): Missing => ({ text, page: 'learning', field })

/** Another value than the instrument's is never without a reason. */
function* ratingMissing({ rating, overridden }: RatingStanding, answers: Answers): Generator<Missing> {
  const key = ratingKey(rating.key)
  const reason = answers.get(key)?.evidence.trim() ?? ''
  if (overridden && reason === '')
    yield {
      text: `Say why you put another rating for “${rating.title}”`,
      page: { section: rating.section },
      field: evidenceKey(key),
    }
}

function* missingFindings(answers: Answers, kind: 'strength' | 'area'): Generator<Missing> {
  for (const finding of findingsGiven(answers, kind)) {
    const missing = findingMissing(finding)
    if (missing) yield onLearning(missing.message, `${kind}-${finding.number}-${missing.field}`)
  }
}

function* missingActions(answers: Answers): Generator<Missing> {
  const actions = actionsGiven(answers)
  for (const action of actions) {
    const missing = actionMissing(action)
    if (missing) yield onLearning(missing.message, `action-${action.number}-${missing.field}`)
  }
  const toImprove = findingsGiven(answers, 'area').length
  if (toImprove > 0 && actions.length === 0)
    yield onLearning('Add an action for what you want improved', 'action-1-text')
}

function* missingLearning(answers: Answers): Generator<Missing> {
  const given = findingsGiven(answers, 'strength').length + findingsGiven(answers, 'area').length
  if (given === 0) yield onLearning('Record at least one strength or area for improvement', 'strength-1-text')
  yield* missingFindings(answers, 'strength')
  yield* missingFindings(answers, 'area')
  yield* missingActions(answers)
}

export const standingOfAudit = ({ tool, facts, answers }: AuditFilled): Standing => standingOf(tool, facts, answers)

/** What does not fit: by the tool's own rules, and, once the overall grade has been given, by those of the product. */
export function concernsOf(audit: AuditFilled, standing = standingOfAudit(audit)): readonly Concern[] {
  const own = standing.unfitting.map(({ code, sentence }) => ({ code, sentence }))
  return [
    ...gradeConcerns(audit, standing),
    ...own,
    ...recordConcerns(standing.sections, audit.record ?? [], audit.answers),
  ]
}

function gradeConcerns({ tool, answers }: AuditFilled, { sections }: Standing): readonly Concern[] {
  const overall = gradeGiven(answers, overallKey)
  if (!isGraded(tool) || overall === null || !isGrade(overall.grade)) return []
  const questions = sections.flatMap(section => section.questions).filter(question => !question.dataOnly)
  const answered = (question: Question) => ({ text: question.text, answer: answers.get(question.key)?.value ?? '' })
  return concerns({
    overall: overall.grade,
    sections: sections.flatMap(({ key, title }) => {
      const given = gradeGiven(answers, gradeKey(key))
      return given && isGrade(given.grade) ? [{ key, title, grade: given.grade }] : []
    }),
    compliance: questions
      .filter(question => question.kind === 'compliance')
      .map(answered)
      .filter(one => one.answer !== '' && one.answer !== 'not-applicable'),
    progress: questions.filter(question => question.answerKind === 'progress').map(answered),
  })
}

/** Each thing that stands between this audit and its submission, in the order of the audit. */
export function* readyToSubmit(audit: AuditFilled): Generator<Missing> {
  const standing = standingOfAudit(audit)
  for (const section of standing.sections) yield* missingIn(section, audit.answers)
  for (const rating of standing.ratings) yield* ratingMissing(rating, audit.answers)
  if (isGraded(audit.tool))
    for (const missing of gradeMissing(audit.answers, overallKey, 'The audit as a whole'))
      yield { ...missing, page: 'overall' }
  yield* missingLearning(audit.answers)
  yield* unexplained(concernsOf(audit, standing), audit.answers)
}

function* unexplained(found: readonly Concern[], answers: Answers): Generator<Missing> {
  for (const key of found.map(({ code }) => concernKey(code)))
    if ((answers.get(key)?.evidence ?? '').trim() === '')
      yield { text: 'Explain what does not fit', page: 'check', field: key }
}

export interface Handed {
  readonly reference: string
  readonly caseReference: string
  readonly at: Instant
}

/** The document that is kept. Call it only when `readyToSubmit` yields nothing. */
export function submittedAudit(audit: AuditFilled, { reference, caseReference, at }: Handed): SubmittedAudit {
  const { tool, answers } = audit
  const standing = standingOfAudit(audit)
  return {
    format: 'submitted-audit/1',
    reference,
    caseReference,
    tool: { key: tool.key, name: tool.name, version: tool.version },
    submittedAt: at,
    sections: standing.sections.map(section => submittedSection(section, answers, audit.record)),
    overall: isGraded(tool) ? overallOf(answers, reference) : null,
    ...workedOut(tool, standing, answers),
    ...(audit.earlier ? { memory: submittedMemory(audit.earlier, answers) } : {}),
    ...(audit.beside && Object.keys(audit.beside).length > 0 ? { beside: audit.beside } : {}),
    concerns: concernsOf(audit, standing).map(concern => ({
      ...concern,
      explanation: answers.get(concernKey(concern.code))?.evidence ?? '',
    })),
    strengths: findingsGiven(answers, 'strength').map(({ theme, text, proposed }) => ({
      theme,
      text,
      ...(proposed === 'yes' ? { proposedAsGoodPractice: true } : {}),
    })),
    areasForImprovement: findingsGiven(answers, 'area').map(({ theme, text }) => ({ theme, text })),
    actions: actionsGiven(answers).map(action => ({
      text: action.text,
      ownerRole: action.ownerRole,
      dueOn: dueOnOf(action),
      successMeasure: action.successMeasure,
    })),
  }
}

function overallOf(answers: Answers, reference: string): { readonly grade: Grade; readonly rationale: string } {
  const overall = gradeGiven(answers, overallKey)
  if (overall === null || !isGrade(overall.grade)) throw new Error(`${reference} has no overall grade`)
  return { grade: overall.grade, rationale: overall.rationale }
}

function submittedSection(section: Section, answers: Answers, record: readonly RecordAnswer[] = []): SubmittedSection {
  const given = gradeGiven(answers, gradeKey(section.key))
  return {
    key: section.key,
    title: section.title,
    grade: given && isGrade(given.grade) ? given.grade : 'not-graded',
    rationale: given?.rationale ?? '',
    questions: section.questions.map(question => {
      const { value = '', evidence = '' } = answers.get(question.key) ?? {}
      const { key, text, kind, answerKind } = question
      const said = record.find(one => one.question === key)?.evidence
      return {
        ...{ key, text, kind, answerKind, answer: value, answerText: answerText(question, value), evidence },
        ...(said === undefined ? {} : { record: said }),
      }
    }),
  }
}
