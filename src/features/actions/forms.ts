/** What people send to the actions room. Each deed has fields of its own names, because several forms stand on one page. */
import { typedText } from '#ui/form-params.ts'
import { z } from 'zod'
import { actionKinds, forWhoms, sources } from '#domain/actions/kinds.ts'
import { changes } from '#domain/actions/lifecycle.ts'
import { settingLimits, severities } from '#domain/actions/settings.ts'
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

export const dayIsEmpty = (form: Typed, field: string): boolean =>
  ['day', 'month', 'year'].every(name => typedText(form, `${field}-${name}`).trim() === '')

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

/** An action that no audit asked for: what, why, for whom, who, by when, and how anyone will see that it helped. */
export const newForm = z
  .object({
    source: z.enum(
      sources.map(({ code }) => code),
      'Choose where it comes from',
    ),
    sourceTitle: z
      .string()
      .trim()
      .min(1, 'Say which, such as Improvement board of 4 June')
      .max(200, 'Use 200 characters or fewer'),
    text: wordsField('Say what is to be done'),
    why: z
      .string()
      .default('')
      .refine(words => lengthFault(words) === null, 'Use 10,000 characters or fewer'),
    kind: z.enum(
      actionKinds.map(({ code }) => code),
      'Choose what kind of action it is',
    ),
    severity: z.enum(
      severities.map(({ code }) => code),
      'Choose how much depends on it',
    ),
    forWhom: z.enum(
      forWhoms.map(({ code }) => code),
      'Choose whom it is for',
    ),
    team: z.string().default(''),
    owner: z.string('Choose a person').min(1, 'Choose a person'),
    ...dayParts('due'),
    success: wordsField('Say how we will see that it helped'),
  })
  .refine(form => dayIsEmpty(form, 'due') || dayTyped(form, 'due') !== null, {
    path: ['due'],
    message: 'Enter the day it is due, such as 14 5 2018, or leave it empty for the usual time',
    when: () => true,
  })
export type NewForm = z.infer<typeof newForm>

const wholeNumber = (name: string, most: number) =>
  z
    .string()
    .trim()
    .default('')
    .refine(
      text => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most,
      `${name} must be a whole number from 1 to ${most}`,
    )

export const settingsForm = z.object({
  highDays: wholeNumber('Days for high severity', settingLimits.highDays),
  mediumDays: wholeNumber('Days for medium severity', settingLimits.mediumDays),
  lowDays: wholeNumber('Days for low severity', settingLimits.lowDays),
  loopWeeks: wholeNumber('Weeks', settingLimits.loopWeeks),
})
export type SettingsForm = z.infer<typeof settingsForm>
