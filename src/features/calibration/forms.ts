/** What people send to the calibration room. Fields of parts are named by the parts' keys, so they are read with the content at hand. */
import { z } from 'zod'
import { lengthFault } from '#domain/audit/answers.ts'
import { isLocalDate, type LocalDate } from '#domain/calendar/dates.ts'
import {
  fewestWordsOfReason,
  fileFromText,
  type Grading,
  type PracticeContent,
  type PracticePart,
} from '#domain/calibration/content.ts'
import { isGrade } from '#domain/grades/grade.ts'
import { typedText, type Typed } from '#ui/form-params.ts'

export type { Typed }

export const anyForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
export type AnyForm = z.infer<typeof anyForm>

const words = (missing: string) =>
  z
    .string()
    .default('')
    .superRefine((text, issues) => {
      const fault = text.trim() === '' ? missing : lengthFault(text)
      if (fault !== null && fault !== '') issues.addIssue({ code: 'custom', message: fault })
    })

export const withdrawalForm = z.object({ reason: words('Say why it is withdrawn') })
export const reflectionForm = z.object({ words: words('Write what you take from it') })
export const discussionForm = z.object({ notes: words('Write what was talked about'), agreed: words('') })
export const settingsForm = z.object({
  casesFirst: z
    .string()
    .default('')
    .refine(text => /^(?:\d|10)$/.test(text.trim()), 'Enter a whole number from 0 to 10')
    .transform(Number),
})
export const publicationForm = z.object({
  version: z.coerce.number().int().min(1),
  invented: z.literal('yes', 'Read it, and say that nobody real is in it'),
})

/** What was typed of a grading: a grade that is none of ours counts as not chosen. */
export const gradingTyped = (parts: readonly Pick<PracticePart, 'key'>[], typed: Typed): Grading =>
  Object.fromEntries(
    parts.map(({ key }) => {
      const grade = typedText(typed, `grade-${key}`)
      return [key, { grade: isGrade(grade) ? grade : null, why: typedText(typed, `why-${key}`).trim() }]
    }),
  )

const longestTitle = 200
type Faults = Record<string, string>

function titleFault(title: string): string | null {
  if (title === '') return 'Enter a title'
  return title.length > longestTitle ? `The title must be ${longestTitle} characters or fewer` : null
}

function fileFault(text: string): string | null {
  return fileFromText(text).length === 0 ? 'Write the case file' : lengthFault(text)
}

function partFaults(key: string, title: string, typed: Typed): Faults {
  const why = typedText(typed, `why-${key}`)
  const short = why.split(/\s+/).filter(Boolean).length < fewestWordsOfReason
  const fault = lengthFault(why) ?? (short ? `Say in a sentence why the panel agreed this, for “${title}”` : null)
  return {
    ...(isGrade(typedText(typed, `gold-${key}`))
      ? {}
      : { [`gold-${key}`]: `Choose what the panel agreed for “${title}”` }),
    ...(fault === null ? {} : { [`why-${key}`]: fault }),
  }
}

/** What is wrong with a practice case as it was typed, by the ids of fields. */
export function contentFaults(parts: readonly Pick<PracticePart, 'key' | 'title'>[], typed: Typed): Faults {
  const title = titleFault(typedText(typed, 'title').trim())
  const file = fileFault(typedText(typed, 'file'))
  return {
    ...(title === null ? {} : { title }),
    ...(file === null ? {} : { file }),
    ...Object.assign({}, ...parts.map(({ key, title: called }) => partFaults(key, called, typed))),
  } as Faults
}

/** Call it where `contentFaults` found none. */
export const contentTyped = (
  { tool, parts }: Pick<PracticeContent, 'tool'> & { readonly parts: readonly Pick<PracticePart, 'key' | 'title'>[] },
  typed: Typed,
): PracticeContent => ({
  tool,
  title: typedText(typed, 'title').trim(),
  file: fileFromText(typedText(typed, 'file')),
  parts: parts.flatMap(({ key, title }) => {
    const gold = typedText(typed, `gold-${key}`)
    return isGrade(gold) ? [{ key, title, gold, why: typedText(typed, `why-${key}`).trim() }] : []
  }),
})

/** The day typed in three boxes; null where it is no day. */
export function closingDay(typed: Typed): LocalDate | null {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map(part =>
    typedText(typed, `closesOn-${part}`).trim(),
  )
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLocalDate(text) ? text : null
}

export const severalTyped = (typed: Typed, field: string): readonly string[] =>
  [typed[field]].flat().filter(one => typeof one === 'string')
