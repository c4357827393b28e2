/**
 * How a draft of a tool begins and what it must be to be worked on: keys that name one thing each. Everything else that is wrong
 * with a draft is shown at its place and keeps nobody from going on.
 */
import { grades, type Grade } from '../grades/grade.ts'
import type { Choice, Question, Section, ToolContent } from './tool.ts'
import { keysOf } from './edit.ts'

const keyShape = /^[a-z0-9][a-z0-9-]{0,59}$/
export const isKey = (text: string): boolean => keyShape.test(text)

/** Words of the addresses of pages, which no tool can have as its key. */
const keysOfPages = new Set(['new'])
export const mayNameATool = (key: string): boolean => isKey(key) && !keysOfPages.has(key)

const mostWords = 6

/** "Was the child seen alone?" → `was-the-child-seen-alone`; with a number behind it where it is taken. */
export function keyFrom(words: string, taken: readonly string[]): string {
  const plain = words.normalize('NFD').toLowerCase().replaceAll(/[’']/g, '')
  const parts = plain.replaceAll(/\p{M}/gu, '').split(/[^a-z0-9]+/)
  const key =
    parts
      .filter(part => part !== '')
      .slice(0, mostWords)
      .join('-')
      .slice(0, 50)
      .replace(/-+$/, '') || 'unnamed'
  if (!taken.includes(key)) return key
  const number = Array.from({ length: taken.length + 1 }, (_, index) => index + 2).find(
    one => !taken.includes(`${key}-${one}`),
  )
  return `${key}-${number ?? 0}`
}

const blankDescriptors = Object.fromEntries(grades.map(({ code }) => [code, ''])) as Record<Grade, string>

/** A tool with nothing in it yet, on the framework's own windows of twelve and six months. */
export const emptyTool = (key: string, name: string): ToolContent => ({
  key,
  name,
  version: 1,
  purpose: '',
  lookbackMonths: 12,
  judgementMonths: 6,
  indicators: [],
  overallDescriptors: blankDescriptors,
  sections: [],
})

/** What a question carries on from was said of the version before: in the next version it would be another thing. */
function withoutCarriesOn({ carriesOn: _before, ...question }: Question): Question {
  return question
}

const withQuestions = (tool: ToolContent, change: (question: Question) => Question): ToolContent => ({
  ...tool,
  sections: tool.sections.map(section => ({ ...section, questions: section.questions.map(change) })),
})

/** The next version, the same as the last but for its number. */
export const nextVersion = (published: ToolContent): ToolContent => ({
  ...withQuestions(published, withoutCarriesOn),
  version: published.version + 1,
})

/** Another tool that begins as this one. Nothing of it carries on from anything. */
export const copyOf = (published: ToolContent, key: string, name: string): ToolContent => ({
  ...withQuestions(published, withoutCarriesOn),
  key,
  name,
  version: 1,
})

/** Keys by which two things, or nothing that an address can name, would be meant. A draft is only kept without these. */
export function draftFaults(tool: ToolContent): readonly string[] {
  const keys = keysOf(tool)
  const codes = (tool.consistency ?? []).map(rule => rule.code)
  const faulty = [...new Set([...keys, ...codes].filter(key => !isKey(key)))].map(
    key => `“${key}” is no key: use small letters, digits and hyphens, 60 at most.`,
  )
  const sections = tool.sections.map(section => section.key)
  const questions = tool.sections.flatMap(section => section.questions.map(question => question.key))
  return [
    ...faulty,
    ...twice(sections).map(key => `Two sections have the key ${key}.`),
    ...twice(questions).map(key => `Two questions have the key ${key}.`),
    ...twice(codes).map(code => `Two consistency rules have the code ${code}.`),
  ]
}

const twice = (keys: readonly string[]): readonly string[] => [
  ...new Set(keys.filter((key, index) => keys.indexOf(key) !== index)),
]

const isEmpty = (value: unknown): boolean => {
  if (value === undefined || value === '' || value === false) return true
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** Fields that say something by being false or empty: they are always there. */
function tidied<Shape extends object>(value: Shape, always: readonly (keyof Shape)[]): Shape {
  const kept = Object.entries(value).filter(([name, part]) => always.includes(name as keyof Shape) || !isEmpty(part))
  return Object.fromEntries(kept) as Shape
}

const tidyChoice = (choice: Choice): Choice => tidied(choice, ['code', 'label'])

const tidyQuestion = (question: Question): Question =>
  tidied({ ...question, ...(question.choices ? { choices: question.choices.map(tidyChoice) } : {}) }, [
    'key',
    'text',
    'kind',
    'answerKind',
    'indicators',
    'required',
    'carriesOn',
  ])

const tidySection = (section: Section): Section =>
  tidied({ ...section, questions: section.questions.map(tidyQuestion) }, [
    'key',
    'title',
    'guidance',
    'strand',
    'mandatory',
    'graded',
    'estimatedMinutes',
    'questions',
  ])

/** The same tool with what says nothing left out: an empty hint, an empty list, a choice that need not be explained. */
export const tidyTool = (tool: ToolContent): ToolContent =>
  tidied(
    {
      ...tool,
      sections: tool.sections.map(tidySection),
      scales: (tool.scales ?? []).map(scale => ({ ...scale, values: scale.values.map(tidyChoice) })),
      ratings: (tool.ratings ?? []).map(rating => ({
        ...tidied(rating, ['key', 'title', 'section', 'scale', 'rules', 'otherwise', 'mayOverride']),
        rules: rating.rules.map(rule => tidied(rule, ['when', 'gives'])),
      })),
    },
    ['key', 'name', 'version', 'purpose', 'lookbackMonths', 'judgementMonths', 'indicators', 'sections'],
  )
