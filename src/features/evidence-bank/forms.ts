/** What people send to the evidence bank. */
import { z } from 'zod'
import { lengthFault } from '#domain/audit/answers.ts'
import { uses } from '#domain/evidence-bank/example.ts'
import { themes } from '#domain/findings/themes.ts'

const longestTitle = 200

const needed = (missing: string) =>
  z
    .string()
    .trim()
    .default('')
    .superRefine((words, issues) => {
      const fault = words === '' ? missing : lengthFault(words)
      if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
    })

const optional = z
  .string()
  .trim()
  .default('')
  .superRefine((words, issues) => {
    const fault = lengthFault(words)
    if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
  })

export const wordingForm = z.object({
  finding: z.union([z.uuid(), z.literal('')]).default(''),
  theme: z.enum(
    themes.map(({ code }) => code),
    'Choose a theme',
  ),
  title: z
    .string()
    .trim()
    .default('')
    .refine(title => title !== '', 'Give it a title')
    .refine(title => title.length <= longestTitle, `Use ${longestTitle} characters or fewer`),
  whatWasDone: needed('Say what was done, so that somebody else can do it'),
  whyItHelped: needed('Say what difference it made'),
})
export type WordingForm = z.infer<typeof wordingForm>

export const publicationForm = z.object({
  wording: z.coerce.number().int().positive(),
  recognised: z.literal('nobody', 'Read it once more, and confirm that nobody can be recognised from it'),
})

export const withdrawalForm = z.object({ reason: needed('Say why others should no longer read it') })

export const passedOverForm = z.object({
  finding: z.uuid(),
  passedReason: needed('Say why, so that whoever proposed it can learn from it'),
})

export const useForm = z.object({
  usedFor: z.enum(
    uses.map(({ code }) => code),
    'Choose what you used it for',
  ),
  useWords: optional,
})
