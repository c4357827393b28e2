/**
 * What does not fit and must be explained before an audit is handed in. Nothing here judges or computes a grade: each concern names
 * what disagrees, and the auditor's explanation stays with the audit for the moderator to read. The rules answer the commonest
 * findings of inspectors: grades above the evidence, and compliance taken for quality (domain notes 2.6 and 6, P1 and P2).
 */
import { gradeLabel, isGoodOrBetter, type Grade } from './grade.ts'

export interface Concern {
  readonly code: string
  readonly sentence: string
}

export interface GradesAndAnswers {
  readonly overall: Grade
  readonly sections: readonly { readonly key: string; readonly title: string; readonly grade: Grade }[]
  /** Answers to compliance questions that were answered and apply. */
  readonly compliance: readonly { readonly answer: string }[]
  /** Progress answers by question key: better, same, worse, unclear, unsafe. */
  readonly progress: readonly { readonly text: string; readonly answer: string }[]
}

interface ConsistencyRule {
  readonly code: string
  readonly sentence: (facts: GradesAndAnswers) => string | null
}

const titles = (sections: GradesAndAnswers['sections']): string =>
  sections.map(section => `“${section.title}”`).join(' and ')

const rules: readonly ConsistencyRule[] = [
  {
    code: 'good-with-inadequate-section',
    sentence: ({ overall, sections }) => {
      const inadequate = sections.filter(section => section.grade === 'inadequate')
      return isGoodOrBetter(overall) && inadequate.length > 0
        ? `Overall you judged ${gradeLabel(overall)}, and you judged ${titles(inadequate)} inadequate.`
        : null
    },
  },
  {
    code: 'good-while-worse',
    sentence: ({ overall, progress }) => {
      const worse = progress.filter(one => one.answer === 'worse' || one.answer === 'unsafe')
      return isGoodOrBetter(overall) && worse.length > 0
        ? `Overall you judged ${gradeLabel(overall)}, and things are worse for the child: ${worse.map(one => one.text).join(' ')}`
        : null
    },
  },
  {
    code: 'good-while-unknown',
    sentence: ({ overall, progress }) => {
      const unknown = progress.filter(one => one.answer === 'unclear')
      return isGoodOrBetter(overall) && unknown.length > 1
        ? `Overall you judged ${gradeLabel(overall)}, and for ${unknown.length} of ${progress.length} measures the record does not show whether the child’s life has changed.`
        : null
    },
  },
  {
    code: 'good-with-most-required-missing',
    sentence: ({ overall, compliance }) => {
      const no = compliance.filter(one => one.answer === 'no').length
      return isGoodOrBetter(overall) && compliance.length > 0 && no * 2 > compliance.length
        ? `Overall you judged ${gradeLabel(overall)}, and answered no to ${no} of ${compliance.length} questions about what must be done.`
        : null
    },
  },
  {
    code: 'overall-outside-sections',
    sentence: ({ overall, sections }) =>
      sections.length > 0 &&
      sections.every(section => section.grade !== overall) &&
      new Set(sections.map(section => section.grade)).size === 1
        ? `Every section was judged ${gradeLabel(sections[0]?.grade ?? overall)}, and overall you judged ${gradeLabel(overall)}.`
        : null,
  },
]

/** In the order of the rules; the same facts always give the same concerns. */
export function concerns(facts: GradesAndAnswers): readonly Concern[] {
  return rules.flatMap(({ code, sentence }) => {
    const words = sentence(facts)
    return words === null ? [] : [{ code, sentence: words }]
  })
}

export const consistencyCodes: readonly string[] = rules.map(rule => rule.code)
