/**
 * Memory: a later audit of the same child opens with what was said last time, and asks whether it happened. What is remembered are the
 * answers to questions that the tool marks, and the actions. The earlier grade is not shown before the later audit is handed in.
 */
import { longDate, type Instant } from '../calendar/dates.ts'
import type { ToolContent } from '../audit-tool/tool.ts'
import { ownerLabel } from './learning.ts'
import type { Answers } from './answers.ts'
import type { SubmittedAudit } from './submission.ts'

export const happened = [
  { code: 'yes', label: 'Yes' },
  { code: 'partly', label: 'Partly' },
  { code: 'no', label: 'No' },
  { code: 'cannot-tell', label: 'The record does not show' },
] as const

export const memoryKey = (what: string): string => `memory.${what}`

/** Something said last time. */
export interface Remembered {
  readonly key: string
  /** The question, or what kind of thing it is. */
  readonly text: string
  readonly said: string
}

/** The earlier audit of the same child, as far as the auditor of the later one is told. */
export interface EarlierAudit {
  readonly reference: string
  readonly submittedAt: Instant
  readonly toolName: string
  readonly remembered: readonly Remembered[]
}

/** Keys of the questions that a tool marks. */
export const remembers = ({ sections }: ToolContent): ReadonlySet<string> =>
  new Set(sections.flatMap(section => section.questions.filter(one => one.memory).map(one => one.key)))

/** What is remembered of an audit that was handed in: marked questions that were answered, then the actions. */
export function rememberedFrom(document: SubmittedAudit, keys: ReadonlySet<string>): readonly Remembered[] {
  const questions = document.sections
    .flatMap(section => section.questions)
    .filter(question => keys.has(question.key) && question.answerText.trim() !== '')
    .map(({ key, text, answerText }) => ({ key: memoryKey(key), text, said: answerText }))
  const actions = document.actions.map(({ text, ownerRole, dueOn, successMeasure }, index) => ({
    key: memoryKey(`action-${index + 1}`),
    text: `Action for the ${ownerLabel(ownerRole).toLowerCase()}, by ${longDate(dueOn)}`,
    said: `${text}\nHow we would know: ${successMeasure}`,
  }))
  return [...questions, ...actions]
}

/** What became of it, as it is kept with the later audit. */
export interface SubmittedMemory {
  readonly earlier: string
  readonly submittedAt: Instant
  readonly toolName: string
  readonly items: readonly (Remembered & { readonly happened: string; readonly words: string })[]
}

const happenedText = (code: string): string => happened.find(one => one.code === code)?.label ?? 'Not answered'

export function submittedMemory(earlier: EarlierAudit, answers: Answers): SubmittedMemory {
  const { reference, submittedAt, toolName, remembered } = earlier
  return {
    earlier: reference,
    submittedAt,
    toolName,
    items: remembered.map(one => {
      const { value = '', evidence = '' } = answers.get(one.key) ?? {}
      return { ...one, happened: happenedText(value), words: evidence }
    }),
  }
}
