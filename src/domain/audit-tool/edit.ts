/**
 * Changes to a draft of a tool, one deed at a time: values in, a new value out. Sections and questions are found by their keys;
 * what is not there changes nothing. No deed checks whether the tool makes sense: `toolFaults` does.
 */
import type { Question, Section, ToolConsistencyRule, ToolContent } from './tool.ts'

export type Direction = 'up' | 'down'

/** The list with the thing at `place` moved one step; the same list where it is already at that end, or is not there. */
function moved<Item>(list: readonly Item[], place: number, direction: Direction): readonly Item[] {
  const to = place + (direction === 'up' ? -1 : 1)
  const item = list[place]
  if (item === undefined || to < 0 || to >= list.length) return list
  return list.toSpliced(place, 1).toSpliced(to, 0, item)
}

export const sectionOf = (tool: ToolContent, key: string): Section | undefined =>
  tool.sections.find(section => section.key === key)

export interface QuestionPlace {
  readonly section: Section
  readonly question: Question
  /** From 0, in its section. */
  readonly place: number
}

export function questionOf(tool: ToolContent, key: string): QuestionPlace | undefined {
  for (const section of tool.sections) {
    const place = section.questions.findIndex(question => question.key === key)
    const question = section.questions[place]
    if (question) return { section, question, place }
  }
  return undefined
}

/** Every key of a section or a question. */
export const keysOf = (tool: ToolContent): readonly string[] =>
  tool.sections.flatMap(section => [section.key, ...section.questions.map(question => question.key)])

const withSections = (tool: ToolContent, sections: readonly Section[]): ToolContent => ({ ...tool, sections })

export const addSection = (tool: ToolContent, section: Section): ToolContent =>
  withSections(tool, [...tool.sections, section])

export const changeSection = (tool: ToolContent, key: string, changed: Section): ToolContent =>
  withSections(
    tool,
    tool.sections.map(section => (section.key === key ? changed : section)),
  )

export const removeSection = (tool: ToolContent, key: string): ToolContent =>
  withSections(
    tool,
    tool.sections.filter(section => section.key !== key),
  )

export const moveSection = (tool: ToolContent, key: string, direction: Direction): ToolContent =>
  withSections(
    tool,
    moved(
      tool.sections,
      tool.sections.findIndex(section => section.key === key),
      direction,
    ),
  )

const inSection = (
  tool: ToolContent,
  key: string,
  change: (questions: readonly Question[]) => readonly Question[],
): ToolContent =>
  withSections(
    tool,
    tool.sections.map(section =>
      section.key === key ? { ...section, questions: change(section.questions) } : section,
    ),
  )

/** At the end of the section. */
export const addQuestion = (tool: ToolContent, sectionKey: string, question: Question): ToolContent =>
  inSection(tool, sectionKey, questions => [...questions, question])

/** In its place; or at the end of another section, where one is named. */
export function changeQuestion(tool: ToolContent, key: string, changed: Question, sectionKey?: string): ToolContent {
  const found = questionOf(tool, key)
  if (!found) return tool
  if (sectionKey === undefined || sectionKey === found.section.key || !sectionOf(tool, sectionKey))
    return inSection(tool, found.section.key, questions => questions.with(found.place, changed))
  return addQuestion(removeQuestion(tool, key), sectionKey, changed)
}

export function removeQuestion(tool: ToolContent, key: string): ToolContent {
  const found = questionOf(tool, key)
  return found ? inSection(tool, found.section.key, questions => questions.toSpliced(found.place, 1)) : tool
}

export function moveQuestion(tool: ToolContent, key: string, direction: Direction): ToolContent {
  const found = questionOf(tool, key)
  return found ? inSection(tool, found.section.key, questions => moved(questions, found.place, direction)) : tool
}

const withRules = (
  { consistency: _before, ...tool }: ToolContent,
  consistency: readonly ToolConsistencyRule[],
): ToolContent => (consistency.length === 0 ? tool : { ...tool, consistency })

export const addRule = (tool: ToolContent, rule: ToolConsistencyRule): ToolContent =>
  withRules(tool, [...(tool.consistency ?? []), rule])

export const changeRule = (tool: ToolContent, code: string, changed: ToolConsistencyRule): ToolContent =>
  withRules(
    tool,
    (tool.consistency ?? []).map(rule => (rule.code === code ? changed : rule)),
  )

export const removeRule = (tool: ToolContent, code: string): ToolContent =>
  withRules(
    tool,
    (tool.consistency ?? []).filter(rule => rule.code !== code),
  )
