/** View-model of two versions side by side, for whoever publishes, reads a new version, or brings a workbook back. */
import { compareTools, isDifferent, type PartCompared, type QuestionCompared, type ToolComparison } from '#domain/audit-tool/compare.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'

const fateWords = { added: 'Added', removed: 'Removed', changed: 'Changed', same: 'Moved' } as const

const partView = (part: PartCompared, what: string) => ({
  what,
  key: part.key,
  title: part.title,
  fate: fateWords[part.fate] + (part.moved && part.fate !== 'same' ? ' and moved' : ''),
  changes: part.changes.map(change => ({ ...change })),
})

const isOther = (part: PartCompared): boolean => part.fate !== 'same' || part.moved

const trendOf = ({ key, fate, carriesOnFrom }: QuestionCompared): string | null => {
  if (fate === 'removed') return 'Its trend ends here.'
  if (carriesOnFrom === null) return 'A new beginning: it has no earlier trend.'
  return carriesOnFrom === key ? null : `Carries on from ${carriesOnFrom}.`
}

const questionsView = (questions: readonly QuestionCompared[]) =>
  questions.filter(isOther).map(question => ({
    ...partView(question, question.section),
    trend: trendOf(question),
    mixes: question.mixes.length === 0 ? null : `The trend would mix two questions: ${question.mixes.join(', and ')}.`,
  }))

/** How many questions go on, begin and end: the sum of what a trend meets. */
const countsOf = ({ questions }: ToolComparison) => ({
  carryOn: questions.filter(one => one.carriesOnFrom !== null).length,
  added: questions.filter(one => one.fate === 'added').length,
  removed: questions.filter(one => one.fate === 'removed').length,
  changed: questions.filter(one => one.fate === 'changed').length,
  mixed: questions.filter(one => one.mixes.length > 0).length,
})

/** Which question each one carries on from, in the order of the later version. */
const trendsOf = ({ questions }: ToolComparison) =>
  questions
    .filter(question => question.fate !== 'removed')
    .map(question => ({ key: question.key, title: question.title, from: question.carriesOnFrom ?? 'a new beginning' }))

export function comparisonView(versions: readonly [ToolContent, ToolContent, ...ToolContent[]]) {
  const comparison = compareTools(versions)
  return {
    different: isDifferent(comparison),
    counts: countsOf(comparison),
    tool: comparison.tool.map(change => ({ ...change })),
    parts: [
      ...comparison.sections.filter(isOther).map(part => partView(part, 'Section')),
      ...comparison.others.filter(isOther).map(part => partView(part, part.what)),
    ],
    questions: questionsView(comparison.questions),
    trends: trendsOf(comparison),
  }
}
