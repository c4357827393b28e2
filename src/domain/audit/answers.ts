/**
 * Answers as they are given: one value for each key, kept as text codes, with the auditor's evidence beside it. Checking a value says
 * what is wrong with it; whether something is missing is asked only when the audit is handed in, so that a draft can rest half done.
 */
import { isLocalDate, longDate } from '../calendar/dates.ts'
import { ratingKey } from '../audit-tool/answer-keys.ts'
import {
  evidenceAsked,
  rangeOf,
  type AnswerKind,
  type Question,
  type Rating,
  type ToolContent,
} from '../audit-tool/tool.ts'
import { gradeLabel, isGrade } from '../grades/grade.ts'

/** What is stored for a question: a code or text, and the evidence or reason beside it. */
export interface Answer {
  readonly value: string
  readonly evidence: string
}

export type Answers = ReadonlyMap<string, Answer>

export const mostCharacters = 10_000

/** What is wrong with a text's length, or null. */
export const lengthFault = (text: string): string | null =>
  text.length > mostCharacters ? `Use ${mostCharacters.toLocaleString('en-GB')} characters or fewer` : null

export const yesPartlyNo = [
  { code: 'yes', label: 'Yes' },
  { code: 'partly', label: 'Partly' },
  { code: 'no', label: 'No' },
  { code: 'not-applicable', label: 'Does not apply' },
] as const

/** The codes of an answer to a question with several choices. */
export const codesChosen = (value: string): readonly string[] => (value === '' ? [] : value.split(','))

const shortFault = (value: string): string | null => (value.length > 500 ? 'Use 500 characters or fewer' : null)

function rangeFault(question: Question, value: string): string | null {
  const { least, most } = rangeOf(question)
  const fits = /^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most
  if (fits) return null
  return question.answerKind === 'scale' || question.most !== undefined || least > 0
    ? `Enter a whole number from ${least} to ${most}`
    : 'Enter a whole number, such as 3'
}

const faults: Readonly<Record<AnswerKind, (question: Question, value: string) => string | null>> = {
  'yes-partly-no': (_question, value) =>
    yesPartlyNo.some(choice => choice.code === value) ? null : 'Choose yes, partly, no or does not apply',
  grade: (_question, value) => (isGrade(value) ? null : 'Choose one of the four grades'),
  scale: rangeFault,
  progress: choiceFault,
  choice: choiceFault,
  choices: choicesFault,
  date: (_question, value) => (isLocalDate(value) ? null : 'Enter a real date, such as 14 5 2018'),
  count: rangeFault,
  'short-text': (_question, value) => shortFault(value),
  'long-text': (_question, value) => lengthFault(value),
  reflection: (_question, value) => lengthFault(value),
  evidence: (_question, value) => shortFault(value),
}

function choiceFault(question: Question, value: string): string | null {
  return question.choices?.some(choice => choice.code === value) === true ? null : 'Choose one of the answers listed'
}

function choicesFault(question: Question, value: string): string | null {
  const codes = codesChosen(value)
  const known = codes.every(code => choiceFault(question, code) === null)
  return known && new Set(codes).size === codes.length ? null : 'Choose from the answers listed'
}

/** An error message, and the key of the field on which to mend it. */
export interface OnField {
  readonly text: string
  readonly field: string
}

/** The field beside an answer's own: evidence, or the reasons of a grade. */
export const evidenceKey = (key: string): string => `${key}-evidence`

const evidenceFault = (key: string, evidence: string): OnField | null => {
  const text = lengthFault(evidence)
  return text === null ? null : { text, field: evidenceKey(key) }
}

/** What is wrong with an answer, or null. An empty answer is a draft's right and has no fault. */
export function answerFault(question: Question, { value, evidence }: Answer): OnField | null {
  const text = value === '' ? null : faults[question.answerKind](question, value)
  return text === null ? evidenceFault(question.key, evidence) : { text, field: question.key }
}

/** The same for a grade and its reasons, by the grade's key. */
export function gradeFault(key: string, { value, evidence }: Answer): OnField | null {
  return value === '' || isGrade(value)
    ? evidenceFault(key, evidence)
    : { text: 'Choose one of the four grades', field: key }
}

/** The same for the value that an auditor puts beside a rating, which may be withdrawn. */
export function ratingFault(tool: ToolContent, rating: Rating, { value, evidence }: Answer): OnField | null {
  const key = ratingKey(rating.key)
  const values = tool.scales?.find(one => one.key === rating.scale)?.values.map(({ code }) => code) ?? []
  return value === '' || value === 'not-applicable' || values.includes(value)
    ? evidenceFault(key, evidence)
    : { text: 'Choose one of the ratings listed', field: key }
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

/** What is still missing from an answer before the audit can be handed in, or null. */
export function answerMissing(question: Question, answer: Answer | undefined): OnField | null {
  const { key, required } = question
  if (answer === undefined || isBlank(answer.value))
    return required ? { text: `Answer “${question.text}”`, field: key } : null
  const text = isBlank(answer.evidence) ? explanationMissing(question, answer.value) : null
  return text === null ? null : { text, field: evidenceKey(key) }
}

/** An answer that must be explained: that a question does not apply, or that something required was not there. */
function explanationMissing(question: Question, value: string): string | null {
  if (evidenceAsked(question) === 'required') return `Say what you saw for “${question.text}”`
  const toExplain = question.choices?.find(choice => choice.explain && codesChosen(value).includes(choice.code))
  if (toExplain) return `Say why you chose “${toExplain.label}” for “${question.text}”`
  if (question.answerKind !== 'yes-partly-no') return null
  if (value === 'not-applicable') return `Say why “${question.text}” does not apply`
  return value === 'no' && question.kind === 'compliance' ? `Say what you found for “${question.text}”` : null
}

/** An answer as a person reads it. */
export function answerText(question: Question, value: string): string {
  if (question.answerKind === 'grade') return isGrade(value) ? gradeLabel(value) : value
  if (question.answerKind === 'date') return isLocalDate(value) ? longDate(value) : value
  if (question.answerKind === 'scale') return value === '' ? '' : `${value} out of ${rangeOf(question).most}`
  if (question.answerKind === 'choices')
    return codesChosen(value)
      .map(code => choiceText(question, code))
      .join(', ')
  return choiceText(question, value)
}

function choiceText(question: Question, value: string): string {
  const choices: readonly { code: string; label: string }[] =
    question.answerKind === 'yes-partly-no' ? yesPartlyNo : (question.choices ?? [])
  return choices.find(choice => choice.code === value)?.label ?? value
}

export { concernKey, gradeKey, overallKey, ratingKey } from '../audit-tool/answer-keys.ts'

/** A grade and its rationale, or null while none was given. */
export function gradeGiven(
  answers: Answers,
  key: string,
): { readonly grade: Answer['value']; readonly rationale: string } | null {
  const answer = answers.get(key)
  return answer && isGrade(answer.value) ? { grade: answer.value, rationale: answer.evidence } : null
}
