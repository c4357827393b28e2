/** View-model of a draft's page: its outline, how long it takes, what is wrong at which place, and what is advised against. */
import { kindWords } from '#domain/audit-tool/describe.ts'
import { questionOf, sectionOf } from '#domain/audit-tool/edit.ts'
import { estimatedMinutes, type ToolContent } from '#domain/audit-tool/tool.ts'
import type { ToolFault } from '#domain/audit-tool/validate.ts'
import { kindsCounted, longestAudit, toolWarnings } from '#domain/audit-tool/warnings.ts'
import { longMoment } from '#domain/calendar/dates.ts'
import { faultsOf, type DraftFound } from './drafts.ts'
import { paths } from './paths.ts'

/** The field that a fault is about, by the fault's code. Where it is none of these, its page is enough. */
const fieldsOfFaults: readonly (readonly [RegExp, string])[] = [
  [/^no-guidance$/, 'guidance'],
  [/^no-text$/, 'text'],
  [/key/, 'key'],
  [/^mandatory/, 'mandatory'],
  [/^no-descriptor$/, 'descriptor-outstanding'],
  [/indicator/, 'indicators'],
  [/choice/, 'choices'],
  [/filled-in|measure/, 'measures'],
  [/^guidance-outside-scale$/, 'scaleGuidance'],
  [/^(range|scale)-/, 'least'],
  [/^carries-on/, 'carriesOn'],
]

const fieldOf = ({ code, where }: ToolFault): string => {
  const field = fieldsOfFaults.find(([pattern]) => pattern.test(code))?.[1]
  if (field === undefined) return ''
  return where === '' && field.startsWith('descriptor') ? '#overall-outstanding' : `#${field}`
}

/** The place at which what is named can be put right: a field of a question's page, of a section's, or of one of the tool's own. */
export function placeOfFault(key: string, tool: ToolContent, fault: ToolFault): string {
  const [first = '', second = first] = fault.where.split('/')
  if (questionOf(tool, second)) return paths.question(key, second) + fieldOf(fault)
  if (sectionOf(tool, first)) return paths.section(key, first) + fieldOf(fault)
  if (hasRule(tool, second)) return paths.rule(key, second)
  const workedOut = /rating|total|scale/.test(fault.code) || isWorkedOut(tool, second)
  return workedOut ? paths.workedOut(key) : paths.about(key) + fieldOf(fault)
}

const hasRule = ({ consistency = [] }: ToolContent, code: string): boolean =>
  consistency.some(rule => rule.code === code)

const isWorkedOut = ({ ratings = [], totals = [], scales = [] }: ToolContent, key: string): boolean =>
  [...ratings, ...totals, ...scales].some(one => one.key === key)

const questionFault = (faults: readonly ToolFault[], section: string, question: string): number =>
  faults.filter(({ where }) => where === `${section}/${question}`).length

const sectionsView = ({ key, content }: DraftFound, faults: readonly ToolFault[]) =>
  content.sections.map((section, place) => ({
    key: section.key,
    title: section.title || 'Untitled section',
    href: paths.section(key, section.key),
    addHref: paths.newQuestion(key, section.key),
    minutes: section.estimatedMinutes,
    graded: section.graded,
    isFirst: place === 0,
    isLast: place === content.sections.length - 1,
    faults: faults.filter(({ where }) => where === section.key).length,
    questions: section.questions.map((question, index) => ({
      key: question.key,
      text: question.text || 'A question without words',
      href: paths.question(key, question.key),
      kind: question.dataOnly === true ? 'For counting' : kindWords[question.kind],
      required: question.required,
      limited: hasConditions(question),
      isFirst: index === 0,
      isLast: index === section.questions.length - 1,
      faults: questionFault(faults, section.key, question.key),
    })),
  }))

const hasConditions = (question: object): boolean =>
  ['statuses', 'ages', 'placements', 'themes', 'askedWhen'].some(field => field in question)

const linksOf = ({ key, content, latest }: DraftFound) => ({
  about: paths.about(key),
  newSection: paths.newSection(key),
  newRule: paths.newRule(key),
  workedOut: paths.workedOut(key),
  preview: paths.preview(key),
  comparison: latest === null ? null : paths.comparison(key, latest.version, 'draft'),
  workbook: paths.draftFile(key, 'xlsx'),
  json: paths.draftFile(key, 'json'),
  upload: paths.upload(key),
  publication: paths.publication(key),
  discard: paths.discard(key),
  order: paths.order(key),
  rules: (content.consistency ?? []).map(rule => ({
    code: rule.code,
    sentence: rule.sentence,
    href: paths.rule(key, rule.code),
  })),
})

export function draftView(draft: DraftFound) {
  const { content, key } = draft
  const faults = faultsOf(draft)
  const longest = longestAudit(content)
  return {
    name: content.name,
    nextVersion: (draft.latest?.version ?? 0) + 1,
    changed: `Last changed by ${draft.changedBy} on ${longMoment(draft.changedAt)}.`,
    minutes: estimatedMinutes(content.sections),
    longest: longest.minutes === 0 ? null : longest,
    kinds: kindsCounted(content),
    questions: content.sections.reduce((count, section) => count + section.questions.length, 0),
    sections: sectionsView(draft, faults),
    faults: faults.map(fault => ({ sentence: fault.sentence, where: fault.where, href: placeOfFault(key, content, fault) })),
    warnings: [...toolWarnings(content)].map(({ sentence, where }) => ({
      sentence,
      href: where === '' ? null : paths.section(key, where),
    })),
    ratings: (content.ratings ?? []).length,
    totals: (content.totals ?? []).length,
    links: linksOf(draft),
  }
}
