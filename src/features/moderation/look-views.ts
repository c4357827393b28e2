/** View-models of the second look: openly, before the auditor's grade is seen, and with both grades side by side. */
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { gradeLabel, grades, type SectionGrade } from '#domain/grades/grade.ts'
import { withoutGrades } from '#domain/moderation/blind.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import {
  auditPaths,
  caseFactsOf,
  gradesSideBySide,
  submittedView,
  type AuditFound,
  type GradeEntryFound,
} from '../audits/door.ts'
import type { concernsOfAudit } from '../safety-concerns/door.ts'
import { paths } from './paths.ts'
import type { BlindLook, SelectionFound } from './queries.ts'

export interface ToModerate {
  readonly audit: AuditFound
  readonly entries: readonly GradeEntryFound[]
  readonly document: SubmittedAudit
  /** Which version of the audit it is, from 1. */
  readonly number: number
  readonly safetyConcerns: Awaited<ReturnType<typeof concernsOfAudit>>
  /** Null where it was handed in before there were rules. */
  readonly selection: SelectionFound | null
  readonly look: BlindLook | null
  readonly typed: Readonly<Record<string, unknown>>
  readonly errors: FieldErrors
}

const noErrors = { decision: null, grade: null, reason: null, comment: null, returnReason: null, agreed: null }

const textIn = ({ typed }: ToModerate, field: string): string => (typeof typed[field] === 'string' ? typed[field] : '')

/** What all three pages show and ask. */
function lookView(given: ToModerate) {
  const { audit, safetyConcerns, errors } = given
  const list = Object.entries(errors).map(([field, message]) => ({ text: message, href: `#${field}` }))
  return {
    reference: audit.reference,
    back: paths.queue,
    returnAction: paths.giveBack(audit.reference),
    comments: paths.comments(audit.reference),
    facts: caseFactsOf(audit),
    safetyConcerns,
    submittedOn: audit.submittedAt ? longDate(dayOf(audit.submittedAt)) : '',
    reason: textIn(given, 'reason'),
    returnReason: textIn(given, 'returnReason'),
    errors: { ...noErrors, ...errors },
    summary: list.length > 0 ? params({ titleText: 'There is a problem', errorList: list }) : null,
  }
}

const changesOf = ({ audit, number }: ToModerate) => (number > 1 ? auditPaths.changes(audit.reference, number) : null)

const gradeItems = (chosen: string, without: string | null = null) =>
  params(
    grades.map(({ code, label }) => ({
      value: code,
      text: label,
      checked: chosen === code,
      disabled: code === without,
    })),
  )

/** The auditor's grade is shown; the moderator agrees or gives another. */
export function openView(given: ToModerate) {
  const { audit, document, entries } = given
  const auditors = document.overall?.grade ?? null
  return {
    ...lookView(given),
    action: paths.look(audit.reference),
    because: given.selection?.because ?? null,
    changes: changesOf(given),
    grades: gradesSideBySide(entries),
    submitted: submittedView(document),
    auditorGrade: auditors === null ? '' : gradeLabel(auditors),
    choices: gradeItems(textIn(given, 'grade'), auditors),
    decision: textIn(given, 'decision'),
    comment: textIn(given, 'comment'),
    sections: gradedSections(document).map(({ key, title, grade }) => sectionAsked(given, { key, title, grade })),
  }
}

/** Whether the moderator looked at a section, and their grade of it with the auditor's in sight. */
function sectionAsked(given: ToModerate, { key, title, grade }: { key: string; title: string; grade: SectionGrade }) {
  const [name, why] = [sectionField(key), whyField(key)]
  const typed = textIn(given, name)
  const fault = given.errors[why]
  return {
    grade: params({
      id: name,
      name,
      label: { text: `${title}: ${gradeLabel(grade).toLowerCase()} by the auditor`, classes: 'govuk-label--s' },
      items: [{ code: '', label: 'Not looked at' }, ...grades].map(({ code, label }) => ({
        value: code,
        text: code === grade ? `I agree: ${label.toLowerCase()}` : label,
        selected: code === typed,
      })),
    }),
    why: params({
      id: why,
      name: why,
      value: textIn(given, why),
      label: { text: `Why, if you would grade ${title.toLowerCase()} differently` },
      ...(fault === undefined ? {} : { errorMessage: { text: fault } }),
    }),
  }
}

/** The name of the field for a section's reason. */
export const whyField = (key: string): string => `why-${key}`

/** The name of a section's field. */
export const sectionField = (key: string): string => `section-${key}`

const gradedSections = (document: SubmittedAudit) => document.sections.filter(({ grade }) => grade !== 'not-graded')

/** Nothing of the auditor's grades; why the audit was chosen is not shown either, because that may tell its grade. */
export function gradeFirstView(given: ToModerate) {
  const { audit, document } = given
  return {
    ...lookView(given),
    action: paths.ownGrade(audit.reference),
    submitted: submittedView(withoutGrades(document)),
    choices: gradeItems(textIn(given, 'grade')),
    sections: gradedSections(document).map(({ key, title }) => {
      const name = sectionField(key)
      const typed = textIn(given, name)
      const items = [{ code: '', label: 'No grade from you' }, ...grades]
      return params({
        id: name,
        name,
        label: { text: title },
        items: items.map(({ code, label }) => ({ value: code, text: label, selected: code === typed })),
      })
    }),
  }
}

/** Both grades, and which one is agreed. */
export function compareView(given: ToModerate) {
  const { audit, document, entries, look } = given
  const sections = gradedSections(document).flatMap(({ key, title, grade }) => {
    const own = look?.sections[key]
    return own === undefined
      ? []
      : [{ title, auditor: gradeLabel(grade), moderator: gradeLabel(own), differ: own !== grade }]
  })
  return {
    ...lookView(given),
    action: paths.agreed(audit.reference),
    because: given.selection?.because ?? null,
    changes: changesOf(given),
    grades: gradesSideBySide(entries),
    submitted: submittedView(document),
    sections,
    choices: gradeItems(textIn(given, 'agreed')),
  }
}
