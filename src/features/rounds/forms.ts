/** The room's forms: what is asked, what may be answered, and what is said when it is not. */
import { z } from 'zod'
import { auditTypes, type AuditType } from '#domain/rounds/opening.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params, type Params } from '#ui/params.ts'

const longestTitle = 200
const longestSeed = 100
const largestSample = 500
const longestExclusion = 60

const wholeNumber = (least: number, most: number, message: string) =>
  z
    .string({ error: message })
    .trim()
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine(number => number >= least && number <= most, message)

const auditTypeCodes = auditTypes.map(type => type.code) as [AuditType, ...AuditType[]]

export const openForm = z.object({
  title: z
    .string({ error: 'Enter a title' })
    .trim()
    .min(1, 'Enter a title')
    .max(longestTitle, `The title must be ${longestTitle} characters or fewer`),
  auditType: z.enum(auditTypeCodes, { error: 'Choose a type of audit' }),
  month: z.string({ error: 'Enter a month' }).trim(),
  year: z.string({ error: 'Enter a year' }).trim(),
  importId: z.uuid({ error: 'Choose a case list' }),
  toolVersionId: z.uuid({ error: 'Choose an audit tool' }),
})
export type OpenForm = z.infer<typeof openForm>
export const openFields = ['title', 'auditType', 'month', 'importId', 'toolVersionId'] as const

export const sampleForm = z.object({
  size: wholeNumber(1, largestSample, `Enter how many cases to draw, from 1 to ${largestSample}`),
  seed: z
    .string({ error: 'Enter a seed' })
    .trim()
    .min(1, 'Enter a seed: any text will do')
    .max(longestSeed, `The seed must be ${longestSeed} characters or fewer`),
  exclusionMonths: wholeNumber(0, longestExclusion, `Enter a number of months from 0 to ${longestExclusion}`),
  everyStratum: z
    .string()
    .optional()
    .transform(answer => answer === 'yes'),
})
export type SampleForm = z.infer<typeof sampleForm>
export const sampleFields = ['size', 'seed', 'exclusionMonths'] as const

/** Fields `auditor-1`, `auditor-2`… by the order of the draw; an empty one leaves that case without an auditor for now. */
export const allocationsForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
export type AllocationsForm = z.infer<typeof allocationsForm>
export const auditorField = (drawOrder: number): string => `auditor-${drawOrder}`

const longestNote = 2000
export const closureForm = z.object({
  note: z
    .string()
    .trim()
    .max(longestNote, `The note must be ${longestNote} characters or fewer`)
    .optional()
    .transform(note => note || null),
})
export type ClosureForm = z.infer<typeof closureForm>

/** Errors as pages show them: a summary whose links work, and a message beside each field. */
interface ErrorsShown {
  readonly summary: Params | null
  readonly at: Readonly<Record<string, Params<{ readonly text: string }> | null>>
}

export function shownErrors(fields: readonly string[], errors: FieldErrors | null): ErrorsShown {
  const found = Object.entries(errors ?? {})
  const at = Object.fromEntries(
    fields.map(field => [field, errors?.[field] === undefined ? null : params({ text: errors[field] })]),
  )
  if (found.length === 0) return { summary: null, at }
  const anchor = (field: string): string => (fields.includes(field) ? field : (fields[0] ?? field))
  return {
    summary: params({
      titleText: 'There is a problem',
      errorList: found.map(([field, text]) => ({ text, href: `#${anchor(field)}` })),
    }),
    at,
  }
}

/** What was typed, as text, so that a form shown again loses nothing. */
export const typedText = (typed: Readonly<Record<string, unknown>>, field: string, otherwise = ''): string =>
  typeof typed[field] === 'string' ? typed[field] : otherwise
