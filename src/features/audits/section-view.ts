/** View-model of one section's page: questions with their guidance, what was answered, and both texts where a save came between. */
import { concernsOf, minutesFor, readyToSubmit, sectionProgress } from '#domain/audit/submission.ts'
import { gradeKey, overallKey, yesPartlyNo } from '#domain/audit/answers.ts'
import { sectionsFor, type Question, type Section, type ToolContent } from '#domain/audit-tool/tool.ts'
import { longMoment } from '#domain/calendar/dates.ts'
import { gradeLabel, grades, isGrade, type Grade } from '#domain/grades/grade.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { gradeTag } from '#ui/components/grade-tag/params.ts'
import { params } from '#ui/params.ts'
import { shownField } from './forms.ts'
import { fieldId, paths } from './paths.ts'
import type { AnswerHeld, AuditFound } from './queries.ts'
import type { Given } from './save-answers.ts'
import { caseFactsOf } from './submitted-view.ts'

type Held = ReadonlyMap<string, AnswerHeld>

/** What a page shows besides what is saved: text that was typed and not saved, its faults, the keys that somebody else changed. */
export interface Unsaved {
  readonly typed: Given
  readonly errors: FieldErrors
  readonly stale: readonly string[]
}

const nothingUnsaved: Unsaved = { typed: {}, errors: {}, stale: [] }

const items = (choices: readonly { code: string; label: string }[], chosen: string) =>
  params(choices.map(({ code, label }) => ({ value: code, text: label, checked: code === chosen })))

function fieldOf(key: string, held: Held, unsaved: Unsaved) {
  const saved = held.get(key)
  const { value, evidence } = unsaved.typed[key] ?? saved ?? { value: '', evidence: '' }
  const theirs = unsaved.stale.includes(key) && saved ? savedMeanwhile(saved) : null
  return { key, id: fieldId(key), value, evidence, error: unsaved.errors[key] ?? null, theirs }
}

const savedMeanwhile = ({ value, evidence, givenBy, givenAt }: AnswerHeld) => ({
  value: wordsOf(value),
  evidence,
  by: `${givenBy}, ${longMoment(givenAt)}`,
})

const wordsOf = (value: string): string =>
  isGrade(value) ? gradeLabel(value) : (yesPartlyNo.find(choice => choice.code === value)?.label ?? value)

const shapes: Readonly<Record<Question['answerKind'], 'radios' | 'textarea' | 'input'>> = {
  'yes-partly-no': 'radios',
  choice: 'radios',
  progress: 'radios',
  'long-text': 'textarea',
  'short-text': 'input',
  date: 'input',
  count: 'input',
}

function hintOf({ hint, whereToLook }: Question): string | null {
  const parts = [hint, whereToLook && `Where to look: ${whereToLook}`].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : null
}

function questionView(question: Question, held: Held, unsaved: Unsaved) {
  const field = fieldOf(question.key, held, unsaved)
  const shape = shapes[question.answerKind]
  const choices = question.answerKind === 'yes-partly-no' ? yesPartlyNo : (question.choices ?? [])
  return {
    ...field,
    text: question.text,
    hint: hintOf(question),
    shape,
    narrow: question.answerKind === 'count' || question.answerKind === 'date',
    items: shape === 'radios' ? items(choices, field.value) : null,
    asksEvidence: shape === 'radios',
  }
}

export function gradeView(
  key: string,
  descriptors: Readonly<Record<Grade, string>> | undefined,
  held: Held,
  unsaved: Unsaved = nothingUnsaved,
) {
  const field = fieldOf(key, held, unsaved)
  return {
    ...field,
    items: params(
      grades.map(({ code, label }) => ({
        value: code,
        text: label,
        checked: code === field.value,
        hint: { text: descriptors?.[code] ?? '' },
        label: { classes: 'govuk-!-font-weight-bold' },
      })),
    ),
  }
}

interface SectionShown {
  readonly audit: AuditFound
  readonly tool: ToolContent
  readonly section: Section
  readonly held: Held
}

