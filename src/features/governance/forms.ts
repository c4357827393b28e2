/** The room's forms: a new report, a passage, what was read before a release, and how a member wishes to hear. */
import { z } from 'zod'
import { lengthFault } from '#domain/audit/answers.ts'
import { isLocalDate, type LocalDate } from '#domain/calendar/dates.ts'
import { hearingForms, hearingReports, hearingTimes } from '#domain/governance/hearing.ts'

export type Typed = Readonly<Record<string, unknown>>

const longestTitle = 200
const month = z
  .string({ error: 'Enter a month as year and month, such as 2018-04' })
  .trim()
  .refine(text => monthOf(text) !== null, 'Enter a month as year and month, such as 2018-04')

export const beginForm = z.object({
  title: z
    .string({ error: 'Enter a title' })
    .trim()
    .min(1, 'Enter a title')
    .max(longestTitle, `The title must be ${longestTitle} characters or fewer`),
  from: month,
  to: month,
})
export type BeginForm = z.infer<typeof beginForm>

/** The first day of a month typed as 2018-04; null where there is none. */
export function monthOf(text: string): LocalDate | null {
  const day = `${text}-01`
  return /^20\d\d-\d\d$/.test(text) && isLocalDate(day) ? day : null
}

export const passageForm = z.object({
  words: z
    .string()
    .default('')
    .superRefine((words, issues) => {
      const fault = lengthFault(words)
      if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
    }),
  from: z
    .string()
    .regex(/^\d{1,6}$/)
    .default('0')
    .transform(Number),
})
export type PassageForm = z.infer<typeof passageForm>

/** Fields `read-learnt` with the version that was read, and `read-numbers` with the number of the set. */
export const releaseForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
export type ReleaseForm = z.infer<typeof releaseForm>

/** A checkbox alone arrives as one text, several as a list. */
const several = (value: unknown): unknown => {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

export const hearingForm = z.object({
  reports: z.preprocess(
    several,
    z
      .array(
        z.enum(
          hearingReports.map(({ code }) => code),
          'Choose from the reports listed',
        ),
      )
      .min(1, 'Choose at least one report'),
  ),
  howOften: z.enum(
    hearingTimes.map(({ code }) => code),
    'Choose how often',
  ),
  form: z.enum(
    hearingForms.map(({ code }) => code),
    'Choose in which form',
  ),
  byEmail: z
    .literal('yes', 'Choose from what is offered')
    .optional()
    .transform(given => given === 'yes'),
})
export type HearingForm = z.infer<typeof hearingForm>
