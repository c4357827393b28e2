/** What people send when they write a note or a decision on a case. */
import { z } from 'zod'
import { isLocalDate, type LocalDate } from '#domain/calendar/dates.ts'
import { lengthFault } from '#domain/audit/answers.ts'

const part = z.string().trim().max(10).default('')
const fields = {
  kind: z.enum(['note', 'decision'], 'Say whether it is a note or a decision'),
  words: z.string().trim().min(1, 'Write what was noted or decided').default(''),
  'meetingOn-day': part,
  'meetingOn-month': part,
  'meetingOn-year': part,
  'reviewOn-day': part,
  'reviewOn-month': part,
  'reviewOn-year': part,
  owner: z.string().trim().default(''),
}

export const dayFields = ['meetingOn', 'reviewOn'] as const
export type DayField = (typeof dayFields)[number]
type Typed = Readonly<Record<string, unknown>>

/** Empty where nothing was typed, and null where what was typed is no day. */
export function dayTyped(form: Typed, field: DayField): LocalDate | '' | null {
  const [day, month, year] = ['day', 'month', 'year'].map(name => form[`${field}-${name}`])
  const text = (typed: unknown, length: number): string =>
    typeof typed === 'string' ? typed.padStart(length, '0') : ''
  if ([day, month, year].every(typed => typed === '' || typed === undefined)) return ''
  const written = `${text(year, 4)}-${text(month, 2)}-${text(day, 2)}`
  return isLocalDate(written) ? written : null
}

const wrongDay: Readonly<Record<DayField, string>> = {
  meetingOn: 'Enter the day of the meeting, such as 14 5 2018, or leave it empty',
  reviewOn: 'Enter the day of the next review, such as 14 5 2018, or leave it empty',
}

export const noteForm = z.object(fields).superRefine((form, issues) => {
  const refuse = (field: string, message: string) => {
    issues.addIssue({ code: 'custom', path: [field], message })
  }
  const tooLong = lengthFault(form.words)
  if (tooLong !== null) refuse('words', tooLong)
  for (const field of dayFields) if (dayTyped(form, field) === null) refuse(`${field}-day`, wrongDay[field])
})
export type NoteForm = z.infer<typeof noteForm>
