/** What people send in the moderation room. Shares arrive as typed. */
import { z } from 'zod'
import { gradeCodes, type Grade } from '#domain/grades/grade.ts'

const mostCharacters = 10_000
const words = z
  .string()
  .trim()
  .max(mostCharacters, `Use ${mostCharacters.toLocaleString('en-GB')} characters or fewer`)

export const moderationForm = z
  .object({
    decision: z.enum(['agree', 'change'], 'Choose whether you agree'),
    grade: z.string().optional(),
    reason: words.default(''),
    comment: words.default(''),
  })
  // Besides these, a grade and a reason for each section, by the names `section-` and `why-` and its key.
  .catchall(z.string().max(mostCharacters, `Use ${mostCharacters.toLocaleString('en-GB')} characters or fewer`))
  .superRefine((form, issues) => {
    if (form.decision !== 'change') return
    if (!gradeCodes.includes(form.grade as Grade))
      issues.addIssue({ code: 'custom', path: ['grade'], message: 'Choose the grade you would give' })
    if (form.reason === '')
      issues.addIssue({ code: 'custom', path: ['reason'], message: 'Say why you would grade it differently' })
  })
export type ModerationForm = z.infer<typeof moderationForm>

export const returnForm = z.object({ returnReason: words.min(1, 'Say what the auditor should look at again') })
export type ReturnForm = z.infer<typeof returnForm>

const share = z
  .string()
  .trim()
  .regex(/^(?:100|\d{1,2})$/, 'Type a whole number from 0 to 100')

export const rulesForm = z.object({
  outstanding: share,
  good: share,
  'requires-improvement': share,
  inadequate: share,
  firstThree: z.enum(['yes', 'no'], 'Choose yes or no'),
  blind: z.enum(['yes', 'no'], 'Choose whether moderation is blind'),
  headForInadequate: z.enum(['yes', 'no'], 'Choose who moderates audits graded inadequate'),
})
export type RulesForm = z.infer<typeof rulesForm>

const grade = (message: string) => z.enum(gradeCodes, message)

/** Besides these, a grade for each section by the name `section-` and its key; empty where none was given. */
export const ownGradeForm = z
  .object({
    grade: grade('Choose the grade you would give'),
    reason: words.min(1, 'Say why you would give this grade'),
  })
  .catchall(z.string())
export type OwnGradeForm = z.infer<typeof ownGradeForm>

export const agreedForm = z.object({ agreed: grade('Choose the agreed grade'), reason: words.default('') })
export type AgreedForm = z.infer<typeof agreedForm>
