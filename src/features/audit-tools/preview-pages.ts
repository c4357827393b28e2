/** A draft as an auditor would meet it, for an imagined case. Nothing that is chosen here is kept. */
import { evidenceAsked, rangeOf, type Question } from '#domain/audit-tool/tool.ts'
import { foresee, type ImaginedCase, type SectionForeseen } from '#domain/audit-tool/preview.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { caseStatuses } from '#domain/cases/case-status.ts'
import { grades, type Grade } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import { page, route, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { draftOf, type DraftFound } from './drafts.ts'
import { fieldsShown, type FieldAsked } from './fields.ts'
import { paths } from './paths.ts'

const textGiven = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text.trim())

function imaginedIn({ query }: RouteRequest): ImaginedCase {
  const age = textGiven(query['age'])
  return {
    status: textGiven(query['status']),
    age: age !== null && /^\d{1,2}$/.test(age) ? Number(age) : null,
    placement: textGiven(query['placement']),
    theme: textGiven(query['theme']),
  }
}

const named = (tool: ToolContent, field: 'statuses' | 'placements' | 'themes'): readonly string[] => [
  ...new Set(tool.sections.flatMap(section => [section, ...section.questions]).flatMap(one => one[field] ?? [])),
]

const options = (codes: readonly (readonly [string, string])[]) => [
  { value: '', text: 'Not known' },
  ...codes.map(([value, text]) => ({ value, text })),
]

function factsAsked(tool: ToolContent): readonly FieldAsked[] {
  const own = named(tool, 'statuses').filter(code => !caseStatuses.some(status => status.code === code))
  const same = (codes: readonly string[]) => options(codes.map(code => [code, code] as const))
  const statuses = [...caseStatuses.map(({ code, label }) => [code, label] as const), ...own.map(code => [code, code] as const)]
  return [
    { name: 'status', label: 'Case status', shape: 'select', choices: options(statuses) },
    { name: 'age', label: 'Age', hint: 'In whole years. Leave empty where it is not known.', shape: 'input', width: 3 },
    { name: 'placement', label: 'Placement', shape: 'select', choices: same(named(tool, 'placements')) },
    { name: 'theme', label: 'Theme of the round', shape: 'select', choices: same(named(tool, 'themes')) },
  ]
}

const shapes: Readonly<Record<Question['answerKind'], 'radios' | 'checkboxes' | 'textarea' | 'input' | 'date'>> = {
  'yes-partly-no': 'radios',
  grade: 'radios',
  scale: 'radios',
  progress: 'radios',
  choice: 'radios',
  choices: 'checkboxes',
  date: 'date',
  count: 'input',
  'short-text': 'input',
  'long-text': 'textarea',
  reflection: 'textarea',
  evidence: 'input',
}

const gradeItems = (descriptors: Readonly<Record<Grade, string>> | undefined) =>
  grades.map(({ code, label }) => ({ value: code, text: label, hint: { text: descriptors?.[code] ?? '' } }))

const yesPartlyNo = ['Yes', 'Partly', 'No', 'Does not apply to this case']

const numbersOf = (question: Question): readonly string[] => {
  const { least, most } = rangeOf(question)
  // A draft may have a scale without an end; what is not a scale is told as a fault.
  return Array.from({ length: Math.max(0, Math.min(most - least + 1, 101)) }, (_, step) => String(least + step))
}

function itemsOf(question: Question): readonly { value: string; text: string; hint?: { text: string } }[] {
  const plain = (words: readonly string[]) => words.map(word => ({ value: word, text: word }))
  if (question.answerKind === 'yes-partly-no') return plain(yesPartlyNo)
  if (question.answerKind === 'scale') return plain(numbersOf(question))
  if (question.answerKind === 'grade') return gradeItems(question.descriptors)
  return (question.choices ?? []).map(({ code, label }) => ({ value: code, text: label }))
}

const stop = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`)

function hintOf({ hint, whereToLook, scaleGuidance = [] }: Question): string | null {
  const steps = scaleGuidance.map(({ at, text }) => `${at}: ${text}`).join('; ')
  const said = [hint, steps, whereToLook && `Where to look: ${whereToLook}`].flatMap(part => part || [])
  return said.length === 0 ? null : said.map(stop).join(' ')
}

const questionView = (question: Question, href: string) => ({
  id: `preview-${question.key}`,
  text: question.text,
  hint: hintOf(question),
  shape: shapes[question.answerKind],
  items: params(itemsOf(question)),
  inline: question.answerKind === 'scale',
  evidence: evidenceAsked(question),
  required: question.required,
  askedWhen: question.askedWhen ?? null,
  href,
})

const sectionView = ({ section, asked, questions }: SectionForeseen, key: string) => ({
  title: section.title || 'Untitled section',
  href: paths.section(key, section.key),
  asked,
  guidance: section.guidance,
  minutes: section.estimatedMinutes,
  askedWhen: section.askedWhen ?? null,
  questions: questions.map(question => questionView(question, paths.question(key, question.key))),
  grade: section.graded ? { id: `preview-${section.key}-grade`, items: params(gradeItems(section.descriptors)) } : null,
})

function previewView(draft: DraftFound, facts: ImaginedCase) {
  const { content, key } = draft
  const sections = foresee(content, facts)
  const asked = sections.filter(one => one.asked)
  const typed = {
    status: facts.status ?? '',
    age: facts.age === null ? '' : String(facts.age),
    placement: facts.placement ?? '',
    theme: facts.theme ?? '',
  }
  return {
    name: content.name,
    back: paths.draft(key),
    action: paths.preview(key),
    fields: fieldsShown(factsAsked(content), typed, {}, null),
    minutes: asked.reduce((sum, one) => sum + one.section.estimatedMinutes, 0),
    questions: asked.reduce((sum, one) => sum + one.questions.length, 0),
    sections: asked.map(one => sectionView(one, key)),
    notAsked: sections.filter(one => !one.asked).map(({ section }) => ({ title: section.title })),
    overall: content.grading === 'none' ? null : params(gradeItems(content.overallDescriptors)),
  }
}

const preview = async (ctx: Context, request: RouteRequest): Promise<Reply> =>
  page(
    'audit-tools/pages/preview.njk',
    previewView(await draftOf(ctx, request.params['key'] ?? ''), imaginedIn(request)),
  )

export const previewRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/audit-tools/:key/draft/preview', permission: 'tool.design', run: preview }),
]
