/** What people send to the re-audits room. */
import { z } from 'zod'
import { lengthFault } from '#domain/audit/answers.ts'
import { mostMonths } from '#domain/re-audits/owed.ts'
import { waiverReasons } from '#domain/re-audits/waiver.ts'

export type Typed = Readonly<Record<string, unknown>>

export const waiverForm = z.object({
  reason: z.enum(
    waiverReasons.map(({ code }) => code),
    'Choose why the re-audit is not done',
  ),
  words: z
    .string()
    .default('')
    .superRefine((words, issues) => {
      const fault = words.trim() === '' ? 'Say why in your own words' : lengthFault(words)
      if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
    }),
})
export type WaiverForm = z.infer<typeof waiverForm>

export const roundForm = z.object({ round: z.string('Choose a round').min(1, 'Choose a round') })
export type RoundForm = z.infer<typeof roundForm>

export const settingsForm = z
  .object({
    followed: z.enum(['inadequate', 'dip', 'both'], 'Choose which grades are followed up'),
    dipShare: z.string().trim().default(''),
    months: z
      .string()
      .trim()
      .default('')
      .refine(
        text => /^\d$/.test(text) && Number(text) >= 1 && Number(text) <= mostMonths,
        `Months must be a whole number from 1 to ${mostMonths}`,
      ),
  })
  .superRefine(({ followed, dipShare }, issues) => {
    if (followed !== 'dip' || /^([1-9]|[1-9]\d)$/.test(dipShare)) return
    const message = 'How many of 100 must be a whole number from 1 to 99'
    issues.addIssue({ code: 'custom', path: ['dipShare'], message })
  })
export type SettingsForm = z.infer<typeof settingsForm>
