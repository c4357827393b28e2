/**
 * The family's answers beside the auditor's grades, and a plain sentence where they differ. Nothing is averaged, weighed or graded: a
 * difference is a reason to look again, and who is right is for people to say.
 */
import type { Section, ToolContent } from '../audit-tool/tool.ts'
import { sectionsApplying } from '../audit-tool/applies.ts'
import { gradeLabel, isGoodOrBetter, type Grade } from '../grades/grade.ts'
import { isHigh, isLow, type AnswerSaid } from './answers.ts'

/** Outcome indicators that are about how families are worked with (domain notes, 2.5 row P). */
const indicatorsOfFamilies: readonly number[] = [3, 8]

export interface GradedSection {
  readonly key: string
  readonly title: string
  /** Null while the auditor has not graded it. */
  readonly grade: Grade | null
}

/** The graded sections that the family's answers stand beside: of the strand partnership, or with a question on indicator 3 or 8. */
export function sectionsBeside(tool: ToolContent, caseStatus: string): readonly Section[] {
  const facts = { caseStatus, ageYears: null, placement: null, theme: null }
  return sectionsApplying(tool, facts).filter(section => section.graded && isBesideFamily(section))
}

/** Whether a section, graded or not, is about how families are worked with. */
export const isBesideFamily = (section: Section): boolean =>
  section.strand === 'partnership' ||
  section.questions.some(question => question.indicators.some(number => indicatorsOfFamilies.includes(number)))

interface DifferenceRule {
  readonly code: string
  applies(grade: Grade, answers: readonly AnswerSaid[]): boolean
  sentence(title: string, grade: Grade, answers: readonly AnswerSaid[]): string
}

export const differenceRules: readonly DifferenceRule[] = [
  {
    code: 'graded-well-family-unhappy',
    applies: (grade, answers) => isGoodOrBetter(grade) && answers.some(isLow),
    sentence: (title, grade, answers) =>
      `“${title}” is graded ${gradeLabel(grade)}, and ${answers.filter(isLow).length} of the family’s ${answers.length} answers ${answers.filter(isLow).length === 1 ? 'is' : 'are'} 3 or lower of 10, or a sad face.`,
  },
  {
    code: 'graded-below-family-content',
    applies: (grade, answers) => !isGoodOrBetter(grade) && answers.length > 0 && answers.every(isHigh),
    sentence: (title, grade, answers) =>
      `“${title}” is graded ${gradeLabel(grade)}, and all ${answers.length} of the family’s answers are 8 or higher of 10, or a happy face.`,
  },
]

export interface Difference {
  readonly code: string
  readonly sectionKey: string
  readonly sentence: string
}

/** Where grades and the family's answers differ, in the order of the audit. Answers that were skipped or in words alone are left out. */
export function differences(sections: readonly GradedSection[], answers: readonly AnswerSaid[]): readonly Difference[] {
  const given = answers.filter(one => one.value !== '')
  return sections.flatMap(({ key, title, grade }) =>
    grade === null
      ? []
      : differenceRules
          .filter(rule => rule.applies(grade, given))
          .map(rule => ({ code: rule.code, sectionKey: key, sentence: rule.sentence(title, grade, given) })),
  )
}
