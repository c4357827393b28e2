/** Small tools for tests: a tool, section or question that is as plain as it can be but for what a test is about. */
import type { Question, Section, ToolContent } from '#domain/audit-tool/tool.ts'

export const aQuestion = (key: string, more: Partial<Question> = {}): Question => ({
  key,
  text: `What of ${key}?`,
  kind: 'outcome',
  answerKind: 'yes-partly-no',
  indicators: [1],
  required: true,
  ...more,
})

export const aSection = (key: string, questions: readonly Question[], more: Partial<Section> = {}): Section => ({
  key,
  title: `Section ${key}`,
  guidance: 'Read the record.',
  strand: 'effect',
  mandatory: false,
  graded: false,
  estimatedMinutes: 5,
  questions,
  ...more,
})

export const aTool = (more: Partial<ToolContent> = {}): ToolContent => ({
  key: 'a-tool',
  name: 'A tool',
  version: 1,
  purpose: 'To be tried.',
  lookbackMonths: 12,
  judgementMonths: 6,
  grading: 'none',
  indicators: [{ number: 1, name: 'The first' }],
  sections: [aSection('one', [aQuestion('seen')])],
  ...more,
})
