/**
 * An audit tool is a versioned document: sections of questions with guidance, where to look, and descriptors of each grade. It is
 * data (audit-tools/), checked like a program by `validate.ts` before it is published, and never changed afterwards. How to write
 * one, with every field and the language of its conditions: docs/guides/writing-an-audit-tool.md.
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

/** A condition or a number in the language of `expression.ts`. */
export type ExpressionText = string

export interface Choice {
  readonly code: string
  readonly label: string
  /** Whoever chooses this says why, beside it. */
  readonly explain?: boolean
}

/** Whom something is asked of. A list left out means every case; a fact that is not known is asked, so that nothing is missed. */
export interface Applicability {
  readonly statuses?: readonly string[]
  /** Ages in whole years, both ends included. An unborn child has age 0. */
  readonly ages?: { readonly from?: number; readonly to?: number }
  readonly placements?: readonly string[]
  readonly themes?: readonly string[]
  /** Asked only while this holds. */
  readonly askedWhen?: ExpressionText
}

export interface Question extends Applicability {
  /** Unique in the tool, ratings and totals included; small letters, digits and hyphens. */
  readonly key: string
  readonly text: string
  readonly kind: QuestionKind
  readonly answerKind: AnswerKind
  readonly hint?: string
  /** Where in the record the evidence is usually found. */
  readonly whereToLook?: string
  /** Numbers of the tool's outcome indicators. Not needed where `dataOnly`. */
  readonly indicators: readonly number[]
  readonly required: boolean
  /** Wanted for counting alone: outside every rule on compliance, quality and outcome. */
  readonly dataOnly?: boolean
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
  /** For yes, partly or no: measures of timeliness whose dates, where extracts hold them, fill the answer in. */
  readonly measures?: readonly string[]
  /** A later audit of the same child shows what was answered here, and asks whether it happened. */
  readonly memory?: boolean
  /** The question of the version before whose trend goes on here. Left out: the one with the same key. Null: a new beginning. */
  readonly carriesOn?: string | null
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

export interface Section extends Applicability {
  readonly key: string
  readonly title: string
  readonly guidance: string
  readonly strand: Strand
  readonly mandatory: boolean
  readonly graded: boolean
  /** What each grade looks like here. Required where the section is graded. */
  readonly descriptors?: Readonly<Record<Grade, string>>
  readonly estimatedMinutes: number
  readonly questions: readonly Question[]
}

/** Values of calculated ratings, best first. Besides them a rating can be `not-applicable`, which is not in the list. */
export interface RatingScale {
  readonly key: string
  readonly name: string
  readonly values: readonly Choice[]
}

/**
 * A rating that the instrument itself defines, worked out from answers and other ratings. Only for instruments that have such
 * ratings: a judgement of ours is never calculated. The first rule that holds gives the value.
 */
export interface Rating {
  readonly key: string
  readonly title: string
  /** The section at whose end it is shown. */
  readonly section: string
  readonly scale: string
  /** The gate: where it does not hold, the rating is `not-applicable`. */
  readonly appliesWhen?: ExpressionText
  readonly rules: readonly { readonly when: ExpressionText; readonly gives: string; readonly because?: string }[]
  /** Given where no rule holds: a value of the scale, or `not-applicable`. */
  readonly otherwise: string
  /** Whether the auditor may put another value beside it, with a reason. Both are kept. */
  readonly mayOverride: boolean
  readonly guidance?: string
}

/** A number worked out from answers, for counting and for conditions. */
export interface Total {
  readonly key: string
  readonly title: string
  readonly section: string
  readonly value: ExpressionText
}

/** What does not fit and must be explained. Besides the product's own rules for graded tools (domain/grades/consistency.ts). */
export interface ToolConsistencyRule {
  readonly code: string
  readonly when: ExpressionText
  /** What the auditor and the moderator read. */
  readonly sentence: string
}

export interface ToolContent {
  readonly key: string
  readonly name: string
  readonly version: number
  readonly purpose: string
  /** Months of the record to read, and months to judge by. */
  readonly lookbackMonths: number
  readonly judgementMonths: number
  /** `four-grades`: the auditor gives an overall grade. `none`: the activity is ungraded, or has calculated ratings of its own. */
  readonly grading?: 'four-grades' | 'none'
  readonly indicators: readonly { readonly number: number; readonly name: string }[]
  /** Required with `four-grades`. */
  readonly overallDescriptors?: Readonly<Record<Grade, string>>
  readonly sections: readonly Section[]
  readonly scales?: readonly RatingScale[]
  readonly ratings?: readonly Rating[]
  readonly totals?: readonly Total[]
  readonly consistency?: readonly ToolConsistencyRule[]
}

/** Whether the auditor gives an overall grade on the four-point scale. */
export const isGraded = (tool: Pick<ToolContent, 'grading'>): boolean => tool.grading !== 'none'

export const estimatedMinutes = (sections: readonly Section[]): number =>
  sections.reduce((minutes, section) => minutes + section.estimatedMinutes, 0)
