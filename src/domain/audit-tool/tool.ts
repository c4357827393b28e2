/**
 * An audit tool is a versioned document: sections of questions with guidance, where to look, and descriptors of each grade. It is
 * data (audit-tools/), checked like a program by `validate.ts` before it is published, and never changed afterwards.
 */
import type { Grade } from '../grades/grade.ts'

/** The framework's three strands (founding report, 1.1). */
export type Strand = 'effect' | 'practice-and-oversight' | 'partnership'

/** Compliance (was it done, in time), quality (how well), outcome (what difference): counted apart, so that none masks another. */
export type QuestionKind = 'compliance' | 'quality' | 'outcome'

/** How a question is answered. A reflection is never graded or counted; evidence says where in the record something stands. */
export const answerKinds = [
  'yes-partly-no',
  'grade',
  'scale',
  'progress',
  'choice',
  'choices',
  'date',
  'count',
  'short-text',
  'long-text',
  'reflection',
  'evidence',
] as const
export type AnswerKind = (typeof answerKinds)[number]

export interface Choice {
  readonly code: string
  readonly label: string
  /** Whoever chooses this says why, beside it. */
  readonly explain?: boolean
}

export interface Question {
  /** Unique in the tool; letters, digits and hyphens. */
  readonly key: string
  readonly text: string
  readonly kind: QuestionKind
  readonly answerKind: AnswerKind
  readonly hint?: string
  /** Where in the record the evidence is usually found. */
  readonly whereToLook?: string
  /** Numbers of outcome indicators, 1 to 12 (founding report, Appendix 3). */
  readonly indicators: readonly number[]
  readonly required: boolean
  /** For choice, choices and progress: what can be chosen, the most favourable first. */
  readonly choices?: readonly Choice[]
  /** For scale (0 to 10 where left out) and count (0 to 9,999): the least and the most. */
  readonly least?: number
  readonly most?: number
  /** For scale: what a number means, lowest first. */
  readonly scaleGuidance?: readonly { readonly at: number; readonly text: string }[]
  /** For grade: what each looks like. */
  readonly descriptors?: Readonly<Record<Grade, string>>
  /** Text beside the answer. Left out: offered beside whatever is chosen, and required beside a grade. */
  readonly evidence?: 'none' | 'offered' | 'required'
}

/** The least and the most that a scale or a count takes. */
export function rangeOf({ answerKind, least = 0, most }: Question): { readonly least: number; readonly most: number } {
  return { least, most: most ?? (answerKind === 'scale' ? 10 : 9999) }
}

const chosenKinds: readonly AnswerKind[] = ['yes-partly-no', 'grade', 'scale', 'progress', 'choice', 'choices']

/** Whether text is asked for beside the answer, and whether it must be there. */
export function evidenceAsked(question: Question): 'none' | 'offered' | 'required' {
  if (question.answerKind === 'grade') return 'required'
  return question.evidence ?? (chosenKinds.includes(question.answerKind) ? 'offered' : 'none')
}

export interface Section {
  readonly key: string
  readonly title: string
  readonly guidance: string
  readonly strand: Strand
  /** Case statuses for which the section is asked; left out, for every one. A status that is not known is asked everything. */
  readonly statuses?: readonly string[]
  readonly mandatory: boolean
  readonly graded: boolean
  /** What each grade looks like here. Required where the section is graded. */
  readonly descriptors?: Readonly<Record<Grade, string>>
  readonly estimatedMinutes: number
  readonly questions: readonly Question[]
}

export interface ToolContent {
  readonly key: string
  readonly name: string
  readonly version: number
  readonly purpose: string
  /** Months of the record to read, and months to judge by. */
  readonly lookbackMonths: number
  readonly judgementMonths: number
  readonly indicators: readonly { readonly number: number; readonly name: string }[]
  readonly overallDescriptors: Readonly<Record<Grade, string>>
  readonly sections: readonly Section[]
}

/** The sections asked of a case with this status. An unknown status is asked everything, so that nothing is missed. */
export function sectionsFor(tool: ToolContent, caseStatus: string): readonly Section[] {
  const known = new Set(tool.sections.flatMap(section => section.statuses ?? []))
  return tool.sections.filter(
    section => !section.statuses || !known.has(caseStatus) || section.statuses.includes(caseStatus),
  )
}

export const estimatedMinutes = (sections: readonly Section[]): number =>
  sections.reduce((minutes, section) => minutes + section.estimatedMinutes, 0)
