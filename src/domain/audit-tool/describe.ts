/** A tool's sections, questions and whatever else, field by field in words: for comparing versions and for showing what stands. */
import { grades, type Grade } from '../grades/grade.ts'
import type {
  Applicability,
  Question,
  Rating,
  RatingScale,
  Section,
  ToolConsistencyRule,
  ToolContent,
  Total,
} from './tool.ts'

/** A field's name as people read it, and what stands in it; empty where nothing does. */
export type FieldInWords = readonly [field: string, text: string]

export const kindWords = { compliance: 'Compliance', quality: 'Quality', outcome: 'Outcome' } as const

export const strandWords = {
  effect: 'Effect',
  'practice-and-oversight': 'Practice and oversight',
  partnership: 'Partnership',
} as const

export const answerKindWords: Readonly<Record<Question['answerKind'], string>> = {
  'yes-partly-no': 'Yes, partly or no',
  grade: 'One of the four grades',
  scale: 'A number on a scale',
  progress: 'How something has moved',
  choice: 'One of several choices',
  choices: 'Any of several choices',
  date: 'A date',
  count: 'A whole number',
  'short-text': 'A short text',
  'long-text': 'A longer text',
  reflection: 'A reflection, never graded or counted',
  evidence: 'Where in the record something stands',
}

const yesNo = (value: boolean | undefined): string => (value === true ? 'Yes' : 'No')
const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value))
const lines = (parts: readonly string[]): string => parts.join('\n')

const agesInWords = (ages: Applicability['ages']): string => {
  const { from, to } = ages ?? {}
  if (from !== undefined && to !== undefined) return `${from} to ${to}`
  if (from !== undefined) return `${from} and over`
  return to === undefined ? '' : `${to} and under`
}

const applicabilityFields = (of: Applicability): readonly FieldInWords[] => [
  ['Case statuses', (of.statuses ?? []).toSorted().join(', ')],
  ['Ages', agesInWords(of.ages)],
  ['Placements', (of.placements ?? []).toSorted().join(', ')],
  ['Themes', (of.themes ?? []).toSorted().join(', ')],
  ['Asked when', text(of.askedWhen)],
]

/** Whom something is asked of: "looked after; 16 and over"; empty where it is every case. */
export function askedOfInWords({
  statuses = [],
  ages,
  placements = [],
  themes = [],
  askedWhen,
}: Applicability): string {
  const parts = [
    statuses.join(', ').replaceAll('-', ' '),
    ages === undefined ? '' : `aged ${agesInWords(ages)}`,
    placements.length === 0 ? '' : `in placements of type ${placements.join(', ')}`,
    themes.length === 0 ? '' : `in rounds on ${themes.join(', ').replaceAll('-', ' ')}`,
    askedWhen === undefined ? '' : `only when ${askedWhen}`,
  ]
  return parts.filter(part => part !== '').join('; ')
}

const descriptorsInWords = (descriptors: Readonly<Record<Grade, string>> | undefined): string =>
  descriptors === undefined ? '' : lines(grades.map(({ code, label }) => `${label}: ${descriptors[code]}`))

export const choicesInWords = (choices: Question['choices'] = []): string =>
  lines(choices.map(({ code, label, explain }) => `${label} (${code})${explain === true ? ', to be explained' : ''}`))

export const questionInWords = (question: Question): readonly FieldInWords[] => [
  ['Question', question.text],
  ['Kind', question.dataOnly === true ? 'For counting alone' : kindWords[question.kind]],
  ['Answer', answerKindWords[question.answerKind]],
  ['Choices', choicesInWords(question.choices)],
  ['Least', text(question.least)],
  ['Most', text(question.most)],
  ['What numbers mean', lines((question.scaleGuidance ?? []).map(step => `${step.at}: ${step.text}`))],
  ['Descriptors', descriptorsInWords(question.descriptors)],
  ['Hint', text(question.hint)],
  ['Where to look', text(question.whereToLook)],
  ['Indicators', question.indicators.toSorted((a, b) => a - b).join(', ')],
  ['Must be answered', yesNo(question.required)],
  ['Text beside the answer', text(question.evidence)],
  ['Filled in from the record', (question.measures ?? []).join(', ')],
  ['Shown at the next audit', yesNo(question.memory)],
  ...applicabilityFields(question),
]

/** Of the section itself, without its questions. */
export const sectionInWords = (section: Section): readonly FieldInWords[] => [
  ['Title', section.title],
  ['Guidance', section.guidance],
  ['Strand', strandWords[section.strand]],
  ['Minutes', text(section.estimatedMinutes)],
  ['Mandatory', yesNo(section.mandatory)],
  ['Graded', yesNo(section.graded)],
  ['Descriptors', descriptorsInWords(section.descriptors)],
  ...applicabilityFields(section),
]

/** Of the tool itself. */
export const toolInWords = (tool: ToolContent): readonly FieldInWords[] => [
  ['Name', tool.name],
  ['Purpose', tool.purpose],
  ['Months to read', text(tool.lookbackMonths)],
  ['Months to judge by', text(tool.judgementMonths)],
  ['Overall grade', tool.grading === 'none' ? 'None' : 'One of the four grades'],
  ['Outcome indicators', lines(tool.indicators.map(({ number, name }) => `${number}: ${name}`))],
  ['Overall descriptors', descriptorsInWords(tool.overallDescriptors)],
]

export const ratingInWords = (rating: Rating): readonly FieldInWords[] => [
  ['Title', rating.title],
  ['Section', rating.section],
  ['Scale', rating.scale],
  ['Applies when', text(rating.appliesWhen)],
  [
    'Rules',
    lines(
      rating.rules.map(rule => [`${rule.when} → ${rule.gives}`, ...(rule.because ? [rule.because] : [])].join(': ')),
    ),
  ],
  ['Otherwise', rating.otherwise],
  ['May be overridden', yesNo(rating.mayOverride)],
  ['Guidance', text(rating.guidance)],
]

export const scaleInWords = (scale: RatingScale): readonly FieldInWords[] => [
  ['Name', scale.name],
  ['Values', choicesInWords(scale.values)],
]

export const totalInWords = (total: Total): readonly FieldInWords[] => [
  ['Title', total.title],
  ['Section', total.section],
  ['Value', total.value],
]

export const ruleInWords = (rule: ToolConsistencyRule): readonly FieldInWords[] => [
  ['Sentence', rule.sentence],
  ['When', rule.when],
]