export function sectionView({ audit, tool, section, held }: SectionShown, unsaved: Unsaved = nothingUnsaved) {
  const sections = sectionsFor(tool, audit.caseStatus)
  const place = sections.findIndex(one => one.key === section.key)
  const keys = [...section.questions.map(question => question.key), gradeKey(section.key)]
  return {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.section(audit.reference, section.key),
    title: section.title,
    caption: `Audit ${audit.reference}, section ${place + 1} of ${sections.length}`,
    guidance: section.guidance,
    window: `Read the last ${tool.lookbackMonths} months of the record, and judge the last ${tool.judgementMonths}.`,
    facts: caseFactsOf(audit),
    questions: section.questions.map(question => questionView(question, held, unsaved)),
    grade: section.graded ? gradeView(gradeKey(section.key), section.descriptors, held, unsaved) : null,
    shown: shownField(held, keys),
    stale: unsaved.stale.length > 0,
    errors: errorsShown(unsaved.errors),
    savedAt: savedAt(held, keys),
  }
}

interface OverallShown {
  readonly audit: AuditFound
  readonly tool: ToolContent
  readonly held: Held
}

/** The audit as a whole: its sections' grades beside the question, and the descriptors of each grade. Nothing is worked out. */
export function overallView({ audit, tool, held }: OverallShown, unsaved: Unsaved = nothingUnsaved) {
  return {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.overall(audit.reference),
    facts: caseFactsOf(audit),
    sections: sectionsFor(tool, audit.caseStatus)
      .filter(section => section.graded)
      .map(section => {
        const grade = held.get(gradeKey(section.key))?.value
        return {
          title: section.title,
          href: paths.section(audit.reference, section.key),
          tag: isGrade(grade) ? gradeTag({ grade, small: true }) : null,
        }
      }),
    grade: gradeView(overallKey, tool.overallDescriptors, held, unsaved),
    shown: shownField(held, [overallKey]),
    stale: unsaved.stale.length > 0,
    errors: errorsShown(unsaved.errors),
  }
}

export const errorsShown = (errors: FieldErrors) => {
  const list = Object.entries(errors)
  return list.length === 0
    ? null
    : params({
        titleText: 'There is a problem',
        errorList: list.map(([key, text]) => ({ text, href: `#${fieldId(key)}` })),
      })
}

function savedAt(held: Held, keys: readonly string[]): string | null {
  const latest = keys
    .flatMap(key => held.get(key)?.givenAt ?? [])
    .sort()
    .at(-1)
  return latest === undefined ? null : `Last saved ${longMoment(latest)}`
}

const progressTags = {
  'not-started': { text: 'Not started', classes: 'govuk-tag--grey' },
  'in-progress': { text: 'In progress', classes: 'govuk-tag--blue' },
  complete: null,
} as const

const taskItem = (title: string, href: string, progress: keyof typeof progressTags, hint: string | null = null) => {
  const tag = progressTags[progress]
  return {
    title: { text: title },
    href,
    status: tag ? { tag } : { text: 'Complete' },
    ...(hint === null ? {} : { hint: { text: hint } }),
  }
}

/** The auditor's list of sections, with where each stands. */
export function taskListView(audit: AuditFound, tool: ToolContent, held: Held) {
  const filled = { tool, caseStatus: audit.caseStatus, answers: held }
  const sections = sectionsFor(tool, audit.caseStatus)
  const missing = [...readyToSubmit(filled)]
  const overallMissing = missing.some(one => one.page === 'overall')
  const learningMissing = missing.some(one => one.page === 'learning')
  const begunLearning = [...held].some(([key, answer]) => /^(strength|area|action)\./.test(key) && answer.value !== '')
  return {
    sections: params({
      idPrefix: 'section',
      items: sections.map(section =>
        taskItem(
          section.title,
          paths.section(audit.reference, section.key),
          sectionProgress(section, held),
          `About ${section.estimatedMinutes} minutes`,
        ),
      ),
    }),
    whole: params({
      idPrefix: 'whole',
      items: [
        taskItem(
          'Strengths, areas for improvement and actions',
          paths.learning(audit.reference),
          !learningMissing ? 'complete' : begunLearning ? 'in-progress' : 'not-started',
        ),
        taskItem(
          'Overall grade',
          paths.overall(audit.reference),
          !overallMissing ? 'complete' : held.has(overallKey) ? 'in-progress' : 'not-started',
        ),
      ],
    }),
    complete: `${sections.filter(section => sectionProgress(section, held) === 'complete').length} of ${sections.length} sections complete`,
    minutes: minutesFor(tool, audit.caseStatus),
    check: paths.check(audit.reference),
    ready: missing.length === 0,
    concerns: concernsOf(filled).length,
  }
}
