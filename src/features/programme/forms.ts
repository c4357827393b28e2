/** What people send to the programme: an activity, what came of it, and why it is cancelled. */
import { typedText } from '#ui/form-params.ts'
import { z } from 'zod'
import { lengthFault } from '#domain/audit/answers.ts'
import { isLocalDate, type LocalDate } from '#domain/calendar/dates.ts'
import { activityKinds, outputStates, plannedBecause, type ActivityPlan } from '#domain/programme/activity.ts'
import { inOrderOfYear, isYear } from '#domain/programme/year.ts'

export type Typed = Readonly<Record<string, unknown>>

const longestTitle = 200
const longestReason = 2000
const mostAudits = 10_000

/** Free text of at most 10,000 characters; `empty` is said where nothing was written. */
export const words = (empty: string | null) =>
  z
    .string()
    .trim()
    .default('')
    .superRefine((text, issues) => {
      const fault = text === '' ? empty : lengthFault(text)
      if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
    })

/** One line of at most 200 characters. */
export const line = (empty: string, name: string) =>
  z
    .string()
    .trim()
    .default('')
    .refine(text => text !== '', empty)
    .refine(text => text.length <= longestTitle, `${name} must be ${longestTitle} characters or fewer`)

const monthsField = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform(typed => [...inOrderOfYear((typeof typed === 'string' ? [typed] : typed).map(Number))])
  .refine(months => months.length > 0, 'Choose at least one month')

const activityFields = z.object({
  kind: z.enum(
    activityKinds.map(({ code }) => code),
    'Choose what kind of activity it is',
  ),
  title: line('Enter a title', 'The title'),
  focus: words('Say what is looked at'),
  reason: z.enum(
    plannedBecause.map(({ code }) => code),
    'Choose why it is planned',
  ),
  reasonWords: z
    .string()
    .trim()
    .default('')
    .refine(text => text.length <= longestReason, `The reason must be ${longestReason} characters or fewer`),
  leadId: z.uuid('Choose who leads it'),
  months: monthsField,
  toolId: z.union([z.literal(''), z.uuid()], 'Choose a tool from the list, or none').default(''),
  plannedAudits: z
    .string()
    .trim()
    .default('')
    .refine(
      text => text === '' || (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= mostAudits),
      `Enter a whole number of audits from 1 to ${mostAudits.toLocaleString('en-GB')}, or leave it empty`,
    ),
  expectedOutput: words(null),
})

/** Fields that are asked about together are looked at also where another is refused, so that the page tells all at once. */
export const always = (): boolean => true

const reasonIsSaid = ({ reason, reasonWords }: { reason: string; reasonWords: string }): boolean =>
  reason !== 'other' || reasonWords !== ''
const reasonMissing = { path: ['reasonWords'], message: 'Say in words why it is planned', when: always }

export const addForm = activityFields
  .extend({
    year: z
      .string()
      .default('')
      .refine(text => isYear(Number(text)), 'Choose a year'),
  })
  .refine(reasonIsSaid, reasonMissing)
export const changeForm = activityFields
  .extend({ seen: z.string().regex(/^\d{1,6}$/, 'Reload the page, and change it again') })
  .refine(reasonIsSaid, reasonMissing)
export type ActivityForm = z.infer<typeof activityFields>
export type AddForm = z.infer<typeof addForm>
export type ChangeForm = z.infer<typeof changeForm>

/** The order in which the page asks, for its error summary. */
export const activityFieldOrder = [
  'kind',
  'title',
  'focus',
  'reason',
  'reasonWords',
  'leadId',
  'months',
  'toolId',
  'plannedAudits',
  'expectedOutput',
] as const

export function planOf(form: ActivityForm): ActivityPlan {
  const { kind, title, focus, reason, reasonWords, leadId, months, expectedOutput } = form
  const plannedAudits = form.plannedAudits === '' ? null : Number(form.plannedAudits)
  const toolId = form.toolId === '' ? null : form.toolId
  return { kind, title, focus, reason, reasonWords, leadId, months, toolId, plannedAudits, expectedOutput }
}

const part = z.string().trim().max(10).default('')

/** Day, month and year of a date input as one day; null where they are none. */
export function dayTyped(form: Typed, field: string): LocalDate | null {
  const text = (name: string, length: number): string => typedText(form, `${field}-${name}`).padStart(length, '0')
  const written = `${text('year', 4)}-${text('month', 2)}-${text('day', 2)}`
  return isLocalDate(written) ? written : null
}

/** The three fields of a day, and their refusal where they are no day. */
export const dayParts = <Field extends string>(field: Field) =>
  ({ [`${field}-day`]: part, [`${field}-month`]: part, [`${field}-year`]: part }) as Record<
    `${Field}-${'day' | 'month' | 'year'}`,
    typeof part
  >

export const outputForm = z
  .object({
    state: z.enum(
      outputStates.map(({ code }) => code),
      'Choose how far it is',
    ),
    words: words('Say what came of it so far'),
    ...dayParts('toldOn'),
  })
  .refine(form => dayTyped(form, 'toldOn') !== null, {
    path: ['toldOn-day'],
    message: 'Enter the day this was so, such as 14 5 2018',
    when: always,
  })
export type OutputForm = z.infer<typeof outputForm>

export const cancelForm = z.object({ why: words('Say why it is cancelled') })
export type CancelForm = z.infer<typeof cancelForm>

export const nothingForm = z.object({})

export const typedList = (typed: Typed, field: string): readonly string[] => {
  const value = typed[field]
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
}
