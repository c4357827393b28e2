/** Addresses of audits. */
import type { Missing } from '#domain/audit/submission.ts'

const audit = (reference: string): string => `/audits/${reference}`
const section = (reference: string, key: string): string => `${audit(reference)}/sections/${key}`
const check = (reference: string): string => `${audit(reference)}/check`
const learning = (reference: string): string => `${audit(reference)}/learning`
const overall = (reference: string): string => `${audit(reference)}/overall`

/** The very field on which something missing is mended: of a date, the first of its three. */
function mend(reference: string, { page, field }: Missing): string {
  const places = { overall: overall(reference), learning: learning(reference), check: check(reference) }
  return `${typeof page === 'string' ? places[page] : section(reference, page.section)}#${fieldId(field).replace(/-dueOn$/, '-dueOn-day')}`
}

/** Keys have dots, and ids of fields do not. */
export const fieldId = (key: string): string => key.replaceAll('.', '-')

export const paths = {
  audits: '/audits',
  audit,
  section,
  overall,
  learning,
  check,
  mend,
  history: (reference: string, question: string): string => `${audit(reference)}/history/${question}`,
  memory: (reference: string): string => `${audit(reference)}/memory`,
  correction: (reference: string): string => `${audit(reference)}/correction`,
  versions: (reference: string): string => `${audit(reference)}/versions`,
  version: (reference: string, number: number): string => `${audit(reference)}/versions/${number}`,
  changes: (reference: string, number: number): string => `${audit(reference)}/versions/${number}/changes`,
  /** Of the rounds room: where the auditor says that they have no conflict. */
  acceptance: (reference: string): string => `${audit(reference)}/acceptance`,
  submission: (reference: string): string => `${audit(reference)}/submission`,
  /** Of the moderation room. */
  dispute: (reference: string): string => `${audit(reference)}/dispute`,
  comments: (reference: string): string => `${audit(reference)}/comments`,
  goodPractice: '/good-practice',
  moderation: (reference: string): string => `${audit(reference)}/moderation`,
} as const
