/** What changed from one version of a handed-in audit to the next: only what differs, each with its earlier and later words. */
import { gradeLabel, isGrade } from '../grades/grade.ts'
import type { SubmittedAudit, SubmittedSection } from './submission.ts'

export interface Change {
  /** The section and the question, or the part of the audit. */
  readonly section: string
  readonly what: string
  /** Empty where there was nothing. */
  readonly earlier: string
  readonly later: string
}

type Place = readonly [section: string, what: string, words: string]

/** A document as places with words, in the order in which it is read. */
const places = (document: SubmittedAudit): readonly Place[] => [
  ...document.sections.flatMap(sectionPlaces),
  ...(document.ratings ?? []).flatMap(({ title, standsText, reason }): readonly Place[] => [
    ['Worked out by the instrument', title, standsText],
    ['Worked out by the instrument', `${title} – why`, reason],
  ]),
  ...overallPlaces(document),
  ...document.concerns.map(({ sentence, explanation }): Place => ['What does not fit', sentence, explanation]),
  ...numbered('Strength', document.strengths),
  ...numbered('Area for improvement', document.areasForImprovement),
  ...document.actions.map(({ text, dueOn, ownerRole, successMeasure }, index): Place => [
    'Actions',
    `Action ${index + 1}`,
    [text, ownerRole, dueOn, successMeasure].join('\n'),
  ]),
]

const sectionPlaces = ({ title, questions, grade, rationale }: SubmittedSection): readonly Place[] => [
  ...questions.flatMap(({ text, answerText, evidence }): readonly Place[] => [
    [title, text, answerText],
    [title, `${text} – what you saw`, evidence],
  ]),
  [title, 'Grade', isGrade(grade) ? gradeLabel(grade) : ''],
  [title, 'Why', rationale],
]

const overallPlaces = ({ overall }: SubmittedAudit): readonly Place[] =>
  overall
    ? [
        ['The audit as a whole', 'Overall grade', gradeLabel(overall.grade)],
        ['The audit as a whole', 'Why', overall.rationale],
      ]
    : []

const numbered = (what: string, findings: SubmittedAudit['strengths']): readonly Place[] =>
  findings.map(({ theme, text, proposedAsGoodPractice }, index): Place => [
    'Strengths and areas for improvement',
    `${what} ${index + 1}`,
    `${theme}: ${text}${proposedAsGoodPractice ? '\nProposed as good practice' : ''}`,
  ])

/** In the order of the later version; what only the earlier one had comes last. */
export function changesBetween(earlier: SubmittedAudit, later: SubmittedAudit): readonly Change[] {
  const key = (section: string, what: string): string => `${section}\n${what}`
  const before = new Map(places(earlier).map(([section, what, words]) => [key(section, what), words]))
  const now = places(later)
  const there = new Set(now.map(([section, what]) => key(section, what)))
  const gone = places(earlier).filter(([section, what]) => !there.has(key(section, what)))
  return [
    ...now.map(([section, what, words]) => ({
      section,
      what,
      earlier: before.get(key(section, what)) ?? '',
      later: words,
    })),
    ...gone.map(([section, what, words]) => ({ section, what, earlier: words, later: '' })),
  ].filter(change => change.earlier !== change.later)
}
