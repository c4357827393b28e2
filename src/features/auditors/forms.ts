/** What people send to the auditors room. Each form has fields of its own names, because several stand on one page. */
import { z } from 'zod'
import { lengthFault } from '#domain/audit/answers.ts'
import { monthsFault } from '#domain/auditors/exemption.ts'
import { mostAuditsAMonth, mostWorkingDays } from '#domain/auditors/settings.ts'
import { isLocalDate, type LocalDate } from '#domain/calendar/dates.ts'
import { monthFrom } from '#domain/rounds/opening.ts'

const words = (missing: string) =>
  z
    .string()
    .default('')
    .superRefine((text, issues) => {
      const fault = text.trim() === '' ? missing : lengthFault(text)
      if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
    })

const part = z.string().trim().default('')

/** Null where it is empty. */
const numberOrNone = (least: number, most: number, message: string) =>
  part
    .refine(text => text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most), message)
    .transform(text => (text === '' ? null : Number(text)))

/** Three boxes as one day; null where all are empty. */
const dayIn = (parts: readonly string[]): LocalDate | 'none' | 'wrong' => {
  if (parts.every(one => one === '')) return 'none'
  const [day = '', month = '', year = ''] = parts
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^[12]\d{3}$/.test(year) && isLocalDate(text) ? text : 'wrong'
}

export const profileForm = z
  .object({
    monthlyCapacity: numberOrNone(
      0,
      mostAuditsAMonth,
      `Audits a month must be a whole number from 0 to ${mostAuditsAMonth}, or empty`,
    ),
    'trainedOn-day': part,
    'trainedOn-month': part,
    'trainedOn-year': part,
    practisedIn: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform(chosen => (chosen === undefined ? [] : [chosen].flat())),
  })
  .transform((form, issues) => {
    const day = dayIn([form['trainedOn-day'], form['trainedOn-month'], form['trainedOn-year']])
    if (day === 'wrong')
      issues.addIssue({
        code: 'custom',
        path: ['trainedOn'],
        message: 'Enter the day of training, such as 14 5 2018, or leave all three empty',
      })
    const { monthlyCapacity, practisedIn } = form
    return {
      monthlyCapacity,
      trainedOn: day === 'none' || day === 'wrong' ? null : day,
      practisedIn: practisedIn.length === 0 ? null : practisedIn,
    }
  })
export type ProfileForm = z.infer<typeof profileForm>

const orNull = part.transform(text => (text === '' ? null : text))
const uuidOrNull = orNull.refine(id => id === null || z.uuid().safeParse(id).success, 'Choose from the list')

export const conflictForm = z
  .object({
    conflictCase: orNull.refine(
      text => text === null || /^[^\s]{1,60}$/.test(text),
      'Enter a case reference without spaces, of 60 characters or fewer',
    ),
    conflictPractitioner: uuidOrNull,
    conflictTeam: uuidOrNull,
    conflictBecause: words('Say what makes them too near'),
  })
  .superRefine(({ conflictCase, conflictPractitioner, conflictTeam }, issues) => {
    const named = [conflictCase, conflictPractitioner, conflictTeam].filter(one => one !== null).length
    if (named === 1) return
    const message =
      named === 0 ? 'Enter a case, or choose a practitioner or a team' : 'Name only one of case, practitioner and team'
    issues.addIssue({ code: 'custom', path: ['conflictCase'], message })
  })
export type ConflictForm = z.infer<typeof conflictForm>

export const endForm = z.object({ endBecause: words('Say why the conflict has ended') })
export type EndForm = z.infer<typeof endForm>

const monthMessage = 'Enter a month and a year, such as 5 2018'
export const exemptionForm = z
  .object({
    'firstMonth-month': part,
    'firstMonth-year': part,
    'lastMonth-month': part,
    'lastMonth-year': part,
    exemptBecause: words('Say why they cannot audit in these months'),
  })
  .transform((form, issues) => {
    const read = (field: 'firstMonth' | 'lastMonth'): LocalDate => {
      const month = monthFrom(form[`${field}-month`], form[`${field}-year`])
      if (month === null) issues.addIssue({ code: 'custom', path: [field], message: monthMessage })
      return month ?? ('2000-01-01' as LocalDate)
    }
    const months = { firstMonth: read('firstMonth'), lastMonth: read('lastMonth') }
    const message = issues.issues.length === 0 ? monthsFault(months) : null
    if (message !== null) issues.addIssue({ code: 'custom', path: ['lastMonth'], message })
    return { ...months, because: form.exemptBecause, typed: form }
  })
export type ExemptionForm = z.infer<typeof exemptionForm>

export const decisionForm = z
  .object({
    approved: z.enum(['yes', 'no'], 'Choose whether you approve'),
    decidedBecause: z.string().default(''),
  })
  .superRefine(({ approved, decidedBecause }, issues) => {
    const fault = approved === 'no' && decidedBecause.trim() === '' ? 'Say why not' : lengthFault(decidedBecause)
    if (fault !== null) issues.addIssue({ code: 'custom', path: ['decidedBecause'], message: fault })
  })
export type DecisionForm = z.infer<typeof decisionForm>

export const settingsForm = z.object({
  usualMonthlyCapacity: numberOrNone(
    1,
    mostAuditsAMonth,
    `Audits a month must be a whole number from 1 to ${mostAuditsAMonth}, or empty`,
  ),
  workingDays: part
    .refine(
      text => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= mostWorkingDays,
      `Working days must be a whole number from 1 to ${mostWorkingDays}`,
    )
    .transform(Number),
  trainingRecorded: z.enum(['yes', 'no'], 'Choose whether training is recorded').transform(chosen => chosen === 'yes'),
})
export type SettingsForm = z.infer<typeof settingsForm>
