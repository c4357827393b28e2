/** The room's forms: what is asked, what may be answered, and what is said when it is not. */
import { z } from 'zod'
import { auditTypes, type AuditType } from '#domain/rounds/opening.ts'
import { usualSampleSize } from '#domain/sampling/draw.ts'
import { methods, type Method } from '#domain/sampling/plan.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params, type Params } from '#ui/params.ts'
import { divisionsOffered, usualDivision } from './divisions.ts'

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

const methodCodes = Object.keys(methods) as [Method, ...Method[]]
/** So that what is typed still fits into an address: the second step of a draw is one that can be gone back to. */
const longestChosen = 6000

/** Numbers that the method does not use are not asked for: what stands there then is kept as it is, or the usual number. */
const numberFor = (least: number, most: number, message: string, usual: number) => ({
  fits: wholeNumber(least, most, message),
  usual,
})
const sizeField = numberFor(
  1,
  largestSample,
  `Enter how many cases to draw, from 1 to ${largestSample}`,
  usualSampleSize,
)
const minimumField = numberFor(
  1,
  largestSample,
  `Enter how many cases each stratum gives at least, from 1 to ${largestSample}`,
  1,
)

/** Case references, one a line or with commas between. */
const references = z
  .string()
  .max(longestChosen, `Use ${longestChosen.toLocaleString('en-GB')} characters or fewer`)
  .default('')
  .transform(text => [...new Set(text.split(/[\s,;]+/).filter(reference => reference !== ''))])
const isDivision = (code: string): boolean => divisionsOffered.some(offered => offered.code === code)

const usesChance = (method: Method): boolean => method !== 'whole-population' && method !== 'by-hand'

export const sampleForm = z
  .object({
    method: z.enum(methodCodes, 'Choose how the cases are chosen').default('stratified-random'),
    size: z.string().trim().default(''),
    minimum: z.string().trim().default(''),
    target: z.string().trim().default(''),
    strataBy: z.string().default(usualDivision).refine(isDivision, 'Choose what divides the cases'),
    restricted: references,
    closing: references,
    chosen: z
      .string()
      .trim()
      .max(longestChosen, `Use ${longestChosen.toLocaleString('en-GB')} characters or fewer`)
      .default(''),
    seed: z.string().trim().max(longestSeed, `The seed must be ${longestSeed} characters or fewer`).default(''),
    exclusionMonths: wholeNumber(0, longestExclusion, `Enter a number of months from 0 to ${longestExclusion}`),
    everyStratum: z
      .string()
      .optional()
      .transform(answer => answer === 'yes'),
  })
  .transform((form, issues) => {
    const refuse = (path: string, message: string) => {
      issues.addIssue({ code: 'custom', path: [path], message })
    }
    const numberIn = (path: 'size' | 'minimum', { fits, usual }: ReturnType<typeof numberFor>, asked: boolean) => {
      const read = fits.safeParse(form[path])
      if (!read.success && asked) refuse(path, read.error.issues[0]?.message ?? 'Enter a number')
      return read.success ? read.data : usual
    }
    const size = numberIn('size', sizeField, usesChance(form.method))
    const minimum = numberIn('minimum', minimumField, form.method === 'stratified-minimum')
    if (usesChance(form.method) && form.seed === '') refuse('seed', 'Enter a seed: any text will do')
    if (form.method === 'targeted' && form.target === '') refuse('target', 'Choose a rule')
    return { ...form, size, minimum }
  })
export type SampleForm = z.infer<typeof sampleForm>
export const sampleFields = [
  'method',
  'strataBy',
  'size',
  'minimum',
  'target',
  'chosen',
  'seed',
  'exclusionMonths',
  'restricted',
  'closing',
] as const

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
