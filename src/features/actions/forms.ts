/** What people send to the actions room. Each deed has fields of its own names, because several forms stand on one page. */
import { z } from 'zod'
import { changes } from '#domain/actions/lifecycle.ts'
import { lengthFault } from '#domain/audit/answers.ts'
import { isLocalDate, type LocalDate } from '#domain/calendar/dates.ts'

export type Typed = Readonly<Record<string, unknown>>

export const wordsFault = (words: string, missing: string): string | null =>
  words.trim() === '' ? missing : lengthFault(words)

/** Text that must be there, and is not too long. */
export const wordsField = (missing: string) =>
  z
    .string()
    .default('')
    .superRefine((words, issues) => {
      const fault = wordsFault(words, missing)
      if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
    })

const seen = z.coerce.number().int().min(0).catch(-1)
const part = z.string().trim().default('')
export const dayParts = (field: string) =>
  ({ [`${field}-day`]: part, [`${field}-month`]: part, [`${field}-year`]: part }) as const

/** The day typed in three boxes; null where it is no day. The year in four figures, so that nobody means another century. */
export function dayTyped(form: Typed, field: string): LocalDate | null {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map(name =>
    typedText(form, `${field}-${name}`).trim(),
  )
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^[12]\d{3}$/.test(year) && isLocalDate(text) ? text : null
}

export const progressForm = z.object({ progress: wordsField('Say how far it has come') })
export const doneForm = z.object({ evidence: wordsField('Say what was done, and where that can be seen') })
export const verifyForm = z.object({ seen, verified: wordsField('Say what you looked at, and what it showed') })
export const sendBackForm = z.object({ seen, sentBack: wordsField('Say what is still to be done') })
export const withoutForm = z.object({ without: wordsField('Say why it is closed without being done') })
export const giveForm = z.object({
  owner: z.string('Choose a person').min(1, 'Choose a person'),
  giveReason: wordsField('Say why it has another owner'),
})
/** Both at once, so that whoever left out both is told of both. */
export const moveForm = z
  .object({ ...dayParts('newDay'), moveReason: z.string().default('') })
  .superRefine((form, issues) => {
    if (dayTyped(form, 'newDay') === null)
      issues.addIssue({ code: 'custom', path: ['newDay'], message: 'Enter the new day, such as 14 5 2018' })
    const fault = wordsFault(form.moveReason, 'Say why the day is moved')
    if (fault !== null) issues.addIssue({ code: 'custom', path: ['moveReason'], message: fault })
  })
export const loopForm = z.object({
  changed: z.enum(
    changes.map(({ code }) => code),
    'Choose whether the child’s situation changed',
  ),
  loopWords: wordsField('Say how you know'),
})

export const typedText = (typed: Typed, field: string): string => {
  const value = typed[field]
  return typeof value === 'string' ? value : ''
}
