/** What people send to the room: what to share and with whom, a team's receipts, how to hear, and an e-mail to try again. */
import { z } from 'zod'
import { lengthFault } from '#domain/audit/answers.ts'
import { isLocalDate, type LocalDate } from '#domain/calendar/dates.ts'
import { hows, newsKinds } from '#domain/dissemination/news.ts'
import { typedText, type Typed } from '#ui/form-params.ts'

/** Text of at most 10,000 characters; `missing` is said where it must be there. */
const words = (missing: string | null) =>
  z
    .string()
    .default('')
    .superRefine((text, issues) => {
      const fault = missing !== null && text.trim() === '' ? missing : lengthFault(text)
      if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
    })
    .transform(text => text.trim())

/** A checkbox alone arrives as one text, several as a list. */
const several = (value: unknown): unknown => {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

const longestTitle = 200
const practiceMessage = 'practice-message'

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

export const shareForm = z
  .object({
    what: z.string({ error: 'Choose what to share' }).min(1, 'Choose what to share').max(200, 'Choose from the list'),
    title: z
      .string()
      .default('')
      .transform(oneLine)
      .refine(text => text.length <= longestTitle, `The title must be ${longestTitle} characters or fewer`),
    words: words(null),
    places: z.preprocess(
      several,
      z
        .array(z.string().regex(/^(?:team|locality):[0-9a-f-]{36}$/, 'Choose from the teams listed'))
        .min(1, 'Choose at least one team or locality')
        .max(500, 'Choose from the teams listed'),
    ),
  })
  .superRefine((form, issues) => {
    if (form.what !== practiceMessage) return
    if (form.title === '')
      issues.addIssue({ code: 'custom', path: ['title'], message: 'Enter a title for your message' })
    if (form.words === '') issues.addIssue({ code: 'custom', path: ['words'], message: 'Write your message' })
  })
export type ShareForm = z.infer<typeof shareForm>

const part = z.string().trim().default('')

/** The day typed in three boxes; null where it is no day. The year in four figures, so that nobody means another century. */
export function dayTyped(form: Typed): LocalDate | null {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map(name => typedText(form, `met-${name}`).trim())
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^[12]\d{3}$/.test(year) && isLocalDate(text) ? text : null
}

export const discussedForm = z
  .object({ 'met-day': part, 'met-month': part, 'met-year': part, note: words(null) })
  .superRefine((form, issues) => {
    if (dayTyped(form) === null)
      issues.addIssue({
        code: 'custom',
        path: ['met'],
        message: 'Enter the day of your team meeting, such as 14 5 2018',
      })
  })
export type DiscussedForm = z.infer<typeof discussedForm>

export const changedForm = z.object({ change: words('Say what your team changed') })
export type ChangedForm = z.infer<typeof changedForm>

export const takeBackForm = z.object({ reason: words('Say why you take it back') })
export type TakeBackForm = z.infer<typeof takeBackForm>

const codesOfHow = hows.map(({ code }) => code)

/** A radio for each kind of news; kinds that are not offered to somebody are not sent, and stay as they were. */
export const choicesForm = z.object(
  Object.fromEntries(newsKinds.map(({ code }) => [code, z.enum(codesOfHow, 'Choose how you hear of this').optional()])),
)
export type ChoicesForm = z.infer<typeof choicesForm>

export const againForm = z.object({ messageId: z.uuid('Choose an e-mail from the list') })
export type AgainForm = z.infer<typeof againForm>
