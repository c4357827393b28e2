/** What people send when they word, approve or withdraw a message. */
import { z } from 'zod'
import { lengthFault } from '#domain/audit/answers.ts'
import { messageKinds } from '#domain/findings/message.ts'
import { themes } from '#domain/findings/themes.ts'

const text = z
  .string()
  .trim()
  .default('')
  .superRefine((words, issues) => {
    const fault = lengthFault(words)
    if (fault !== null) issues.addIssue({ code: 'custom', message: fault })
  })

export const messageForm = z
  .object({
    kind: z.enum(
      messageKinds.map(({ code }) => code),
      'Choose what it is',
    ),
    theme: z.enum(
      themes.map(({ code }) => code),
      'Choose a theme',
    ),
    words: text,
    actionRequired: text,
  })
  .superRefine((form, issues) => {
    const refuse = (path: string, message: string) => {
      issues.addIssue({ code: 'custom', path: [path], message })
    }
    if (form.words === '') refuse('words', 'Say what audits found')
    if (form.kind === 'area-for-improvement' && form.actionRequired === '')
      refuse('actionRequired', 'Say what is to be done about it, and by whom')
    if (form.kind === 'good-practice' && form.actionRequired !== '')
      refuse(
        'actionRequired',
        'A good practice message asks for no action: leave this empty, or choose area for improvement',
      )
  })
export type MessageForm = z.infer<typeof messageForm>

export const approvalForm = z.object({ wording: z.coerce.number().int().positive() })

export const withdrawalForm = z.object({
  reason: text.refine(reason => reason !== '', 'Say why it no longer holds'),
})
