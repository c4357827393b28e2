/**
 * Checks a tool like a program, before it is published: every fault is found, with its place, in words for the person who wrote the
 * tool. A tool without faults can always be finished by an auditor who answers everything.
 */
import { gradeCodes } from '../grades/grade.ts'
import { measureOf } from '../timeliness/measures.ts'
import { instrumentFaults } from './instrument-faults.ts'
import { isGraded, rangeOf, type Applicability, type Question, type Section, type ToolContent } from './tool.ts'
import { fault, keyShape, twice, type ToolFault } from './tool-fault.ts'

export type { ToolFault } from './tool-fault.ts'

const indicatorCount = 12

/** Keys that answers beside the tool's own questions have (audit/answers.ts, audit/learning.ts). */
const keysKept = new Set(['overall', 'concern', 'strength', 'area', 'action', 'rating', 'memory'])

/** Fields that a section's page has besides its answers. */
const fieldsKept = ['shown', 'then', 'formToken']

export function* toolFaults(tool: ToolContent): Generator<ToolFault> {
  yield* repeated(tool)
  for (const section of tool.sections) yield* sectionFaults(section)
  yield* indicatorFaults(tool)
  if (!tool.sections.some(section => section.questions.some(question => question.kind === 'outcome'))) {
    yield fault('no-outcome', '', 'No section asks what difference was made for the child.')
  }
  if (isGraded(tool)) yield* descriptorFaults(tool.overallDescriptors, '')
  yield* instrumentFaults(tool)
}

function* repeated(tool: ToolContent): Generator<ToolFault> {
  const sections = tool.sections.map(section => section.key)
  const questions = tool.sections.flatMap(section => section.questions.map(question => question.key))
  for (const key of new Set(twice(sections))) yield fault('section-key-twice', key, `Two sections have the key ${key}.`)
  for (const key of new Set(twice(questions)))
    yield fault('question-key-twice', key, `Two questions have the key ${key}.`)
}

function* sectionFaults(section: Section): Generator<ToolFault> {
  yield* sectionShapeFaults(section)
  if (section.graded) yield* descriptorFaults(section.descriptors, section.key)
  for (const question of section.questions) yield* questionFaults(section, question)
}

function* sectionShapeFaults(section: Section): Generator<ToolFault> {
  if (!keyShape.test(section.key))
    yield fault('key-shape', section.key, 'A section’s key has small letters, digits and hyphens.')
  if (keysKept.has(section.key))
    yield fault('key-kept', section.key, `The product needs the key ${section.key} itself: give the section another.`)
  if (section.guidance.trim() === '') yield fault('no-guidance', section.key, `“${section.title}” has no guidance.`)
  if (section.questions.length === 0) yield fault('no-questions', section.key, `“${section.title}” asks nothing.`)
  if (section.mandatory && isLimited(section))
    yield fault('mandatory-not-always', section.key, `“${section.title}” is mandatory and is not asked of every case.`)
  yield* fieldFaults(section)
}

const isLimited = ({ statuses, ages, placements, themes, askedWhen }: Applicability): boolean =>
  [statuses, ages, placements, themes, askedWhen].some(one => one !== undefined)

/** Each answer of a section has a field on its page, and one for the evidence: two with one name would be taken for each other. */
function* fieldFaults(section: Section): Generator<ToolFault> {
  const keys = [...new Set(section.questions.map(question => question.key)), `${section.key}-grade`]
  const dates = section.questions.filter(question => question.answerKind === 'date')
  const parts = dates.flatMap(({ key }) => [`${key}-day`, `${key}-month`, `${key}-year`])
  const fields = [...keys.flatMap(key => [key, `${key}-evidence`]), ...parts, ...fieldsKept]
  for (const field of new Set(twice(fields)))
    yield fault('field-twice', section.key, `Two fields of “${section.title}” would have the name ${field}.`)
}

function* descriptorFaults(descriptors: Section['descriptors'], where: string): Generator<ToolFault> {
  for (const grade of gradeCodes) {
    if ((descriptors?.[grade] ?? '').trim() === '')
      yield fault('no-descriptor', where, `There is no descriptor of ${grade}.`)
  }
}

function* questionFaults(section: Section, question: Question): Generator<ToolFault> {
  const where = `${section.key}/${question.key}`
  if (!keyShape.test(question.key))
    yield fault('key-shape', where, 'A question’s key has small letters, digits and hyphens.')
  if (question.text.trim() === '') yield fault('no-text', where, 'The question has no words.')
  yield* questionIndicatorFaults(where, question)
  yield* choiceFaults(where, question)
  yield* measureFaults(where, question)
  if (question.answerKind === 'grade') yield* descriptorFaults(question.descriptors, where)
  if (question.answerKind === 'scale' || question.answerKind === 'count') yield* rangeFaults(where, question)
}

function* questionIndicatorFaults(where: string, question: Question): Generator<ToolFault> {
  if (question.indicators.length === 0 && !question.dataOnly)
    yield fault('no-indicator', where, `“${question.text}” is tied to no outcome indicator.`)
  for (const number of question.indicators) {
    if (!Number.isInteger(number) || number < 1 || number > indicatorCount)
      yield fault('unknown-indicator', where, `There is no indicator ${number}.`)
  }
}

function* measureFaults(where: string, { text, answerKind, measures = [] }: Question): Generator<ToolFault> {
  if (measures.length > 0 && answerKind !== 'yes-partly-no')
    yield fault(
      'filled-in-other-kind',
      where,
      `“${text}” is filled in from the record and is not answered yes, partly or no.`,
    )
  for (const measure of measures)
    if (measureOf(measure) === undefined)
      yield fault('unknown-measure', where, `There is no measure of timeliness with the key ${measure}.`)
}

function* rangeFaults(where: string, question: Question): Generator<ToolFault> {
  const { least, most } = rangeOf(question)
  if (least < 0 || least >= most)
    yield fault('range-empty', where, `“${question.text}” takes numbers from ${least} to ${most}: there are none.`)
  if (question.answerKind === 'scale' && most - least > 10)
    yield fault('scale-too-long', where, `“${question.text}” has more than eleven steps: use a count.`)
  const outside = question.scaleGuidance?.find(({ at }) => at < least || at > most)
  if (outside)
    yield fault('guidance-outside-scale', where, `There is guidance for ${outside.at}, which the scale does not have.`)
}

function* choiceFaults(where: string, question: Question): Generator<ToolFault> {
  const needsChoices = ['choice', 'choices', 'progress'].includes(question.answerKind)
  const codes = question.choices?.map(choice => choice.code) ?? []
  if (needsChoices && codes.length < 2)
    yield fault('too-few-choices', where, `“${question.text}” needs at least two answers to choose from.`)
  for (const code of codes)
    if (!keyShape.test(code))
      yield fault(
        'choice-shape',
        where,
        `The code ${code} of an answer has more than small letters, digits and hyphens.`,
      )
  for (const code of new Set(twice(codes))) yield fault('choice-twice', where, `Two answers have the code ${code}.`)
}

function* indicatorFaults(tool: ToolContent): Generator<ToolFault> {
  const questions = tool.sections.flatMap(section => section.questions)
  for (const { number, name } of tool.indicators) {
    if (!questions.some(question => question.indicators.includes(number))) {
      yield fault('indicator-not-covered', '', `No question tests indicator ${number}, “${name}”.`)
    }
  }
}
