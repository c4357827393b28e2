/** From the fields of an audit's pages to answers, and back: field names are keys with hyphens for dots. */
import { z } from 'zod'
import { evidenceKey, gradeKey, overallKey, ratingKey, type Answer } from '#domain/audit/answers.ts'
import { learningKeys, mostOfEach, type ActionGiven, type FindingGiven } from '#domain/audit/learning.ts'
import type { AnswerKind, Section, ToolContent } from '#domain/audit-tool/tool.ts'
import type { LearningGiven } from './record-learning.ts'
import type { Given, Shown } from './save-answers.ts'
import { fieldId } from './paths.ts'

/** The pages take any text: what fits a question is known only when its tool has been read. */
export const answersForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
export type AnswersForm = z.infer<typeof answersForm>

export const textOf = (form: AnswersForm, field: string): string => {
  const value = form[field]
  return (typeof value === 'string' ? value : (value?.at(-1) ?? '')).trim()
}

const evidenceField = (key: string): string => fieldId(evidenceKey(key))

const answerOf = (form: AnswersForm, key: string): Answer => ({
  value: textOf(form, fieldId(key)),
  evidence: textOf(form, evidenceField(key)),
})

/** Everything that a section's page can save: its questions, its grade, and the auditor's own values of its ratings. */
export const keysOf = (tool: ToolContent, section: Section): readonly string[] => [
  ...section.questions.map(question => question.key),
  ...(section.graded ? [gradeKey(section.key)] : []),
  ...(tool.ratings ?? []).filter(one => one.section === section.key && one.mayOverride).map(one => ratingKey(one.key)),
]

/** Only the answers that the page asked for: a field that was not sent is not an answer withdrawn. */
export function sectionGiven(form: AnswersForm, tool: ToolContent, section: Section): Given {
  const asked = keysOf(tool, section).filter(key =>
    [key, evidenceKey(key), `${key}-day`].some(one => fieldId(one) in form),
  )
  const kindOf = (key: string) => section.questions.find(question => question.key === key)?.answerKind
  return Object.fromEntries(asked.map(key => [key, { ...answerOf(form, key), value: valueIn(form, key, kindOf(key)) }]))
}

/** A question with several choices sends each code; a date sends its day, month and year. */
function valueIn(form: AnswersForm, key: string, kind: AnswerKind | undefined): string {
  const field = fieldId(key)
  if (kind === 'choices') return [form[field] ?? []].flat().filter(Boolean).join(',')
  return kind === 'date' ? dateIn(form, field) : textOf(form, field)
}

export const overallGiven = (form: AnswersForm): Answer => answerOf(form, overallKey)

/** What the page showed: the ids of the answers that stood, or, where the person chose to keep their own, those of now. */
export function shownIn(form: AnswersForm): Shown {
  const text = shownText(form)
  return text === '' ? {} : Object.fromEntries(text.split(' ').map(pair => pair.split('=') as [string, string]))
}

/** The same as it was sent, for a page that is shown again. */
export const shownText = (form: AnswersForm): string => textOf(form, 'shown')

export const shownField = (held: ReadonlyMap<string, { readonly answerId: string }>, keys: readonly string[]): string =>
  keys.flatMap(key => (held.has(key) ? [`${key}=${held.get(key)?.answerId ?? ''}`] : [])).join(' ')

const findingIn = (form: AnswersForm, kind: string, number: number): FindingGiven => ({
  theme: textOf(form, `${kind}-${number}-theme`),
  text: textOf(form, `${kind}-${number}-text`),
})

const strengthIn = (form: AnswersForm, number: number): FindingGiven => ({
  ...findingIn(form, 'strength', number),
  proposed: textOf(form, `strength-${number}-proposed`) === 'yes' ? 'yes' : '',
})

const actionIn = (form: AnswersForm, number: number): ActionGiven => ({
  text: textOf(form, `action-${number}-text`),
  ownerRole: textOf(form, `action-${number}-ownerRole`),
  dueOn: dateIn(form, `action-${number}-dueOn`),
  successMeasure: textOf(form, `action-${number}-successMeasure`),
})

/** Day, month and year of a date input as yyyy-mm-dd; whatever was typed, joined, where they are no date. */
function dateIn(form: AnswersForm, field: string): string {
  const [day, month, year] = ['day', 'month', 'year'].map(part => textOf(form, `${field}-${part}`))
  if (!day && !month && !year) return ''
  const digits = (part: string | undefined, count: number): string => (part ? part.padStart(count, '0') : '')
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
}

export function learningGiven(form: AnswersForm): LearningGiven {
  const numbers = Array.from({ length: mostOfEach }, (_, index) => index + 1)
  return {
    strengths: numbers.map(number => strengthIn(form, number)),
    areas: numbers.map(number => findingIn(form, 'area', number)),
    actions: numbers.map(number => actionIn(form, number)),
  }
}

/** The numbered things of which the form sent a text: a part saved as it goes sends its own alone. */
export const learningSent = (form: AnswersForm): readonly string[] =>
  learningKeys.filter(key => `${fieldId(key)}-text` in form)
